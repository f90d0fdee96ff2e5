"""People of a source taken into `contacts`: each becomes a new contact, joins one, or is set aside."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wombat.persons.identity import Someone, same_people
from wombat.persons.names import read_name
from wombat.plan.called import Called
from wombat.plan.conflicts import Conflict
from wombat.plan.forgotten import Forgotten
from wombat.plan.given import Gift, filled, gifts, plain, put
from wombat.plan.key_bearers import KeyBearers, keys_of
from wombat.plan.marks import marks_of
from wombat.plan.meaning import meaning_held
from wombat.plan.memory import apart, memory
from wombat.plan.merged import Merged, list_merged
from wombat.plan.merging import merge_values, stands_in
from wombat.plan.plain import OWNER, plain_name
from wombat.plan.values import FIELDS, contact_values, digest
from wombat.records import SetAside
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wombat.plan.conflicts import Allocator
    from wombat.plan.merging import Values
    from wombat.plan.model import Plan, Value
    from wombat.records import Person

texts = Texts(__package__)


@dataclass(slots=True)
class People:
    """What came of the people of one source.

    Attributes:
        imported: how many became new contacts.
        merged: how many joined a contact.
        set_aside: those that were not used.
        conflicts: values that differ from the workbook's.
        contacts: contact id by the position of each person that was used.
    """

    imported: int = 0
    merged: int = 0
    set_aside: list[SetAside] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    contacts: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Newcomer:
    """A person of the source that is not known from an earlier build."""

    at: int
    digest: str
    values: dict[str, Value]
    someone: Someone
    where: str
    id: str = ""

    @property
    def key(self) -> str:
        """By which `wombat.plan.given` knows the record."""
        return self.id or self.digest


def add_people(plan: Plan, source: str, persons: Sequence[Person], ids: Allocator) -> People:
    """Take people into the plan; a record that was read before, even in another file, changes nothing.

    Args:
        plan: takes them.
        source: name of the file.
        persons: in its order.
        ids: gives the ids of new contacts.
    """
    done = People()
    newcomers: dict[str, _Newcomer] = {}
    again: list[tuple[int, str]] = []
    for each in _newcomers(plan, source, persons, done):
        again += [(each.at, each.digest)] if newcomers.setdefault(each.digest, each) is not each else []
    if newcomers:
        _Joining(plan, source, done, ids).join(list(newcomers.values()))
    done.contacts |= {at: memory(plan)["seen"][mark] for at, mark in again}
    done.merged += len(again)
    table, contacts = plan.table("contacts"), set(done.contacts.values())
    for row in [table.row(contact_id) for contact_id in contacts]:
        if source not in row.texts("sources"):
            row["sources"] = [*row.texts("sources"), source]
    return done


def _newcomers(plan: Plan, source: str, persons: Sequence[Person], done: People) -> Iterable[_Newcomer]:
    """Yield whoever has to be placed; the others are noted in ``done``."""
    seen, contacts = memory(plan)["seen"], plan.table("contacts")
    for at, person in enumerate(persons):
        if plan.who(person.name) == OWNER:
            done.set_aside.append(SetAside(person.where, texts("aside.owner", name=person.name)))
            continue
        mark = digest(person, source)
        if seen.get(mark, "") in contacts:
            done.contacts[at] = seen[mark]
            done.merged += 1
            _says_too(plan, source, person, mark)
            continue
        values = contact_values(person, plan.country, plan.language)
        if not values:
            done.set_aside.append(SetAside(person.where, texts("aside.nobody")))
            continue
        full: dict[str, Value] = dict.fromkeys(FIELDS) | values
        yield _Newcomer(at, mark, values, someone_of(full, plan.country, written=True), person.where, person.id)


def _says_too(plan: Plan, source: str, person: Person, mark: str) -> None:
    """Remember that a source says what another said before, so that it stays if that one is forgotten."""
    given = gifts(plan, source)["people"]
    if (person.id or mark) not in given:
        gift = given[person.id or mark] = Gift(digest=mark) if person.id else Gift()
        put(gift, marks_of(plain(contact_values(person, plan.country, plan.language))), set())


def someone_of(values: Values, country: str, contact: str = "", *, written: bool) -> Someone:
    """Return a row of contacts as identity sees it.

    Args:
        values: of the row.
        country: two letters, for phones without a country code.
        contact: id of the contact, empty for a person who is none yet.
        written: whether the name and the company count as the source being read wrote them.
    """
    name, company = str(values["name"] or ""), str(values["company"] or "")
    keys = keys_of(values, country)
    same = f"{plain_name(name)}|{plain_name(company)}" if written and company and name != company else ""
    return Someone(read_name(name), keys, contact, same, str(values["birthday"] or ""))


def _list(value: Value) -> list[str]:
    return value if isinstance(value, list) else []


class _Joining:
    """Newcomers joined with the contacts there are and with each other."""

    def __init__(self, plan: Plan, source: str, done: People, ids: Allocator) -> None:
        self.plan, self.source, self.done, self.ids = plan, source, done, ids
        self.memory, self.given = memory(plan), gifts(plan, source)["people"]
        self.rows: dict[str, dict[str, Value]] = {}
        self.keys: dict[str, set[str]] = {}
        self.listed: list[Merged] = []

    def join(self, newcomers: list[_Newcomer]) -> None:
        """Give each newcomer its contact, an old one or a new one; whoever the user had removed is set aside."""
        known = self._known(newcomers)
        with meaning_held(self.plan) if self._may_be_called_anew(known) else nullcontext():
            self._place(known, newcomers)
        self.plan.table("contacts").extend(self.rows)
        list_merged(self.plan, self.source, self.listed, self.ids)

    def _may_be_called_anew(self, known: list[Someone]) -> bool:
        """Tell whether a name may give way that only stands in for one, or namesakes get a company."""
        called = self.plan.index(Called)
        for each in known:
            row = self.plan.table("contacts").row(each.contact)
            namesakes = not row["company"] and len(called.bearers(plain_name(row.text("name")))) > 1
            if namesakes or stands_in(row):
                return True
        return False

    def _place(self, known: list[Someone], newcomers: list[_Newcomer]) -> None:
        firsts = same_people([*known, *(each.someone for each in newcomers)], apart(self.plan))
        contacts: dict[int, str] = {at: someone.contact for at, someone in enumerate(known)}
        forgotten = Forgotten(self.plan)
        for each, first in zip(newcomers, firsts[len(known) :], strict=True):
            contact = contacts.get(first)
            if contact is None and forgotten.knows(each.someone.name, each.values, each.someone.keys):
                self.done.set_aside.append(SetAside(each.where, texts("aside.forgotten")))
                continue
            if contact is None:
                contact = contacts[first] = self._add(each)
            else:
                self.keys.setdefault(contact, set(known[first].keys) if first < len(known) else set())
                self._merge(each, contact)
            self.keys.setdefault(contact, set()).update(each.someone.keys)
            self.done.contacts[each.at] = contact
            self.memory["seen"][each.digest] = contact

    def _known(self, newcomers: list[_Newcomer]) -> list[Someone]:
        """Return the contacts that have any of their keys, or that came from this source, in the order of the sheet."""
        table = self.plan.table("contacts")
        sources = zip(table.ids, table.columns.get("sources", ()), strict=False)
        written = {contact for contact, cell in sources if self.source in _list(cell)}
        bearers = self.plan.index(KeyBearers).of({key for each in newcomers for key in each.someone.keys})
        found = sorted(bearers | written, key=lambda contact: table.row(contact).at)
        country = self.plan.country
        return [someone_of(table.row(each), country, each, written=each in written) for each in found]

    def _add(self, each: _Newcomer) -> str:
        contact = self.ids.new("contacts", "people")
        self.rows[contact] = dict.fromkeys(FIELDS) | each.values | {"sources": [self.source]}
        said = marks_of(plain(each.values))
        gift = self.given.setdefault(each.key, Gift())
        put(gift, said, said)
        _know_again(gift, each)
        self.done.imported += 1
        return contact

    def _merge(self, each: _Newcomer, contact: str) -> None:
        row: Values = self.rows[contact] if contact in self.rows else self.plan.table("contacts").row(contact)
        before, said = {name: row[name] for name in FIELDS}, plain(each.values)
        clashes = merge_values(row, each.values, self.plan.country)
        if row["name"] != before["name"]:
            self.plan.changed()
        self.plan.index(KeyBearers).renew(contact)
        gift = self.given[each.key] = filled(before, row, said)
        gift["told"] = said
        _know_again(gift, each)
        shared = next((key[2:] for key in each.someone.keys if key in self.keys[contact]), "")
        self.listed.append(Merged(contact, gift, shared))
        self.done.conflicts += [Conflict(contact, name, ours, new, self.source) for name, ours, new in clashes]
        remember_name(self.plan, str(row["name"]), str(each.values["name"]), contact)
        self.done.merged += 1


def _know_again(gift: Gift, each: _Newcomer) -> None:
    if each.id:
        gift["digest"] = each.digest


def remember_name(plan: Plan, shown: str, met: str, contact: str) -> None:
    """Remember that a contact is also met under another name; a name that two are met under means neither."""
    aliases, plain = memory(plan)["aliases"], plain_name(met)
    if plain and plain != plain_name(shown):
        aliases[plain] = contact if aliases.get(plain, contact) == contact else ""
