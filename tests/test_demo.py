"""The sample sources: read without a problem, and as interesting as they are meant to be."""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from wombat import Person, Relation, SetAside, Source, TableRow, demo

if TYPE_CHECKING:
    from wombat import Importer, Record

IMPORTERS = ("vcard", "linkedin", "wecom", "relations", "interactions", "people", "google", "outlook", "rows")


def importers() -> list[Importer]:
    modules = (import_module(f"wombat.plugins.importers.{name}") for name in IMPORTERS)
    return [importer for module in modules for importer in module.wombat_importers()]


@pytest.fixture(scope="module")
def records() -> dict[str, list[Record]]:
    found = {}
    for path in demo.sources():
        source = Source(path, today=demo.TODAY, country=demo.COUNTRY, owner=demo.OWNER)
        surest = max(importers(), key=lambda each: each.recognise(source))
        found[surest.id] = list(surest.read(source))
    return found


def test_each_file_is_of_its_kind(records: dict[str, list[Record]]) -> None:
    assert list(records) == ["vcard", "linkedin", "wecom", "relations", "interactions", "rows"]


def test_two_records_are_set_aside(records: dict[str, list[Record]]) -> None:
    aside = [name for name, each in records.items() for record in each if isinstance(record, SetAside)]
    assert aside == ["vcard", "linkedin"]


def test_sixty_to_a_hundred_and_twenty_people(records: dict[str, list[Record]]) -> None:
    people = [each for name in ("vcard", "linkedin", "wecom") for each in records[name] if isinstance(each, Person)]
    assert 50 <= sum(isinstance(each, Person) for each in records["vcard"]) <= 70
    assert 60 <= len({each.name for each in people}) <= 120
    assert len({circle for each in people for circle in each.circles}) == 6


def test_everybody_in_the_lists_is_a_contact(records: dict[str, list[Record]]) -> None:
    people = {
        each.name for name in ("vcard", "linkedin", "wecom") for each in records[name] if isinstance(each, Person)
    }
    ends = {end for each in records["relations"] if isinstance(each, Relation) for end in (each.source, each.target)}
    met = {each.values["contact"] for each in records["interactions"] if isinstance(each, TableRow)}
    assert ends - people == {"本人"}
    assert met <= people


def test_the_year_has_referrals_in_every_state(records: dict[str, list[Record]]) -> None:
    referrals = [each for each in records["relations"] if isinstance(each, Relation) and each.kind == "referred"]
    states = Counter(each.state for each in referrals)
    assert 40 <= len(referrals) <= 50
    assert min(states[state] for state in ("given", "contacted", "won", "lost")) >= 4
    assert all((each.value is not None) == (each.state == "won") for each in referrals)
    given = Counter(each.source for each in referrals if each.target == "本人")
    received = {each.target for each in referrals}
    assert given["沈嘉怡"] >= 5
    assert sum(each.target == "沈嘉怡" and each.source == "本人" for each in referrals) == 0
    assert {"谢依依", "马骏"} <= received - set(given)


def test_dates_lie_in_the_twelve_months_before(records: dict[str, list[Record]]) -> None:
    days = [each.values["date"] for each in records["interactions"] if isinstance(each, TableRow)]
    days += [
        demo.TODAY.fromisoformat(each.date)
        for each in records["relations"]
        if isinstance(each, Relation) and each.kind == "referred"
    ]
    assert all((demo.TODAY - day).days in range(1, 366) for day in days)


def test_nobody_can_be_reached() -> None:
    text = b"\n".join(path.read_bytes() for path in demo.sources()).decode("utf-8", "replace")
    hosts = set(re.findall(r"@([\w.-]+)|https?://([\w.-]+)", text))
    assert all((mail or web).endswith(".example") for mail, web in hosts)
    numbers = re.findall(r"(?:\+86 )?1\d\d ?\d{4} ?\d{4}", text)
    assert len(numbers) > 80
    assert all(number.replace(" ", "")[-8:].startswith("0000") for number in numbers)
