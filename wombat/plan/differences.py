"""What two plans differ in: people, ties and answers that were added, changed or are gone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wombat.persons.identity import same_people
from wombat.plan.conflicts import field_label
from wombat.plan.given import tie_key
from wombat.plan.memory import memory
from wombat.plan.named import named
from wombat.plan.people import someone_of
from wombat.plan.plain import OWNER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wombat.definitions.model import Field
    from wombat.plan.model import Contact, Plan, Value


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs.

    Attributes:
        what: ``added``, ``changed`` or ``gone``.
        who: a name, or two with an arrow or dash between them, or the line of a checklist.
        field: label of what changed, empty where all of it was added or is gone.
        before: value in the first workbook, empty where there was none.
        after: value in the second.
        sheet: title of the worksheet, for answers.
    """

    what: str
    who: str
    field: str = ""
    before: str = ""
    after: str = ""
    sheet: str = ""


@dataclass(slots=True)
class Differences:
    """All that differs between two plans."""

    people: list[Difference] = field(default_factory=list)
    ties: list[Difference] = field(default_factory=list)
    answers: list[Difference] = field(default_factory=list)

    def __len__(self) -> int:
        """Return how many differences there are."""
        return len(self.people) + len(self.ties) + len(self.answers)


def differences(before: Plan, after: Plan) -> Differences:
    """Return what a second plan has more, less or otherwise than a first.

    Contacts of the two are the same by their row if both plans are of one workbook, else by name and company, or by a
    number or address as `wombat.persons.identity` has it.
    """
    twins = _twins(before, after)
    found = Differences(people=list(_people(before, after, twins)))
    found.ties = list(_ties(before, after, twins))
    found.answers = list(_answers(before, after, twins))
    return found


def _twins(before: Plan, after: Plan) -> dict[str, str]:
    """Return the contact of the second plan for each of the first that is in both."""
    aliases = memory(after)["aliases"]
    if _is_one_workbook(before, after):
        there = after.table("contacts")
        moved = {each.id: aliases.get(each.id, each.id) for each in before.contacts}
        return {one: other for one, other in moved.items() if other in there}
    places: dict[tuple[str, str], list[str]] = {}
    for each in after.contacts:
        places.setdefault((each.name, each.company), []).append(each.id)
    named = {each.id: held.pop(0) for each in before.contacts if (held := places.get((each.name, each.company)))}
    return named | _by_keys(before, after, named)


def _by_keys(before: Plan, after: Plan, known: Mapping[str, str]) -> dict[str, str]:
    """Return likewise those who are the same person by a number or address."""
    taken = set(known.values())
    theirs = [each for each in after.contacts if each.id not in taken]
    ours = [each for each in before.contacts if each.id not in known]
    people = [someone_of(each, after.country, each.id, written=False) for each in theirs]
    people += [someone_of(each, before.country, written=False) for each in ours]
    firsts = same_people(people)[len(theirs) :]
    found = {theirs[at].id: each.id for each, at in reversed(list(zip(ours, firsts, strict=True))) if at < len(theirs)}
    return {one: other for other, one in found.items()}


def _is_one_workbook(before: Plan, after: Plan) -> bool:
    """Tell whether the rows that both plans have are mostly about the same people."""
    there = {each.id: each.name for each in after.contacts}
    shared = [(each.name, there[each.id]) for each in before.contacts if each.id in there]
    return sum(one == other for one, other in shared) * 2 > len(shared)


def _people(before: Plan, after: Plan, twins: Mapping[str, str]) -> Iterator[Difference]:
    known = set(twins.values())
    yield from (Difference("added", after.label(each.id)) for each in after.contacts if each.id not in known)
    fields = [each for each in _typed(after, "contacts", "people") if each != "duplicate_answer"]
    for each in before.contacts:
        if each.id not in twins:
            yield Difference("gone", before.label(each.id))
            continue
        yield from _changed(each, after.contact(twins[each.id]), fields, after)


def _changed(one: Contact, other: Contact, fields: list[str], plan: Plan) -> Iterator[Difference]:
    for name in fields:
        if one.text(name) != other.text(name):
            label, shown = (
                field_label(plan, name),
                [_said(plan, "contacts", "people", name, e[name]) for e in (one, other)],
            )
            yield Difference("changed", plan.label(other.id), label, *shown)


