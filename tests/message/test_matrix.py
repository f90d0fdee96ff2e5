from __future__ import annotations

from datetime import date

import pytest
from wombat.plugins.message.matrix import position, scores, stage
from wombat.plugins.message.matrix_path import LONGEST, Point, remembered, with_today

from .conftest import TODAY, Made, fill

YESTERYEAR = date(2024, 1, 1)


def now(made: Made, part: str) -> float:
    row = fill("matrix", "parts", made.plan)[part]
    assert row["score"] == min(1, row["now"] / row["target"])
    return float(row["now"])


@pytest.mark.parametrize(
    ("network", "message", "name"),
    [
        (0, 0, "start"), (0.24, 0.24, "start"), (0.25, 0.12, "only_network"), (0.9, 0.44, "only_network"),
        (0.1, 0.3, "only_message"), (0.25, 0.25, "both"), (0.9, 0.46, "both"), (0.7, 0.7, "at_work"), (1, 0.69, "both"),
    ],
)  # fmt: skip
def test_stages(network: float, message: float, name: str) -> None:
    assert stage(network, message) == name


def test_the_position_is_the_mean_of_the_scores_by_weight(made: Made) -> None:
    made.table("materials", "items", *({"item": "x", "state": "have"} for _ in range(9)))
    here = position(scores(made.plan))
    weights = [each.weight for each in scores(made.plan) if each.axis == "message"]
    assert here == {"network": 0, "message": 2 * 0.5 / sum(weights)}
    form = fill("matrix", "position", made.plan)
    assert form["message"] == here["message"]
    assert form["stage"] == "start"
    assert form["meaning"].startswith("Both strategies are still")


def test_targets_and_weights_are_the_users(made: Made) -> None:
    made.table("memory-hooks", "hooks", {"hook": "line"})
    made.table("matrix", "parts", {"_id": "hooks", "target": 4, "weight": 6}, {"_id": "tools"})
    rows = fill("matrix", "parts", made.plan)
    assert (rows["hooks"]["score"], rows["hooks"]["weight"]) == (0.25, 6)
    assert (rows["tools"]["score"], rows["tools"]["weight"], rows["tools"]["gain"]) == (0, 0, 0)
    total = sum(row["weight"] for row in rows.values() if row["axis"] == "message")
    assert rows["hooks"]["gain"] == 6 * 0.75 / total
    assert rows["hooks"]["todo"] == "Write 3 more lines in “memory-hooks”."
    assert rows["tools"]["todo"] is None


def test_the_gains_of_an_axis_are_what_is_missing_from_it(made: Made) -> None:
    made.table("materials", "items", {"item": "a", "state": "have"}, {"item": "b", "state": "lack"})
    rows = fill("matrix", "parts", made.plan).values()
    missing = sum(row["gain"] for row in rows if row["axis"] == "message")
    assert missing == pytest.approx(1 - position(scores(made.plan))["message"])


def test_position_and_path_follow_the_table_of_parts(made: Made) -> None:
    rows = fill("matrix", "parts", made.plan)
    rows["tools"] |= {"now": 3, "gain": 0}
    made.table("matrix", "parts", *({"_id": part, **row} for part, row in rows.items()))
    weights = sum(row["weight"] for row in rows.values() if row["axis"] == "message")
    assert fill("matrix", "position", made.plan)["message"] == 1 / weights
    assert fill("matrix", "path", made.plan)["2025-06-30"]["message"] == round(1 / weights, 4)


def test_what_moves_most_is_the_largest_gain(made: Made) -> None:
    made.table("matrix", "parts", {"_id": "coverage", "target": 2, "weight": 50}).defined("message", "coverage")
    moves = fill("matrix", "position", made.plan)["moves"]
    assert moves.startswith("Coverage with a copy in hand: up to +")
    assert moves.endswith("Collect 2 more pieces, with a copy, in “Coverage”.")


def test_when_every_part_is_reached_the_targets_should_rise(made: Made) -> None:
    parts = fill("matrix", "parts", made.plan)
    made.table("matrix", "parts", *({"_id": part, "target": 0, "weight": 0} for part in parts))
    form = fill("matrix", "position", made.plan)
    assert (form["network"], form["message"]) == (0, 0)
    assert "raise the targets" in form["moves"]


