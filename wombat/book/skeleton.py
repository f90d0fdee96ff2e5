"""A worksheet as it is first made: title, forms, headings and one row of each table, styled; the rows come later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from wombat.book import heights, look, markers, widths
from wombat.book.dropdowns import add_validation
from wombat.book.formats import add_formats
from wombat.book.headings import heading_text, hint_text
from wombat.hooks import Placed
from wombat.text import Texts

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet as Sheet

    from wombat.definitions.model import Field, Part, Worksheet

texts = Texts(__package__)
_TITLE_HEIGHT, _PURPOSE_HEIGHT, _HEADING_HEIGHT, _LINE_HEIGHT, _ROW_HEIGHT = 36.0, 24.0, 34.0, 21.0, 20.0
_ONE_PAGE, _PAGE = 270, 230
"""How many characters go on a printed page: where the sheet is printed on one, and where it takes several."""
_SCREEN_WIDTH = 200
"""How many characters a screen shows; what is to be read in one go does not run further."""
_ARROW = 2
"""Characters that the arrow of a filter takes in a heading."""


class _Maker:
    """Lays one worksheet out on an openpyxl sheet, from top to bottom."""

    def __init__(self, sheet: Sheet, definition: Worksheet, language: str) -> None:
        self.sheet, self.definition, self.language = sheet, definition, language
        self.colour = look.group_colour("start" if definition.id == "start" else definition.group)
        self.widths = widths.column_widths(definition)
        self.last = markers.FIRST_COLUMN + len(self.widths) - 1
        self.beside = markers.FIRST_COLUMN + (pages(self.widths) > 1)  # the first column is printed on every page
        self.row = 1
        self.places: dict[str, Placed] = {}

    def make(self) -> dict[str, Placed]:
        self.page()
        self.band()
        for part in self.definition.parts:
            self.row += 1
            self.part_title(part)
            space = (self.row, part.space)
            self.row += part.space
            heading = self.row
            columns = dict(enumerate((each.id for each in part.fields), markers.FIRST_COLUMN))
            if part.kind == "form":
                self.form(part)
            else:
                self.table(part)
            self.places[part.id] = Placed(
                heading=heading,
                columns={name: at for at, name in columns.items()} if part.kind != "form" else {},
                lines={each.id: (heading + at, markers.FIRST_COLUMN + 1) for at, each in enumerate(part.fields)}
                if part.kind == "form"
                else {},
                space=space,
                last_column=self.last,
            )
        return self.places

    def page(self) -> None:
        sheet = self.sheet
        sheet.sheet_view.showGridLines = False
        register = any(map(widths.is_register, self.definition.parts))
        sheet.sheet_format.defaultRowHeight = heights.REGISTER_LINE if register else _ROW_HEIGHT
        sheet.sheet_format.customHeight = True
        sheet.sheet_properties.tabColor = self.colour
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
        sheet.page_setup.fitToWidth = pages(self.widths)
        sheet.page_setup.fitToHeight = 0 if any(self.definition.tables()) else 1
        sheet.page_margins.left = sheet.page_margins.right = 0.4
        sheet.page_margins.top = sheet.page_margins.bottom = 0.5
        footer = sheet.oddFooter
        if footer is not None and footer.left is not None and footer.right is not None:
            footer.left.text, footer.right.text = "&A", "&P / &N"
        for letter in ("A", "B"):
            sheet.column_dimensions[letter].hidden = True
        for at, chars in enumerate(self.widths, markers.FIRST_COLUMN):
            sheet.column_dimensions[get_column_letter(at)].width = chars + 0.7
        for selection in sheet.sheet_view.selection:
            selection.activeCell = selection.sqref = "C1"

    def band(self) -> None:
        sheet, first = self.sheet, markers.FIRST_COLUMN
        for row, height in ((1, _TITLE_HEIGHT), (2, _PURPOSE_HEIGHT)):
            sheet.row_dimensions[row].height = height
            for column in range(first, self.last + 1):
                sheet.cell(row, column).fill = look.fill(self.colour)
        sheet.cell(1, markers.ID_COLUMN, markers.sheet_mark(self.definition.id))
        title = sheet.cell(1, first, self.definition.title.say(self.language))
        title.font = look.font(self.language, 20, look.PAPER, bold=True)
        title.alignment = look.aligned()
        purpose = sheet.cell(2, self.beside, self.definition.purpose.say(self.language))
        purpose.font = look.font(self.language, 11, "E2E8F0")
        purpose.alignment = look.aligned(top=True)
        self.legend()
        self.guide()
        self.row = 4

    def legend(self) -> None:
        """Write the way back to Start, and which colour means what."""
        sheet, at = self.sheet, markers.FIRST_COLUMN
        sheet.row_dimensions[3].height = 24.0
        owners = {each.owner for part in self.definition.parts for each in part.fields}
        said = [("start", look.LINK)] if self.definition.id != "start" else []
        said += [("typed", look.TYPED_MARK)] if "user" in owners else []
        said += [("filled", look.FILLED_MARK)] if "program" in owners else []
        for offset, (key, colour) in enumerate(said):
            cell = sheet.cell(3, at + offset, texts(f"legend.{key}").say(self.language))
            cell.font, cell.alignment = look.font(self.language, 9.5, colour), look.aligned()
        if self.definition.id != "start":
            sheet.cell(3, at).hyperlink = Hyperlink("C3", location=markers.anchor_name("start"))

    def guide(self) -> None:
        """Write how the worksheet is used, over its whole width."""
        if self.definition.help is None:
            return
        sheet, first, said = self.sheet, self.beside, self.definition.help.say(self.language)
        cell = sheet.cell(4, first, said)
        cell.font, cell.alignment = look.font(self.language, 10, look.SLATE), look.aligned(wrapped=True, top=True)
        last = markers.FIRST_COLUMN + _guide_columns(self.widths) - 1
        sheet.merge_cells(start_row=4, start_column=first, end_row=4, end_column=last)
        width = sum(self.widths[first - markers.FIRST_COLUMN : last - markers.FIRST_COLUMN + 1])
        sheet.row_dimensions[4].height = heights.height([(said, width)])

    def part_title(self, part: Part) -> None:
        self.sheet.cell(self.row, markers.ID_COLUMN, markers.title_mark(part.id))
        self.sheet.cell(self.row, markers.WAS_COLUMN, markers.was_mark(part.id))
        if part.title:
            title = self.sheet.cell(self.row, markers.FIRST_COLUMN, part.title.say(self.language))
            title.font = look.font(self.language, 13, self.colour, bold=True)
            title.alignment = look.aligned()
            self.sheet.row_dimensions[self.row].height = 26.0
            if part.help:
                self.row += 1
                self.note(part)
        else:
            self.sheet.row_dimensions[self.row].height = 8.0
        self.row += 1

    def note(self, part: Part) -> None:
        assert part.help is not None  # noqa: S101
        note = self.sheet.cell(self.row, markers.FIRST_COLUMN, part.help.say(self.language))
        note.font, note.alignment = look.font(self.language, 10, look.GREY), look.aligned()

    def form(self, part: Part) -> None:
        for each in part.fields:
            self.line(part, each)
            self.row += 1

    def line(self, part: Part, each: Field) -> None:
        sheet, first = self.sheet, markers.FIRST_COLUMN
        sheet.cell(self.row, markers.ID_COLUMN, markers.form_mark(part.id, each.id))
        said = each.label.say(self.language)
        sheet.row_dimensions[self.row].height = max(_LINE_HEIGHT, heights.height([(said, self.widths[0] - 1)]))
        label = sheet.cell(self.row, first, said)
        label.font, label.border = look.font(self.language, bold=True), look.rule()
        label.alignment = look.aligned(wrapped=True)
        value = sheet.cell(self.row, first + 1)
        look.dress_value(value, each, self.language, wrapped=True)
        value.alignment = look.aligned(wrapped=True)
        add_validation(sheet, each, value.coordinate, self.language)
        add_formats(sheet, each, value.coordinate, self.language)
        if widths.runs_over(each, self.widths):
            self.widen(each)
        else:
            self.hint(each)

    def widen(self, each: Field) -> None:
        """Let a long value run over the columns to the right."""
        row, first = self.row, markers.FIRST_COLUMN + 1
        last = markers.FIRST_COLUMN + max(_guide_columns(self.widths), 2) - 1
        for column in range(first + 1, last + 1):
            look.dress_value(self.sheet.cell(row, column), each, self.language, wrapped=True)
        self.sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)
        if each.type == "note":
            self.sheet.row_dimensions[row].height = 48.0

    def hint(self, each: Field) -> None:
        """Write the unit and the help beside the value."""
        if said := hint_text(each, self.language):
            hint = self.sheet.cell(self.row, markers.FIRST_COLUMN + 2, said)
            hint.font, hint.alignment = look.font(self.language, 9.5, look.GREY), look.aligned()

    def table(self, part: Part) -> None:
        sheet, heading = self.sheet, self.row
        sheet.cell(heading, markers.ID_COLUMN, markers.heading_mark(part.id))
        sheet.cell(heading, markers.WAS_COLUMN, markers.was_mark(part.id))
        said = [heading_text(each, self.language) for each in part.fields]
        sheet.row_dimensions[heading].height = max(
            _HEADING_HEIGHT,
            heights.height((text, width - _ARROW) for text, width in zip(said, self.widths, strict=False)),
        )
        for column, each in enumerate(part.fields, markers.FIRST_COLUMN):
            cell = sheet.cell(heading, column, said[column - markers.FIRST_COLUMN])
            look.dress_heading(cell, each, self.colour, self.language)
            value = sheet.cell(heading + 1, column)
            look.dress_value(value, each, self.language, wrapped=widths.wraps(part, each))
            add_validation(sheet, each, value.coordinate, self.language)
            add_formats(sheet, each, value.coordinate, self.language)
        if widths.is_register(part):
            sheet.row_dimensions[heading + 1].height = heights.REGISTER_LINE
        self.list_object(part, heading)
        sheet.print_title_rows = f"{heading}:{heading}"  # of the last table, which may run over many pages
        if sum(1 for _ in self.definition.tables()) == 1:
            self.freeze(part, heading)
        self.row = heading + 2

    def freeze(self, part: Part, heading: int) -> None:
        if heading <= 14:  # noqa: PLR2004 - a taller head would leave no room for the rows
            wide = len(part.fields) > 8  # noqa: PLR2004 - then the name stays in sight
            column = get_column_letter(markers.FIRST_COLUMN + 1) if wide else "A"
            self.sheet.freeze_panes = f"{column}{heading + 1}"
        if pages(self.widths) > 1:
            self.sheet.print_title_cols = f"A:{get_column_letter(markers.FIRST_COLUMN)}"

    def list_object(self, part: Part, heading: int) -> None:
        last = get_column_letter(markers.FIRST_COLUMN + len(part.fields) - 1)
        table = Table(
            displayName=markers.table_name(self.definition.id, part.id), ref=f"A{heading}:{last}{heading + 1}"
        )
        table.tableStyleInfo = TableStyleInfo(name=None, showRowStripes=False)
        for at in range(1, markers.FIRST_COLUMN + len(part.fields)):
            table.tableColumns.append(TableColumn(id=at, name=str(self.sheet.cell(heading, at).value)))
        table.autoFilter = AutoFilter(ref=table.ref)
        self.sheet.add_table(table)


def pages(chars: tuple[int, ...]) -> int:
    """Return how many pages a sheet with columns of these widths is wide in print."""
    return 1 if sum(chars) <= _ONE_PAGE else -(-sum(chars) // _PAGE)


def _guide_columns(chars: tuple[int, ...]) -> int:
    """Return how many columns a long text may run over so that it can be read without scrolling."""
    count = len(chars)
    while count > 1 and sum(chars[:count]) > _SCREEN_WIDTH:
        count -= 1
    return count


def make_skeleton(scratch: Workbook, definition: Worksheet, name: str, language: str) -> dict[str, Placed]:
    """Add a worksheet of ours to a scratch workbook, with one styled row for each table.

    Args:
        scratch: an openpyxl workbook, not the user's.
        definition: what to make.
        name: of the tab.
        language: of all labels.

    Returns:
        Where each part stands.
    """
    sheet = scratch.create_sheet(name)
    places = _Maker(sheet, definition, language).make()
    _all_text(sheet)
    return places


def _all_text(sheet: Sheet) -> None:
    """Keep labels that begin with ``=`` text: a skeleton has no formulas, whatever its definition says."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                cell.data_type = "s"
                cell.quotePrefix = True
