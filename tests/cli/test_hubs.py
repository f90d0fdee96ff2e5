"""``wombat hubs``: published figures come out of files, and the owner stays out of the network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.conftest import Wombat

    Hubs = dict[str, dict[str, Any]]

KITE = (
    "Andre-Beverly Andre-Carol Andre-Diane Andre-Fernando Beverly-Diane Beverly-Ed Beverly-Garth Carol-Diane "
    "Carol-Fernando Diane-Ed Diane-Fernando Diane-Garth Ed-Garth Fernando-Garth Fernando-Heather Garth-Heather "
    "Heather-Ike Ike-Jane"
)
MEASURES = {
    "degree": 0,
    "betweenness": 3,
    "closeness": 3,
    "constraint": 4,
    "effective_size": 4,
    "two_step_reach": 4,
}
"""Measures that are published, with their decimals."""
KRACKHARDT = {
    "Andre": (4, 0.023, 0.529, 0.5412, 2.0000, 0.7778),
    "Beverly": (4, 0.023, 0.529, 0.5412, 2.0000, 0.7778),
    "Carol": (3, 0.000, 0.500, 0.6641, 1.0000, 0.7778),
    "Ed": (3, 0.000, 0.500, 0.6641, 1.0000, 0.7778),
    "Diane": (6, 0.102, 0.600, 0.4702, 3.3333, 0.7778),
    "Fernando": (5, 0.231, 0.643, 0.4451, 3.0000, 0.8889),
    "Garth": (5, 0.231, 0.643, 0.4451, 3.0000, 0.8889),
    "Heather": (3, 0.389, 0.600, 0.4311, 2.3333, 1.0000),
    "Ike": (2, 0.222, 0.429, 0.5000, 2.0000, 0.4444),
    "Jane": (1, 0.000, 0.310, 1.0000, 1.0000, 0.2222),
}
BORGATTI = "AB2 AF3 AG5 AE2 EG8 FG3 BG4 BD1 DG3 GC10"


def pairs(text: str) -> list[tuple[str, str]]:
    return [(one, other) for one, _, other in (tie.partition("-") for tie in text.split())]


def built(wombat: Wombat, ties: Iterable[tuple[object, ...]], *before: str, columns: str = "From,To") -> Any:
    """Build a workbook from a list of ties and return what ``wombat hubs --json`` says."""
    rows = [columns, *(",".join(map(str, tie)) for tie in ties)]
    (wombat.folder / "relations.csv").write_text("\n".join(rows) + "\n", "utf-8")
    said = wombat.build(*before, "relations.csv", "-o", "plan.xlsx", "--lang", "en")
    assert said.status == 0, said.err
    listed = wombat("hubs", "plan.xlsx", "--json")
    assert listed.status == 0, listed.err
    return listed.data


def by_name(data: Any) -> Hubs:
    return {hub["name"]: hub["measures"] for hub in data["hubs"]}


def rounded(hubs: Hubs, measure: str, *names: str, digits: int = 4) -> list[float]:
    return [round(hubs[name][measure], digits) for name in names]


def test_kite(wombat: Wombat) -> None:
    data = built(wombat, pairs(KITE))
    hubs = by_name(data)
    for name, published in KRACKHARDT.items():
        assert [round(hubs[name][measure], digits) for measure, digits in MEASURES.items()] == list(published), name
    assert data["network"] == {"contacts": 10, "tied": 10, "ties": 18, "sampled": False}
    assert {hub["name"] for hub in data["hubs"][:4]} == {"Heather", "Fernando", "Garth", "Diane"}
    assert all(hub["reasons"] for hub in data["hubs"])


def test_karate_club(wombat: Wombat) -> None:
    hubs = by_name(built(wombat, [(one + 1, other + 1) for one, other in nx.karate_club_graph().edges()]))
    order = sorted(hubs, key=lambda name: -hubs[name]["betweenness"])
    assert order[:5] == ["1", "34", "33", "3", "32"]
    assert rounded(hubs, "betweenness", *order[:5]) == [0.4376, 0.3041, 0.1452, 0.1437, 0.1383]
    assert rounded(hubs, "effective_size", "34", "1") == [15.2353, 13.75]


def test_karate_clubs_as_circles(wombat: Wombat) -> None:
    graph = nx.karate_club_graph()
    people = [f"{node + 1},{club}" for node, club in graph.nodes(data="club")]
    (wombat.folder / "people.csv").write_text("\n".join(["Name,Circles", *people]), "utf-8")
    hubs = by_name(built(wombat, [(one + 1, other + 1) for one, other in graph.edges()], "people.csv"))
    assert rounded(hubs, "participation", "10", "31", "3", "9", digits=2) == [0.5, 0.5, 0.48, 0.48]
    assert sum(hub["participation"] == 0 for hub in hubs.values()) > len(hubs) / 2


def test_borgattis_example_is_unweighted_in_the_list(wombat: Wombat) -> None:
    ties = [(tie[0], tie[1], tie[2:]) for tie in BORGATTI.split()]
    hubs = by_name(built(wombat, ties, columns="From,To,Weight"))
    assert rounded(hubs, "constraint", "G", "A", "C", digits=3) == [0.400, 0.595, 1]
    assert rounded(hubs, "effective_size", "G", "A", "C", digits=2) == [4.67, 2.50, 1]
    assert rounded(hubs, "strength", "G", "C") == [33, 10]


def test_les_miserables(wombat: Wombat) -> None:
    data = built(wombat, nx.les_miserables_graph().edges())
    hubs = by_name(data)
    assert data["hubs"][0]["range"] == [1, 1]
    assert all(low <= hub["rank"] <= high for hub in data["hubs"] for low, high in [hub["range"]])
    named = ("Valjean", "Myriel", "Gavroche", "Marius")
    assert rounded(hubs, "betweenness", *named, digits=3) == [0.570, 0.177, 0.165, 0.132]
    myriel = next(hub for hub in data["hubs"] if hub["name"] == "Myriel")
    assert "centre of one circle only: many ties, little variety" in myriel["reasons"]


def test_the_owner_is_no_node(wombat: Wombat) -> None:
    """An owner tied to all and wrongly kept in would lift Diane (0.0519) over Heather (0.0222)."""
    owned = [(owner, name) for name, owner in zip(KRACKHARDT, ["Olive Owner", "me"] * 5, strict=True)]
    hubs = by_name(built(wombat, [*pairs(KITE), *owned], "--owner", "Olive Owner"))
    assert set(hubs) == set(KRACKHARDT)
    assert rounded(hubs, "betweenness", "Heather", "Diane", digits=3) == [0.389, 0.102]
    assert rounded(hubs, "degree", *KRACKHARDT) == [row[0] for row in KRACKHARDT.values()]


def test_contacts_without_ties_change_nothing_and_have_no_constraint(wombat: Wombat) -> None:
    (wombat.folder / "people.csv").write_text("Name,Company\nKim Alone,Acme\nLou Alone,Acme\n", "utf-8")
    data = built(wombat, pairs(KITE), "people.csv")
    hubs = by_name(data)
    assert rounded(hubs, "betweenness", "Heather", "Diane", digits=3) == [0.389, 0.102]
    alone = hubs["Kim Alone"]
    assert (alone["constraint"], alone["effective_size"], alone["participation"]) == (None, None, None)
    assert (alone["degree"], alone["betweenness"], alone["pagerank"]) == (0, 0, 0)
    assert (data["network"]["contacts"], data["network"]["tied"]) == (12, 10)
    assert data["hubs"][-1]["range"] is None


def test_shared_circles_count_only_where_nothing_else_is_known(wombat: Wombat) -> None:
    people = ["Name,Circles", *(f"{name},Legal" for name in ("Ann", "Bo", "Cy")), "Di,"]
    (wombat.folder / "people.csv").write_text("\n".join(people), "utf-8")
    assert wombat.build("people.csv", "-o", "alone.xlsx", "--lang", "en").status == 0
    data = wombat("hubs", "alone.xlsx", "--json").data
    hubs = by_name(data)
    assert {name: hub["degree"] for name, hub in hubs.items()} == {"Ann": 2, "Bo": 2, "Cy": 2, "Di": 0}
    assert hubs["Ann"]["strength"] == pytest.approx(1)
    assert "shares a circle with 2 of your contacts; nobody's ties are noted yet" in data["hubs"][0]["reasons"]
    hubs = by_name(built(wombat, [("Ann", "Di")], "people.csv"))
    assert {name: hub["degree"] for name, hub in hubs.items()} == {"Ann": 1, "Bo": 0, "Cy": 0, "Di": 1}


def test_circles_and_firms_are_ranked_too(wombat: Wombat) -> None:
    people = [f"P{n},Firm{n % 3},{'LMN'[n // 3]}" for n in range(9)]
    (wombat.folder / "people.csv").write_text("\n".join(["Name,Company,Circles", *people]), "utf-8")
    data = built(wombat, [("P0", "P3"), ("P4", "P6"), ("P4", "P7")], "people.csv")
    assert data["owner"]["all"] == {
        "ties": 9,
        "effective_size": pytest.approx(9 - 2 * 3 / 9),
        "constraint": pytest.approx(nx.constraint(owned_by_all(), ["Owner"])["Owner"]),
        "redundant": pytest.approx(2 * 3 / 9),
    }
    assert data["owner"]["strong"]["constraint"] is None
    first, *others = wombat("hubs", "plan.xlsx", "--by", "circle", "--json").data["hubs"]
    assert (first["name"], first["rank"], first["people"], sorted(first["tied"])) == (
        "M",
        1,
        ["P3", "P4", "P5"],
        ["L", "N"],
    )
    assert [circle["tied"] for circle in others] == [["M"], ["M"]]
    said = wombat("hubs", "plan.xlsx", "--by", "firm")
    assert "its people are tied to 1 of the 2 others" in said.out


def owned_by_all() -> nx.Graph:
    graph = nx.Graph([("P0", "P3"), ("P4", "P6"), ("P4", "P7")])
    graph.add_edges_from(("Owner", f"P{n}") for n in range(9))
    return graph
