"""The contacts by their exact keys, so that whoever may be the same person is found without looking at all."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from wombat.persons.keys import exact_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat.plan.merging import Values
    from wombat.plan.model import Plan, Value


class KeyBearers:
    """Finds contacts by exact keys; contacts added since are known, those who got a key are to be told with `renew`."""

    def __init__(self, plan: Plan) -> None:
        """Take the plan; its contacts are looked at when the first key is looked up."""
        self._contacts, self._country = plan.table("contacts"), plan.country
        self._bearers: dict[str, list[str]] = {}
        self._taken = 0

    def of(self, keys: Iterable[str]) -> set[str]:
        """Return the ids of the contacts that have, or had, any of some keys."""
        for contact in self._contacts.ids[self._taken :]:
            self.renew(contact)
        self._taken = len(self._contacts)
        return {contact for key in keys for contact in self._bearers.get(key, ())}

    def renew(self, contact: str) -> None:
        """Take note of the keys that a contact has now."""
        if contact in self._contacts:
            for key in keys_of(self._contacts.row(contact), self._country):
                self._bearers.setdefault(key, []).append(contact)


def keys_of(values: Values, country: str) -> tuple[str, ...]:
    """Return the exact keys of a row of contacts, see `wombat.persons.keys.exact_keys`."""
    notes, wechat = str(values["notes"] or ""), str(values["wechat"] or "")
    emails, phones = _texts(values["emails"]), _texts(values["phones"])
    return _keys(emails, phones, wechat, notes if "linkedin" in notes.lower() else "", country)


@lru_cache(maxsize=1 << 17)
def _keys(emails: tuple[str, ...], phones: tuple[str, ...], wechat: str, notes: str, country: str) -> tuple[str, ...]:
    return tuple(exact_keys(emails, phones, wechat, notes, country))


def _texts(value: Value) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else ()
