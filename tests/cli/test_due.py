"""``wombat due``: who should hear from the owner, also as a calendar file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import icalendar

from tests.conftest import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Wombat


def test_the_demo_lists_the_longest_silence_first(demo: Path, wombat: Wombat) -> None:
    data = wombat("due", demo, "--json", "--today", TODAY).data
    assert data["today"] == TODAY
    assert {each["state"] for each in data["due"]} <= {"overdue", "today", "soon"}
    silence = [1 - each["days"] / each["cadence"] for each in data["due"]]
    assert silence == sorted(silence, reverse=True)
    for each in data["due"]:
        last, day = date.fromisoformat(each["last"]), date.fromisoformat(each["day"])
        assert (day - last).days == each["cadence"]
        assert str((date.fromisoformat(TODAY) - last).days) in each["why"]
    said = wombat("due", demo, "--today", TODAY)
    assert data["due"][0]["name"] in said.out
    assert "已过期" in said.out


def test_the_calendar_file(demo: Path, wombat: Wombat) -> None:
    said = wombat("due", demo, "--ics", "due.ics", "--json", "--today", TODAY)
    assert said.status == 0, said.err
    data = (wombat.folder / "due.ics").read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    found = said.data
    assert len(events) == len(found["due"]) + len(found["birthdays"]) > 0
    assert all(event["DTSTART"].dt >= date.fromisoformat(TODAY) for event in events)
    first = events[0]
    assert first["SUMMARY"] == f"联系{found['due'][0]['name']}"
    assert found["due"][0]["why"] in first["DESCRIPTION"]
    wombat("due", demo, "--ics", "again.ics", "--today", TODAY)
    assert (wombat.folder / "again.ics").read_bytes() == data


def test_a_day_later_the_same_events_are_renewed(demo: Path, wombat: Wombat) -> None:
    def uids(day: str) -> set[str]:
        wombat("due", demo, "--ics", "due.ics", "--today", day)
        return {
            event["UID"]
            for event in icalendar.Calendar.from_ical((wombat.folder / "due.ics").read_bytes()).walk("VEVENT")
        }

    before, after = uids(TODAY), uids("2026-11-23")
    assert len(before & after) >= len(before) - 5


def test_a_file_that_cannot_be_written(demo: Path, wombat: Wombat) -> None:
    said = wombat("due", demo, "--ics", "no/such/folder.ics")
    assert said.status == 1
    assert "no/such/folder.ics" in said.err


def test_an_empty_plan_has_nobody_due(wombat: Wombat) -> None:
    wombat.build("-o", "plan.xlsx", "--lang", "en")
    assert wombat("due", "plan.xlsx").out == "Nobody is due in the next 14 days.\n"
