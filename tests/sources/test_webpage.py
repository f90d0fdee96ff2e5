from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wombat import WombatError
from wombat.sources import webpage
from wombat.sources.webpage import read_webpage

if TYPE_CHECKING:
    from pathlib import Path

LIST = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><table>
<tr><td colspan=3><b>客户通讯录</b></td></tr>
<tr><th>姓名</th><th>公司</th><th>备注</th></tr>
<tr><td>样例强</td><td rowspan=2>锐鑫&amp;海岳</td><td>一行<br>二行</td></tr>
<tr><td>范例李</td><td>&nbsp;</td></tr>
</table></body></html>"""


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16"])
def test_a_table_saved_as_a_workbook(encoding: str) -> None:
    (grid,) = read_webpage(LIST.encode(encoding), "list.xls")
    assert grid.rows == [
        ["客户通讯录", "", ""],
        ["姓名", "公司", "备注"],
        ["样例强", "锐鑫&海岳", "一行\n二行"],
        ["范例李", "锐鑫&海岳", ""],
    ]
    assert grid.place(2) == "line 3"


def test_a_page_without_a_list_has_no_tables() -> None:
    assert read_webpage(b"<html><table><tr><td>Home<td>About us</table></html>", "page.html") == []
    assert read_webpage(b"<html><p>no table</html>", "page.html") == []


def test_the_inmost_tables_are_the_lists() -> None:
    page = b"<table><tr><td><table><tr><td>Name<td>Phone<tr><td>Ada<td>1</table></table>"
    (grid,) = read_webpage(page, "list.xls")
    assert grid.rows == [["Name", "Phone"], ["Ada", "1"]]


def test_a_table_beyond_the_limits_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webpage, "CELLS", 1000)
    page = "<table><tr><td>Name<td>Phone</tr>" + "<tr><td colspan=99999 rowspan=99999>x</tr>" * 50
    with pytest.raises(WombatError, match=r"list\.xls has more than 1,000 cells"):
        read_webpage(page.encode(), "list.xls")


def test_a_page_too_large_is_not_looked_into(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(webpage, "LARGEST", 10)
    assert read_webpage(LIST.encode(), str(tmp_path)) == []
