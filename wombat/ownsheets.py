"""Worksheets without a plugin: a folder of definitions, given for a build or named in Settings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from wombat.book import markers
from wombat.book.reading import form_cell
from wombat.errors import Problem, UsageError
from wombat.text import Texts

if TYPE_CHECKING:
    from wombat.book.opened import OpenBook
    from wombat.prepare import Options

texts = Texts("wombat")
FIELD = "worksheets"
"""Of the form ``settings.main``: the folder's name, as seen from the workbook."""


def beside(options: Options, book: Path) -> Options:
    """Return the options with the name by which Settings will remember the folder, where it stands beside the workbook.

    Raises:
        UsageError: the folder that was asked for is not there.
    """
    if options.worksheets is None:
        return options
    if not options.worksheets.is_dir():
        raise UsageError(texts("worksheets.no_folder", folder=str(options.worksheets)))
    home, folder = book.resolve().parent, options.worksheets.resolve()
    name = folder.relative_to(home).as_posix() if home in folder.parents else ""
    return replace(options, worksheets_beside=name)


def folder_of(opened: OpenBook, book: Path | None, asked: Path | None) -> tuple[Path | None, list[Problem]]:
    """Return the folder with worksheets of one's own and what must be told of it.

    A folder that Settings name must lie beneath the folder of the workbook, wherever the workbook came from.

    Args:
        opened: the workbook.
        book: its path; None for a new one.
        asked: the folder given for this build, which goes first.
    """
    if asked is not None or book is None:
        return asked, []
    name = _named(opened)
    if not name:
        return None, []
    steps = PurePosixPath(name.replace("\\", "/")).parts
    home = book.resolve().parent
    folder = home.joinpath(*steps)
    if ".." in steps or ":" in name or home not in folder.resolve().parents:
        return None, [Problem(texts("worksheets.elsewhere", folder=name), opened.names["settings"], failure=True)]
    if not folder.is_dir():
        return None, [Problem(texts("worksheets.gone", folder=name), opened.names["settings"], failure=True)]
    return folder, []


def _named(opened: OpenBook) -> str:
    """Return the folder that Settings name, read before any definition is."""
    if "settings" not in opened.names:
        return ""
    sheet = opened.book.sheet(opened.names["settings"])
    return str(form_cell(sheet, markers.form_mark("main", FIELD)) or "").strip()
