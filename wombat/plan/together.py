"""Two contacts that the user said are one: remembered with all that each held, so that they can be two again."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from wombat.plan.given import YOU, contact_of, each_gift, filled, gifts, ours_of, plain, put, said_of, seen_as
from wombat.plan.marks import mark, marks_of
from wombat.plan.memory import memory
from wombat.plan.merged import Merged, list_merged
from wombat.plan.values import FIELDS
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wombat.plan.conflicts import Allocator
    from wombat.plan.given import Said
    from wombat.plan.model import Contact, Plan, Value

texts = Texts(__package__)

_NOT = ("duplicate", "duplicate_answer")


def remember_answer(plan: Plan, stays: Contact, before: Mapping[str, Value], goes: Contact, ids: Allocator) -> None:
    """Remember what a contact brought along that joined another one, and list it in `merged`.

    Args:
        plan: is changed.
        stays: the contact that stays, with the other in it.
        before: its values as they were.
        goes: the one that goes, still in its row.
        ids: gives the ids of new rows.
    """
    values = {name: goes[name] for name in goes.table.columns if name not in _NOT}
    said = plain(values)
    more = {name: value for name, value in values.items() if name not in FIELDS and _keeps(plan, name, value)}
    along = [(source, person, gift) for source, person, gift in each_gift(plan) if _is_of(plan, source, person, goes)]
    theirs = {each for _, _, gift in along for each in said_of(gift)}
    gift = filled(before, stays, said)
    new = ours_of(gift)
    for _, _, other in along:
        put(other, said_of(other), ours_of(other) & new)
    extra = {mark(name, str(value)) for name, value in more.items() if before.get(name) in (None, "", [])}
    put(gift, (marks_of(said) - theirs) | extra, (new - theirs) | extra)
    gift["told"] = cast("Said", said | more | {"sources": goes.texts("sources")})
    gift["held"] = [[source, person] for source, person, _ in along]
    gifts(plan, YOU)["people"][goes.id] = gift
    memory(plan)["seen"][seen_as(YOU, goes.id)] = stays.id
    list_merged(plan, texts("merged.you").say(plan.language), [Merged(stays.id, gift, "")], ids)


def _is_of(plan: Plan, source: str, person: str, goes: Contact) -> bool:
    return contact_of(plan, source, person) == goes.id


def _keeps(plan: Plan, name: str, value: Value) -> bool:
    """Tell whether a value is one that the user typed, of a kind that can be remembered."""
    definition = plan.worksheets.get("contacts")
    typed = {each.id for each in definition.part("people").fields if each.owner == "user"} if definition else {name}
    return name in typed and isinstance(value, (str, int, float, bool)) and value != ""


def renew_answers(plan: Plan, source: str, person: str, before: set[int], now: Said) -> None:
    """Bring what contacts held that the user joined with others from what a record said to what it says now.

    Args:
        plan: is changed.
        source: name of the source of the record.
        person: id of the person there.
        before: marks of what the record said.
        now: what it says.
    """
    for answer in gifts(plan, YOU)["people"].values() if before != marks_of(now) else ():
        if [source, person] in answer.get("held", ()):
            past = before - marks_of(now) - said_of(answer)
            answer["told"] = _renewed(answer["told"], past, now)


def _renewed(told: Said, past: set[int], now: Said) -> Said:
    new: Said = {}
    for name, value in told.items():
        if isinstance(value, list):
            new[name] = [each for each in value if mark(name, each) not in past]
        elif mark(name, value) not in past:
            new[name] = value
    for name, value in now.items():
        held = new.get(name, [] if isinstance(value, list) else value)
        new[name] = list(dict.fromkeys([*held, *value])) if isinstance(value, list) else held
    return new
