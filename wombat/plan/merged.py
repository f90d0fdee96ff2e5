"""Records that joined a contact, listed in the worksheet `merged`, where the user can say that they are two people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wombat.plan.model import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wombat.plan.conflicts import Allocator
    from wombat.plan.given import Gift
    from wombat.plan.model import Plan, Value

KEY = ("merged", "people")
FIELDS = ("contact", "name", "company", "source", "shared", "on", "answer")


@dataclass(frozen=True, slots=True)
class Merged:
    """A record that joined a contact.

    Attributes:
        contact: id of the contact.
        gift: the record, with what it told.
        shared: the number or address that both have; empty where name and company are the same.
    """

    contact: str
    gift: Gift
    shared: str


def merged_table(plan: Plan) -> Table:
    """Return the table of records that joined a contact."""
    return plan.tables.setdefault(KEY, Table(*KEY, FIELDS))


def list_merged(plan: Plan, source: str, found: Sequence[Merged], ids: Allocator) -> None:
    """List records that joined a contact."""
    rows: dict[str, dict[str, Value]] = {}
    for each in found:
        row_id = each.gift["row"] = ids.new(*KEY)
        told = each.gift["told"]
        company = str(told.get("company") or "")
        rows[row_id] = {
            "contact": plan.label(each.contact),
            "name": str(told["name"]),
            "company": company or None,
            "source": source,
            "shared": each.shared or company or None,
            "on": plan.today,
        }
    if rows:
        merged_table(plan).extend(rows)
