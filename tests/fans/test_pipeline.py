from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.groups import TODAY, fill
from tests.message.conftest import network_of
from wombat.network.strength import owner_strengths

if TYPE_CHECKING:
    from tests.groups import Made


def stages(made: Made) -> dict[str, Any]:
    rows = fill("fans", "pipeline", "stages", made.plan, network_of(made.plan))
    return {key: (row["count"], row.get("reached"), row.get("conversion")) for key, row in rows.items()}


def test_every_stage_of_the_three_schemes_has_its_row(made: Made) -> None:
    rows = fill("fans", "pipeline", "stages", made.plan, network_of(made.plan))
    assert Counter(row["scheme"] for row in rows.values()) == {
        "Six stages": 6, "Eleven stages": 11, "By relationship": 6,
    }  # fmt: skip
    assert [key.partition("-")[2] for key in rows] == [row["stage"] for row in rows.values()]


def test_who_is_further_on_has_reached_the_stages_before(made: Made) -> None:
    made.contacts(*({"name": f"p{at}", "customer_stage": stage} for at, stage in enumerate(
        ["awareness"] * 5 + ["consideration"] * 3 + ["use"] * 2
    )))  # fmt: skip
    rows = stages(made)
    assert [rows[f"standard-{stage}"] for stage in ("awareness", "consideration", "purchase", "use", "opinion")] == [
        (5, 10, None), (3, 5, 0.5), (0, 2, 0.4), (2, 2, 1.0), (0, 0, 0.0),
    ]  # fmt: skip
    assert rows["standard-word_of_mouth"] == (0, 0, None)


def test_who_has_lapsed_came_as_far_as_experience_and_no_further(made: Made) -> None:
    made.contacts(*({"name": f"p{at}", "detailed_stage": stage} for at, stage in enumerate(
        ["experience", "lapsed", "lapsed", "fan"]
    )))  # fmt: skip
    rows = stages(made)
    assert rows["detailed-experience"] == (1, 4, 1.0)
    assert rows["detailed-lapsed"] == (2, None, None)
    assert rows["detailed-fan"] == (1, 1, 0.25)
    assert len(rows) == 6 + 11 + 6


def test_the_narrowest_step(made: Made) -> None:
    made.contacts(*({"name": f"p{at}", "customer_stage": stage} for at, stage in enumerate(
        ["awareness"] * 2 + ["consideration"] * 6 + ["word_of_mouth"] * 2
    )))  # fmt: skip
    totals = fill("fans", "pipeline", "totals", made.plan, network_of(made.plan))
    assert totals == {"standard": 10, "detailed": 0, "relationship": 0, "narrowest": "consideration → purchase: 25%"}


def log(made: Made, name: str, *moves: tuple[int, str]) -> None:
    rows = ({"contact": name, "date": TODAY - timedelta(days=ago), "direction": way} for ago, way in moves)
    made.table("interactions", "log", *rows)


@pytest.fixture
def known(made: Made) -> Made:
    names = ["Silent", "Once", "Rare", "Near", "Old", "Close"]
    made.contacts(*({"name": name} for name in names))
    log(made, "Once", (10, "out"), (20, "out"))
    log(made, "Rare", (300, "in"), (340, "out"))
    log(made, "Near", *((day, "in" if day % 84 else "out") for day in range(0, 210, 42)))
    log(made, "Old", *((day, "in" if day % 84 else "out") for day in range(0, 210, 42)), (400, "in"))
    log(made, "Close", *((day, "in" if day % 2 else "out") for day in range(120)), (1000, "in"))
    log(made, "Silent", (-5, "in"))
    return made


def suggestions(made: Made) -> list[str | None]:
    network = network_of(made.plan)
    network.owner_strength = owner_strengths(made.plan)
    from tests.groups import fillers

    (filler,) = [each for each in fillers("fans", "pipeline") if each.sheet == "contacts"]
    return [row["suggested_stage"] for row in filler.fill(made.plan, network).values()]


def test_the_stage_of_a_relationship_as_the_logs_show_it(known: Made) -> None:
    assert suggestions(known) == [None, "potential", "weak", "strong", "long", "intense"]


def test_the_thresholds_can_be_typed_over(known: Made) -> None:
    known.form("pipeline", "totals", long_days=500)
    assert suggestions(known)[4] == "strong"
    known.form("pipeline", "totals", strong_from=0.99, intense_from=0.99)
    assert suggestions(known)[3:5] == ["weak", "weak"]


def test_relationships_that_the_logs_see_otherwise(known: Made) -> None:
    contacts = known.plan.table("contacts")
    contacts.columns["stage"] = ["strong", None, "weak", "none", None, "intense"]
    network = network_of(known.plan)
    network.owner_strength = owner_strengths(known.plan)
    rows = fill("fans", "pipeline", "differs", known.plan, network)
    assert {key: (row["stage"], row["suggested"]) for key, row in rows.items()} == {
        "c4": ("none", "strong"), "c5": (None, "long"),
    }  # fmt: skip
    assert "in the logs for 400 days" in rows["c5"]["why"]
    assert [row["contact"] for row in rows.values()] == [contacts.row(who).text("name") for who in ("c4", "c5")]
    assert date(2025, 6, 30) == TODAY
