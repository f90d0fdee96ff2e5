"""Contact circles: their seats, who could fill an empty one, and what referrals flow inside and out."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, Any

import wombat
from wombat import OWNER, Filler, Texts, circle_members, hookimpl, named, seats

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Seat, Value

    Rows = dict[str, dict[str, Value]]

wombat_api = wombat.API_VERSION
texts = Texts(__package__)
HEALTHY, GROWING = 5, 3
"""Seats filled from which a circle is healthy, and growing."""
SHOWN = 5
"""Candidates named for a seat."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this module computes."""
    of_circle = ("seats", "filled", "empty", "health", "candidates", "competing", "inside", "outside", "share")
    of_seat = ("profession", "circle", "state", "suggested", "candidates", "competing", "introducer")
    return [
        Filler("circles", "totals", ("filled", "empty", "healthy", "share"), fill_totals),
        Filler("circles", "circles", of_circle, fill_circles),
        Filler("circles", "seats", of_seat, fill_seats, ("contacts",)),
    ]


def fill_totals(plan: Plan, _network: Network) -> dict[str, Value]:
    """Return the seats of all circles, how many circles are healthy, and the share of the referrals they bring."""
    by_name = _seats_by_circle(plan)
    each = [_figures(by_name.get(row.text("name").casefold(), [])) for row in plan.table("circles", "circles")]
    everywhere = _flows(plan)[""]
    return {
        "filled": sum(figures["filled"] for figures in each),
        "empty": sum(figures["empty"] for figures in each),
        "healthy": sum(figures["health"] == "healthy" for figures in each),
        "share": everywhere.inside / everywhere.received if everywhere.received else None,
    }


def fill_circles(plan: Plan, _network: Network) -> Rows:
    """Return the figures of each circle by row id."""
    by_name, flows = _seats_by_circle(plan), _flows(plan)
    return {
        row.id: _figures(by_name.get(row.text("name").casefold(), []))
        | (flows.get(row.text("name"), _Flow()).figures(flows[""]) if row.text("name") else {})
        for row in plan.table("circles", "circles")
    }


def _seats_by_circle(plan: Plan) -> dict[str, list[Seat]]:
    by_name: dict[str, list[Seat]] = {}
    for seat in seats(plan):
        by_name.setdefault(seat.circle.casefold(), []).append(seat)
    return by_name


def _figures(inside: list[Seat]) -> dict[str, Any]:
    filled = sum(1 for seat in inside if seat.filled)
    candidates = {who for seat in inside if not seat.filled for who in seat.candidates}
    return {
        "seats": len(inside),
        "filled": filled,
        "empty": len(inside) - filled,
        "health": health(filled, len(inside)),
        "candidates": len(candidates),
        "competing": sum(len(_pairs(seat)) for seat in inside),
    }


def health(filled: int, seats_there: int) -> str | None:
    """Return how a circle does, a choice id of the field ``health``; None without seats."""
    if not seats_there:
        return None
    if not filled:
        return "none"
    if filled >= min(HEALTHY, seats_there):
        return "healthy"
    return "growing" if filled >= GROWING else "started"


def _pairs(seat: Seat) -> list[tuple[str, str]]:
    """Return the pairs of people in one seat, contacts by id and others by name."""
    return list(combinations([*seat.sitting, *seat.unknown], 2))


class _Flow:
    """Referrals that touch a circle: ``inside`` and ``outside`` it, and those the owner ``received`` from it."""

    def __init__(self) -> None:
        self.inside = self.outside = self.received = 0

    def figures(self, everywhere: _Flow) -> dict[str, Value]:
        share = self.received / everywhere.received if everywhere.received else None
        return {"inside": self.inside, "outside": self.outside, "share": share}


def _flows(plan: Plan) -> dict[str, _Flow]:
    """Return the flow of each circle by name; under the empty name what the owner received, and from members."""
    circles_of: dict[str, set[str]] = {}
    for circle, members in circle_members(plan).items():
        for who in members:
            circles_of.setdefault(who, set()).add(circle)
    flows: dict[str, _Flow] = {"": _Flow()}
    log = plan.table("referrals", "log")
    givers, takers = named(plan, log, "from", blank=OWNER), named(plan, log, "to", blank=OWNER)
    for row, giver, taker in zip(log, givers, takers, strict=True):
        if row["kind"] == "word_of_mouth" or giver == taker == OWNER:
            continue
        _add(flows, circles_of, giver, taker)
    return flows


def _add(flows: dict[str, _Flow], circles_of: dict[str, set[str]], giver: str | None, taker: str | None) -> None:
    from_circles, to_circles = circles_of.get(giver or "", set()), circles_of.get(taker or "", set())
    flows[""].received += taker == OWNER
    flows[""].inside += taker == OWNER and bool(from_circles)
    for circle in from_circles | to_circles:
        flow = flows.setdefault(circle, _Flow())
        within = (giver == OWNER or circle in from_circles) and (taker == OWNER or circle in to_circles)
        flow.inside += within
        flow.outside += not within
        flow.received += taker == OWNER


def fill_seats(plan: Plan, network: Network) -> Rows:
    """Return every seat of every circle, by its id."""
    helpers = _Helpers(plan, network)
    rows: Rows = {}
    for seat in seats(plan):
        rows[seat.id] = {
            "profession": seat.profession,
            "circle": seat.circle,
            "state": "filled" if seat.filled else "empty",
            "suggested": [plan.label(who) for who in seat.members],
            "candidates": [plan.label(who) for who in seat.candidates[:SHOWN]],
            "competing": "; ".join(f"{_name(plan, one)} – {_name(plan, two)}" for one, two in _pairs(seat)),
            "introducer": "" if seat.filled else helpers.way(seat),
        }
    return rows


def _name(plan: Plan, who: str) -> str:
    return plan.label(who) if who == OWNER or who in plan.table("contacts") else who


class _Helpers:
    """Finds who can help to fill a seat."""

    def __init__(self, plan: Plan, network: Network) -> None:
        self.plan, self.network, self.members = plan, network, circle_members(plan)

    def way(self, seat: Seat) -> str:
        """Return in words how to reach somebody for an empty seat."""
        if seat.candidates:
            return "; ".join(self._reach(who) for who in seat.candidates[:2])
        who = self._best_connected(self.members.get(seat.circle, []))
        if who is None:
            return texts("circles.nobody", profession=seat.profession).say(self.plan.language)
        return self._say("circles.ask", who=self.plan.label(who), profession=seat.profession)

    def _reach(self, who: str) -> str:
        """Return whether to call a candidate directly, or who introduces you best."""
        whom = self.plan.label(who)
        if self.plan.contact(who).strong:
            return self._say("circles.direct", whom=whom)
        for path in self.network.paths(who, limit=1):
            if len(path.steps) > 1:
                return self._say("circles.through", who=self.plan.label(path.steps[0]), whom=whom)
        return self._say("circles.call", whom=whom)

    def _best_connected(self, members: list[str]) -> str | None:
        """Return the member with the most ties, or the contact with the most where the circle has no member."""
        degree = self.network.adjacency.indptr
        ids = [who for who in members if who in self.network.index] or self.network.ids
        ties = Counter({who: int(degree[at + 1] - degree[at]) for who in ids for at in (self.network.index[who],)})
        best = ties.most_common(1)
        return best[0][0] if best and (members or best[0][1]) else None

    def _say(self, key: str, **values: object) -> str:
        return texts(key, **values).say(self.plan.language)
