from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from wombat.plan.contacts_json import FIELDS, contact_json, contacts_json
from wombat.plan.model import Table
from wombat.records import Person

if TYPE_CHECKING:
    from tests.plan.conftest import Desk


@dataclass
class Measured:
    strong: bool


def test_every_contact_has_every_key_in_its_type(desk: Desk) -> None:
    desk.add(
        Person("1", name="王伟", phones=["13800138000"], birthday="--05-03", last_contact="2025-05-01", tags=["VIP"]),
        Person("2", name="Ann"),
    )
    wang, ann = contacts_json(desk.plan, {"c1": Measured(strong=True)})
    assert list(wang) == list(ann) == list(FIELDS)
    assert wang["phones"] == ["+8613800138000"]
    assert (wang["id"], wang["birthday"], wang["last_contact"]) == ("c1", "--05-03", "2025-05-01")
    assert (wang["measured_tie"], wang["stated_tie"]) == ("strong", None)
    assert ann["phones"] == ann["circles"] == ann["tags"] == []
    assert (ann["company"], ann["measured_tie"], ann["notes"]) == (None, None, None)


def test_stated_tie_is_the_override_else_the_stage(desk: Desk) -> None:
    desk.add(Person("1", name="Ann"))
    contact = desk.plan.contact("c1")
    contact["stage"] = "intense"
    assert contact_json(desk.plan, contact, {})["stated_tie"] == "strong"
    contact["tie"] = "weak"
    assert contact_json(desk.plan, contact, {})["stated_tie"] == "weak"


def test_last_contact_is_the_newest_of_typed_and_logs(desk: Desk) -> None:
    desk.add(Person("1", name="Ann", last_contact="2025-05-01"))
    log = desk.plan.tables["interactions", "log"] = Table("interactions", "log", ("contact", "date"))
    log.add("r1", {"contact": "Ann", "date": date(2026, 2, 3)})
    assert contacts_json(desk.plan, {})[0]["last_contact"] == "2026-02-03"
