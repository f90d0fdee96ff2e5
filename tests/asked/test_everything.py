"""Start, the matrix, contacts, ``wombat due`` and ``wombat check`` take the switched-on groups into account."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import icalendar
import pytest

from tests.conftest import TODAY
from wombat.prepare import Options, prepare

from .conftest import GROUPS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Wombat
    from wombat.plan.model import Plan

DAY = date.fromisoformat(TODAY)


@pytest.fixture
def plan(everything: Path) -> Plan:
    return prepare(everything, Options(today=DAY)).plan


def group_of(plan: Plan, title: str) -> str:
    return next(sheet.group for sheet in plan.worksheets.values() if sheet.title.say("en") == title)


def test_start_lists_tasks_and_advice_of_the_groups(plan: Plan) -> None:
    rows = list(plan.table("start", "next"))
    assert {group_of(plan, row.text("where")) for row in rows} >= {*GROUPS}
    better = [row for row in rows if row["what"] == "Make it better"]
    assert len(better) == len({group_of(plan, row.text("where")) for row in better}) == 4
    meet = next(row for row in rows if row["what"] == "One-to-one meeting")
    assert (meet["who"], meet["since"], meet["why"]) == (
        "沈嘉怡", "2026-08-11", "Last one on 2026-02-11; every 6 months.",
    )  # fmt: skip
    assert [row.id for row in plan.table("start", "contents")] == [
        sheet for sheet in plan.worksheets if sheet != "start"
    ]


def test_the_matrix_counts_parts_of_every_group_on_its_axes(plan: Plan) -> None:
    rows = {row.id: row for row in plan.table("matrix", "parts")}
    assert {name for name in GROUPS if any(row.startswith(f"{name}-") for row in rows)} == {*GROUPS}
    for axis in ("network", "message"):
        mine = [row for row in rows.values() if row["axis"] == axis]
        total = sum(row.number("weight") or 0 for row in mine)
        mean = sum((row.number("weight") or 0) * (row.number("score") or 0) for row in mine) / total
        assert plan.form("matrix", "position")[axis] == pytest.approx(mean)
    assert (rows["fans-members"]["now"], rows["fans-members"]["score"]) == (8, 0.8)


def test_a_contact_shows_stages_and_the_next_step_of_all_groups(plan: Plan) -> None:
    steps = {contact.name: contact for contact in plan.contacts if contact["next_step"] is not None}
    shen, meng = steps["沈嘉怡"], steps["孟晓璐"]
    assert (shen["partner_stage"], shen["customer_stage"]) == ("credibility", "word_of_mouth")
    assert (shen["next_step"], shen["next_step_on"]) == ("One-to-one meeting", date(2026, 8, 11))
    assert (meng["next_step"], meng["next_step_on"]) == ("Answer the request", date(2026, 11, 14))


def test_due_lists_what_the_groups_ask_for(everything: Path, wombat: Wombat) -> None:
    data = wombat("due", everything, "--json", "--today", TODAY).data
    tasks = data["tasks"]
    assert {"one-to-ones", "targets", "operations", "care-rules", "messages", "follow-up", "service"} <= {
        task["worksheet"] for task in tasks
    }
    days = [task["day"] for task in tasks]
    assert days == sorted(days)
    assert max(days) <= (DAY + timedelta(days=14)).isoformat()
    lunar = next(task for task in tasks if task["what"] == "Lunar birthday")
    assert (lunar["name"], lunar["day"]) == ("朱国良", "2026-11-24")
    said = wombat("due", everything, "--today", TODAY).out
    assert "Answer the request (2026-11-14): 明年福利预算要几档" in said


def test_a_birthday_of_the_follow_up_plan_is_told_once(everything: Path, wombat: Wombat) -> None:
    data = wombat("due", everything, "--json", "--today", TODAY).data
    assert [task["name"] for task in data["tasks"] if task["what"] == "Birthday"] == ["林晓峰"]
    assert "林晓峰" not in [each["name"] for each in data["birthdays"]]


def test_the_calendar_file_holds_the_tasks_and_knows_them_again(everything: Path, wombat: Wombat) -> None:
    def events(day: str) -> dict[str, str]:
        data = wombat("due", everything, "--ics", "due.ics", "--json", "--today", day).data
        found = icalendar.Calendar.from_ical((wombat.folder / "due.ics").read_bytes()).walk("VEVENT")
        assert len(found) == len(data["due"]) + len(data["tasks"]) + len(data["birthdays"])
        return {str(event["UID"]): str(event["SUMMARY"]) for event in found}

    before, after = events(TODAY), events("2026-11-21")
    assert "朱国良: Lunar birthday" in before.values()
    assert "Planned messages: Send the message" in before.values()
    again = before.keys() & after.keys()
    assert {"沈嘉怡: One-to-one meeting", "朱国良: Lunar birthday"} <= {before[uid] for uid in again}


def test_check_gives_advice_with_sheet_and_cell_and_no_bad_status(everything: Path, wombat: Wombat) -> None:
    said = wombat("check", everything, "--json", "--today", TODAY)
    assert said.status == 0
    assert said.data["problems"] == []
    where = {each["where"]: each["text"] for each in said.data["advice"]}
    sheets = {place.split("!")[0] for place in where}
    assert {
        "Connector roles",
        "Positioning",
        "Touch-point kit",
        "Entry points",
        "Feedback cycle",
        "O2O check",
    } <= sheets
    book = prepare(everything, Options(today=DAY))
    place = book.opened.places["touchpoint-map"]
    row = place.tables["points"].numbers[
        [*book.plan.table("touchpoint-map", "points").columns["point"]].index("报价单")
    ]
    assert where[f"Touch-point map!C{row}"] == "“报价单”: much talk, little trust. Repair it first."
    plain = wombat("check", everything, "--today", TODAY)
    assert plain.out.startswith("No problems found.\n\nCould be better\n")
    assert plain.status == 0
