"""Several workbooks become one network: who knows whom best, who is looked after twice, circles across the team."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from wombat.plugins.team.team import fill_best, fill_circles, fill_double, fill_members, fill_summary

from tests.exchange.conftest import build, type_in
from tests.groups import Made

if TYPE_CHECKING:
    from pathlib import Path

    from wombat import Network

NO_NETWORK: Network = None  # type: ignore[assignment]


@pytest.fixture
def made() -> Made:
    """Return a team of Ann and Ben, and Olive, the owner, who know three people and a colleague who is a contact."""
    made = Made()
    made.plan.kept["given"] = {
        name: {"people": {}, "ties": {}, "marks": "", "files": [], "workbook": name != "list.csv"}
        for name in ("Ann", "Ben", "list.csv")
    }
    people = (
        {"name": "Ann", "sources": ["Ann"]},
        {"name": "Cy", "sources": ["Ann", "Ben"], "circles": ["Law"], "profession": "lawyer", "company": "Acme"},
        {"name": "Di", "sources": ["Ben", "list.csv"], "circles": ["law"], "profession": "banker", "tie": "strong"},
        {"name": "Ed", "sources": ["Ann"], "circles": ["Solo"]},
        {"name": "Flo", "sources": [], "circles": ["Law"], "profession": "lawyer"},
    )
    ties = (
        {"from": "Ann", "to": "Cy", "kind": "knows", "strength": 1.0, "source": "Ann"},
        {"from": "Cy", "to": "Ed", "kind": "knows", "strength": 9.0, "source": "Ann"},
    )
    made.contacts(*people).table("relations", "ties", *ties)
    return made


def test_who_knows_whom_best_is_who_has_the_strongest_tie(made: Made) -> None:
    best = {made.plan.contact(each).name: row["known_best"] for each, row in fill_best(made.plan, NO_NETWORK).items()}
    assert best == {"Cy": "Ann", "Di": made.plan.owner, "Ed": "Ann", "Flo": made.plan.owner}


def test_equals_are_all_named_and_nobody_where_nothing_tells(made: Made) -> None:
    made.contacts(
        {"name": "Gil", "sources": ["Ann", "Ben"]}, {"name": "Hal", "sources": ["Ben", "x.csv"], "tie": "weak"}
    )
    made.table("relations", "ties", {"from": "Ben", "to": "Hal", "kind": "knows", "strength": 1.0, "source": "Ben"})
    made.contacts({"name": "Ben", "sources": ["Ben"]})
    best = {made.plan.contact(each).name: row["known_best"] for each, row in fill_best(made.plan, NO_NETWORK).items()}
    assert (best["Gil"], best["Hal"]) == (None, f"Ben; {made.plan.owner}")
    rows = {str(row["contact"]): row["best"] for row in fill_double(made.plan, NO_NETWORK).values()}
    assert (rows["Gil"], rows["Hal"]) == (None, f"Ben; {made.plan.owner}")


def test_people_whom_several_know_are_listed_with_how_well(made: Made) -> None:
    rows = list(fill_double(made.plan, NO_NETWORK).values())
    assert [(row["contact"], row["count"], row["best"], row["knowers"]) for row in rows] == [
        ("Cy", 2, "Ann", ["Ann (weak)", "Ben"]),
        ("Di", 2, made.plan.owner, [f"{made.plan.owner} (strong)", "Ben"]),
    ]


def test_what_each_brings_is_counted(made: Made) -> None:
    rows = {str(row["colleague"]): row for row in fill_members(made.plan, NO_NETWORK).values()}
    counts = {who: (row["people"], row["alone"], row["best"], row["strong"]) for who, row in rows.items()}
    assert counts == {"Ann": (2, 1, 1, 0), "Ben": (2, 0, 0, 0), made.plan.owner: (2, 1, 1, 1)}
    assert rows["Ann"]["circles"] == ["Law", "Solo"]
    assert fill_summary(made.plan, NO_NETWORK) == {"colleagues": 3, "people": 4, "several": 2}


def test_a_circle_across_the_team_has_more_professions_together(made: Made) -> None:
    rows = list(fill_circles(made.plan, NO_NETWORK).values())
    assert [(r["circle"], r["members"], r["colleagues"], r["professions"], r["most"]) for r in rows] == [
        ("Law", 3, 3, 2, 2)
    ]
    assert rows[0]["who"] == ["Ben: 2", f"{made.plan.owner}: 2", "Ann: 1"]


def test_without_colleagues_there_is_no_team() -> None:
    made = Made()
    made.contacts({"name": "Cy", "sources": ["list.csv"]})
    assert fill_summary(made.plan, NO_NETWORK) == {"colleagues": 0, "people": 0, "several": 0}
    assert fill_members(made.plan, NO_NETWORK) == {}


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_two_workbooks_switch_the_worksheets_on(tmp_path: Path, language: str) -> None:
    for owner, strong in (("Ann", "strong"), ("Ben", "weak")):
        rows = f"Name,Company,Phone,Circles\nCy Marsh,Acme,+14155550101,Law\nOnly {owner},,+141555502{len(strong)},\n"
        (tmp_path / f"{owner}.csv").write_text(rows, "utf-8")
        build(tmp_path / f"{owner}.xlsx", tmp_path / f"{owner}.csv", owner=owner, language="en")
        type_in(tmp_path / f"{owner}.xlsx", "Cy Marsh", "Tie", strong)
    team = tmp_path / "team.xlsx"
    built = build(team, tmp_path / "Ann.xlsx", tmp_path / "Ben.xlsx", language=language)
    assert not built.failed
    assert "team" in built.plan.worksheets
    double = list(built.plan.table("team", "double"))
    assert [(row["contact"], row["best"], row["count"]) for row in double] == [("Cy Marsh", "Ann", 2)]
    assert built.plan.contact(built.plan.who("Cy Marsh") or "")["known_best"] == "Ann"
    assert not build(team, tmp_path / "Ann.xlsx", tmp_path / "Ben.xlsx", today=date(2026, 11, 22)).written
