"""Which sources a value of a contact came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.plan.given import contact_of, each_gift, lines_of, ours_of, said_of
from wombat.plan.marks import mark

if TYPE_CHECKING:
    from wombat.plan.model import Plan


def origins(plan: Plan, contact: str, field: str) -> list[str]:
    """Return the sources that gave the value of a field of a contact, or say the same of it; none where you typed it.

    Args:
        plan: read from the workbook.
        contact: id of the contact.
        field: id of the field.
    """
    if contact not in plan.table("contacts"):
        return []
    value = plan.contact(contact)[field]
    marks = {mark(field, each) for each in ([str(value)] if not isinstance(value, list) else lines_of(value))}
    marks |= {mark(field, line) for line in lines_of(value)}
    found: dict[str, bool] = {}
    for source, person, gift in each_gift(plan):
        if value is not None and source and contact_of(plan, source, person) == contact and marks & said_of(gift):
            found[source] = found.get(source, False) or bool(marks & ours_of(gift))
    return sorted(found, key=lambda source: (not found[source], source))
