from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import wombat.worksheets

from tests.network_sheets.conftest import fill, network_of
from wombat.definitions.load import load_groups

if TYPE_CHECKING:
    from tests.network_sheets.conftest import Made

WORKSHEETS = Path(next(iter(wombat.worksheets.__path__)))


def test_rows_are_the_users_where_there_are_any(made: Made) -> None:
    made.contacts({"name": "Ann"}, {"name": "Bo"}, {"name": "Cy"})
    made.table("referrals", "log", {"from": "Ann", "to": "Bo"}, {"to": "Cy"})
    made.table("referrals", "people", {"contact": "Ann"}, {"contact": "Bo"})
    made.table("hubs", "ranking", {"contact": "Ann"}, {"contact": "Bo"}, {"contact": "Cy"})
    made.table("hubs", "groups", {"name": "Acme"})
    made.worksheets(WORKSHEETS)
    made.plan.groups = {group.id: group for group in load_groups(WORKSHEETS / "groups.toml")}
    rows = fill("records.start", "start", "contents", made.plan, network_of(made.plan))
    counts = {sheet: row["rows"] and row["rows"].value for sheet, row in rows.items()}
    assert (counts["contacts"], counts["referrals"], counts["hubs"]) == (3, 1, 3)
    assert counts["relations"] is None
