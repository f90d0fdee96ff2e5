"""Possible duplicates proposed in the worksheet `contacts`, and the user's answers carried out and remembered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wombat.plan.conflicts import KEY as CONFLICTS
from wombat.plan.conflicts import Conflict, decide_conflicts, record_conflicts
from wombat.plan.given import contact_of, each_gift, renamed, said_of
from wombat.plan.marks import mark
from wombat.plan.meaning import meaning_held
from wombat.plan.memory import memory
from wombat.plan.merged import KEY as MERGED
from wombat.plan.merging import join_lists, merge_values
from wombat.plan.near import known_contacts, near_pairs
from wombat.plan.people import remember_name
from wombat.plan.rowedits import marks_held
from wombat.plan.splitting import TWO, split_answered
from wombat.plan.together import remember_answer
from wombat.text import Texts

if TYPE_CHECKING:
    from wombat.plan.conflicts import Allocator
    from wombat.plan.model import Contact, Plan, Value
    from wombat.text import Text

texts = Texts(__package__)

OWN = ("duplicate", "duplicate_answer")
"""Fields that hold a proposal and its answer."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two contacts who may be one person.

    Attributes:
        contact: id of the later one, in whose row the proposal stands.
        other: id of the earlier one, who stays if they are the same.
        reason: what speaks for it.
    """

    contact: str
    other: str
    reason: Text


def carry_out_answers(plan: Plan, ids: Allocator) -> list[tuple[str, str]]:
    """Do what the user answered since the last build: decide conflicts, split and merge contacts, tell others apart.

    Returns:
        (id that is gone, id it was merged into) of the merged contacts.
    """
    merged: list[tuple[str, str]] = []
    if _is_any_answered(plan):
        with marks_held(plan) as became:
            with meaning_held(plan):
                decide_conflicts(plan)
            with meaning_held(plan, lost_only=True):
                split_answered(plan, ids)
                merged = _decide_proposals(plan, ids)
            became |= dict(merged)
    else:
        _decide_proposals(plan, ids)
    return merged


def _is_any_answered(plan: Plan) -> bool:
    """Tell whether an answer changes contacts; what was told apart, or is decided already, does not."""
    conflicts, taken = plan.table(*CONFLICTS), set(memory(plan)["taken"])
    answers = zip(conflicts.ids, conflicts.columns.get("answer", ()), strict=False)
    return (
        any((answer == "theirs") != (row_id in taken) for row_id, answer in answers)
        or TWO in plan.table(*MERGED).columns.get("answer", ())
        or "same" in plan.table("contacts").columns.get(OWN[1], ())
    )


def _decide_proposals(plan: Plan, ids: Allocator) -> list[tuple[str, str]]:
    """Merge and tell apart whom the user said to be one or two; return who is gone and whom they were merged into."""
    remembered, merged = memory(plan), list[tuple[str, str]]()
    table = plan.table("contacts")
    for contact_id, other in list(remembered["proposed"].items()):
        other = _stays(merged, other)  # noqa: PLW2901 (where the other itself was merged)
        if contact_id not in table or other not in table or contact_id == other:
            remembered["proposed"].pop(contact_id)
            continue
        answer, pair = plan.contact(contact_id)["duplicate_answer"], sorted((contact_id, other))
        if answer == "same":
            _merge(plan, plan.contact(other), plan.contact(contact_id), ids)
            merged.append((contact_id, other))
        if answer == "not_same" and pair not in remembered["different"]:
            remembered["different"].append(pair)
        if answer != "not_same" and pair in remembered["different"]:
            remembered["different"].remove(pair)
    _forget(plan, dict(merged))
    return merged


def _stays(merged: list[tuple[str, str]], contact_id: str) -> str:
    gone = dict(merged)
    while contact_id in gone:
        contact_id = gone[contact_id]
    return contact_id


def _merge(plan: Plan, stays: Contact, goes: Contact, ids: Allocator) -> None:
    """Join one contact into another; cells that name the one that goes mean the one that stays from now on."""
    values: dict[str, Value] = {name: goes[name] for name in goes.table.columns if goes[name] not in (None, "", [])}
    before = {name: stays[name] for name in stays.table.columns}
    clashes = merge_values(stays, values, plan.country)
    for field in goes.table.columns:
        if field not in OWN and stays[field] in (None, "", []) and goes[field] not in (None, "", []):
            stays[field] = goes[field]
    found = [Conflict(stays.id, *clash, _who_says(plan, goes, *clash[::2])) for clash in clashes]
    remember_answer(plan, stays, before, goes, ids)
    stays["sources"] = join_lists("sources", stays.texts("sources"), goes.texts("sources"))
    record_conflicts(plan, found, ids)
    remembered = memory(plan)
    remember_name(plan, stays.name, goes.name, stays.id)
    remembered["aliases"][goes.id] = stays.id
    if goes.company:
        remember_name(plan, stays.name, f"{goes.name} ({goes.company})", stays.id)


def _who_says(plan: Plan, contact: Contact, field: str, value: str) -> str:
    """Return the sources that say a value of a contact; all of the contact's where the user typed it."""
    gifts = (each for each in each_gift(plan) if each[0] and contact_of(plan, *each[:2]) == contact.id)
    sources = dict.fromkeys(source for source, _, gift in gifts if mark(field, value) in said_of(gift))
    return "; ".join(sources) or contact.text("sources") or contact.id


