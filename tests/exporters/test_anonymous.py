"""Roles for names."""

from __future__ import annotations

import pytest

from tests.exporters.made import FORMULA, PEOPLE, SCRIPT, Made
from wombat.anonymous import without_names


def test_a_role_is_the_profession_else_the_circle_else_contact_with_a_number_by_rank(made: Made) -> None:
    plan, network = without_names(*made)
    named = dict(zip(made[1].names, network.names, strict=True))
    assert named["王小明"] == "律师1"
    assert named["李娜"] == "会计师1"
    assert named[SCRIPT].startswith("联系人")
    assert named["Nobody Tied"] == "油漆工1"
    assert [plan.label(who) for who in network.ids] == network.names
    assert len(set(network.names)) == len(network.names)


def test_nothing_in_the_plan_or_the_network_names_anybody(made: Made) -> None:
    plan, network = without_names(*made)
    reasons = [reason.say("zh-CN") for who in network.ids for reason in network.ranking.reasons(who)]
    ways = [why.say("en") for who in network.ids for path in network.paths(who) for why in path.why]
    everything = repr((plan, plan.table("contacts").columns, network.circles, network.ids, reasons, ways))
    private = {str(person[field]) for person in PEOPLE for field in ("name", "company")} | {"林晓雯"}
    assert not [value for value in private if value in everything]
    assert plan.owner == ""
    assert list(plan.tables) == [("contacts", "people")]


def test_a_circle_that_names_somebody_is_numbered(made: Made) -> None:
    _, network = without_names(*made)
    assert list(network.circles) == ["法律与金融", "接触圈2"]


def test_figures_ranks_and_warmth_stay(made: Made) -> None:
    before, (_, after) = made[1], without_names(*made)
    assert after.ranking.order.tolist() == before.ranking.order.tolist()
    assert after.ranking.score.tolist() == pytest.approx(before.ranking.score.tolist())
    assert sorted(after.warmth.values()) == sorted(before.warmth.values())
    assert len(after.paths(after.ids[5])) == len(before.paths("c6"))
    assert FORMULA in before.names
