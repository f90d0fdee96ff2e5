from __future__ import annotations

from datetime import date

from wombat.plugins.message.widen_network import OPEN_LIMIT

from .conftest import TODAY, Made, fill, network_of


def chain(made: Made) -> Made:
    """The seat of the banker is empty; Ben is one, Ann knows him well and the owner knows Ann well."""
    return made.contacts(
        {"name": "Ann", "profession": "lawyer", "circles": ["Legal"], "tie": "strong"},
        {"name": "Ben", "profession": "banker", "phones": ["555 0101"], "tie": "weak"},
        {"name": "Cy", "profession": "painter", "tie": "weak"},
    ).table("circles", "circles", {"_id": "legal", "name": "Legal", "professions": ["lawyer", "banker", "actuary"]})


def test_from_the_empty_seat_to_the_person_to_meet_and_who_can_introduce(made: Made) -> None:
    plan = chain(made).plan
    rows = fill("widen-network", "people", plan, network_of(plan, ("c1", "c2", 2)))
    assert rows["c2"]["name"] == "Ben"
    assert rows["c2"]["phones"] == ["555 0101"]
    assert rows["c2"]["introducer"] == "Ann"
    assert rows["c2"]["reason"] == "seat"
    assert rows["c2"]["why"].startswith("The seat “banker” in the circle “Legal” is empty, and Ben could take it.")
    assert "through Ann (" in rows["c2"]["why"]


def test_a_profession_nobody_has_leads_to_those_who_serve_the_same_customers(made: Made) -> None:
    plan = chain(made).plan
    rows = fill("widen-network", "wanted", plan, network_of(plan))
    assert [(row["profession"], row["circle"], row["ask"]) for row in rows.values()] == [("actuary", "Legal", ["Ann"])]


def test_circles_in_which_nobody_sits_come_last_and_the_hubs_are_asked(made: Made) -> None:
    chain(made).table("circles", "circles", {"name": "Site", "professions": ["plumber", "painter"]})
    rows = fill("widen-network", "wanted", made.plan, network_of(made.plan, ("c2", "c3"), ("c2", "c1")))
    assert [(row["profession"], row["ask"]) for row in rows.values()] == [
        ("actuary", ["Ann"]),
        ("plumber", ["Ben", "Ann", "Cy"]),
    ]


def test_without_contacts_no_profession_is_missing_yet(made: Made) -> None:
    made.table("circles", "circles", {"name": "Site", "professions": ["painter", "plumber"]})
    assert fill("widen-network", "wanted", made.plan, network_of(made.plan)) == {}


def test_what_is_settled_says_in_which_way(made: Made) -> None:
    made.contacts({"name": "Ann", "tie": "strong"}, {"name": "Ben"}, {"name": "Cy"})
    made.table("interactions", "log", {"contact": "Ben", "date": TODAY, "direction": "out"})
    made.table(
        "widen-network", "people", *({"_id": f"c{n}", "name": name} for n, name in enumerate(("Ann", "Ben", "Cy"), 1))
    )
    rows = fill("widen-network", "people", made.plan, network_of(made.plan))
    assert [row["reason"] for row in rows.values()] == ["settled"] * 3
    assert [row["why"].split(":")[0] for row in rows.values()] == ["Done", "Begun", "No longer pressing"]


def star(made: Made, **hub: object) -> Made:
    people = ({"name": f"P{n}", "tie": "weak"} for n in range(4))
    return made.contacts({"name": "Hub", **hub}, *people)


SPOKES = (("c1", "c2"), ("c1", "c3"), ("c1", "c4"), ("c1", "c5"))


def test_a_hub_known_only_weakly_is_worth_a_call(made: Made) -> None:
    plan = star(made, tie="weak").plan
    rows = fill("widen-network", "people", plan, network_of(plan, *SPOKES))
    assert list(rows) == ["c1"], "nobody else stands between others"
    assert rows["c1"]["reason"] == "broker"
    assert rows["c1"]["why"].startswith("Hub is number 1 of the hubs, and your tie is weak. Why a hub: ")


def test_a_hub_known_well_is_not_suggested(made: Made) -> None:
    plan = star(made, tie="strong").plan
    assert fill("widen-network", "people", plan, network_of(plan, *SPOKES)) == {}


def test_someone_silent_whom_a_strong_contact_knows_is_two_steps_away(made: Made) -> None:
    made.contacts(
        {"name": "Ann", "tie": "strong"},
        {"name": "Near"},
        {"name": "Far"},
        {"name": "Lately", "last_contact": TODAY},
        {"name": "Apart"},
    )
    network = network_of(made.plan, ("c1", "c2", 1), ("c1", "c3", 4), ("c1", "c4", 4))
    rows = fill("widen-network", "people", made.plan, network)
    assert list(rows) == ["c3", "c2"], "the closest to the strong contact first"
    assert {row["reason"] for row in rows.values()} == {"two_steps"}
    assert rows["c3"]["introducer"] == "Ann"


def test_rows_are_renewed_and_settle_when_nothing_is_left_to_do(made: Made) -> None:
    plan = (
        chain(made)
        .table(
            "widen-network", "people",
            {"_id": "c2", "name": "Ben", "called": date(2025, 6, 1)},
            {"_id": "c1", "name": "Ann"},
            {"name": "Cy"},
            {"name": "Stranger"},
        )
        .plan
    )  # fmt: skip
    rows = fill("widen-network", "people", plan, network_of(plan, ("c1", "c2"), ("c1", "c3")))
    assert rows["c2"]["reason"] == "seat"
    assert "phones" not in rows["c2"], "what the user types is left alone"
    assert rows["c1"]["reason"] == "settled"
    assert rows["r3"]["introducer"] == "Ann"
    assert rows["r4"] == {}
    assert list(rows) == ["c2", "c1", "r3", "r4"]


def many(made: Made) -> Made:
    made.contacts({"name": "Ann", "profession": "lawyer", "circles": ["Legal"]})
    made.contacts(*({"name": f"P{n}", "profession": "banker", "tie": "weak"} for n in range(9)))
    words = [f"trade{n}" for n in range(40)]
    made.contacts(*({"name": f"T{n}", "profession": word, "tie": "weak"} for n, word in enumerate(words)))
    return made.table("circles", "circles", {"name": "Legal", "professions": ["lawyer", "banker", *words]})


def test_so_many_open_suggestions_are_enough(made: Made) -> None:
    plan = many(made).plan
    rows = fill("widen-network", "people", plan, network_of(plan))
    assert len(rows) == OPEN_LIMIT
    assert list(rows)[:3] == ["c2", "c11", "c12"], "one for each seat before a second one for any"


def test_calls_and_deletions_make_place_for_others(made: Made) -> None:
    plan = many(made).plan
    for at, who in enumerate(fill("widen-network", "people", plan, network_of(plan))):
        called = TODAY if at < 3 else None
        made.table("widen-network", "people", {"_id": who, "name": plan.contact(who).name, "called": called})
    plan.table("widen-network", "people").remove({"c14"})
    plan.gone["widen-network", "people"] = {"c14"}
    rows = fill("widen-network", "people", plan, network_of(plan))
    assert "c14" not in rows
    assert len(rows) == OPEN_LIMIT - 1 + 4


def test_the_summary_counts_calls_and_lunches(made: Made) -> None:
    made.table("widen-network", "people", {"name": "A", "called": TODAY, "lunch": TODAY}, {"name": "B"}, {})
    assert fill("widen-network", "summary", made.plan) == {"open": 1, "called": 1, "lunches": 1}
