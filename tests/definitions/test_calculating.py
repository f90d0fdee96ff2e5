"""Formulas that no filler fills have the values a spreadsheet program gives, from the first build on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.office import differences, formulas, needs_office
from wombat.calculating import calculate
from wombat.definitions.arithmetic import parse
from wombat.definitions.functions import CellError, Uncomputed
from wombat.testing import PlanBuilder, sheet_text, type_rows

if TYPE_CHECKING:
    from pathlib import Path

    from wombat import Plan
    from wombat.testing import Wombat

CELLS = {
    "a": 3.0,
    "b": "Bo",
    "none": None,
    "t.p.names": ["Ann", "Bo", "ann lee", None, "Bob*"],
    "t.p.prices": [10.0, 20.5, None, "x", 5.0],
    "t.p.state": ["won", "lost", "won", "won", None],
    "t.p.empty": [],
}


def value(formula: str) -> Any:
    return parse(formula, date(2026, 11, 22))(lambda _, steps: CELLS[".".join(steps)])


@pytest.mark.parametrize(
    ("formula", "gives"),
    [
        ("1+2*3", 7),
        ("(1+2)*3", 9),
        ("-2^2", 4),
        ("2^3^2", 64),
        ("10-2-3", 5),
        ("8/2/2", 2),
        ("50%*4", 2),
        ("-{a}+1", -2),
        ('1+1&"x"', "2x"),
        ('{b}&" "&{none}', "Bo "),
        ("0.1+0.2=0.3", True),
        ('"bo"={b}', True),
        ('{b}<>"Al"', True),
        ('2<"1"', True),
        ("{none}=0", True),
        ('{none}=""', True),
        ("SUM({t.p.prices})", 35.5),
        ("SUM(1,{none},2)", 3),
        ("COUNT({t.p.prices})", 3),
        ("COUNTA({t.p.prices})", 4),
        ("COUNTA({t.p.empty})", 0),
        ("MAX({t.p.empty})", 0),
        ("AVERAGE({t.p.prices})", 35.5 / 3),
        ("MEDIAN({t.p.prices})", 10),
        ('COUNTIF({t.p.names},"ann")', 1),
        ('COUNTIF({t.p.names},"ann*")', 2),
        ('COUNTIF({t.p.names},"?o")', 1),
        ('COUNTIF({t.p.names},"bob~*")', 1),
        ('COUNTIF({t.p.names},"<>")', 4),
        ('COUNTIF({t.p.prices},">=10")', 2),
        ("COUNTIF({t.p.prices},20.5)", 1),
        ('COUNTIFS({t.p.state},"won",{t.p.prices},">6")', 1),
        ('SUMIFS({t.p.prices},{t.p.state},"won")', 10),
        ('SUMIF({t.p.state},"lost",{t.p.prices})', 20.5),
        ('AVERAGEIF({t.p.state},"won",{t.p.prices})', 10),
        ('IF({a}>2,"many","few")', "many"),
        ("IF({a}>5,1)", False),
        ("IF({a}>5,1,)", None),
        ("IFERROR(1/0,9)", 9),
        ("AND({a}>1,{a}<5)", True),
        ("OR(FALSE,NOT(TRUE))", False),
        ("ROUND(2.5,0)", 3),
        ("ROUND(-2.5,0)", -3),
        ("ROUND(1.005,2)", 1.01),
        ("ROUNDUP(1.01,1)", 1.1),
        ("ROUNDDOWN(-1.99,0)", -1),
        ("INT(-1.5)", -2),
        ("MOD(-3,2)", 1),
        ("TODAY()-DATE(2026,11,1)", 21),
        ("YEAR(TODAY())*100+MONTH(TODAY())", 202611),
        ("DATE(2026,14,0)", 46418),
        ('LEFT({b},1)&MID("abcd",2,2)&RIGHT("xyz")', "Bbcz"),
        ('UPPER("a")&LOWER("Ä")', "Aä"),
        ('LEN(TRIM("  a  b "))', 3),
        ('N("x")+N(TRUE)', 1),
        ("ISNUMBER({none})", False),
        ('"say ""hi"""', 'say "hi"'),
    ],
)
def test_a_formula_gives_what_spreadsheets_give(formula: str, gives: object) -> None:
    assert value(formula) == (pytest.approx(gives) if isinstance(gives, float) else gives)


@pytest.mark.parametrize("formula", ["1/0", "{b}+1", "MOD(1,0)", "AVERAGE({t.p.empty})", 'DATE("x",1,1)'])
def test_errors_of_cells_are_errors(formula: str) -> None:
    with pytest.raises((CellError, ArithmeticError)):
        value(formula)


