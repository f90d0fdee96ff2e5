"""What the user corrected in the list of contacts whose stated and measured ties differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wombat.plan.model import Plan


def apply_corrections(plan: Plan) -> list[str]:
    """Move the corrections typed in `tie-strength` to the column ``tie`` of `contacts`, and clear them.

    Call it after the workbook was read and before the network is built.

    Returns:
        Ids of the contacts whose tie was changed.
    """
    contacts, changed = plan.table("contacts"), []
    for row in plan.table("tie-strength", "disagreements"):
        if row["correction"] and row.id in contacts:
            contacts.row(row.id)["tie"] = row["correction"]
            row["correction"] = None
            changed.append(row.id)
    return changed
