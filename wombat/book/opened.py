"""A workbook opened for a build: our sheets recognised and read into the plan."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wombat.book.deleted import note_deleted, told_deleted
from wombat.book.ids import Ids
from wombat.book.manifest import Manifest, read_manifest
from wombat.book.reading import SheetReader
from wombat.book.recognise import recognise
from wombat.errors import Problem
from wombat.text import Texts
from wombat.xlsx.workbook import Workbook

if TYPE_CHECKING:
    from pathlib import Path

    from wombat.book.places import SheetPlace
    from wombat.definitions.model import Worksheet
    from wombat.plan.model import Plan

__all__ = ["OpenBook", "open_book", "read_book", "read_sheet", "told_deleted"]

texts = Texts(__package__)


@dataclass(slots=True)
class OpenBook:
    """A workbook with what the program knows of it.

    Attributes:
        book: of the workbook engine.
        manifest: what the last build left, a fresh one where there was none.
        names: name of the sheet of each worksheet of ours that is there.
        places: where the parts of each worksheet stand, once they are read.
        ids: gives new ids.
        gone: ids of rows that the user deleted, by worksheet and part; those deleted since the last build in `deleted`.
        problems: cells that do not fit, copied rows, sheets that are missing.
    """

    book: Workbook
    manifest: Manifest
    names: dict[str, str] = field(default_factory=dict)
    places: dict[str, SheetPlace] = field(default_factory=dict)
    ids: Ids = field(default_factory=Ids)
    gone: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    deleted: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def open_book(path: Path | None) -> OpenBook:
    """Open the workbook at ``path`` or start a new one, and find our sheets in it.

    Raises:
        WombatError: it cannot be opened: broken, encrypted, too large, or written by a newer version.
    """
    if path is None:
        return OpenBook(Workbook.new(), Manifest())
    book = Workbook.open(path)
    manifest = read_manifest(book, path.name) or Manifest()
    opened = OpenBook(book, manifest, ids=Ids(manifest.highest))
    opened.names, copies = recognise(book, manifest)
    opened.problems += [
        Problem(texts("opened.copy", sheet=copy, original=opened.names[sheet_id]), again=True)
        for sheet_id, copy in copies
    ]
    return opened


def read_book(opened: OpenBook, worksheets: dict[str, Worksheet], plan: Plan) -> None:
    """Read all worksheets of ours that are in the workbook into the plan.

    Raises:
        WombatError: the hidden columns of one of them are gone.
    """
    if not opened.manifest.language:
        opened.manifest.language = _spoken(opened, worksheets)
    for sheet_id, definition in worksheets.items():
        if sheet_id in opened.names:
            read_sheet(opened, definition, plan)
        elif sheet_id in opened.manifest.names:
            opened.problems.append(
                Problem(texts("opened.made_anew", sheet=opened.manifest.names[sheet_id]), again=False)
            )
            if sheet_id == "contacts":
                opened.manifest.sources = {}
    note_deleted(opened, plan)


def _spoken(opened: OpenBook, worksheets: dict[str, Worksheet]) -> str:
    """Return the language that the names of most of our sheets are in, for a workbook that remembers none."""
    named = [(worksheets[sheet_id].title, name) for sheet_id, name in opened.names.items() if sheet_id in worksheets]
    counts = Counter(tag for title, name in named for tag in title.forms if title.say(tag) == name)
    return counts.most_common(1)[0][0] if counts else ""


def read_sheet(opened: OpenBook, definition: Worksheet, plan: Plan) -> None:
    """Read one worksheet of ours into the plan.

    Raises:
        WombatError: its hidden columns are gone.
    """
    sheet = opened.book.sheet(opened.names[definition.id])
    reader = SheetReader(sheet, definition, plan, opened.ids, opened.manifest)
    opened.places[definition.id] = reader.read()
    opened.problems += reader.problems
