"""People named on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.errors import UsageError
from wombat.text import Texts

if TYPE_CHECKING:
    from wombat.plan.model import Plan

texts = Texts("wombat.cli")

LISTED = 8
"""Contacts that are listed where a name could be several."""


def named(plan: Plan, person: str) -> str:
    """Return the id of the contact that a name means; a part of a name is enough where only one contact has it.

    Raises:
        UsageError: nobody or several bear it.
    """
    contact = plan.who(person)
    if contact is not None and contact in plan.table("contacts"):
        return contact
    plain = person.casefold().strip()
    alike = [each for each in plan.contacts if plain and plain in each.name.casefold()]
    if len(alike) == 1:
        return alike[0].id
    key = "error.which_person" if alike else "error.no_person"
    listed = "; ".join(plan.label(each.id) for each in alike[:LISTED])
    raise UsageError(texts(key, person=person, alike=listed))
