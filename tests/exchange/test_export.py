"""Contacts go back to a phone or a CRM: vobject reads the vCards without loss, and a build reads both files back."""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from wombat.plugins.people_out import table, vcard

from tests.exchange.conftest import TODAY, build
from wombat.plan.model import Plan, Table
from wombat.prepare import Options, prepare

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Wombat
    from wombat.definitions.model import Worksheet

TELLING: dict[str, dict[str, object]] = {
    "c1": {
        "name": "欧阳明月",
        "company": "锐鑫; 贸易, 公司",
        "department": "销售\\一部",
        "title": "经理",
        "profession": "律师",
        "phones": ["+8613800000001", "+862155550101"],
        "emails": ["a@one.example", "b@one.example"],
        "wechat": "ou_yang",
        "city": "上海",
        "birthday": "1979-04-18",
        "circles": ["长宁青商会"],
        "tags": ["A 伙伴", "老客户"],
        "notes": "第一行；很长" * 20 + "\n第二行, with commas; and semicolons",
    },
    "c2": {"name": "Zoë O'Neil", "given": "Zoë", "family": "O'Neil", "birthday": "--05-20", "phones": ["+14155550123"]},
    "c3": {"name": "Blue Sea Ltd", "company": "Blue Sea Ltd", "emails": ["info@blue.example"]},
    "c4": {"name": "🎈 张伟", "notes": "=cmd()"},
}


@cache
def _worksheets() -> dict[str, Worksheet]:
    return prepare(None, Options(today=TODAY)).plan.worksheets


def _plan(rows: dict[str, dict[str, object]], language: str = "en") -> Plan:
    worksheets = _worksheets()
    fields = tuple(each.id for each in worksheets["contacts"].part("people").fields)
    held = Table("contacts", "people", fields)
    held.extend(rows)  # type: ignore[arg-type]
    return Plan(date(2026, 11, 22), language, worksheets=worksheets, tables={("contacts", "people"): held})


def _text(card: object, name: str) -> list[object]:
    return [each.value for each in getattr(card, "contents").get(name, [])]  # noqa: B009 - vobject has no types


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
def test_vobject_reads_our_cards_without_loss(language: str) -> None:
    plan = _plan(TELLING, language)
    cards = list(vobject.readComponents(vcard.write(plan, plan.contacts).decode()))
    assert [card.fn.value for card in cards] == [contact.name for contact in plan.contacts]
    one, two, three, _ = cards
    assert (one.n.value.family, one.n.value.given) == ("欧阳", "明月")
    assert _text(one, "org") == [["锐鑫; 贸易, 公司", "销售\\一部"]]
    assert _text(one, "tel") == ["+8613800000001", "+862155550101"]
    assert _text(one, "email") == ["a@one.example", "b@one.example"]
    assert _text(one, "note") == [TELLING["c1"]["notes"]]
    assert one.adr.value.city == "上海"
    assert _text(one, "categories")[0][:2] == ["A 伙伴", "老客户"]
    assert (two.n.value.family, two.n.value.given) == ("O'Neil", "Zoë")
    assert two.bday.value == "1604-05-20"
    assert three.n.value.family == three.n.value.given == ""


@pytest.mark.parametrize("ending", ["vcf", "csv"])
@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
def test_a_build_reads_back_what_was_exported(tmp_path: Path, ending: str, language: str) -> None:
    plan = _plan(TELLING, language)
    writer = vcard if ending == "vcf" else table
    (tmp_path / f"people.{ending}").write_bytes(writer.write(plan, plan.contacts))
    built = build(tmp_path / "plan.xlsx", tmp_path / f"people.{ending}", language=language)
    back = {contact.name: contact for contact in built.plan.contacts}
    assert len(back) == len(TELLING)
    for row in TELLING.values():
        for field in row.keys() - {"notes"}:
            assert back[str(row["name"])][field] == row[field], field
    assert back["欧阳明月"]["notes"] == TELLING["c1"]["notes"]


@settings(max_examples=60, deadline=None, database=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_any_text_survives_a_card(text: str) -> None:
    plan = _plan({"c1": {"name": "Ann", "notes": text, "company": text}})
    data = vcard.write(plan, plan.contacts)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    card = vobject.readOne(data.decode())
    assert (card.note.value, card.org.value) == (text, [text])


def test_no_cell_of_the_list_is_a_formula() -> None:
    plan = _plan({"c1": {"name": "=1+1", "company": "@SUM(A1)", "city": "-cmd|x", "phones": ["+8613800000001"]}})
    rows = list(csv.DictReader(io.StringIO(table.write(plan, plan.contacts).decode("utf-8-sig"))))
    assert (rows[0]["Name"], rows[0]["Company"], rows[0]["City"]) == ("'=1+1", "'@SUM(A1)", "'-cmd|x")
    assert rows[0]["Phones"] == "+8613800000001"


def test_the_command_writes_by_the_ending(wombat: Wombat, mine: Path) -> None:
    said = wombat("export", mine, "-o", "people.vcf", "--json", "--today", TODAY.isoformat())
    assert (said.status, said.data) == (0, {"file": "people.vcf", "contacts": 2})
    assert len(list(vobject.readComponents((wombat.folder / "people.vcf").read_text("utf-8")))) == 2
    assert wombat("export", mine, "-o", "people.doc").status == 2
    assert wombat("export", mine, "-o", "nowhere/people.csv").status == 1
