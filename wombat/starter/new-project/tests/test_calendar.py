"""A calendar export becomes rows of the worksheet; delete this file with calendar.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.testing import sheet_text

if TYPE_CHECKING:
    from wombat.testing import Wombat

EXPORT = """Date,Coffee with,About
2026-03-02,Ann Lee,Her new office
2026-03-09,,A walk
2026-04-13,Bo Wu,
"""


def test_a_calendar_is_read(wombat: Wombat) -> None:
    (wombat.folder / "coffee.csv").write_text(EXPORT, "utf-8")
    said = wombat.build("coffee.csv", "--lang", "en", "-o", "plan.xlsx")
    assert said.status == 0, said.err
    assert "line 3: nobody is named" in said.out
    shown = sheet_text(wombat.folder / "plan.xlsx", "Coffee chats")
    assert "Ann Lee | Her new office | 2026-03-02" in shown
    assert "Bo Wu |  | 2026-04-13" in shown
