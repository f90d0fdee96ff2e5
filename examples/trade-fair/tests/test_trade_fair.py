"""The worksheets are there in three languages, keep what is typed, and look as they should."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from wombat.testing import sheet_text, type_rows

if TYPE_CHECKING:
    from pathlib import Path

    from wombat.testing import Golden, Wombat


def built(wombat: Wombat, language: str) -> Path:
    said = wombat.build("--with", "fairs", "--lang", language, "-o", "plan.xlsx")
    assert said.status == 0, said.err
    assert not said.err
    return wombat.folder / "plan.xlsx"


@pytest.mark.parametrize(
    ("language", "plan", "leads"),
    [("en", "Trade fair", "Fair leads"), ("zh-CN", "展会计划", "展会线索"), ("zh-TW", "展會計畫", "展會潛在客戶")],
)
def test_the_sheets_look_as_they_should(
    wombat: Wombat, wombat_golden: Golden, language: str, plan: str, leads: str
) -> None:
    book = built(wombat, language)
    wombat_golden(book, plan, f"plan-{language}")
    wombat_golden(book, leads, f"leads-{language}")


def test_what_is_typed_stays(wombat: Wombat) -> None:
    book = built(wombat, "en")
    type_rows(book, "fair-plan", "goals", {"fair": "Harbour Fair", "begins": date(2026, 12, 1), "leads": 40})
    type_rows(book, "fair-leads", "leads", {"name": "Dora Quill", "interest": "hot", "promised": "A call"})
    assert wombat.build("-o", book).status == 0
    assert "Harbour Fair" in sheet_text(book, "Trade fair")
    assert "Dora Quill" in sheet_text(book, "Fair leads")


def test_they_are_there_only_where_the_group_is_on(wombat: Wombat) -> None:
    wombat.build("--lang", "en", "-o", "plain.xlsx")
    with pytest.raises(KeyError):
        sheet_text(wombat.folder / "plain.xlsx", "Trade fair")
