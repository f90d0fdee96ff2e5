"""Carries out steps on a workbook through LibreOffice's own interface; run by the Python that LibreOffice brings.

``python3 office.py PIPE STEPS.json``: the pipe that LibreOffice listens on, and the file to open, the steps and the file to save.
"""

import json
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.table import CellAddress, CellRangeAddress, TableSortField


def argument(name, value):
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def desktop(pipe):
    """Return LibreOffice's desktop, waiting until it listens."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            time.sleep(0.1)
    raise SystemExit("LibreOffice does not listen")


class Steps:
    """What a user does; rows and columns are counted from 1."""

    def __init__(self, document):
        self.sheets = document.Sheets

    def cell(self, sheet, row, column):
        return self.sheets.getByName(sheet).getCellByPosition(column - 1, row - 1)

    def type(self, sheet, row, column, value):
        self.cell(sheet, row, column).setFormula(str(value))

    def number(self, sheet, row, column, value):
        self.cell(sheet, row, column).setValue(value)

    def comment(self, sheet, row, column, text):
        address = CellAddress()
        address.Sheet = self.sheets.getByName(sheet).RangeAddress.Sheet
        address.Row, address.Column = row - 1, column - 1
        self.sheets.getByName(sheet).Annotations.insertNew(address, text)

    def insert_rows(self, sheet, row, count):
        self.sheets.getByName(sheet).Rows.insertByIndex(row - 1, count)

    def delete_rows(self, sheet, row, count):
        self.sheets.getByName(sheet).Rows.removeByIndex(row - 1, count)

    def insert_columns(self, sheet, column, count):
        self.sheets.getByName(sheet).Columns.insertByIndex(column - 1, count)

    def width(self, sheet, column, width):
        self.sheets.getByName(sheet).Columns.getByIndex(column - 1).Width = width

    def bold(self, sheet, row, column):
        self.cell(sheet, row, column).CharWeight = 150.0
        self.cell(sheet, row, column).CellBackColor = 0xFFEE00

    def sort(self, sheet, first_row, last_row, last_column, by, down):
        area = self.sheets.getByName(sheet).getCellRangeByPosition(0, first_row - 1, last_column - 1, last_row - 1)
        field = TableSortField()
        field.Field, field.IsAscending = by - 1, not down
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        area.sort((argument("SortFields", fields), argument("ContainsHeader", False)))

    def rename(self, old, new):
        self.sheets.getByName(old).Name = new

    def move(self, sheet, index):
        self.sheets.moveByName(sheet, index)

    def copy(self, sheet, new, index):
        self.sheets.copyByName(sheet, new, index)

    def add(self, sheet):
        self.sheets.insertNewByName(sheet, self.sheets.Count)

    def hide(self, sheet):
        self.sheets.getByName(sheet).IsVisible = False


def main():
    pipe, path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        task = json.load(file)
    office = desktop(pipe)
    document = office.loadComponentFromURL(
        uno.systemPathToFileUrl(task["open"]), "_blank", 0, (argument("Hidden", True),)
    )
    steps = Steps(document)
    for name, *arguments in task["steps"]:
        getattr(steps, name)(*arguments)
    document.calculateAll()
    kind = argument("FilterName", "Calc MS Excel 2007 XML")
    document.storeToURL(uno.systemPathToFileUrl(task["save"]), (kind,))
    document.close(True)
    try:
        office.terminate()
    except Exception:
        pass


main()
