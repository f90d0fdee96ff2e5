"""A person removed for good: out of every worksheet and out of all that is remembered, and kept from coming back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wombat.persons.keys import exact_keys
from wombat.persons.names import read_name
from wombat.plan.forgotten import forget_signs
from wombat.plan.given import each_gift, every_gift, gifts
from wombat.plan.memory import memory
from wombat.plan.mentions import pattern_of
from wombat.plan.merged import KEY as MERGED
from wombat.plan.plain import OWNER, plain_name
from wombat.plan.withdrawing import drop_contacts, holders
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wombat.plan.model import Contact, Plan, Table, Value

texts = Texts(__package__)

ABOUT = (("relations", "ties"), ("interactions", "log"), ("conflicts", "values"), MERGED)
"""Tables whose rows say nothing without the person; in all others the row stays, without the name."""
_TELLING = 4
"""Letters from which a Latin name alone is taken out of longer texts; of a Chinese one two do."""


@dataclass(slots=True)
class Erased:
    """What was taken out with a person.

    Attributes:
        words: what told who it was, to look for elsewhere; it is written nowhere.
        rows: how many rows of the logs left.
        cells: how many other cells were changed.
    """

    words: list[str] = field(default_factory=list)
    rows: int = 0
    cells: int = 0


def erase(plan: Plan, contact_id: str) -> Erased:
    """Remove a contact for good.

    Ties, interactions, conflicts and merges of theirs leave. Referrals and the rows of other worksheets are the owner's
    own records and stay, with "removed" in place of the name.

    Args:
        plan: is changed.
        contact_id: of the contact.
    """
    contact = plan.contact(contact_id)
    names = _names(plan, contact)
    done = Erased(_words(plan, contact, names))
    emails, phones = contact.texts("emails"), contact.texts("phones")
    keys = exact_keys(emails, phones, contact.text("wechat"), contact.text("notes"), plan.country)
    values = {"company": contact["company"]}
    for name in names:
        forget_signs(plan, read_name(name), values, keys)
    _erase_cells(plan, contact_id, done)
    _forget_records(plan, contact_id)
    drop_contacts(plan, {contact_id})
    _erase_texts(plan, done)
    remembered = memory(plan)
    remembered["heard"] = [name for name in remembered["heard"] if plain_name(name) not in set(map(plain_name, names))]
    plan.kept = {key: _without(value, _Finder(plan, done.words)) for key, value in plan.kept.items()}
    return done


def _names(plan: Plan, contact: Contact) -> list[str]:
    """Return every name the contact is met under."""
    told = [str(gift["told"]["name"]) for gift in holders(plan).get(contact.id, {}).values() if "told" in gift]
    aliases = [name for name, who in memory(plan)["aliases"].items() if who == contact.id and "(" not in name]
    return list(dict.fromkeys([contact.name, *told, *(name for name in aliases if name not in plan.table("contacts"))]))


def _words(plan: Plan, contact: Contact, names: list[str]) -> list[str]:
    """Return what tells who it is, without what another contact has as well."""
    words = [*names, *contact.texts("phones"), *contact.texts("emails"), contact.text("wechat")]
    others = [each for each in plan.contacts if each.id != contact.id]
    held = {
        word.casefold()
        for each in others
        for word in (each.name, each.text("wechat"), *each.texts("phones"), *each.texts("emails"))
    }
    return [word for word in dict.fromkeys(words) if _is_telling(word) and word.casefold() not in held]


def _is_telling(word: str) -> bool:
    return len(word) >= (_TELLING if word.isascii() else 2)


def _erase_cells(plan: Plan, contact_id: str, done: Erased) -> None:
    """Take the contact out of every cell that names people, and the rows that are about nobody else."""
    gone = texts("erased.person").say(plan.language)
    for (sheet, part), table in plan.tables.items():
        about = set[str]()
        for name in _naming(plan, table):
            for at, value in enumerate(table.columns[name]):
                if not _means(plan, value, contact_id):
                    continue
                about.add(table.ids[at])
                if isinstance(value, list):
                    table.columns[name][at] = [each for each in value if plan.who(each) != contact_id]
                else:
                    table.columns[name][at] = None if (sheet, name) == ("contacts", "met_through") else gone
        if (sheet, part) in ABOUT:
            table.remove(about)
            done.rows += len(about) if sheet in ("relations", "interactions") else 0
        else:
            done.cells += len(about - {contact_id})
    heard = memory(plan)["heard"]
    heard += [gone] if gone not in heard else []


def _means(plan: Plan, value: Value, contact_id: str) -> bool:
    if isinstance(value, list):
        return any(plan.who(each) == contact_id for each in value)
    return isinstance(value, str) and plan.who(value) == contact_id


def _naming(plan: Plan, table: Table) -> Iterator[str]:
    """Yield the fields of a table that name people."""
    known = {"from", "to", "contact", "met_through"} if table.sheet not in plan.worksheets else set()
    if table.sheet in plan.worksheets:
        fields = plan.worksheets[table.sheet].part(table.part).fields
        known = {each.id for each in fields if each.type in ("contact", "contacts")}
    yield from known & table.columns.keys()


def _forget_records(plan: Plan, contact_id: str) -> None:
    """Forget the records that the contact was made of, and everything remembered of it."""
    remembered = memory(plan)
    for source, person in holders(plan).get(contact_id, {}):
        gifts(plan, source)["people"].pop(person)
    for _, _, gift in each_gift(plan):
        if "held" in gift:
            gift["held"] = [each for each in gift["held"] if each[1] in gifts(plan, each[0])["people"]]
    for held in every_gift(plan).values():
        for key in [key for key in held["ties"] if contact_id in key.split("|")]:
            del held["ties"][key]
    remembered["seen"] = {mark: who for mark, who in remembered["seen"].items() if who != contact_id}
    if "former" in remembered:
        remembered["former"] = {name: who for name, who in remembered["former"].items() if who != contact_id}
    remembered["different"] = [pair for pair in remembered["different"] if contact_id not in pair]
    pairs = remembered["proposed"].items()
    remembered["proposed"] = {one: other for one, other in pairs if contact_id not in (one, other)}


class _Finder:
    """Finds the words of a person in texts, where they are not part of another contact's name."""

    def __init__(self, plan: Plan, words: list[str]) -> None:
        self.gone = texts("erased.person").say(plan.language)
        longer = {each.name for each in plan.contacts if any(word.casefold() in each.name.casefold() for word in words)}
        if plan.owner and any(word.casefold() in plan.owner.casefold() for word in words):
            longer.add(plan.owner)
        parts = [f"(?P<kept>{'|'.join(map(re.escape, sorted(longer, key=len, reverse=True)))})"] if longer else []
        parts += [pattern_of(word) for word in sorted(words, key=len, reverse=True)]
        self._pattern = re.compile("|".join(parts), re.IGNORECASE) if words else None

    def clean(self, text: str) -> str:
        """Return a text without the words."""
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda found: found.groupdict().get("kept") or self.gone, text)


