from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.network_sheets.conftest import fill, network_of

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


@pytest.mark.parametrize("people", [0, 2])
def test_without_ties_there_is_no_ranking(made: Made, people: int) -> None:
    made.contacts(*({"name": f"P{n}"} for n in range(people)))
    network = network_of(made.plan)
    assert fill(MODULE, "hubs", "ranking", made.plan, network) == {}
    figures = fill(MODULE, "hubs", "figures", made.plan, network)
    assert (figures["tied"], figures["ties"], figures["communities"]) == (0, 0, 0)
