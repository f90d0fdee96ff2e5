"""A source forgotten: everything that came from it alone leaves the plan; what the user typed or others say stays."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wombat.plan.conflicts import renew_origins
from wombat.plan.given import contact_of, every_gift, gifts, lines_of, ours_of
from wombat.plan.marks import pack_marks, unpack_marks
from wombat.plan.merged import KEY as MERGED
from wombat.plan.naming import forget_unheard
from wombat.plan.passing import take_back
from wombat.plan.rowedits import take_days_back
from wombat.plan.rowmarks import CELLS, cell_mark, meant, row_marks
from wombat.plan.ties import without
from wombat.plan.withdrawing import remove_bare

if TYPE_CHECKING:
    from wombat.plan.model import Plan, Table, Value
    from wombat.plan.rowmarks import Place


@dataclass(slots=True)
class Left:
    """What left the plan with a source.

    Attributes:
        source: its name.
        contacts: ids of the contacts that left.
        values: how many values left contacts that stay.
        ties: how many ties left.
        rows: how many rows of other worksheets left.
        conflicts: how many conflicts left.
        kept: contacts that stay since the user or another source says something of them.
        files: ids of the rows in `sources` of the files that were read.
    """

    source: str
    contacts: list[str] = field(default_factory=list)
    values: int = 0
    ties: int = 0
    rows: int = 0
    conflicts: int = 0
    kept: int = 0
    files: list[str] = field(default_factory=list)


def known_sources(plan: Plan) -> dict[str, str]:
    """Return every source that can be forgotten, by each name it goes by: its own, and those of its files."""
    files = plan.table("sources", "files")
    found = {source: source for source in every_gift(plan) if source}
    for source in list(found):
        for row_id in gifts(plan, source)["files"]:
            if row_id in files:
                found.setdefault(files.row(row_id).text("file"), source)
    return found


def forget_source(plan: Plan, source: str) -> Left:
    """Take out what came from a source alone.

    Args:
        plan: is changed.
        source: one of the values of `known_sources`.
    """
    held, done = gifts(plan, source), Left(source)
    conflicts, contacts = plan.table("conflicts", "values"), plan.table("contacts")
    before, given = len(conflicts), _given(plan, source)
    _forget_rows(plan, source, done)
    _forget_cells(plan, source)
    touched = {contact for contact in contacts.ids if source in contacts.row(contact).texts("sources")}
    take_back(plan, source, list(held["people"]), forgotten=True)
    for contact in touched & set(contacts.ids):
        row = contacts.row(contact)
        row["sources"] = [each for each in row.texts("sources") if each != source]
    remove_bare(plan, [each for each in contacts.ids if each in touched and not contacts.row(each)["sources"]])
    for table in (conflicts, plan.table(*MERGED)):
        table.remove({row.id for row in table if row.text("source") == source})
    done.contacts = sorted(touched - set(contacts.ids))
    done.kept = len(touched) - len(done.contacts)
    done.conflicts = before - len(conflicts)
    done.values = sum(count for contact, count in given.items() if contact in contacts)
    done.files = list(held["files"])
    every_gift(plan).pop(source)
    renew_origins(plan, source)
    forget_unheard(plan)
    plan.changed()
    return done


def _forget_rows(plan: Plan, source: str, done: Left) -> None:
    mine = unpack_marks(gifts(plan, source)["marks"])
    others = {each for name in every_gift(plan) if name != source for each in unpack_marks(gifts(plan, name)["marks"])}
    for (sheet, part), table in list(plan.tables.items()):
        if sheet in ("contacts", "sources") or not len(table):
            continue
        marks = row_marks(plan, table)
        if (sheet, part) == ("relations", "ties"):
            done.ties += _forget_ties(plan, table, source, dict(zip(table.ids, marks, strict=False)), mine)
            continue
        gone = {row_id for row_id, at in zip(table.ids, marks, strict=False) if at in mine and at not in others}
        table.remove(gone)
        done.rows += len(gone)


def _forget_ties(plan: Plan, table: Table, source: str, marks: dict[str, int], mine: set[int]) -> int:
    """Take out ties that nobody else told of and that the user left as they were; return how many."""
    gone, passed = set(), dict[str, set[int]]()
    for row in table:
        if source not in row.text("source").split("; "):
            continue
        left = without(row.text("source"), source)
        if row.text("source") == source and marks.get(row.id) in mine:
            gone.add(row.id)
            continue
        if left and marks.get(row.id) in mine:
            passed.setdefault(left.split("; ")[-1], set()).add(marks[row.id])
        row["source"] = left
    for other, found in passed.items():
        if other in every_gift(plan):
            gifts(plan, other)["marks"] = pack_marks(unpack_marks(gifts(plan, other)["marks"]) | found)
    table.remove(gone)
    take_days_back(plan, source, table)
    return len(gone)


def _forget_cells(plan: Plan, source: str) -> None:
    """Blank the single cells and lines that the source filled outside its own records."""
    mine = unpack_marks(gifts(plan, source)["marks"])
    if not mine:
        return
    for (sheet, part), table in plan.tables.items():
        for name, column in table.columns.items():
            if sheet != "contacts" or name in CELLS:
                column[:] = [
                    _left(plan, value, (sheet, part, row_id), name, mine)
                    for row_id, value in zip(table.ids, column, strict=True)
                ]
    for (sheet, part), form in plan.forms.items():
        form.update({name: _left(plan, value, (sheet, part, ""), name, mine) for name, value in form.items()})


def _left(plan: Plan, value: Value, place: Place, name: str, mine: set[int]) -> Value:
    """Return what is left of a cell without what has one of some marks."""
    if value is None:
        return None
    if name != "notes":
        said = value, meant(plan, name, value)
        return None if any(cell_mark(place, name, each) in mine for each in said) else value
    lines = lines_of(value)
    left = [line for line in lines if cell_mark(place, name, line) not in mine]
    return value if len(left) == len(lines) else "\n".join(left) or None


def _given(plan: Plan, source: str) -> dict[str, int]:
    """Return how many values of each contact stand there because of a source."""
    found: dict[str, int] = {}
    for person, gift in gifts(plan, source)["people"].items():
        contact = contact_of(plan, source, person)
        found[contact] = found.get(contact, 0) + len(ours_of(gift))
    return found
