"""A worksheet as it is first made: title, forms, headings and one row of each table, styled; the rows come later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from wombat.book import look, markers, widths
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
_TITLE_HEIGHT, _PURPOSE_HEIGHT, _HEADING_HEIGHT, _LINE_HEIGHT, _ROW_HEIGHT = 36.0, 22.0, 34.0, 21.0, 20.0
_PAGE_WIDTH = 240
"""How many characters go on one printed page at a size that can be read."""


class _Maker:
    """Lays one worksheet out on an openpyxl sheet, from top to bottom."""

    def __init__(self, sheet: Sheet, definition: Worksheet, language: str) -> None:
        self.sheet, self.definition, self.language = sheet, definition, language
        self.colour = look.group_colour("start" if definition.id == "start" else definition.group)
        self.widths = widths.column_widths(definition)
        self.last = markers.FIRST_COLUMN + len(self.widths) - 1
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
        sheet.sheet_format.defaultRowHeight = _ROW_HEIGHT
        wide = sum(self.widths) // _PAGE_WIDTH + 1
        sheet.sheet_properties.tabColor = self.colour
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = wide, 0
        sheet.page_margins.left = sheet.page_margins.right = 0.4
        sheet.page_margins.top = sheet.page_margins.bottom = 0.5
        footer = sheet.oddFooter
        if footer is not None and footer.left is not None and footer.right is not None:
            footer.left.text, footer.right.text = "&A", "&P / &N"
        for letter in ("A", "B"):
            sheet.column_dimensions[letter].hidden = True
        for at, chars in enumerate(self.widths, markers.FIRST_COLUMN):
            sheet.column_dimensions[get_column_letter(at)].width = chars + 0.7

    def band(self) -> None:
        sheet, first = self.sheet, markers.FIRST_COLUMN
        for row, height in ((1, _TITLE_HEIGHT), (2, _PURPOSE_HEIGHT)):
            sheet.row_dimensions[row].height = height
            for column in range(first, self.last + 1):
                sheet.cell(row, column).fill = look.fill(self.colour)
        title = sheet.cell(1, first, self.definition.title.say(self.language))
        title.font = look.font(self.language, 20, look.PAPER, bold=True)
        title.alignment = Alignment(vertical="center", indent=1)
        purpose = sheet.cell(2, first, self.definition.purpose.say(self.language))
        purpose.font = look.font(self.language, 11, "E2E8F0")
        purpose.alignment = Alignment(vertical="top", indent=1)
        self.legend()
        self.row = 4

    def legend(self) -> None:
        sheet, first = self.sheet, markers.FIRST_COLUMN
        sheet.row_dimensions[3].height = _LINE_HEIGHT
        owners = {each.owner for part in self.definition.parts for each in part.fields}
        chips = [("legend.typed", look.TYPED)] if "user" in owners else []
        chips += [("legend.filled", look.FILLED)] if "program" in owners else []
        at = first
        if self.definition.id != "start":
            back = sheet.cell(3, at, texts("legend.start").say(self.language))
            back.font = look.font(self.language, 10, look.LINK)
            back.alignment = Alignment(vertical="center", indent=1)
            at += 1
        for offset, (key, colour) in enumerate(chips):
            chip = sheet.cell(3, at + offset, texts(key).say(self.language))
            chip.fill, chip.border = look.fill(colour), look.rule()
            chip.font = look.font(self.language, 9.5, look.GREY)
            chip.alignment = Alignment(horizontal="center", vertical="center", shrink_to_fit=True)

    def part_title(self, part: Part) -> None:
        self.sheet.cell(self.row, markers.ID_COLUMN, markers.title_mark(part.id))
        if part.title:
            title = self.sheet.cell(self.row, markers.FIRST_COLUMN, part.title.say(self.language))
            title.font = look.font(self.language, 13, self.colour, bold=True)
            title.alignment = Alignment(vertical="center")
            self.sheet.row_dimensions[self.row].height = 24.0
            if part.help:
                self.row += 1
                self.note(part)
        else:
            self.sheet.row_dimensions[self.row].height = 6.0
        self.row += 1

    def note(self, part: Part) -> None:
        assert part.help is not None  # noqa: S101
        note = self.sheet.cell(self.row, markers.FIRST_COLUMN, part.help.say(self.language))
        note.font = look.font(self.language, 10, look.GREY)
        note.alignment = Alignment(vertical="center")

    def form(self, part: Part) -> None:
        for each in part.fields:
            self.line(part, each)
            self.row += 1

    def line(self, part: Part, each: Field) -> None:
        sheet, first = self.sheet, markers.FIRST_COLUMN
        sheet.cell(self.row, markers.ID_COLUMN, markers.form_mark(part.id, each.id))
        sheet.row_dimensions[self.row].height = _LINE_HEIGHT
        label = sheet.cell(self.row, first, each.label.say(self.language))
        label.font, label.border = look.font(self.language, bold=True), look.rule()
        label.alignment = Alignment(vertical="center", wrap_text=True, indent=1)
        value = sheet.cell(self.row, first + 1)
        look.dress_value(value, each, self.language)
        add_validation(sheet, each, value.coordinate, self.language)
        add_formats(sheet, each, value.coordinate, self.language)
        if each.type in {"note", "list", "contacts", "link"} or (each.width or 0) > self.widths[1]:
            self.widen(each)
        else:
            value.alignment = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
            self.hint(each)

    def widen(self, each: Field) -> None:
        """Let a long value run over the columns to the right."""
        row, first = self.row, markers.FIRST_COLUMN + 1
        for column in range(first + 1, self.last + 1):
            look.dress_value(self.sheet.cell(row, column), each, self.language)
        self.sheet.cell(row, first).alignment = Alignment(vertical="center", wrap_text=True, indent=1)
        self.sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=self.last)
        self.sheet.row_dimensions[row].height = 48.0 if each.type == "note" else _LINE_HEIGHT

    def hint(self, each: Field) -> None:
        """Write the unit and the help beside the value."""
        said = hint_text(each, self.language)
        if said and self.last > markers.FIRST_COLUMN + 1:
            hint = self.sheet.cell(self.row, markers.FIRST_COLUMN + 2, said)
            hint.font = look.font(self.language, 9.5, look.GREY)
            hint.alignment = Alignment(vertical="center", indent=1)

    def table(self, part: Part) -> None:
        sheet, heading = self.sheet, self.row
        sheet.row_dimensions[heading].height = _HEADING_HEIGHT
        sheet.cell(heading, markers.ID_COLUMN, markers.heading_mark(part.id))
        sheet.cell(heading, markers.WAS_COLUMN, markers.WAS_HEADING + part.id)
        for column, each in enumerate(part.fields, markers.FIRST_COLUMN):
            cell = sheet.cell(heading, column, heading_text(each, self.language))
            look.dress_heading(cell, each, self.colour, self.language)
            value = sheet.cell(heading + 1, column)
            look.dress_value(value, each, self.language)
            add_validation(sheet, each, value.coordinate, self.language)
            add_formats(sheet, each, value.coordinate, self.language)
        self.list_object(part, heading)
        if sum(1 for _ in self.definition.tables()) == 1:
            self.freeze(part, heading)
        self.row = heading + 2

    def freeze(self, part: Part, heading: int) -> None:
        if heading <= 14:  # noqa: PLR2004 - a taller head would leave no room for the rows
            wide = len(part.fields) > 8  # noqa: PLR2004 - then the name stays in sight
            column = get_column_letter(markers.FIRST_COLUMN + 1) if wide else "A"
            self.sheet.freeze_panes = f"{column}{heading + 1}"
        self.sheet.print_title_rows = f"{heading}:{heading}"
        if sum(self.widths) > _PAGE_WIDTH:
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
    return _Maker(scratch.create_sheet(name), definition, language).make()
