"""From a plan, or from plain lists of ties, to a network."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from wombat.network.kinds import INDEX, KINDS, kind_of
from wombat.network.model import Network, Ties
from wombat.network.strength import owner_strengths, warmth_of
from wombat.plan.circles import circle_members
from wombat.plan.referrals import referral_totals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from wombat.hooks import Measure
    from wombat.network.frontier import Positions
    from wombat.network.model import Array
    from wombat.network.remembered import Remembered
    from wombat.plan.model import Plan

    Failed = Callable[[Measure, Exception], None]

EPOCH = date(1970, 1, 1).toordinal()


def build_network(
    plan: Plan,
    relations: Iterable[tuple[str, str, str, float, str]],
    measures: Iterable[Measure] = (),
    failed: Failed | None = None,
    remembered: Remembered | None = None,
) -> Network:
    """Return the network of a plan's contacts, with its measures.

    Args:
        plan: contacts become the nodes; circles, logs and settings are read from it.
        relations: ties from all plugins as (from id, to id, kind, weight, ISO date or empty); ties of the owner and of
            ids that are no contact's are left out, a weight of 0 or less is the default of its kind.
        measures: what to compute; in their order.
        failed: told of each measure that raised an error and is left out; without it the error goes on.
        remembered: dear figures of the last build.
    """
    contacts, measured = plan.contacts, owner_strengths(plan)
    ids = [contact.id for contact in contacts]
    index = {contact: at for at, contact in enumerate(ids)}
    network = Network(
        ids,
        [contact.name for contact in contacts],
        ties_of(relations, index),
        circles=_positions(circle_members(plan), index),
        organisations=_positions(_organisation_members(plan), index),
        firms=_positions(_firm_members(plan), index),
        owner_strength=measured,
        warmth=warmth_of(plan, measured),
        records=referral_totals(plan),
        weights=_weights(plan),
        count_circles=_is_yes(plan.form("settings", "main").get("count_circles")),
    )
    network.remembered = remembered
    return with_measures(network, measures, failed)


def network_from_ties(names: Sequence[str], ties: Ties, measures: Iterable[Measure] = ()) -> Network:
    """Return the network of a plain list of ties, where each name is its own id."""
    return with_measures(Network(names, names, ties), measures)


def with_measures(network: Network, measures: Iterable[Measure], failed: Failed | None = None) -> Network:
    """Compute the measures of a network and return it; ``failed`` as in `build_network`."""
    for measure in measures:
        try:
            figures = _figures(measure, network)
        except Exception as error:  # a plugin's error must not stop the others
            if failed is None:
                raise
            failed(measure, error)
        else:
            network.measures[measure.id] = figures
            network.described[measure.id] = measure
            if measure.lower_is_better:
                network.lower_is_better.add(measure.id)
    return network


def _figures(measure: Measure, network: Network) -> Array:
    figures = np.asarray(measure.compute(network), dtype=np.float64)
    if figures.shape != (len(network),):
        raise ValueError(f"{measure.id}: {figures.shape} figures for {len(network)} contacts")
    return figures


def ties_of(relations: Iterable[tuple[str, str, str, float, str]], index: Mapping[str, int]) -> Ties:
    """Return relations as arrays; those of the owner, of strangers, and of a contact with itself are left out."""
    known = [
        (index[source], index[target], _kind(kind), weight, _day(day))
        for source, target, kind, weight, day in relations
        if source in index and target in index and source != target
    ]
    source, target, kind, weight, day = zip(*known, strict=True) if known else ((), (), (), (), ())
    kinds, weights = np.array(kind, np.int8), np.array(weight, np.float64)
    usual = np.array([each.weight for each in KINDS])
    return Ties(
        np.array(source, np.int32),
        np.array(target, np.int32),
        kinds,
        np.where(weights > 0, weights, usual[kinds]),
        np.array(day, np.float64),
    )


def _kind(kind: str) -> int:
    """Return the position of a kind; what nobody knows is taken as acquaintance."""
    return INDEX[kind_of(kind) or "knows"]


def _day(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal() - EPOCH if day else -1


def _positions(members: Mapping[str, Iterable[str]], index: Mapping[str, int]) -> dict[str, Positions]:
    """Return each group's members as sorted positions; contacts in it more than once, or gone, count once or not."""
    found = {name: {index[who] for who in ids if who in index} for name, ids in members.items()}
    return {name: np.array(sorted(places), np.int64) for name, places in found.items() if places}


def _organisation_members(plan: Plan) -> dict[str, list[str]]:
    """Return the contacts of each organisation of the owner, by the tags, circles or company that bear its name."""
    names = {_plain(row.text("organisation")): row.text("organisation") for row in plan.table("diversity")}
    names.pop("", None)
    members: dict[str, list[str]] = {name: [] for name in names.values()}
    for contact in plan.contacts if names else ():
        for word in {_plain(word) for word in (*contact.texts("tags"), *contact.circles, contact.company)}:
            if word in names:
                members[names[word]].append(contact.id)
    return members


def _firm_members(plan: Plan) -> dict[str, list[str]]:
    """Return the contacts of each firm where two or more work, under the name that the first one has."""
    names: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    for contact in plan.contacts:
        if company := contact.company:
            members.setdefault(names.setdefault(_plain(company), company), []).append(contact.id)
    return {firm: ids for firm, ids in members.items() if len(ids) > 1}


def _weights(plan: Plan) -> dict[str, float]:
    """Return the user's weights, where a blank is 0; nothing, so that the usual ones hold, where none is typed."""
    rows = {row.text("measure") or row.id: row.number("weight") for row in plan.table("settings", "weights")}
    typed = any(weight is not None for weight in rows.values())
    return {measure: max(0.0, weight or 0.0) for measure, weight in rows.items()} if typed else {}


def _is_yes(value: object) -> bool:
    return value is True or value == "yes"


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
