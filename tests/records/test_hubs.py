from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from wombat.plugins.network.measures import wombat_measures

from tests.network_sheets.conftest import fill, network_of
from wombat.network.build import build_network

if TYPE_CHECKING:
    from tests.network_sheets.conftest import Made

MODULE = "records.hubs"
STAR = (("c1", "c2", 2), ("c1", "c3", 1), ("c1", "c4", 1))


def five(made: Made) -> Made:
    return made.contacts(*({"name": name} for name in ("Ann", "Bo", "Cy", "Di", "Alone")))


def test_the_ranking_has_place_score_measures_and_reasons(made: Made) -> None:
    plan = five(made).plan
    network = network_of(plan, *STAR)
    rows = fill(MODULE, "hubs", "ranking", plan, network)
    assert list(rows) == [network.ids[at] for at in network.ranking.order[:4]]
    best = rows["c1"]
    assert [row["rank"] for row in rows.values()] == [1, 2, 3, 4]
    assert (best["contact"], best["score"], best["degree"], best["strength"]) == ("Ann", 100, 3, 4)
    assert (best["betweenness"], best["closeness"], best["two_step_reach"], best["k_core"]) == (1, 1, 1, 1)
    assert (best["effective_size"], best["constraint"]) == (3, round(1 / 3, 6))
    assert best["pagerank"] > rows["c2"]["pagerank"] > rows["c3"]["pagerank"] > 0
    assert best["participation"] == 0, "without circles the groups found count, and the star is one"
    assert isinstance(best["degree"], int)
    assert (best["range"], rows["c2"]["range"]) == ("1", "2–4")
    assert best["reason"] == "; ".join(text.say("en") for text in network.ranking.reasons("c1")[:3]) != ""


def test_what_is_undefined_is_blank(made: Made) -> None:
    made.contacts({"name": "Ann", "circles": ["Far", "Away"]}, {"name": "Bo"}, {"name": "Cy"})
    network = network_of(made.plan, ("c2", "c3"))
    rows = fill(MODULE, "hubs", "ranking", made.plan, network)
    assert rows["c2"]["participation"] is None
    assert "c1" not in rows


def test_reasons_are_in_the_language_of_the_workbook(made: Made) -> None:
    plan = five(made).plan
    plan.language = "zh-CN"
    network = network_of(plan, *STAR)
    assert (
        network.ranking.reasons("c1")[0].say("zh-CN") in fill(MODULE, "hubs", "ranking", plan, network)["c1"]["reason"]
    )


def test_key_figures(made: Made) -> None:
    plan = five(made).plan
    figures = fill(MODULE, "hubs", "figures", plan, network_of(plan, *STAR))
    assert figures.pop("basis").startswith("ties that were stated")
    assert figures == {"contacts": 5, "tied": 4, "ties": 3, "communities": 1}


def test_shared_circles_alone_are_told(made: Made) -> None:
    made.contacts({"name": "Ann", "circles": ["Legal"]}, {"name": "Bo", "circles": ["Legal"]})
    figures = fill(MODULE, "hubs", "figures", made.plan, network_of(made.plan))
    assert figures["basis"].startswith("shared circles")
    assert figures["ties"] == 1


def test_circles_and_firms_are_ranked_beside_contacts(made: Made) -> None:
    people = [{"name": f"P{n}", "company": f"Firm{n % 3}", "circles": ["LMN"[n // 3]]} for n in range(9)]
    plan = made.contacts(*people).plan
    rows = fill(MODULE, "hubs", "groups", plan, network_of(plan, ("c1", "c4"), ("c5", "c7"), ("c5", "c8")))
    assert [(row["name"], row["kind"], row["rank"], row["people"]) for row in rows.values()][:2] == [
        ("M", "circle", 1, 3),
        ("L", "circle", 2, 3),
    ]
    assert (
        rows["circle-M"]["reason"] == "its people are tied to 2 of the 2 others: N, L; through 2 of its people: P4, P3"
    )
    assert [row["kind"] for row in rows.values()] == ["circle"] * 3 + ["firm"] * 3


def test_the_owners_own_standing(made: Made) -> None:
    made.contacts({"name": "Ann", "tie": "strong"}, {"name": "Bo", "tie": "strong"}, {"name": "Cy"}, {"name": "Di"})
    standing = fill(MODULE, "hubs", "standing", made.plan, network_of(made.plan, ("c1", "c2"), ("c1", "c3")))
    assert (standing["size"], standing["redundant"]) == (3, 1)
    assert (standing["close_size"], standing["close_constraint"]) == (1, 1.006944)
    assert standing["binding"] == ["Ann", "Bo", "Cy"]


@pytest.mark.parametrize("people", [0, 2])
def test_without_ties_there_is_no_ranking(made: Made, people: int) -> None:
    made.contacts(*({"name": f"P{n}"} for n in range(people)))
    network = network_of(made.plan)
    assert fill(MODULE, "hubs", "ranking", made.plan, network) == {}
    figures = fill(MODULE, "hubs", "figures", made.plan, network)
    assert (figures["tied"], figures["ties"], figures["communities"]) == (0, 0, 0)


def test_recent_activity_stands_beside_the_measures(made: Made) -> None:
    plan = five(made).plan
    dated = [("c1", "c2", "knows", 1.0, "2023-01-01"), ("c1", "c3", "knows", 1.0, "2023-01-02")]
    network = build_network(plan, [*dated, ("c4", "c2", "referral", 1.0, "2025-01-01")], wombat_measures())
    rows = fill(MODULE, "hubs", "ranking", plan, network)
    assert rows["c4"]["activity"] == 100
    assert rows["c3"]["activity"] <= rows["c1"]["activity"] < rows["c2"]["activity"] < 100
    assert rows["c4"]["reason"].startswith("active lately: had to do with 1 of your contacts since 2024-10-19")
    assert "active lately" not in rows["c1"]["reason"]
    for at, score in enumerate(network.ranking.score.tolist()):
        assert sum(points[at] for points in network.ranking.points.values()) == pytest.approx(score)


def test_without_dates_nobody_is_active(made: Made) -> None:
    plan = five(made).plan
    network = network_of(plan, *STAR)
    assert fill(MODULE, "hubs", "ranking", plan, network)["c1"]["activity"] is None
    assert "recency" not in network.ranking.points