def test_network_parts_count_what_the_worksheets_hold(made: Made) -> None:
    made.contacts(
        {"name": "Ann", "tie": "strong", "last_contact": date(2025, 5, 1), "profession": "lawyer", "circles": ["L"]},
        {"name": "Bo", "tie": "weak", "suggested_tie": "strong", "last_contact": YESTERYEAR},
        {"name": "Cy", "suggested_tie": "strong"},
    )
    made.table(
        "circles", "circles", {"name": "L", "professions": ["lawyer", "banker"]}, {"name": "M", "professions": []}
    )
    made.table(
        "diversity", "organisations", *({"organisation": x, "type": t} for x, t in ("aa", "ba", "cb")), {"type": "c"}
    )
    made.table("channels", "online", *({"plan": "post"} for _ in range(3)))
    made.table("channels", "offline", {"plan": "dinner"}, {"channel": "salon"})
    made.table("hub-firm", "group", {"firm": "Acme"}, {})
    evidence = {"first_impression": "a", "habit": "b", "core_value": "c", "lovable": "d"}
    made.table("experience", "products", {"product": "P", **evidence}, {"product": "Q", **evidence, "habit": None})
    counted = {part: now(made, part) for part in ("contacts", "strong", "in_touch", "circles", "diversity")}
    assert counted == {"contacts": 3, "strong": 2, "in_touch": 1, "circles": 1, "diversity": 2}
    assert {part: now(made, part) for part in ("channels", "hub_firm", "experience")} == {
        "channels": 3, "hub_firm": 1, "experience": 1,
    }  # fmt: skip


def test_referrals_of_a_year_and_those_both_ways(made: Made) -> None:
    made.contacts({"name": "Ann"}, {"name": "Bo"}, {"name": "Cy"}).table(
        "referrals", "log",
        {"to": "Ann", "date": TODAY},
        {"to": "Bo", "date": YESTERYEAR},
        {"from": "Bo", "date": date(2025, 1, 1)},
        {"from": "Bo", "date": date(2025, 2, 1)},
        {"to": "Cy", "date": TODAY, "kind": "word_of_mouth"},
        {"from": "Cy"},
        {"from": "Ann", "to": "Bo", "date": TODAY},
    )  # fmt: skip
    assert {part: now(made, part) for part in ("given", "received", "mutual")} == {
        "given": 1, "received": 2, "mutual": 1,
    }  # fmt: skip


def test_message_parts_count_what_the_worksheets_hold(made: Made) -> None:
    made.table("image", "views", {"view": "a", "proof": "b"}, {"view": "c"})
    made.table("press-topics", "topics", {"topic": "a"}, {"angle": "b"})
    made.table("coverage", "pieces", {"title": "a", "file": "f"}, {"title": "b"})
    made.table("tools", "items", {"item": "a", "state": "have"}, {"item": "b", "state": "lack"})
    made.table("incentives", "programmes", {"audience": "a", "programme": "b"}, {"audience": "c"})
    made.table("incentive-actions", "best", {"who": "a", "incentive": "b"}, {"who": "c"})
    made.table("memberships", "positions", {"organisation": "a", "position": "chair"})
    made.table("work-network", "people", {"name": "a", "date": TODAY}, {"name": "b"})
    made.table("widen-network", "people", {"name": "a", "called": TODAY}, {"name": "b"})
    parts = ("image", "press_topics", "coverage", "tools", "incentives", "best", "memberships", "invitations", "calls")
    assert {part: now(made, part) for part in parts} == dict.fromkeys(parts, 1)
    made.form("introduction", "pieces", company="Acme", basics="b")
    assert now(made, "introduction") == 2, "the name is no merit"


def test_the_path_keeps_one_position_a_day(made: Made) -> None:
    first = {"date": "2025-01-01", "network": 0.1, "message": 0.0}
    stale = {"date": TODAY.isoformat(), "network": 0.9, "message": 0.9}
    made.plan.earlier["matrix"] = {"path": [stale, first]}
    rows = fill("matrix", "path", made.plan)
    assert list(rows) == ["2025-01-01", "2025-06-30"]
    assert rows["2025-01-01"] == {"date": date(2025, 1, 1), "network": 0.1, "message": 0, "stage": "start"}
    assert rows["2025-06-30"]["network"] == 0
    assert made.plan.kept["matrix"] == {"path": [first, {"date": "2025-06-30", "network": 0.0, "message": 0.0}]}


def test_what_is_no_position_is_passed_over() -> None:
    assert remembered(None) == remembered({"path": [{"date": "soon"}, None, {"date": "2025-01-01"}]}) == []


def test_a_long_path_keeps_its_beginning() -> None:
    days = [Point(date.fromordinal(730000 + n), 0, 0) for n in range(LONGEST + 5)]
    path = with_today(days, TODAY, {"network": 0.123456, "message": 1})
    assert len(path) == LONGEST
    assert path[0] == days[0]
    assert path[-1] == Point(TODAY, 0.1235, 1)
