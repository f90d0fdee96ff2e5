"""Values in which a source and the workbook differ: both kept in the worksheet `conflicts`, the user decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from wombat import wording
from wombat.plan.given import contact_of, each_gift, ours_of
from wombat.plan.marks import mark
from wombat.plan.memory import memory
from wombat.plan.model import Table
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from wombat.plan.model import Plan, Row, Value

texts = Texts(__package__)
KEY = ("conflicts", "values")
FIELDS = ("contact", "field", "mine", "mine_source", "theirs", "source", "answer")


class Allocator(Protocol):
    """Gives ids of new rows."""

    def new(self, sheet: str, part: str) -> str:
        """Return an id that no row of the table ever had."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value of a contact that a source states differently; the workbook's stays until the user says otherwise.

    Attributes:
        contact: id of the contact.
        field: id of the field.
        mine: the value in the workbook.
        theirs: the value in the source.
        source: name of the source.
    """

    contact: str
    field: str
    mine: str
    theirs: str
    source: str


def record_conflicts(plan: Plan, found: Iterable[Conflict], ids: Allocator) -> list[Conflict]:
    """Add conflicts to the worksheet and return those that are new; one that stands there, answered or not, is not.

    A value that another record of the source has replaced meanwhile is in conflict with nothing.
    """
    table = plan.tables.setdefault(KEY, Table(*KEY, FIELDS))
    known = {(plan.who(row["contact"]), row.text("field"), row.text("theirs")) for row in table}
    new = []
    for conflict in found:
        if plan.contact(conflict.contact).text(conflict.field) != conflict.mine:
            continue
        field = field_label(plan, conflict.field)
        key = (conflict.contact, field, conflict.theirs)
        if key in known or any(
            (conflict.contact, said, conflict.theirs) in known for said in _says(plan, conflict.field)
        ):
            continue
        known.add(key)
        new.append(conflict)
    for conflict, mine_source in zip(new, _sources_of_mine(plan, new), strict=True):
        values: dict[str, Value] = {"contact": plan.label(conflict.contact), "mine": conflict.mine}
        values |= {"field": field_label(plan, conflict.field), "mine_source": mine_source}
        values |= {"theirs": conflict.theirs, "source": conflict.source}
        table.add(ids.new("conflicts", "values"), values)
    return new


def _sources_of_mine(plan: Plan, conflicts: list[Conflict]) -> list[str]:
    """Return for each conflict which sources gave the value in the workbook, or that the user typed it."""
    about = {conflict.contact for conflict in conflicts}
    gave: dict[str, list[tuple[str, set[int]]]] = {}
    for source, person, gift in each_gift(plan) if about else ():
        if source and (who := contact_of(plan, source, person)) in about:
            gave.setdefault(who, []).append((source, ours_of(gift)))
    typed = texts("conflict.typed").say(plan.language)
    return [
        wording.listed(
            dict.fromkeys(source for source, ours in gave.get(each.contact, ()) if mark(each.field, each.mine) in ours),
            plan.language,
        )
        or typed
        for each in conflicts
    ]


def decide_conflicts(plan: Plan) -> int:
    """Take over the values the user decided for, once each, and return how many; back where the answer was changed.

    A contact whose value is no longer the one the conflict was about was changed by the user, and stays as it is.
    """
    done, taken = 0, memory(plan)["taken"]
    for row in plan.table(*KEY):
        contact_id, field = plan.who(row["contact"]), _field_of(plan, row.text("field"))
        if not contact_id or contact_id not in plan.table("contacts") or not field:
            continue
        contact, wanted = plan.contact(contact_id), row["answer"] == "theirs"
        if wanted == (row.id in taken):
            continue
        before, after = ("mine", "theirs") if wanted else ("theirs", "mine")
        if contact.text(field) == row.text(before) != row.text(after):
            contact[field] = _typed(row.text(after), contact[field])
            done += 1
        if not wanted:
            taken.remove(row.id)
        elif contact.text(field) == row.text("theirs"):
            taken.append(row.id)
    plan.changed()
    return done


def drop_conflicts(plan: Plan, source: str, past: Mapping[str, set[int]]) -> None:
    """Take out conflicts that the user left open, about values that the source does not state any more.

    Args:
        plan: is changed.
        source: name of the source.
        past: marks of values that the source stated, by the id of the contact.
    """
    table = plan.table(*KEY)
    if len(table) and any(past.values()):
        rows = (row for row in table if row.text("source") == source and not row["answer"])
        table.remove({row.id for row in rows if _stated(plan, row) in past.get(plan.who(row["contact"]) or "", ())})


def revert_conflicts(plan: Plan, contact_id: str, sources: Collection[str], said: set[int] | None = None) -> None:
    """Take out what sources said otherwise of a contact, answered or not; where theirs was taken, mine comes back.

    What was decided last goes first. What another source says too stays, as that one's.

    Args:
        plan: is changed.
        contact_id: of the contact.
        sources: names of the sources.
        said: marks of what it says; None for all it ever said.
    """
    table, gone, taken = plan.table(*KEY), set[str](), memory(plan)["taken"]
    told = [(row, row.text("source").split("; ")) for row in table]
    for row, by in reversed([each for each in told if not set(each[1]).isdisjoint(sources)]):
        if plan.who(row["contact"]) != contact_id or (said is not None and _stated(plan, row) not in said):
            continue
        if left := [each for each in by if each not in sources]:
            row["source"] = "; ".join(left)
            continue
        gone.add(row.id)
        field, contact = _field_of(plan, row.text("field")), plan.contact(contact_id)
        if (row["answer"] == "theirs" or row.id in taken) and contact.text(field) == row.text("theirs"):
            contact[field] = _typed(row.text("mine"), contact[field])
    table.remove(gone)


def disown_conflicts(plan: Plan, contact_id: str, ours: Collection[int], others: Mapping[str, Collection[int]]) -> None:
    """Let conflicts say no more that a value is from a source that is taken out.

    Where nobody else says it, nothing comes back should the user's decision for another source be reverted.

    Args:
        plan: is changed.
        contact_id: of the contact.
        ours: marks of what stood in the contact because of the source.
        others: marks of what stands there because of others, by their names.
    """
    table, gone = plan.table(*KEY), set[str]()
    for row in table if ours else ():
        field = _field_of(plan, row.text("field"))
        if (at := mark(field, row.text("mine"))) not in ours or plan.who(row["contact"]) != contact_id:
            continue
        sources = [source for source, held in others.items() if at in held]
        if sources:
            row["mine_source"] = wording.listed(sources, plan.language)
        elif row.id in memory(plan)["taken"]:
            row["mine"] = row["mine_source"] = None
        else:
            gone.add(row.id)
    table.remove(gone)


def renew_origins(plan: Plan, source: str) -> None:
    """Let no conflict name a source that was taken out; one about a value that stands there no more goes.

    Args:
        plan: is changed; nothing that the source gave is remembered any more.
        source: name of the source.
    """
    table, taken, gone = plan.table(*KEY), memory(plan)["taken"], set[str]()
    for row in [each for each in table if source in each.text("mine_source")]:
        contact_id, field, mine = plan.who(row["contact"]) or "", _field_of(plan, row.text("field")), row.text("mine")
        if contact_id not in plan.table("contacts") or not field:
            continue
        if plan.contact(contact_id).text(field) != mine and row.id not in taken:
            gone.add(row.id)
        else:
            told = Conflict(contact_id, field, mine, row.text("theirs"), row.text("source"))
            row["mine_source"] = _sources_of_mine(plan, [told])[0]
    table.remove(gone)


def _stated(plan: Plan, row: Row) -> int:
    """Return the mark of what the source says."""
    return mark(_field_of(plan, row.text("field")), row.text("theirs"))


def field_label(plan: Plan, field: str) -> str:
    """Return the heading of a field of `contacts` in the language of the workbook."""
    definition = plan.worksheets.get("contacts")
    for part in definition.parts if definition else ():
        for each in part.fields:
            if each.id == field:
                return each.label.say(plan.language)
    return field


def _says(plan: Plan, field: str) -> set[str]:
    """Return every way to call a field: its id and its heading in all languages."""
    definition = plan.worksheets.get("contacts")
    parts = definition.parts if definition else ()
    return {field}.union(*(each.label.every() for part in parts for each in part.fields if each.id == field))


def _field_of(plan: Plan, said: str) -> str:
    """Return the id of the field that a cell calls by id or heading."""
    columns = plan.table("contacts").columns
    return next((field for field in columns if said in _says(plan, field)), "")


def _typed(text: str, like: Value) -> Value:
    """Return the text as the type of the value it replaces; None where it is blank."""
    if not text:
        return None
    return date.fromisoformat(text) if isinstance(like, date) else text
