"""Columns counted and added up as a spreadsheet does."""

from __future__ import annotations

from wombat import Table


def test_blanks_texts_and_yes_are_no_numbers() -> None:
    table = Table("s", "p", ("state", "cost"))
    table.extend({"r1": {"state": "have", "cost": 2}, "r2": {"state": "lack", "cost": "x"}, "r3": {"cost": 0.5}})
    table.extend({"r4": {"state": "have", "cost": True}})
    assert (table.filled("state"), table.chosen("state", "have"), table.total("cost")) == (3, 2, 2.5)
    assert (table.filled("none"), table.chosen("none", "x"), table.total("none")) == (0, 0, 0)