@pytest.mark.parametrize(
    "formula",
    [
        "SUMPRODUCT({t.p.prices}*{t.p.prices})",
        'COUNTIF({t.p.names},"<>Bo")',
        'COUNTIF({t.p.names},"=")',
        'COUNTIF({t.p.names},">b")',
        "{t.p.prices}+1",
        'COUNTIFS({t.p.names},"a",{t.p.empty},1)',
        "VLOOKUP(1,{t.p.prices},1)",
    ],
)
def test_what_only_a_spreadsheet_program_knows_is_left_to_it(formula: str) -> None:
    with pytest.raises(Uncomputed):
        value(formula)


SHEET = """
id = "trips"
group = "records"
order = 700
title = { en = "Trips", zh-CN = "差旅", zh-TW = "差旅" }
purpose = "Trips"

[[part]]
id = "sums"
kind = "form"
[[part.field]]
id = "late"
type = "integer"
owner = "program"
label = "Late"
formula = "COUNTIFS({trips.log.state},{=trips.log.state.late})"
[[part.field]]
id = "share"
type = "percent"
owner = "program"
label = "Share"
formula = "IF(COUNTA({trips.log.to})=0,\\"\\",{late}/COUNTA({trips.log.to}))"

[[part]]
id = "log"
kind = "table"
spare = 4
[[part.field]]
id = "to"
type = "text"
owner = "user"
label = "To"
[[part.field]]
id = "on"
type = "date"
owner = "user"
label = "On"
[[part.field]]
id = "state"
type = "choice"
owner = "program"
label = "State"
formula = "IF({on}=\\"\\",\\"\\",IF({on}<TODAY(),{=state.late},{=state.open}))"
choices = [
  { id = "late", label = { en = "late", zh-CN = "晚了" } },
  { id = "open", label = { en = "open", zh-CN = "未到" } },
]
[[part.field]]
id = "next"
type = "date"
owner = "program"
label = "Next"
formula = "IF({on}=\\"\\",\\"\\",{on}+30)"
"""


def trips(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "trips.toml").write_text(SHEET, "utf-8")
    return folder


def plan(tmp_path: Path) -> Plan:
    made = PlanBuilder(date(2026, 11, 22)).worksheets(trips(tmp_path))
    early, coming = date(2026, 11, 1), date(2026, 12, 1)
    return made.table("trips", "log", {"to": "A", "on": early}, {"to": "B", "on": coming}, {"to": "C"}).plan


def test_formulas_upon_formulas_are_computed(tmp_path: Path) -> None:
    made = plan(tmp_path)
    calculate(made, (), {})
    assert made.forms["trips", "sums"] == {"late": 1, "share": pytest.approx(1 / 3)}
    log = made.table("trips", "log")
    assert log.columns["state"] == ["late", "open", None]
    assert log.columns["next"] == [date(2026, 12, 1), date(2026, 12, 31), None]


def test_what_a_filler_fills_and_what_the_user_typed_is_left_alone(tmp_path: Path) -> None:
    made = plan(tmp_path)
    calculate(made, {("trips", "sums", "late")}, {("trips", "log"): {("r1", "next")}})
    assert "late" not in made.forms["trips", "sums"]
    assert made.table("trips", "log").columns["next"][0] is None


def test_a_column_looked_at_by_too_many_rows_is_left_to_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (trips(tmp_path) / "trips.toml").write_text(SHEET.replace("{on}+30", "{on}+COUNTA({trips.log.to})"), "utf-8")
    made = (
        PlanBuilder()
        .worksheets(tmp_path / "own")
        .table("trips", "log", *[{"to": "A", "on": date(2026, 11, 1)}] * 3)
        .plan
    )
    monkeypatch.setattr("wombat.calculating.MOST_CELLS", 8)
    calculate(made, (), {})
    assert made.table("trips", "log").columns["next"] == [None] * 3
    monkeypatch.setattr("wombat.calculating.MOST_CELLS", 9)
    calculate(made, (), {})
    assert made.table("trips", "log").columns["next"] == [date(2026, 11, 4)] * 3


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_libreoffice_gives_the_same(wombat: Wombat, tmp_path: Path, language: str) -> None:
    trips(tmp_path)
    book = tmp_path / "plan.xlsx"
    said = wombat("build", "--lang", language, "--worksheets", "own", "-o", book)
    assert said.status == 0, said.err
    early = date(2025, 1, 5)
    type_rows(book, "trips", "log", {"to": "A", "on": early}, {"to": "B", "on": date(2199, 1, 1)}, {"to": "C"})
    assert wombat("build", "-o", book).status == 0
    name = "Trips" if language == "en" else "差旅"
    assert "→ 0.333333" in sheet_text(book, name)
    assert sum(place.startswith(name) for place in formulas(book)) >= 8
    assert [odd for odd in differences(book, tmp_path / "office") if odd[0].startswith(name)] == []
