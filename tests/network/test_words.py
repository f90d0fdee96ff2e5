"""Tie strength, reasons and introductions: what is said, and on what evidence."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.network.conftest import KITE
from tests.network.plans import TODAY, network_of_plan, people, plan_of
from wombat import KINDS, kind_of
from wombat.network.strength import owner_strengths, warmth_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wombat import Network, Plan
    from wombat.network.strength import TieStrength

Log = list["Mapping[str, object]"]


def contacts_log(every: int, count: int, ways: str = "io", since: int = 0) -> Log:
    """Return ``count`` contacts with Ann, ``every`` so many days, the last ``since`` days ago."""
    names = {"i": "in", "o": "out"}
    return [
        {"date": TODAY - timedelta(since + at * every), "contact": "Ann", "direction": names[ways[at % len(ways)]]}
        for at in range(count)
    ]


def measured(log: Log, **tables: Log) -> TieStrength:
    plan = plan_of(contacts__people=people("Ann"), interactions__log=log, **tables)
    return owner_strengths(plan)["c1"]


def test_often_recent_and_both_ways_is_strong() -> None:
    tie = measured(contacts_log(3, 110))
    assert tie.strong
    assert tie.score > 0.9
    assert tie.why.say("en") == "often: 110 contacts in 12 months; last 0 days ago; both ways (55 in, 55 out)"


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (contacts_log(7, 50), contacts_log(30, 12)),  # more frequent
        (contacts_log(30, 10), contacts_log(30, 10, since=60)),  # more recent
        (contacts_log(30, 10), contacts_log(30, 10, "o")),  # more balanced
    ],
)
def test_frequency_recency_and_balance_each_make_a_tie_stronger(more: Log, less: Log) -> None:
    assert measured(more).score > measured(less).score


def test_once_a_year_is_rarely_and_weak() -> None:
    tie = measured(contacts_log(1, 1, "i", since=200))
    assert not tie.strong
    assert tie.why.say("zh-CN") == "很少：12个月内联系1次；最近一次200天前；多为对方主动（来1，往0）"


def test_a_referral_counts_for_more_than_a_call() -> None:
    row = {"date": TODAY - timedelta(30), "from": "Ann", "to": "me", "kind": "referral"}
    plan = plan_of(contacts__people=people("Ann"), referrals__log=[row])
    assert owner_strengths(plan)["c1"].score > measured(contacts_log(1, 1, "i", since=30)).score


def test_who_is_in_no_log_has_no_measured_strength_and_plans_do_not_count() -> None:
    assert owner_strengths(plan_of(contacts__people=people("Ann"))) == {}
    assert (
        owner_strengths(plan_of(contacts__people=people("Ann"), interactions__log=contacts_log(1, 1, since=-5))) == {}
    )


def test_what_the_user_states_goes_before_what_is_measured() -> None:
    rows = people("Ann", "Ben", "Cat", "Dan", Ann={"tie": "weak"}, Ben={"tie": "strong"}, Cat={"stage": "long"})
    plan = plan_of(contacts__people=rows, interactions__log=contacts_log(3, 110))
    warmth = warmth_of(plan, owner_strengths(plan))
    assert warmth == {"c1": 0.3, "c2": 0.75, "c3": 0.8}


@pytest.fixture
def plan() -> Plan:
    """Ann introduced Ben and Cat; Ben alone knows Dan; Ann gave referrals."""
    circles = {"Ann": {"circles": ["Law"]}, "Cat": {"circles": ["Building"], "met_through": "Ann"}}
    more = {"Ben": {"met_through": "Ann", "tie": "strong"}, "Dan": {"circles": ["Health"]}}
    return plan_of(
        contacts__people=people("Ann", "Ben", "Cat", "Dan", "Eve", **circles, **more),
        relations__ties=[{"from": "Ben", "to": "Dan", "kind": "friend", "since": date(2020, 5, 1)}],
        referrals__log=[
            {"from": "Ann", "to": "me", "kind": "referral", "state": "won", "value": 120000},
            {"from": "Ann", "to": "me", "kind": "referral", "state": "given"},
        ],
    )


def said(network: Network, name: str, language: str = "en") -> list[str]:
    return [reason.say(language) for reason in network.ranking.reasons(network.ids[network.names.index(name)])]


def test_reasons_give_the_evidence_the_most_convincing_first(plan: Plan) -> None:
    network = network_of_plan(plan)
    assert said(network, "Ann")[:3] == [
        "gave 2 referrals, 1 won, worth 120,000",
        "links 2 of your 3 circles (Law, Building)",
        "introduced 2 people to you (Ben, Cat)",
    ]
    assert "为您引荐了2人（Ben、Cat）" in said(network, "Ann", "zh-CN")
    assert "without Ben 1 person is out of reach" in said(network, "Ben")
    assert said(network, "Eve") == ["no tie to another contact is noted yet"]
    assert said(network, "Cat") == [
        "reaches 67% of the network within two steps",
        "tied to 1 of your contacts",
        "between place 3 and 4 if ties are missing",
    ]


def test_every_contact_has_a_reason_in_every_language(miserables: Network) -> None:
    for contact in miserables.ids:
        for reason in miserables.ranking.reasons(contact):
            assert all("{" not in form and form for form in reason.every())
        assert miserables.ranking.reasons(contact)


def test_the_centre_of_a_star_is_told_as_such(miserables: Network) -> None:
    assert "centre of one circle only: many ties, little variety" in said(miserables, "Myriel")
    assert "centre of one circle only: many ties, little variety" not in said(miserables, "Valjean")
    assert len(miserables.lost_without("Myriel")) == 7


def test_the_warmest_introduction_with_its_evidence(plan: Plan) -> None:
    found = network_of_plan(plan).paths("c4")
    assert [path.steps for path in found] == [("c2", "c4")]
    assert [why.say("en") for why in found[0].why] == [
        "you know Ben well, as you noted",
        "Ben and Dan: friend (latest 2020-05-01)",
    ]
    assert found[0].strength == pytest.approx(0.75 * 2 / 3)


def test_alternatives_share_no_middleman_and_the_warmest_comes_first() -> None:
    ties = [{"from": tie.split("-")[0], "to": tie.split("-")[1]} for tie in KITE.split()]
    names = dict.fromkeys(name for tie in KITE.split() for name in tie.split("-"))
    network = network_of_plan(plan_of(contacts__people=people(*names, Garth={"tie": "strong"}), relations__ties=ties))
    found = network.paths(network.ids[network.names.index("Heather")])
    middlemen = [[network.names[network.index[step]] for step in path.steps[:-1]] for path in found]
    assert middlemen[0] == ["Garth"]
    assert sorted(middlemen[1:]) == [["Fernando"], ["Ike"]]
    strengths = [path.strength for path in found]
    assert strengths == sorted(strengths, reverse=True)


def test_a_strong_friend_further_away_is_warmer_than_a_stranger_nearby() -> None:
    plan = plan_of(
        contacts__people=people("Near", "Friend", "Between", "Target", Friend={"tie": "strong"}),
        relations__ties=[
            {"from": "Near", "to": "Target"},
            {"from": "Friend", "to": "Between", "strength": 9},
            {"from": "Between", "to": "Target", "strength": 9},
        ],
    )
    assert [path.steps for path in network_of_plan(plan).paths("c4")] == [("c2", "c3", "c4"), ("c1", "c4")]


def test_nobody_can_introduce_whom_nobody_knows(plan: Plan) -> None:
    assert network_of_plan(plan).paths("c5") == []


def test_a_shared_circle_can_open_a_door() -> None:
    rows = people("Ann", "Ben", Ann={"circles": ["Law"]}, Ben={"circles": ["Law"]})
    found = network_of_plan(plan_of(contacts__people=rows)).paths("c2")
    assert found[0].why[1].say("zh-TW") == "Ann與Ben同在Law"


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Works with", "works-with"),
        ("co-worker", "works-with"),
        ("引荐", "introduced"),
        ("word_of_mouth", "recommended"),
    ],
)
def test_words_for_kinds(word: str, kind: str) -> None:
    assert kind_of(word) == kind


def test_labels_and_ids_mean_their_kind_and_an_unknown_word_none() -> None:
    for kind in KINDS:
        assert {kind_of(word) for word in (kind.id, *kind.label.every())} == {kind.id}
    assert kind_of("zzz") is None