def _forget(plan: Plan, gone: dict[str, str]) -> None:
    """Take merged contacts out, and let everything remembered of them mean those they were merged into."""
    if not gone:
        return
    remembered = memory(plan)
    plan.table("contacts").remove(set(gone))
    last = {each: _stays(list(gone.items()), each) for each in gone}
    for mapping in (remembered["seen"], remembered["aliases"]):
        mapping.update({key: last[contact] for key, contact in mapping.items() if contact in last})
    remembered["proposed"] = {key: last.get(to, to) for key, to in remembered["proposed"].items() if key not in last}
    pairs = ({last.get(one, one), last.get(other, other)} for one, other in remembered["different"])
    remembered["different"] = [sorted(pair) for pair in pairs if len(pair) > 1]
    renamed(plan, last)
    plan.changed()


def propose(plan: Plan) -> list[Proposal]:
    """Write who may be the same person into `duplicate` of the later of the two, and return the open proposals.

    One proposal stands in a row: the likeliest that the user has not denied. A denied one stays to be seen, with its
    answer, as long as there is no other.
    """
    remembered, table = memory(plan), plan.table("contacts")
    different = {frozenset(pair) for pair in remembered["different"]}
    best: dict[str, tuple[int, Proposal]] = {}
    denied: dict[str, Proposal] = {}
    for earlier, later, score, reason in near_pairs(known_contacts(plan)):
        found = Proposal(table.ids[later], table.ids[earlier], reason)
        if frozenset((found.contact, found.other)) in different:
            denied |= {found.contact: found} if remembered["proposed"].get(found.contact) == found.other else {}
        else:
            kept = best.get(found.contact)
            if kept is None or score > kept[0]:
                best[found.contact] = (score, found)
    proposals = [best[contact][1] for contact in table.ids if contact in best]
    _write(plan, proposals, denied, different)
    return proposals


def _write(plan: Plan, proposals: list[Proposal], denied: dict[str, Proposal], different: set[frozenset[str]]) -> None:
    """Write proposals; an answer stays with the proposal it was given to, and goes with it."""
    remembered, by_contact = memory(plan), {each.contact: each for each in proposals}
    for contact in plan.contacts:
        new, old = by_contact.get(contact.id), remembered["proposed"].get(contact.id)
        if new:
            contact["duplicate"] = _says(plan, new)
            if old != new.other:
                contact["duplicate_answer"] = None
            remembered["proposed"][contact.id] = new.other
        elif contact.id in denied:
            contact["duplicate"] = _says(plan, denied[contact.id])
        elif old is None or frozenset((contact.id, old)) not in different:
            contact["duplicate"] = None
            if remembered["proposed"].pop(contact.id, None):
                contact["duplicate_answer"] = None


def _says(plan: Plan, found: Proposal) -> str:
    return texts("duplicate.says", other=plan.label(found.other), reason=found.reason).say(plan.language)
