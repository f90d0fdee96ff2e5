"""Contacts as ``wombat contacts --json`` tells them to scripts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from wombat.plan.contact_days import last_contacts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wombat.plan.model import Contact, Plan, Value

FIELDS = (
    *("id", "name", "given", "family", "company", "department", "title", "profession", "phones", "emails", "wechat"),
    *("city", "birthday", "sources", "met_through", "circles", "tags", "notes", "stated_tie", "measured_tie"),
    "last_contact",
)
"""Keys of a contact, in order."""
LISTS = frozenset(("phones", "emails", "sources", "circles", "tags"))
"""Keys that hold lists of texts; the others hold a text or null."""


class Strength(Protocol):
    """How strong the tie between the owner and a contact was measured to be."""

    @property
    def strong(self) -> bool:
        """Whether it is a strong one."""


def contacts_json(plan: Plan, owner_strength: Mapping[str, Strength]) -> list[dict[str, Any]]:
    """Return all contacts, in the order of the sheet.

    Args:
        plan: with the contacts and logs.
        owner_strength: measured strength by contact id, as `wombat.network.model.Network.owner_strength`.
    """
    last = last_contacts(plan)
    return [contact_json(plan, contact, owner_strength, last) for contact in plan.contacts]


def contact_json(
    plan: Plan, contact: Contact, owner_strength: Mapping[str, Strength], last: Mapping[str, date] | None = None
) -> dict[str, Any]:
    """Return one contact: lists are lists of texts, the rest texts or None, dates ISO, ties ``strong`` or ``weak``.

    Args:
        plan: with the logs.
        contact: of the plan.
        owner_strength: measured strength by contact id; a contact that is missing was not measured.
        last: day of the last contact by contact id; worked out from the plan where it is None.
    """
    last = last_contacts(plan) if last is None else last
    strength, day = owner_strength.get(contact.id), last.get(contact.id) or contact.day("last_contact")
    told: dict[str, Any] = {
        field: list(contact.texts(field)) if field in LISTS else _text(contact[field]) for field in FIELDS
    }
    told["id"] = contact.id
    told["stated_tie"] = contact.stated_tie or None
    told["measured_tie"] = None if strength is None else "strong" if strength.strong else "weak"
    told["last_contact"] = day.isoformat() if day else None
    return told


def _text(value: Value) -> str | None:
    if value is None or value in ("", []):
        return None
    if isinstance(value, list):
        return "; ".join(value)
    return value.isoformat() if isinstance(value, date) else str(value)
