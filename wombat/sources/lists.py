"""Reading a source as a list, whatever kind of file it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wombat.sources.grid import Grid
    from wombat.sources.source import Source


def read_sheets(source: Source) -> list[Grid]:
    """Return the sheets of a text list or a workbook.

    Raises:
        WombatError: the workbook cannot be read, or the list has more cells than are read.
    """
    if source.kind == "text":
        from wombat.sources.delimited import read_delimited

        return [read_delimited(source.text, source.name)]
    if source.kind == "spreadsheetml":
        from wombat.sources.spreadsheetml import read_spreadsheetml

        return read_spreadsheetml(source.data, source.name)
    if source.kind == "html":
        from wombat.sources.webpage import read_webpage

        return read_webpage(source.data, source.name, source.encoding)
    from wombat.sources.spreadsheets import read_spreadsheet

    return read_spreadsheet(source.data, source.kind, source.name)
