"""One worksheet: its cells, rows that move, and what stands around the rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wombat.xlsx.coords import MAX_ROW, Area, area
from wombat.xlsx.grid import Grid
from wombat.xlsx.xml import BadXmlError, main

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lxml.etree import _Element

    from wombat.xlsx.relations import Relations
    from wombat.xlsx.tables import TableRef

_DIMENSION = re.compile(rb"""(<dimension\s+ref\s*=\s*["'])[^"']*""")


class Sheet(Grid):
    """A worksheet; rows and columns are counted from 1."""

    # Rows that move

    def insert_rows(self, at: int, count: int) -> None:
        """Insert blank rows before row ``at``; everything that points to rows below follows, in the whole workbook.

        Raises:
            ValueError: there is no such row.
        """
        from wombat.xlsx.shift import insert_rows

        if not (1 <= at <= MAX_ROW and count >= 0):
            raise ValueError(f"cannot insert {count} rows at {at}")
        insert_rows(self, at, count) if count else None

    def delete_rows(self, at: int, count: int = 1) -> None:
        """Take ``count`` rows out from row ``at`` on; what pointed to them alone is ``#REF!``."""
        self.delete_each(range(at, at + count))

    def delete_each(self, rows: Iterable[int]) -> None:
        """Take rows out, all in one go, which is much faster than one by one; the numbers are those before."""
        from wombat.xlsx.shift import delete_rows

        wanted = sorted({row for row in rows if 1 <= row <= MAX_ROW})
        delete_rows(self, wanted) if wanted else None

    def reorder(self, first_row: int, order: Sequence[int]) -> None:
        """Put rows into another order: row ``first_row + order[i]`` comes to ``first_row + i``.

        A row moves as a whole: cells, height, formats, comments, links, merges and formats within it; what its
        formulas say of the row itself follows. As when a spreadsheet sorts, formulas elsewhere go on pointing to the
        same places.

        Raises:
            ValueError: ``order`` is no permutation of 0, 1, 2…
        """
        from wombat.xlsx.shift import reorder

        self.settle()
        reorder(self, first_row, order)

    def like_row(self, first_row: int, last_row: int, like: int) -> None:
        """Make rows look like another: height, formats of blank cells, validations and conditional formats."""
        from wombat.xlsx.cover import like_row

        self.settle()
        like_row(self, first_row, last_row, like)

    def cover(self, first_row: int, last_row: int, like: int) -> None:
        """Extend the validations and conditional formats that hold for row ``like`` to other rows."""
        from wombat.xlsx.cover import cover

        cover(self, first_row, last_row, like)

    @property
    def relations(self) -> Relations:
        """The relations of the part."""
        return self.book.package.relations(self.part)

    @property
    def root(self) -> _Element:
        """The element ``worksheet`` without rows; whoever changes it calls `touch`.

        Raises:
            WombatError: it is no readable XML.
        """
        try:
            return self.frame.root
        except BadXmlError as error:
            raise self._broken() from error

    def touch(self) -> None:
        """Say that `root` was changed."""
        self.frame.touch()

    def select(self, chosen: bool) -> None:
        """Mark the sheet as selected or not, in every window."""
        for view in self.root.iterfind(f"{main('sheetViews')}/{main('sheetView')}"):
            if (view.get("tabSelected") in ("1", "true")) != chosen:
                view.attrib.pop("tabSelected", "")
                view.set("tabSelected", "1") if chosen else None
                self.touch()

    def tables(self) -> list[TableRef]:
        """Return the tables of the sheet."""
        from wombat.xlsx.tables import tables

        return tables(self)

    def resize_table(self, name: str, last_row: int) -> None:
        """Make the table of that display name end at another row; its filter goes along.

        Raises:
            KeyError: there is no such table.
            ValueError: it would have no row for data.
        """
        from wombat.xlsx.tables import resize_table

        resize_table(self, name, last_row)

    def set_table_headers(self, name: str, headers: Mapping[int, str]) -> None:
        """Give columns of a table other names, by position from 0, in the table and in its header cells.

        Raises:
            KeyError: there is no such table.
            ValueError: two columns would bear one name.
        """
        from wombat.xlsx.tables import set_table_headers

        set_table_headers(self, name, headers)

    @property
    def dimension(self) -> Area | None:
        """The area the sheet says it uses; programs are known to write a wrong one."""
        found = self.root.find(main("dimension"))
        return area(found.get("ref") or "") if found is not None else None

    @property
    def changed(self) -> bool:
        """Whether the sheet differs from its part."""
        self.settle()
        return self.cell_rows.changed or self.frame.changed

    def write(self) -> None:
        """Write the sheet to its part where it was changed."""
        if not self.changed:
            return
        head, tail = self.frame.parts()
        if self.cell_rows.changed:
            head = _DIMENSION.sub(rb"\g<1>" + self._used().encode(), head, count=1)
        self.book.package.write(self.part, [head, *self.cell_rows.pieces(), tail])
        self.cell_rows.changed = self.frame.changed = False
        self.frame.head, self.frame.tail = head, tail

    def _used(self) -> str:
        """Return the area the sheet uses, from its rows and the columns it named before."""
        numbers = self.cell_rows.numbers
        before = self.dimension
        if not numbers:
            return "A1"
        first = before.first_column if before and before.last_row - before.first_row else 1
        last = max(self._widest, before.last_column if before else 1)
        return str(Area(numbers[0], min(first, last), numbers[-1], last))
