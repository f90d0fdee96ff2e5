"""An importer for a kind of list, made from two functions that look at one sheet at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.errors import WombatError
from wombat.hooks import Importer
from wombat.records import SetAside
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from wombat.records import Record
    from wombat.sources.grid import Grid
    from wombat.sources.source import Source
    from wombat.text import Text

texts = Texts(__package__)


def list_importer(
    id: str,  # noqa: A002 - the name of the field it fills
    label: Text,
    score: Callable[[Grid], int],
    read: Callable[[Grid, Source], Iterable[Record]],
    unreadable: int = 0,
) -> Importer:
    """Return an importer for lists in text files and workbooks.

    Args:
        id: short name, such as ``linkedin``.
        label: what a user calls it.
        score: how sure it is that a sheet is of its kind, 0 to 100.
        read: yields the records of such a sheet; its other sheets are set aside, each as one record.
        unreadable: how sure it is of a workbook that cannot be read, so that one importer says why.
    """

    def recognise(source: Source) -> int:
        try:
            return max((score(grid) for grid in source.sheets()), default=0)
        except WombatError:
            return unreadable

    def records(source: Source) -> Iterator[Record]:
        for grid in source.sheets():
            if score(grid):
                yield from read(grid, source)
            else:
                yield SetAside(grid.place(0), texts("list.other_sheet", n=len(grid.rows)))

    return Importer(id, label, recognise, records)
