"""Somebody's workbook read as a source: recognised by the program's own marks, values only, nothing is ever written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path
    from typing import IO

    from wombat.book.places import SheetPlace
    from wombat.plan.model import Plan
    from wombat.prepare import Options
    from wombat.sources.source import Source

texts = Texts("wombat")

TEAM, SEVERAL = "team", 2
"""The group of worksheets that is switched on where so many workbooks are put together."""
_MARK = b"_wombat.sheet"
_BOOK = "xl/workbook.xml"
_LARGEST = 32 * 2**20


@dataclass(slots=True)
class Foreign:
    """A workbook of this program that somebody passed on.

    Attributes:
        plan: what it says; its owner is the other person.
        places: where each row stands, as ``Contacts!C12``, by worksheet, part and row id.
    """

    plan: Plan
    places: Mapping[tuple[str, str, str], str] = field(default_factory=dict)

    def place(self, sheet: str, part: str, row_id: str) -> str:
        """Return where a row stands, or its id where that is not known."""
        return self.places.get((sheet, part, row_id), row_id)


def holds_plan(source: Source) -> bool:
    """Tell whether a source is a workbook of this program, by the defined names it gives its sheets."""
    from io import BytesIO

    return source.kind == "xlsx" and is_marked(BytesIO(source.data))


def is_marked(file: Path | IO[bytes]) -> bool:
    """Tell whether a file is a workbook in which this program named its sheets; only the list of names is read."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(file) as archive:
            return archive.getinfo(_BOOK).file_size <= _LARGEST and _MARK in archive.read(_BOOK)
    except (BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError, ValueError, EOFError):
        return False


def for_team(options: Options, sources: Sequence[Path]) -> Options:
    """Return the options with the worksheets of a team switched on, if several workbooks are to be put together."""
    from wombat.sources.source import Source

    books = [path for path in sources if path.suffix.lower() in (".xlsx", ".xlsm") and path.is_file()]
    if len(books) < SEVERAL or TEAM in (*options.switch_on, *options.switch_off):
        return options
    several = sum(holds_plan(Source(path, today=date.min)) for path in books) >= SEVERAL
    return replace(options, switch_on=(*options.switch_on, TEAM)) if several else options


def read_plan(source: Source, sheets: Collection[str] = ()) -> Foreign:
    """Read a workbook of this program that somebody passed on; of its cells only the values are taken.

    Args:
        source: the workbook.
        sheets: ids of the worksheets to read besides the settings; all of them where none is named.

    Raises:
        WombatError: it cannot be opened: broken, encrypted, too large, written by a newer version, or without contacts.
    """
    from wombat.errors import WombatError
    from wombat.prepare import Options, begin
    from wombat.prepare import read_plan as read

    prepared = begin(source.path, Options(today=source.today))
    wanted = {*sheets, "settings"} if sheets else prepared.plan.worksheets.keys()
    prepared.plan.worksheets = {key: each for key, each in prepared.plan.worksheets.items() if key in wanted}
    read(prepared)
    if "contacts" not in prepared.opened.places:
        raise WombatError(texts("foreign.no_contacts", file=source.name))
    return Foreign(prepared.plan, _places(prepared.opened.places))


def _places(sheets: Mapping[str, SheetPlace]) -> dict[tuple[str, str, str], str]:
    from wombat.xlsx.coords import letters

    found = {}
    for sheet_id, place in sheets.items():
        for part_id, table in place.tables.items():
            column = letters(min(table.columns.values(), default=place.was_column + 1))
            for row_id, number in zip(table.ids, table.numbers, strict=True):
                found[sheet_id, part_id, row_id] = f"{place.name}!{column}{number}"
    return found
