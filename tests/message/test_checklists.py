from __future__ import annotations

from datetime import date, timedelta

import pytest

from wombat.deadlines import SOON, when

from .conftest import TODAY, Made, fill

LATE, SOONER, LATER = date(2025, 6, 1), date(2025, 7, 10), date(2025, 12, 1)


@pytest.mark.parametrize(
    ("days", "word"), [(-1, "late"), (0, "soon"), (SOON, "soon"), (SOON + 1, "planned"), (None, "no_date")]
)
def test_a_date_is_late_soon_or_planned(days: int | None, word: str) -> None:
    assert when(None if days is None else TODAY + timedelta(days=days), TODAY) == word


def materials(made: Made) -> Made:
    return made.table(
        "materials", "items",
        {"item": "letters", "state": "have", "due": LATE},
        {"item": "photos", "state": "lack", "maker": "Ann"},
        {"item": "slides", "state": "lack", "due": LATER},
        {"item": "logo"},
        {"item": "vision", "state": "lack", "due": LATE, "maker": "Bo"},
        {},
    )  # fmt: skip


def test_share_of_the_materials_that_are_there(made: Made) -> None:
    summary = fill("materials", "summary", materials(made).plan)
    assert summary == {"share": 1 / 5, "have": 1, "lack": 3, "open": 1, "next_date": LATE}


def test_missing_materials_come_in_order_of_their_date(made: Made) -> None:
    missing = fill("materials", "missing", materials(made).plan)
    assert [row["item"] for row in missing.values()] == ["vision", "slides", "photos"]
    assert [row["when"] for row in missing.values()] == ["late", "planned", "no_date"]
    assert missing["r5"] == {"item": "vision", "when": "late", "due": LATE, "maker": "Bo"}


def test_days_left_are_told_only_of_what_is_missing(made: Made) -> None:
    assert fill("materials", "items", materials(made).plan) == {
        "r2": {"days": None}, "r3": {"days": 154}, "r5": {"days": -29},
    }  # fmt: skip


def test_share_of_the_tools(made: Made) -> None:
    made.table("tools", "items", {"item": "badge", "state": "have"}, {"item": "binder", "state": "lack"})
    assert fill("tools", "summary", made.plan) == {"share": 0.5, "have": 1, "lack": 1}


def test_next_press_topic_is_the_earliest_that_is_neither_out_nor_dropped(made: Made) -> None:
    made.table(
        "press-topics", "topics",
        {"topic": "Out", "date": LATE, "state": "published"},
        {"topic": "Dropped", "date": LATE, "state": "dropped"},
        {"topic": "Later", "date": LATER, "medium": "Herald"},
        {"topic": "Next", "date": SOONER, "medium": "Courier", "state": "writing"},
        {"topic": "Undated"},
        {"angle": "only an angle", "date": LATE},
    )  # fmt: skip
    summary = fill("press-topics", "summary", made.plan)
    assert summary == {"count": 5, "published": 1, "next": "Next · Courier", "next_date": SOONER}
    assert fill("press-topics", "topics", made.plan) == {"r4": {"days": 10}, "r3": {"days": 154}}


def test_a_late_press_topic_is_still_the_next_one(made: Made) -> None:
    made.table("press-topics", "topics", {"topic": "Late", "date": LATE}, {"topic": "Soon", "date": SOONER})
    assert fill("press-topics", "summary", made.plan)["next"] == "Late"


def test_coverage_without_a_copy_is_pointed_out_with_its_age(made: Made) -> None:
    made.table(
        "coverage", "pieces",
        {"title": "Old", "date": date(2023, 6, 30), "file": "binder 2"},
        {"title": "New", "date": date(2025, 6, 1)},
        {"medium": "no title"},
    )  # fmt: skip
    assert fill("coverage", "pieces", made.plan) == {
        "r1": {"age": 24, "copy": "held"}, "r2": {"age": 0, "copy": "missing"}, "r3": {"age": None, "copy": None},
    }  # fmt: skip
    assert fill("coverage", "summary", made.plan) == {"count": 2, "missing": 1, "latest": date(2025, 6, 1)}


def test_image_counts_descriptions_and_those_with_proof(made: Made) -> None:
    made.table("image", "views", {"view": "quick", "proof": "letter"}, {"view": "kind"}, {"proof": "of nothing"})
    assert fill("image", "wanted", made.plan) == {"views": 2, "proven": 1}


def test_hooks_are_counted_and_measured_as_excel_does(made: Made) -> None:
    made.table("memory-hooks", "hooks", {"hook": "I fix roofs 🏠", "tried": "club"}, {"hook": "省心"}, {"tried": "x"})
    assert fill("memory-hooks", "summary", made.plan) == {"count": 2, "tried": 1}
    lengths = {row_id: row["length"] for row_id, row in fill("memory-hooks", "hooks", made.plan).items()}
    assert lengths == {"r1": 14, "r2": 2, "r3": None}


def test_audiences_without_a_programme_are_named(made: Made) -> None:
    made.table(
        "incentives", "programmes",
        {"audience": "Customers", "programme": "dinner", "checked": "allowed"},
        {"audience": "Employees"},
        {"audience": "Suppliers", "programme": "bonus", "checked": "open"},
        {"audience": "Others"},
        {"programme": "for nobody", "checked": "free"},
    )  # fmt: skip
    assert fill("incentives", "rules", made.plan) == {"without": "Employees, Others", "missing": 2, "unchecked": 1}
    made.plan.language = "zh-CN"
    assert fill("incentives", "rules", made.plan)["without"] == "Employees、Others"


def test_open_preparations_come_in_order_of_their_date(made: Made) -> None:
    made.table(
        "incentive-actions", "preparations",
        {"what": "gifts", "due": LATER, "who": "Ann", "goal": "dinner"},
        {"what": "cards", "due": LATE},
        {"what": "rules", "due": LATE, "state": "done"},
        {"what": "list", "state": "open"},
        {"who": "nobody", "due": LATE},
    )  # fmt: skip
    assert fill("incentive-actions", "summary", made.plan) == {"open": 3, "late": 1, "next_date": LATE}
    rows = fill("incentive-actions", "open", made.plan)
    assert list(rows) == ["r2", "r1", "r4"]
    assert rows["r1"] == {"what": "gifts", "goal": "dinner", "who": "Ann", "due": LATER, "when": "planned"}
    assert fill("incentive-actions", "preparations", made.plan)["r2"] == {"days": -29}
    assert "r3" not in fill("incentive-actions", "preparations", made.plan)
