"""Strong and weak contacts: totals, groups, and where the user and the logs differ."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import wombat
from wombat import Filler, Professions, Texts, circle_members, hookimpl, last_contacts, profession_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wombat import Contact, Network, Plan, Value

    Rows = dict[str, dict[str, Value]]

wombat_api = wombat.API_VERSION
texts = Texts(__package__)
LARGEST = 25
"""Groups of each kind that are listed by themselves."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this module computes."""
    totals = ("contacts", "strong", "weak", "open", "share", "differing")
    differing = ("contact", "stated", "measured", "strength", "last", "why")
    breakdown = ("group", "by", "contacts", "strong", "weak", "share")
    return [
        Filler("tie-strength", "totals", totals, fill_totals, ("contacts",)),
        Filler("tie-strength", "disagreements", differing, fill_disagreements),
        Filler("tie-strength", "breakdown", breakdown, fill_breakdown, ("contacts",)),
    ]


def fill_totals(plan: Plan, network: Network) -> dict[str, Value]:
    """Return the totals of the form."""
    people = plan.contacts
    named, counts = sum(1 for contact in people if contact.name), _counts(people)
    return {
        **counts,
        "contacts": named,
        "open": named - counts["strong"] - counts["weak"],
        "share": _share(counts),
        "differing": len(fill_disagreements(plan, network)),
    }


def fill_disagreements(plan: Plan, network: Network) -> Rows:
    """Return the contacts whose tie the user states and the logs measure differently, in the order of the sheet."""
    last = last_contacts(plan)
    rows: Rows = {}
    for contact in plan.contacts:
        stated, tie = contact.stated_tie, network.owner_strength.get(contact.id)
        if stated and tie and tie.strong != (stated == "strong"):
            rows[contact.id] = {
                "contact": plan.label(contact.id),
                "stated": stated,
                "measured": "strong" if tie.strong else "weak",
                "strength": tie.score,
                "last": last.get(contact.id),
                "why": tie.why.say(plan.language),
            }
    return rows


def fill_breakdown(plan: Plan, _network: Network) -> Rows:
    """Return strong and weak by profession, circle and city: the largest groups, the rest in one row."""
    rows: Rows = {}
    for by, groups in _groupings(plan):
        ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
        for label, people in ordered[:LARGEST]:
            rows[f"{by}/{label.casefold()}"] = _group(label, by, people)
        rest = [contact for _, people in ordered[LARGEST:] for contact in people]
        if rest:
            label = texts("tie_strength.rest", n=len(ordered) - LARGEST).say(plan.language)
            rows[f"{by}/*"] = _group(label, by, rest)
    return rows


def _groupings(plan: Plan) -> Iterator[tuple[str, dict[str, list[Contact]]]]:
    """Yield each way to group the contacts with its groups by label."""
    people = {contact.id: contact for contact in plan.contacts}
    words = Professions()
    yield "profession", _gather((_profession(words, each, plan), each) for each in people.values())
    circles = circle_members(plan)
    yield "circle", {name: [people[who] for who in members] for name, members in circles.items() if members}
    yield "city", _gather((each.text("city").strip(), each) for each in people.values())


def _profession(words: Professions, contact: Contact, plan: Plan) -> str:
    """Return what to call the profession of a contact: one name for all its names; blank if nothing tells."""
    known = words.find(contact.profession or contact.text("title"))
    return profession_label(min(known)).say(plan.language) if known else contact.profession.strip()


def _gather(labelled: Iterable[tuple[str, Contact]]) -> dict[str, list[Contact]]:
    """Group contacts by label, blank ones left out; labels that differ in case only are one."""
    first: dict[str, str] = {}
    groups: dict[str, list[Contact]] = {}
    for label, contact in labelled:
        if label:
            groups.setdefault(first.setdefault(label.casefold(), label), []).append(contact)
    return groups


def _group(label: str, by: str, people: list[Contact]) -> dict[str, Value]:
    counts = _counts(people)
    return {"group": label, "by": by, **counts, "share": _share(counts)}


def _counts(people: list[Contact]) -> dict[str, int]:
    ties = Counter(contact.strong for contact in people)
    return {"contacts": len(people), "strong": ties[True], "weak": ties[False]}


def _share(counts: dict[str, int]) -> float | None:
    known = counts["strong"] + counts["weak"]
    return counts["strong"] / known if known else None
