"""Records of a source assembled into the plan: every one is imported, merged or set aside, and counted once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wombat.plan.conflicts import Conflict, record_conflicts
from wombat.plan.ends import cited, find_ends
from wombat.plan.kin import add_kin
from wombat.plan.model import Table
from wombat.plan.naming import adopt_names, pin_names
from wombat.plan.passing import gone_from, pass_on, renew_ties, take_back
from wombat.plan.people import add_people
from wombat.plan.referred import LOGGED, add_referrals
from wombat.plan.rowmarks import Watch
from wombat.plan.tablerows import add_rows
from wombat.plan.ties import add_ties
from wombat.plan.values import FIELDS
from wombat.records import Person, Relation, SetAside, TableRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat.plan.conflicts import Allocator
    from wombat.plan.model import Plan
    from wombat.records import Record

__all__ = ["SourceReport", "add_records", "adopt_names"]

_TABLES = {
    ("contacts", "people"): FIELDS,
    ("relations", "ties"): ("from", "to", "kind", "strength", "since", "source"),
    ("referrals", "log"): ("date", "from", "to", "kind", "prospect", "state", "value"),
}


@dataclass(slots=True)
class SourceReport:
    """What came of the records of one source; ``records`` is the sum of the next three.

    Attributes:
        records: how many the source holds.
        imported: how many became a new contact, tie or row.
        merged: how many joined what was there.
        set_aside: those that were not used, in the order of the source's kinds of records.
        conflicts: values that differ from the workbook's, new ones only.
        contacts: ids of contacts made of names in ties, which are no records of their own.
    """

    records: int = 0
    imported: int = 0
    merged: int = 0
    set_aside: list[SetAside] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)


def add_records(plan: Plan, source_name: str, records: Iterable[Record], ids: Allocator) -> SourceReport:
    """Take the records of a source into the plan; taking them twice changes nothing the second time.

    Args:
        plan: has its tables.
        source_name: what the columns ``sources`` and ``source`` say, the name of the file.
        records: in the order of the file; people are taken first, then ties, then rows.
        ids: gives the ids of new rows.
    """
    for key, fields in _TABLES.items():
        plan.tables.setdefault(key, Table(*key, fields))
    kinds: dict[type[Record], list[Record]] = {}
    for record in records:
        kinds.setdefault(type(record), []).append(record)
    persons = [each for each in kinds.get(Person, []) if isinstance(each, Person)]
    before, passed_on = len(plan.table("contacts")), any(each.id for each in persons)
    people = (pass_on if passed_on else add_people)(plan, source_name, persons, ids)
    pin_names(plan, before)
    relations = [each for each in kinds.get(Relation, []) if isinstance(each, Relation)]
    before = len(plan.table("contacts"))
    ends, directory = find_ends(plan, source_name, relations, ids, cited(persons, people.contacts) if relations else {})
    used = [each for each in ends.used if each[0].kind not in LOGGED]
    if passed_on:
        used, deleted = renew_ties(plan, source_name, used, directory)
        ends.set_aside += deleted
    watch = Watch(plan, source_name)
    ties = add_ties(plan, source_name, used, directory, ids)
    referrals = add_referrals(plan, [each for each in ends.used if each[0].kind in LOGGED], directory, ids)
    pin_names(plan, before)
    if passed_on:
        take_back(plan, source_name, gone_from(plan, source_name, persons))
    add_kin(plan, source_name, persons, people.contacts, ids)
    rows = add_rows(plan, [each for each in kinds.get(TableRow, []) if isinstance(each, TableRow)], ids)
    watch.remember([*referrals.also, *rows.also], [*ties.filled, *rows.filled])
    asides = [each for each in kinds.get(SetAside, []) if isinstance(each, SetAside)]
    parts = (people, ties, referrals, rows)
    return SourceReport(
        sum(map(len, kinds.values())),
        sum(part.imported for part in parts),
        sum(part.merged for part in parts),
        [*asides, *people.set_aside, *ends.set_aside, *rows.set_aside],
        record_conflicts(plan, people.conflicts, ids),
        ends.contacts,
    )