def _erase_texts(plan: Plan, done: Erased) -> None:
    """Take the words of the person out of every text."""
    finder = _Finder(plan, done.words)
    for table in plan.tables.values():
        for column in table.columns.values():
            for at, value in enumerate(column):
                if (new := _cleaned(value, finder)) is not value:
                    column[at] = new
                    done.cells += 1
    for form in plan.forms.values():
        for name, value in form.items():
            if (new := _cleaned(value, finder)) is not value:
                form[name] = new
                done.cells += 1


def _cleaned(value: Value, finder: _Finder) -> Value:
    if isinstance(value, str):
        return value if (text := finder.clean(value)) == value else text
    if isinstance(value, list):
        return value if (texts_ := [finder.clean(each) for each in value]) == value else texts_
    return value


def _without(value: object, finder: _Finder) -> object:
    """Return JSON without the words of the person."""
    if isinstance(value, str):
        return finder.clean(value)
    if isinstance(value, list):
        return [_without(each, finder) for each in value]
    if isinstance(value, dict):
        return {finder.clean(key): _without(each, finder) for key, each in value.items()}
    return value


def find_person(plan: Plan, said: str) -> list[str]:
    """Return the ids of the contacts that a name, a name with company in brackets, or an id may mean."""
    who = plan.who(said)
    if who and who != OWNER:
        return [who]
    plain = plain_name(said)
    return [each.id for each in plan.contacts if plain_name(each.name) == plain]
