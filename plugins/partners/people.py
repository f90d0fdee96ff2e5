"""Who the referral partners are, and who brought whom to the owner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wombat import OWNER, kind_of, named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from wombat import Plan, Row, Table, Value


def key(plan: Plan, name: Value) -> str:
    """Return what a name is known by: the id of the contact, else the name itself in small letters; empty if blank."""
    text = name.strip() if isinstance(name, str) else ""
    return plan.who(text) or " ".join(text.casefold().split()) if text else ""


class Names:
    """The keys of names, each with what to write for it."""

    def __init__(self, plan: Plan) -> None:
        """Begin with nobody; contacts are called as the plan calls them."""
        self._plan, self._contacts = plan, plan.table("contacts")
        self._keys: dict[Value, str] = {}
        self._typed: dict[str, str] = {}

    def key(self, name: Value) -> str:
        """Return the key of a name, see `key`, and remember how it was written."""
        at = name if isinstance(name, str) else None
        if at not in self._keys:
            self._keys[at] = key(self._plan, at)
            self._typed.setdefault(self._keys[at], str(at or "").strip())
        return self._keys[at]

    def label(self, who: str) -> str:
        """Return what to write for a key."""
        if who == OWNER or who in self._contacts:
            return self._plan.label(who)
        return self._typed.get(who, who)


@dataclass(frozen=True, slots=True)
class Referral:
    """A row of the referral log that is no word of mouth, with the ids of the two; None for unknown names."""

    row: Row
    giver: str | None
    taker: str | None


def referrals(plan: Plan, *, spoken: bool = False) -> Iterator[Referral]:
    """Yield the referrals of the log between two different people; a blank name is the owner's.

    Args:
        plan: with the log.
        spoken: whether good words without a prospect are wanted instead.
    """
    log = plan.table("referrals", "log")
    givers, takers = named(plan, log, "from", blank=OWNER), named(plan, log, "to", blank=OWNER)
    for row, giver, taker in zip(log, givers, takers, strict=True):
        if giver != taker and (row["kind"] == "word_of_mouth") is spoken:
            yield Referral(row, giver, taker)


def partners(plan: Plan, names: Names) -> list[str]:
    """Return the keys of the partners: profiles, then whom the owner met, then with whom referrals passed."""
    found: dict[str, None] = {}
    for sheet, part, field in (("partner-profile", "partners", "name"), ("one-to-ones", "meetings", "partner")):
        for name in plan.table(sheet, part).columns.get(field, []):
            found[names.key(name)] = None
    for each in referrals(plan):
        other = each.taker if each.giver == OWNER else each.giver if each.taker == OWNER else None
        if other:
            found[other] = None
    return [who for who in found if who not in ("", OWNER)]


def brought_by(plan: Plan) -> dict[str, str]:
    """Return who brought each contact to the owner, by contact id; whom nobody brought is missing.

    First counts the column *met through*, then an introduction in who knows whom, then a referral to the owner whose
    prospect begins with the contact's name.
    """
    found: dict[str, str] = {}
    for who, through in (*_met_through(plan), *_introduced(plan), *_prospects(plan)):
        if who and through and OWNER not in (who, through) and who != through:
            found.setdefault(who, through)
    return found


def _met_through(plan: Plan) -> Iterator[tuple[str, str | None]]:
    contacts = plan.table("contacts")
    return zip(contacts.ids, named(plan, contacts, "met_through"), strict=True)


def _introduced(plan: Plan) -> Iterator[tuple[str | None, str | None]]:
    ties = plan.table("relations", "ties")
    kinds = ties.columns.get("kind") or [None] * len(ties)
    for one, other, kind in zip(named(plan, ties, "from"), named(plan, ties, "to"), kinds, strict=True):
        if kind and kind_of(str(kind)) == "introduced":
            yield other, one


def _prospects(plan: Plan) -> Iterator[tuple[str | None, str | None]]:
    names = {contact.name for contact in plan.contacts if len(contact.name) > 1}
    longest = max(map(len, names), default=0)
    for each in referrals(plan):
        if each.taker == OWNER:
            yield plan.who(_name_at_start(each.row.text("prospect"), names, longest)), each.giver


def _name_at_start(text: str, names: Collection[str], longest: int) -> str:
    """Return the longest name with which a text begins, empty if none; a Latin name must end where a word ends."""
    for end in range(min(longest, len(text)), 1, -1):
        cut = end < len(text) and text[end - 1].isascii() and text[end].isascii() and text[end].isalnum()
        if not cut and text[:end] in names:
            return text[:end]
    return ""


def line(who: str, brought: Mapping[str, str]) -> list[str]:
    """Return a person, who brought that person, who brought that one, and so on to the origin."""
    way = [who]
    while (before := brought.get(way[-1])) is not None and before not in way:
        way.append(before)
    return way


def contact_row(plan: Plan, who: str) -> Row | None:
    """Return the row of a contact by its id, None for a key that is no contact's."""
    table: Table = plan.table("contacts")
    return table.row(who) if who in table else None
