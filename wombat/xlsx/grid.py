"""The cells of one worksheet: rows read and changed where they stand, everything else kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wombat.errors import WombatError
from wombat.xlsx import texts
from wombat.xlsx.cells import Cell, Decoder, Value
from wombat.xlsx.coords import MAX_COLUMN, MAX_ROW, letters
from wombat.xlsx.encoding import Encoder
from wombat.xlsx.frame import split
from wombat.xlsx.guard import MAX_CELLS
from wombat.xlsx.rowxml import RowXml
from wombat.xlsx.sharedformulas import SharedFormulas
from wombat.xlsx.styles import number
from wombat.xlsx.xml import BadXmlError, main

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wombat.xlsx.fill import Columns, Looks
    from wombat.xlsx.workbook import Workbook

_FILLED = re.compile(rb"<(?:v|is|f)[\s>/]")


class Grid:
    """The rows of a worksheet; rows and columns are counted from 1.

    Attributes:
        book: the workbook it belongs to.
        name: as its tab shows it.
        part: name of its part in the package.
        recalculate: whether a cell holds another value or formula than when the sheet was read.
    """

    def __init__(self, book: Workbook, name: str, part: str) -> None:
        """Read a sheet; `Workbook.sheet` does it.

        Raises:
            WombatError: the part is damaged or no worksheet, or holds more than 5,000,000 cells.
        """
        self.book, self.name, self.part = book, name, part
        data = book.package.xml(part)
        if data.count(b"<c ") + data.count(b"<c>") > MAX_CELLS:
            raise WombatError(texts("sheet.too_many_cells", file=book.package.label, sheet=name))
        try:
            self.frame, self.cell_rows = split(data)
        except BadXmlError as error:
            raise self._broken() from error
        self._shared = SharedFormulas(self.cell_rows)
        self._decoder = Decoder(
            book.shared_strings, book.styles.is_date, date1904=book.date1904, formula=self._shared.formula
        )
        self.encoder = Encoder(book.quoted, book.unquoted, date1904=book.date1904)
        self._open: tuple[int, RowXml, bytes] | None = None
        self._widest = 0
        self.recalculate = False

    def _broken(self) -> WombatError:
        return WombatError(texts("sheet.broken", file=self.book.package.label, sheet=self.name))

    # Reading

    def rows(self, first: int = 1, last: int | None = None) -> Iterator[tuple[int, dict[int, Cell]]]:
        """Yield (row, cells by column) of the rows the sheet holds.

        Raises:
            WombatError: a row is damaged.
        """
        self.settle()
        for row, xml in self.cell_rows.each(first, last):
            yield row, self._decoded(row, xml)

    def _decoded(self, number: int, xml: bytes) -> dict[int, Cell]:
        try:
            return self._decoder.cells(number, xml.decode())
        except (BadXmlError, UnicodeDecodeError, ValueError) as error:
            raise self._broken() from error

    def values(self, first: int = 1, last: int | None = None) -> Iterator[tuple[int, dict[int, Value]]]:
        """Yield (row, values by column) of the rows the sheet holds; the fast way to read without formulas and formats.

        Raises:
            WombatError: a row is damaged.
        """
        self.settle()
        decode = self._decoder.values
        try:
            for row, xml in self.cell_rows.each(first, last):
                yield row, decode(row, xml.decode())
        except (BadXmlError, UnicodeDecodeError, ValueError) as error:
            raise self._broken() from error

    def contents(self) -> Iterator[tuple[int, dict[int, Value], dict[int, str]]]:
        """Yield (row, values by column, formulas by column) of the rows the sheet holds, blank cells left out.

        Raises:
            WombatError: a row is damaged.
        """
        self.settle()
        decode = self._decoder.values
        try:
            for row, xml in self.cell_rows.each():
                if b"<f" not in xml:
                    yield row, decode(row, xml.decode()), {}
                    continue
                cells = self._decoded(row, xml).items()
                values: dict[int, Value] = {column: cell.value for column, cell in cells if cell.value is not None}
                yield row, values, {column: cell.formula for column, cell in cells if cell.formula is not None}
        except (BadXmlError, UnicodeDecodeError, ValueError) as error:
            raise self._broken() from error

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell; a blank one with the format it would get where the sheet holds none."""
        self.settle()
        xml = self.cell_rows.get(row)
        found = self._decoded(row, xml).get(column) if xml else None
        return found or Cell(None, None, self._style_at(row, column))

    def _style_at(self, row: int, column: int) -> int:
        return self.row_parts(row).style(column) or self.column_style(column)

    def column_style(self, column: int) -> int:
        """Return the format that blank cells of a column have."""
        for element in self.frame.root.iterfind(f"{main('cols')}/{main('col')}"):
            if number(element, "min") <= column <= number(element, "max"):
                return number(element, "style")
        return 0

    def row_style(self, row: int) -> dict[int, int]:
        """Return the format of each cell that a row holds, by column."""
        self.settle()
        xml = self.cell_rows.get(row)
        return {column: cell.style for column, cell in self._decoded(row, xml).items()} if xml else {}

    @property
    def last_row(self) -> int:
        """The last row that holds a value or a formula, 0 where there is none."""
        self.settle()
        numbers = self.cell_rows.numbers
        for row in reversed(numbers):
            if _FILLED.search(self.cell_rows.get(row) or b""):
                return row
        return 0

    # Writing

    def put(self, row: int, column: int, value: Value, formula: str | None = None, style: int | None = None) -> None:
        """Set a cell; one that holds the same already keeps its bytes.

        Args:
            row: counted from 1.
            column: counted from 1.
            value: what it shows; text stays text whatever it looks like.
            formula: with or without ``=``; ``value`` is then what it gives.
            style: number of the cell format; None keeps the cell's own.

        Raises:
            TextTooLongError: the text has more characters than a cell holds.
            ValueError: there is no such cell, or a date lies before the calendar of the workbook.
        """
        if not (1 <= row <= MAX_ROW and 1 <= column <= MAX_COLUMN):
            raise ValueError(f"no cell in row {row}, column {column}")
        parts = self._open_row(row)
        old = parts.cells.get(column)
        if old is not None and self._same(row, old, value, formula, style):
            return
        if old is None and style is None:
            style = parts.style(column) or self.column_style(column)
        if old is not None and b'"shared"' in old:
            self.expand_shared()
            parts = self._open_row(row)
            old = parts.cells[column]
        wanted = parts.style(column) if style is None else style
        place = f"{letters(column)}{row}"
        parts.cells[column] = self.encoder.cell(place, value, formula, wanted).encode()
        self._widest = max(self._widest, column)
        self.recalculate = True

    def _same(self, row: int, old: bytes, value: Value, formula: str | None, style: int | None) -> bool:
        cell = next(iter(self._decoded(row, old).values()), None)
        return cell is not None and self.same(cell, value, formula, style)

    def same(self, cell: Cell, value: Value, formula: str | None, style: int | None) -> bool:
        """Tell whether a cell holds this already."""
        if formula is not None:
            formula = formula.removeprefix("=")
        same_kind = isinstance(cell.value, bool) == isinstance(value, bool)
        if cell.formula != formula or not same_kind or cell.value != (None if value == "" else value):
            return False
        if isinstance(value, int | float) and not isinstance(cell.value, int | float):
            return False
        return style is None or cell.style in (style, self.encoder.style(value, style))

    def _open_row(self, row: int) -> RowXml:
        """Return a row taken apart, ready to be changed; `settle` puts it back."""
        if self._open and self._open[0] == row:
            return self._open[1]
        self.settle()
        parts = self.row_parts(row)
        self._open = (row, parts, parts.joined() if self.cell_rows.get(row) is not None else b"")
        return parts

    def row_parts(self, row: int) -> RowXml:
        """Return a row taken apart, a new one where the sheet holds none; changes to it change nothing.

        Raises:
            WombatError: the row is damaged.
        """
        xml = self.cell_rows.get(row)
        try:
            return RowXml.split(xml, row) if xml is not None else RowXml.blank(row)
        except BadXmlError as error:
            raise self._broken() from error

    def settle(self) -> None:
        """Put the row that is being changed back among the others."""
        if self._open:
            row, parts, before = self._open
            self._open = None
            after = parts.joined()
            if after != before and (parts.cells or before):
                self.cell_rows.put(row, after)

    def height(self, row: int) -> float | None:
        """Return the height of a row in points; None where it has none of its own."""
        self.settle()
        xml = self.cell_rows.get(row)
        return RowXml.split(xml, row).height() if xml else None

    def set_height(self, row: int, points: float) -> None:
        """Give a row that holds cells a height of its own, in points."""
        parts = self._open_row(row)
        if parts.cells:
            parts.set_height(points)

    def clear(self, row: int, column: int) -> None:
        """Empty a cell, which keeps its format."""
        if column in self._open_row(row).cells:
            self.put(row, column, None)

    def fill(self, first_row: int, columns: Columns, styles: Looks | None = None, points: float | None = None) -> None:
        """Set whole columns of cells at once; other cells of those rows stay.

        Args:
            first_row: row of the first value.
            columns: values by column, equally many in each.
            styles: format by column for cells; a column not named keeps the formats its cells have.
            points: height of rows that are not there yet; None leaves it to the program that opens the workbook.

        Raises:
            TextTooLongError: a text has more characters than a cell holds.
            ValueError: the columns differ in length, or the rows go beyond the sheet.
        """
        from wombat.xlsx.fill import fill

        self.settle()
        fill(self, first_row, columns, styles or {}, points)
        self._widest = max(self._widest, *columns) if columns else self._widest

    def expand_shared(self) -> None:
        """Write out every formula that cells share, so that each stands for itself."""
        self.settle()
        self._shared.expand(self._decoded)

    def shared_formulas(self) -> Iterator[str]:
        """Yield the formula of each cell that shares one with others."""
        self.settle()
        return self._shared.each(self._decoded)

    def mentions(self, wanted: bytes) -> bool:
        """Tell whether the sheet may hold these bytes, given in lower case."""
        self.settle()
        head, tail = self.frame.parts()
        return any(wanted in data.lower() or b"&#" in data for data in (head, tail)) or self.cell_rows.mentions(wanted)
