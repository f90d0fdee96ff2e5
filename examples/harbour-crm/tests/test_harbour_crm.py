"""Every record of an export is used or set aside with the reason, in three languages."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from harbour_crm.plugin import read, recognise, wombat_importers
from wombat import Person, Relation, SetAside, Source, TableRow, WombatError
from wombat.testing import sheet_text

if TYPE_CHECKING:
    from pathlib import Path

    from wombat.testing import Wombat

EXPORT = {
    "harbour": 2,
    "people": [
        {
            "id": "p1",
            "name": "Dora Quill",
            "company": "Quill Ltd",
            "email": "dora@mail.example",
            "tags": ["vip"],
            "shoe": 42,
        },
        {"id": "p2", "name": "Ned Marsh", "phone": "555-0101"},
        {"id": "p3", "company": "Nobody Ltd"},
    ],
    "deals": [
        {
            "title": "Fleet",
            "customer": "p2",
            "referred_by": "p1",
            "stage": "won",
            "value": 9000,
            "closed": "2026-03-04",
        },
        {"title": "Walk-in", "customer": "p2", "stage": "won"},
        {"title": "Lost letter", "referred_by": "p9"},
    ],
    "activities": [
        {"person": "p1", "type": "call", "direction": "out", "day": "2026-05-06T10:00:00", "subject": "Renewal"},
        {"person": "p9", "subject": "Ghost"},
        "nonsense",
    ],
}


def source(folder: Path, export: Any) -> Source:
    path = folder / "harbour.json"
    path.write_text(export if isinstance(export, str) else json.dumps(export), "utf-8")
    return Source(path, today=date(2026, 11, 22))


def test_every_record_is_used_or_set_aside(tmp_path: Path) -> None:
    records = list(read(source(tmp_path, EXPORT)))
    assert [type(each) for each in records] == [
        Person, Person, SetAside, Relation, SetAside, SetAside, TableRow, SetAside, SetAside,
    ]  # fmt: skip
    assert records[0].extra == {"shoe": "42"}
    deal = records[3]
    assert (deal.source, deal.state, deal.value, deal.date) == ("Dora Quill", "won", 9000, "2026-03-04")
    assert deal.prospect == "Ned Marsh: Fleet"
    reasons = [each.reason.say("en") for each in records if isinstance(each, SetAside)]
    assert reasons[1] == "the deal “Walk-in” was referred by nobody"
    assert records[-1].where == "activities 3"


def test_only_an_export_is_recognised(tmp_path: Path) -> None:
    assert recognise(source(tmp_path, EXPORT)) > 90
    assert recognise(source(tmp_path, {"people": []})) == 0
    assert recognise(source(tmp_path, "Name,Phone\nHarbour,1\n")) == 0


@pytest.mark.parametrize("export", ['{"harbour": 2, "people": [', {"harbour": 1}, '["harbour"]'])
def test_a_file_that_cannot_be_read_is_told_in_one_sentence(tmp_path: Path, export: Any) -> None:
    with pytest.raises(WombatError, match=r"harbour\.json is"):
        list(read(source(tmp_path, export)))


def test_a_workbook_is_built_from_it(wombat: Wombat, tmp_path: Path) -> None:
    source(tmp_path, EXPORT)
    said = wombat.build("harbour.json", "--lang", "en", "--owner", "Ann Lee", "-o", "plan.xlsx")
    assert said.status == 0, said.err
    assert "Harbour CRM" in said.out
    book = tmp_path / "plan.xlsx"
    assert "Dora Quill" in sheet_text(book, "Contacts")
    assert "Ned Marsh: Fleet" in sheet_text(book, "Referral log")
    assert "Renewal" in sheet_text(book, "Interaction log")
    again = wombat.build("harbour.json", "-o", "plan.xlsx")
    assert "nothing was written" in again.out


def test_it_speaks_three_languages() -> None:
    (importer,) = wombat_importers()
    assert {"en", "zh-CN", "zh-TW"} <= set(importer.label.forms)
