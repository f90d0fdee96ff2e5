"""Carries out steps on a workbook through LibreOffice's own interface; run by the Python that LibreOffice brings.

``python3 office.py PIPE STEPS.json``: the pipe that LibreOffice listens on; the file to open, the steps, where to save.
"""

from __future__ import annotations

import contextlib
import json
import sys
import time
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.table import CellAddress, TableSortField  # type: ignore[import-not-found]


def argument(name: str, value: Any) -> Any:
    """Return an argument as LibreOffice takes it."""
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def desktop(pipe: str) -> Any:
    """Return LibreOffice's desktop, waiting until it listens."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:  # noqa: BLE001 - it is not there yet
            time.sleep(0.1)
    raise SystemExit("LibreOffice does not listen")


class Steps:
    """What a user does; rows and columns are counted from 1."""

    def __init__(self, document: Any) -> None:
        self.sheets = document.Sheets

    def cell(self, sheet: str, row: int, column: int) -> Any:
        return self.sheets.getByName(sheet).getCellByPosition(column - 1, row - 1)

    def type(self, sheet: str, row: int, column: int, value: Any) -> None:
        self.cell(sheet, row, column).setFormula(str(value))

    def number(self, sheet: str, row: int, column: int, value: Any) -> None:
        self.cell(sheet, row, column).setValue(value)

    def comment(self, sheet: str, row: int, column: int, text: str) -> None:
        address = CellAddress()
        address.Sheet = self.sheets.getByName(sheet).RangeAddress.Sheet
        address.Row, address.Column = row - 1, column - 1
        self.sheets.getByName(sheet).Annotations.insertNew(address, text)

    def insert_rows(self, sheet: str, row: int, count: int) -> None:
        self.sheets.getByName(sheet).Rows.insertByIndex(row - 1, count)

    def delete_rows(self, sheet: str, row: int, count: int) -> None:
        self.sheets.getByName(sheet).Rows.removeByIndex(row - 1, count)

    def insert_columns(self, sheet: str, column: int, count: int) -> None:
        self.sheets.getByName(sheet).Columns.insertByIndex(column - 1, count)

    def width(self, sheet: str, column: int, width: int) -> None:
        self.sheets.getByName(sheet).Columns.getByIndex(column - 1).Width = width

    def bold(self, sheet: str, row: int, column: int) -> None:
        self.cell(sheet, row, column).CharWeight = 150.0
        self.cell(sheet, row, column).CellBackColor = 0xFFEE00

    def sort(self, sheet: str, first_row: int, last_row: int, last_column: int, by: int, down: bool) -> None:
        area = self.sheets.getByName(sheet).getCellRangeByPosition(0, first_row - 1, last_column - 1, last_row - 1)
        field = TableSortField()
        field.Field, field.IsAscending = by - 1, not down
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        area.sort((argument("SortFields", fields), argument("ContainsHeader", False)))

    def rename(self, old: str, new: str) -> None:
        self.sheets.getByName(old).Name = new

    def move(self, sheet: str, index: int) -> None:
        self.sheets.moveByName(sheet, index)

    def copy(self, sheet: str, new: str, index: int) -> None:
        self.sheets.copyByName(sheet, new, index)

    def add(self, sheet: str) -> None:
        self.sheets.insertNewByName(sheet, self.sheets.Count)

    def hide(self, sheet: str) -> None:
        self.sheets.getByName(sheet).IsVisible = False


def main() -> None:
    """Open the file, carry out the steps, save it, and end LibreOffice."""
    pipe, path = sys.argv[1:]
    task = json.loads(Path(path).read_text("utf-8"))
    office = desktop(pipe)
    hidden = (argument("Hidden", value=True),)
    document = office.loadComponentFromURL(uno.systemPathToFileUrl(task["open"]), "_blank", 0, hidden)
    steps = Steps(document)
    for name, *arguments in task["steps"]:
        getattr(steps, name)(*arguments)
    document.calculateAll()
    kind = argument("FilterName", "Calc MS Excel 2007 XML")
    document.storeToURL(uno.systemPathToFileUrl(task["save"]), (kind,))
    document.close(True)  # noqa: FBT003 - LibreOffice knows no names of arguments
    with contextlib.suppress(Exception):
        office.terminate()


main()
