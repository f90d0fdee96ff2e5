from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook

from wombat.sources.columns import column_words, find_columns
from wombat.sources.grid import Grid
from wombat.sources.spreadsheets import read_spreadsheet


def columns_of(*rows: str) -> tuple[int, list[str], list[str]]:
    cells = [row.split(",") for row in rows]
    columns = find_columns(Grid(cells, list(range(1, len(cells) + 1))), column_words())
    return columns.header, columns.headings, columns.roles


@pytest.mark.parametrize(
    ("rows", "header", "roles"),
    [
        (["Name,Phone", "姓名,电话", "Ada,1"], 1, ["name", "phone"]),
        (["姓名,公司,联系方式,", ",,手机,邮箱", "样例强,锐鑫,1,a@b.example"], 1, ["name", "company", "phone", "email"]),
        (["Name,Phone,Address,,", ",,Street,City,Country", "Ada,1,1 Elm,Troy,USA"], 1,
         ["name", "phone", "", "city", "country"]),
        (["Contact,,Company,", "Name,Phone,Name,Phone", "Ada,1,Byrne,2"], 1, ["name", "phone", "company", "phone"]),
        (["序号,姓名,联系方式,,工作单位,", ",,电话,微信,名称,职务", "1,样例强,1,a,锐鑫,经理"], 1,
         ["", "name", "phone", "wechat", "company", "title"]),
        (["Members of the club,,", "Name,Name,Phone", "Ada,Ada,1"], 1, ["name", "name", "phone"]),
        (["Name,Title,Phone", "Guest,,", "Ada,Buyer,1"], 0, ["name", "title", "phone"]),
    ],
)  # fmt: skip
def test_headings_in_two_rows(rows: list[str], header: int, roles: list[str]) -> None:
    assert columns_of(*rows)[::2] == (header, roles)


def test_a_repeated_heading_stands_behind_its_group() -> None:
    _, headings, _ = columns_of("Contact,,Company,", "Name,Phone,Name,Phone", "Ada,1,Byrne,2")
    assert headings == ["Name", "Phone", "Company Name", "Company Phone"]


def test_a_cell_over_several_rows_is_repeated_where_anybody_stands() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["Company", "Name"], ["Byrne", "Ada"], [None, "Ben"], [None, None]):
        sheet.append(row)
    sheet.merge_cells("A2:A4")
    file = BytesIO()
    book.save(file)
    (grid,) = read_spreadsheet(file.getvalue(), "xlsx", "list.xlsx")
    assert grid.rows == [["Company", "Name"], ["Byrne", "Ada"], ["Byrne", "Ben"]]
