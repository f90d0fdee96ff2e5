from __future__ import annotations

from tests.groups import definitions

SHEETS = definitions("care")


def test_the_worksheets_in_order() -> None:
    assert list(SHEETS) == ["care-rules", "messages"]


def test_the_eight_rules_are_there_and_a_message_can_serve_each() -> None:
    items = [item.id for item in SHEETS["care-rules"].part("rules").items]
    assert len(items) == 8
    assert [choice.id for choice in SHEETS["messages"].part("planned").field("rule").choices] == items
