"""Lists of ties, slip reports, logs of interactions."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wombat import Relation, SetAside, TableRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from wombat import Record

    Imported = Callable[..., tuple[str, list[Record]]]

DATA = Path(__file__).parents[1] / "data" / "csv"


def test_relations(imported: Imported) -> None:
    importer, records = imported(DATA / "relations.csv")
    assert importer == "relations"
    met, won, half, same, odd = records
    assert met == Relation(
        "line 2", "Mara Lindqvist", "王伟", "introduced", 2.0, "2023-05-01", note="Remark: at the fair"
    )
    assert won == Relation("line 3", "王伟", "Clara Voss", "referred", None, "2023-11-14", "won", 12000.0)
    assert isinstance(half, SetAside)
    assert isinstance(same, SetAside)
    assert [half.where, same.where] == ["line 4", "line 5"]
    assert "Clara Voss stands at both ends" in same.reason.say("en")
    assert odd == Relation("line 6", "Ben Adeyemi", "Rory Quill", note="Kind: golf; Weight: often; Date: soon")


@pytest.mark.parametrize(
    "headings",
    [
        "From,To",
        "Source,Target",
        "Vertex 1,Vertex 2",
        "来自,到",
        "來自,到",
        "介绍人,被介绍人",
        "from_contact,to_contact",
        "FROM , to",
    ],
)
def test_the_two_ends_by_any_name(imported: Imported, headings: str) -> None:
    assert imported(f"{headings}\nAda,Ben\n") == ("relations", [Relation("line 2", "Ada", "Ben")])


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("knows", "knows"),
        ("Introduced", "introduced"),
        ("works with", "works-with"),
        ("works-with", "works-with"),
        ("Referral", "referred"),
        ("认识", "knows"),
        ("引薦", "introduced"),
        ("同事", "works-with"),
        ("家人", "family"),
        ("朋友", "friend"),
        ("", "knows"),
    ],
)
def test_the_kind_in_three_languages(imported: Imported, word: str, kind: str) -> None:
    _, (tie,) = imported(f"From,To,Kind\nAda,Ben,{word}\n")
    assert tie == Relation("line 2", "Ada", "Ben", kind)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-05-01", "2023-05-01"),
        ("2023-05-01T10:11:12Z", "2023-05-01"),
        ("1682899200", "2023-05-01"),
        ("1682899200000", "2023-05-01"),
        ("20230501", "2023-05-01"),
        ("", ""),
    ],
)
def test_the_date_as_iso_or_unix_time(imported: Imported, text: str, day: str) -> None:
    assert imported(f"From,To,Date\nAda,Ben,{text}\n")[1] == [Relation("line 2", "Ada", "Ben", date=day)]


@pytest.mark.parametrize("weight", ["0", "-1", "nan", "inf", "heavy"])
def test_a_strength_that_is_none_is_kept_in_the_note(imported: Imported, weight: str) -> None:
    _, (tie,) = imported(f"From,To,Strength\nAda,Ben,{weight}\n")
    assert tie == Relation("line 2", "Ada", "Ben", note=f"Strength: {weight}")


NAME = st.text("abc王", min_size=1, max_size=4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(ties=st.lists(st.tuples(NAME, NAME, st.floats(0.01, 1000)), min_size=1, max_size=9))
def test_ties_come_back_as_they_were_written(imported: Imported, ties: list[tuple[str, str, float]]) -> None:
    file = io.StringIO()
    csv.writer(file).writerows([("From", "To", "Weight"), *ties])
    _, records = imported(file.getvalue())
    for at, (record, (one, other, weight)) in enumerate(zip(records, ties, strict=True), 2):
        if one == other:
            assert isinstance(record, SetAside)
        else:
            assert record == Relation(f"line {at}", one, other, "knows", weight)


def test_slips_saved_as_xls(imported: Imported) -> None:
    importer, records = imported(DATA / "slips.xls")
    assert importer == "slips"
    given_, thanks, met, visitor = records
    sheet = "'Slips Audit Report'!A"
    assert given_ == Relation(
        f"{sheet}4",
        "Mara Lindqvist",
        "Clara Voss",
        "referred",
        state="given",
        note="Detail: new office; Inside/Outside: Outside",
    )
    assert thanks == Relation(
        f"{sheet}5",
        "Mara Lindqvist",
        "Clara Voss",
        "referred",
        state="won",
        value=12500.5,
        note="Inside/Outside: Outside",
    )
    assert met == Relation(f"{sheet}6", "Clara Voss", "Ben Adeyemi", "knows")
    assert isinstance(visitor, SetAside)
    assert "Visitor" in visitor.reason.say("en")


def test_interactions(imported: Imported) -> None:
    importer, records = imported(DATA / "interactions.csv")
    assert importer == "interactions"
    first, second, odd, nobody = records
    assert first == TableRow(
        "line 2",
        "interactions",
        "log",
        {
            "contact": "王伟",
            "date": date(2024, 3, 1),
            "direction": "in",
            "channel": "wechat",
            "about": "asked for a quote",
        },
    )
    assert isinstance(second, TableRow)
    assert (second.values["date"], second.values["direction"], second.values["channel"]) == (
        date(2024, 3, 25),
        "out",
        "call",
    )
    assert isinstance(odd, TableRow)
    assert odd.values["about"] == "race; Direction: sideways; Date: whenever"
    assert isinstance(nobody, SetAside)
    assert nobody.where == "line 5"


def test_people_with_a_date_and_a_note_are_no_log(imported: Imported) -> None:
    assert imported("姓名,联系方式,日期,备注\n王伟,13800138000,2024-03-01,老客户\n")[0] == "people"
    assert imported("Name,E-mail,Type,Date,Notes\nAda,a@b.example,Lead,2024-03-01,met\n")[0] == "people"


def test_interactions_in_chinese(imported: Imported) -> None:
    _, (row,) = imported("联系日期,联系人,方向,方式,内容\n2024年3月1日,王伟,对方主动,电话,询价\n")
    assert isinstance(row, TableRow)
    assert row.values == {
        "contact": "王伟",
        "date": date(2024, 3, 1),
        "direction": "in",
        "channel": "call",
        "about": "询价",
    }
