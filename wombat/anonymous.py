"""The plan and the network without names: everybody is called by a role, so that no exporter can give a name away."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from wombat.network.model import Network
from wombat.plan.model import Plan, Table
from wombat.plan.professions import profession_ids, profession_label
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat.plan.model import Contact

texts = Texts("wombat", "exporting.toml")

SHORTEST = 2
"""Letters from which a name inside the name of a circle gives somebody away."""
KEPT = ("tie", "suggested_tie", "stage")
"""Fields of a contact that stay besides the role, the profession and the circles."""


def without_names(plan: Plan, network: Network) -> tuple[Plan, Network]:
    """Return a plan and a network in which nobody is named.

    A contact's name is its profession if that is a known one, else the first of its circles, else "Contact", with a
    number in order of rank; its id says the rank only. Of the tables only the contacts are left, with `KEPT`. A circle
    whose name holds the name of a person or company is numbered, and so are all organisations.
    """
    circles = _circle_names(plan, network)
    member = {at: circles[name] for name in reversed(network.circles) for at in network.circles[name].tolist()}
    roles = _roles(plan, network, member)
    ids = {contact: f"p{network.ranking.rank(contact)}" for contact in network.ids}
    table = Table("contacts", "people", ("name", "profession", "circles", *KEPT))
    belongs: dict[int, list[str]] = {}
    for name, members in network.circles.items():
        for at in members.tolist():
            belongs.setdefault(at, []).append(circles[name])
    for at, contact in enumerate(plan.contacts):
        kept = {field: contact[field] for field in KEPT}
        profession = _profession(contact, plan.language) or None
        row = {"name": roles[at], "profession": profession, "circles": belongs.get(at), **kept}
        table.add(ids[contact.id], row)
    bare = Plan(plan.today, plan.language, plan.country, tables={("contacts", "people"): table})
    return bare, _renamed(network, ids, roles, circles, plan.language)


def _roles(plan: Plan, network: Network, circle: dict[int, str]) -> list[str]:
    """Return what to call each contact, numbered in order of rank."""
    contacts, count = plan.contacts, Counter[str]()
    anybody = texts("anonymous.contact").say(plan.language)
    roles = [""] * len(contacts)
    for at in network.ranking.order.tolist():
        role = _profession(contacts[at], plan.language) or circle.get(at) or anybody
        count[role] += 1
        roles[at] = texts("anonymous.role", role=role, n=count[role]).say(plan.language)
    return roles


def _profession(contact: Contact, language: str) -> str:
    """Return the profession if it is one that the program knows: what a user typed may hold a name."""
    known = sorted(profession_ids(contact.profession) or profession_ids(contact.text("title")))
    label = profession_label(known[0]).say(language) if known else ""
    return label[:1].upper() + label[1:]


def _circle_names(plan: Plan, network: Network) -> dict[str, str]:
    """Return what to call each circle: as the user does, unless that names a person or company."""
    telling = {name for contact in plan.contacts for name in (contact.name, contact.company)} | {plan.owner}
    telling = {name.casefold() for name in telling if len(name) >= SHORTEST}
    return {
        circle: texts("anonymous.circle", n=number).say(plan.language) if _names(circle, telling) else circle
        for number, circle in enumerate(network.circles, 1)
    }


def _names(circle: str, telling: Iterable[str]) -> bool:
    plain = circle.casefold()
    return any(name in plain for name in telling)


def _renamed(network: Network, ids: dict[str, str], roles: list[str], circles: dict[str, str], said: str) -> Network:
    numbered = (texts("anonymous.organisation", n=at).say(said) for at in range(1, len(network.organisations) + 1))
    twin = Network(
        [ids[contact] for contact in network.ids],
        roles,
        network.ties,
        circles={circles[name]: members for name, members in network.circles.items()},
        organisations=dict(zip(numbered, network.organisations.values(), strict=True)),
        owner_strength={ids[who]: tie for who, tie in network.owner_strength.items() if who in ids},
        warmth={ids[who]: warmth for who, warmth in network.warmth.items() if who in ids},
        records={ids[who]: totals for who, totals in network.records.items() if who in ids},
        weights=network.weights,
        count_circles=network.count_circles,
    )
    twin.measures, twin.lower_is_better = dict(network.measures), set(network.lower_is_better)
    twin.described = dict(network.described)
    return twin