def _ties(before: Plan, after: Plan, twins: Mapping[str, str]) -> Iterator[Difference]:
    old, new = _tie_rows(before, twins), _tie_rows(after, {each.id: each.id for each in after.contacts})
    for key, (who, strength) in new.items():
        if key not in old:
            yield Difference("added", who, after=strength)
        elif old[key][1] != strength:
            yield Difference("changed", who, _label(after, "relations", "ties", "strength"), old[key][1], strength)
    yield from (Difference("gone", who, before=strength) for key, (who, strength) in old.items() if key not in new)


def _tie_rows(plan: Plan, twins: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return the two names and the strength of each tie, by who the two are in the second plan."""
    table, found = plan.table("relations", "ties"), dict[str, tuple[str, str]]()
    ends = (named(plan, table, name) for name in ("from", "to"))
    for one, other, row in zip(*ends, table, strict=True):
        if row["from"] or row["to"]:
            kind, names = row.text("kind") or "knows", (row.text("from"), row.text("to"))
            key = tie_key(_twin(one, names[0], twins), _twin(other, names[1], twins), kind)
            kinds = _said(plan, "relations", "ties", "kind", kind)
            found[key] = (f"{names[0]} → {names[1]} ({kinds})", row.text("strength"))
    return found


def _twin(who: str | None, name: str, twins: Mapping[str, str]) -> str:
    """Return the contact of the second plan, or what stands for somebody who is not in it."""
    return OWNER if who == OWNER else twins.get(who or "", f"?{who or name}")


def _answers(before: Plan, after: Plan, twins: Mapping[str, str]) -> Iterator[Difference]:
    """Yield what the user typed in forms and tables other than contacts and ties."""
    for sheet in after.worksheets.values():
        for part in sheet.parts:
            if (sheet.id, part.id) in {("contacts", "people"), ("relations", "ties")}:
                continue
            typed = _typed(after, sheet.id, part.id)
            title = sheet.title.say(after.language)
            for row, name, old, new in _cells(before, after, sheet.id, part.id, typed, twins):
                one, other = (_said(after, sheet.id, part.id, name, value) for value in (old, new))
                what = "changed" if one and other else "added" if other else "gone"
                yield Difference(what, row, _label(after, sheet.id, part.id, name), one, other, title)


def _cells(
    before: Plan, after: Plan, sheet: str, part: str, typed: list[str], twins: Mapping[str, str]
) -> Iterator[tuple[str, str, Value, Value]]:
    """Yield what to call the row, the field and both values of each cell that differs."""
    key = (sheet, part)
    old, new = before.forms.get(key, {}), after.forms.get(key, {})
    yield from (("", name, old.get(name), new.get(name)) for name in typed if _differ(old.get(name), new.get(name)))
    there, here = before.tables.get(key), after.tables.get(key)
    if there is None or here is None or not typed:
        return
    first = after.worksheets[sheet].part(part).fields[0].id
    rows = {twins.get(row.id, row.id): row for row in there}
    for row in here:
        twin = rows.pop(row.id, None)
        for name in typed:
            if _differ(twin[name] if twin else None, row[name]):
                yield row.text(first), name, twin[name] if twin else None, row[name]
    for row in rows.values():
        yield from ((row.text(first), name, row[name], None) for name in typed if _differ(row[name], None))


def _differ(one: Value, other: Value) -> bool:
    return (one if one not in ("", []) else None) != (other if other not in ("", []) else None)


def _field(plan: Plan, sheet: str, part: str, name: str) -> Field | None:
    definition = plan.worksheets.get(sheet)
    fields = definition.part(part).fields if definition else ()
    return next((each for each in fields if each.id == name), None)


def _typed(plan: Plan, sheet: str, part: str) -> list[str]:
    definition = plan.worksheets.get(sheet)
    return [each.id for each in definition.part(part).fields if each.owner == "user"] if definition else []


def _label(plan: Plan, sheet: str, part: str, name: str) -> str:
    found = _field(plan, sheet, part, name)
    return found.label.say(plan.language) if found else name


def _said(plan: Plan, sheet: str, part: str, name: str, value: Value) -> str:
    """Return a value as a reader knows it: a choice by its label, a list with semicolons."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(value)
    if isinstance(value, bool):
        return "✓" if value else "✗"
    found = _field(plan, sheet, part, name)
    labels = {each.id: each.label.say(plan.language) for each in found.choices} if found else {}
    return labels.get(str(value), str(value))
