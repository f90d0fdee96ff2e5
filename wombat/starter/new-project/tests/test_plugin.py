"""Coffee chats are counted, and the next one is with a hub whom nobody met lately."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from starter_plugin.plugin import count_chats, whom_next
from wombat.testing import PlanBuilder, sheet_text, type_rows

if TYPE_CHECKING:
    from pathlib import Path

    from wombat.testing import Wombat

SHEET = "starter-plugin"


def builder() -> PlanBuilder:
    """Return a plan with three contacts, Ann tied to the others."""
    made = PlanBuilder(today=date(2026, 6, 30))
    return made.contacts({"name": "Ann"}, {"name": "Bo"}, {"name": "Cai"}).ties(("c1", "c2"), ("c1", "c3"))


def test_chats_and_people_are_counted() -> None:
    made = builder().table(SHEET, "log", {"who": "Ann"}, {"who": "Ann"}, {"who": "Bo"}, {"who": "a stranger"})
    assert count_chats(made.plan, made.network()) == {"chats": 4, "people": 2}


def test_the_next_is_a_hub_who_was_not_met_lately() -> None:
    made = builder()
    assert next(iter(whom_next(made.plan, made.network()))) == "c1"
    made.table(SHEET, "log", {"who": "Ann", "on": date(2026, 6, 1)}, {"who": "Bo", "on": date(2026, 1, 1)})
    assert set(whom_next(made.plan, made.network())) == {"c2", "c3"}


def test_an_empty_plan_gives_nothing_and_no_error() -> None:
    made = PlanBuilder()
    assert count_chats(made.plan, made.network()) == {"chats": 0, "people": 0}
    assert whom_next(made.plan, made.network()) == {}


def test_the_sheet_is_built_typed_into_and_renewed(wombat: Wombat, wombat_book: Path) -> None:
    first = next(line for line in sheet_text(wombat_book, "咖啡会面").splitlines() if "核心人脉：" in line)
    hub = first.split(": ", 1)[1].split(" | ")[0]
    type_rows(wombat_book, SHEET, "log", {"who": hub, "on": date(2026, 11, 20), "about": "Referrals"})
    said = wombat.build("-o", wombat_book)
    assert said.status == 0, said.err
    shown = sheet_text(wombat_book, "咖啡会面")
    assert "会面次数 | =COUNTA" in shown
    assert f"{hub} | 您的第" not in shown
    assert f"{hub} | Referrals | 2026-11-20" in shown
