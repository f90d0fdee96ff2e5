"""Calendar files that every calendar accepts."""

from __future__ import annotations

from datetime import date

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wombat.ics import Event, calendar

TODAY = date(2026, 11, 22)


def read(*events: Event) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(calendar(events, "Keeping in touch", TODAY))


def test_an_all_day_event() -> None:
    found = read(Event("ann", date(2026, 11, 30), "Call Ann", "since May;\nphone, or mail \\ visit"))
    assert (found["VERSION"], found["METHOD"], found["CALSCALE"]) == ("2.0", "PUBLISH", "GREGORIAN")
    (event,) = found.walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 11, 30), date(2026, 12, 1))
    assert (event["SUMMARY"], event["DESCRIPTION"]) == ("Call Ann", "since May;\nphone, or mail \\ visit")
    assert event["DTSTAMP"].to_ical() == b"20261122T000000Z"
    assert event["TRANSP"] == "TRANSPARENT"


def test_the_same_event_has_the_same_uid_and_bytes() -> None:
    events = [Event("ann", TODAY, "Call Ann"), Event("bo", TODAY, "Call Bo")]
    uids = [event["UID"] for event in read(*events).walk("VEVENT")]
    assert len(set(uids)) == 2
    assert [event["UID"] for event in read(Event("ann", date(2026, 12, 1), "Other")).walk("VEVENT")] == uids[:1]
    assert calendar(events, "x", TODAY) == calendar(events, "x", TODAY)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), st.text(max_size=60))
def test_any_text_survives_in_short_lines(summary: str, description: str) -> None:
    event = Event("k", TODAY, f"x{summary}", f"y{description}")
    data = calendar([event], "王伟的日历", TODAY)
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert all(b"\n" not in line and b"\r" not in line for line in lines)
    for line in lines:
        line.decode("utf-8")  # no character is cut
    (found,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert found["SUMMARY"] == _plain(event.summary)


def _plain(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(" " if (ord(c) < 32 and c not in "\t\n") or ord(c) == 127 else c for c in text)


@pytest.mark.parametrize("letter", ["a", "é", "中", "😀"])
def test_folding_at_75_octets(letter: str) -> None:
    data = calendar([Event("k", TODAY, letter * 300)], "x", TODAY)
    long = [line for line in data.split(b"\r\n") if line.startswith((b"SUMMARY", b" "))]
    assert all(71 < len(line) <= 75 for line in long[:-1])
