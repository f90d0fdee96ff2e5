from __future__ import annotations

from typing import TYPE_CHECKING

from .conftest import fill, network_of

if TYPE_CHECKING:
    from wombat import Network

    from .conftest import Made

MODULE = "network.hub_firm"


def firms(made: Made) -> Network:
    made.contacts(
        {"name": "Ann", "company": "Axle"},
        {"name": "Bo", "company": "axle"},
        {"name": "Cy", "company": "Bolt"},
        {"name": "Di", "company": "Cog"},
        {"name": "Ed", "company": "Dowel"},
        {"name": "Flo", "company": "Elsewhere"},
    )
    return network_of(made.plan, ("c1", "c3"), ("c2", "c4"), ("c1", "c2", 9), ("c4", "c6", 5), ("c5", "c6"))


def group(made: Made, *names: str) -> None:
    made.table("hub-firm", "group", *({"firm": name, "organise": "a breakfast"} for name in names))


def test_firms_are_ranked_by_the_firms_of_the_group_their_people_are_tied_to(made: Made) -> None:
    network = firms(made)
    group(made, "Axle", "Bolt", "Cog", "Dowel", "Gasket")
    rows = fill(MODULE, "hub-firm", "group", made.plan, network)
    assert rows["r1"] == {"people": 2, "ties": 2, "rank": 1}
    assert (rows["r2"]["ties"], rows["r3"]["ties"]) == (1, 1)
    assert rows["r4"] == {"people": 1, "ties": 0, "rank": None}
    assert rows["r5"]["people"] == 0


def test_the_hub_and_where_the_owner_stands(made: Made) -> None:
    network = firms(made)
    group(made, "Axle", "Bolt", "Cog", "Dowel", "Gasket")
    today = fill(MODULE, "hub-firm", "today", made.plan, network)
    assert today["hub"] == "Axle"
    assert today["person"] in {"Ann", "Bo"}
    assert today["why"] == "Its people are tied to 2 of 4 other firms: Bolt, Cog"
    assert today["own_firms"] == 4
    assert today["own_pairs"] == 4, "of six pairs of known firms, Axle-Bolt and Axle-Cog are linked already"
    assert today["own_size"] == 3, "4 firms less 2 · 2 / 4"
    meet, deepen, introduce = today["move_up"].split("\n")
    assert meet == "Get to know somebody at Gasket."
    assert deepen.endswith("Di (Cog), Ed (Dowel): you know nobody there well.")
    assert introduce.endswith("only you link the two firms.")
    assert "Axle" in introduce
    assert "Dowel" in introduce


def test_only_ties_that_are_strong_raise_the_owner(made: Made) -> None:
    network = firms(made)
    group(made, "Axle", "Bolt", "Cog", "Dowel", "Gasket")
    today = fill(MODULE, "hub-firm", "today", made.plan, network)
    assert (today["own_close"], today["own_rank"]) == (0, 4), "Axle, Bolt and Cog are tied to one firm or more"
    made.plan.contact("c3")["tie"] = made.plan.contact("c5")["tie"] = "strong"
    today = fill(MODULE, "hub-firm", "today", made.plan, network)
    assert (today["own_close"], today["own_rank"]) == (2, 1), "Axle and Bolt have two ties too, the owner's included"


def test_the_contact_named_belongs_to_the_firm(made: Made) -> None:
    made.contacts({"name": "Ann", "tie": "strong"}, {"name": "Bo", "tie": "strong"})
    made.table("hub-firm", "group", {"firm": "Axle", "contact": "Ann"}, {"firm": "Bolt", "contact": "Bo"})
    network = network_of(made.plan, ("c1", "c2"))
    assert fill(MODULE, "hub-firm", "group", made.plan, network)["r1"]["people"] == 1
    today = fill(MODULE, "hub-firm", "today", made.plan, network)
    assert (today["own_pairs"], today["own_size"]) == (0, 1)
    assert today["move_up"] == "Offer to organise something for Axle, Bolt."


def test_without_a_group_all_firms_with_two_people_are_looked_at(made: Made) -> None:
    made.contacts(*({"name": f"{firm}{n}", "company": firm} for firm in ("Axle", "Bolt", "Cog") for n in (1, 2)))
    network = network_of(made.plan, ("c1", "c3"), ("c3", "c5"))
    today = fill(MODULE, "hub-firm", "today", made.plan, network)
    assert (today["hub"], today["person"]) == ("Bolt", "Bolt1")
    assert today["move_up"].startswith("List the firms")
    assert "own_rank" not in today


def test_an_empty_plan_has_no_hub(made: Made) -> None:
    today = fill(MODULE, "hub-firm", "today", made.plan, network_of(made.plan))
    assert set(today) == {"move_up"}
    assert fill(MODULE, "hub-firm", "group", made.plan, network_of(made.plan)) == {}
