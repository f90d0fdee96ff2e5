from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.groups import TODAY

from .made import advice, counts, tasks

if TYPE_CHECKING:
    from tests.groups import Made

GROUP = "care"
LATER = TODAY + timedelta(days=5)


def test_next_actions_and_rules_that_are_weak_or_without_evidence(made: Made) -> None:
    made.table("care-rules", "rules", {"rule": "Value"}, {"rule": "Results"})
    assert advice(GROUP, "care-rules", made.plan) == []
    made.table(
        "care-rules", "rules",
        {"rule": "Thanks", "score": 2, "evidence": "x", "next": "Write cards", "due": LATER, "owner": "Bo"},
        {"rule": "Rhythm", "score": 4, "evidence": "y", "due": LATER},
    )  # fmt: skip
    assert [(field, said) for _, field, said in advice(GROUP, "care-rules", made.plan)] == [
        ("evidence", "“Value” has no evidence: write down what shows that you keep it."),
        ("evidence", "“Results” has no evidence: write down what shows that you keep it."),
        ("score", "“Thanks” is weak: settle a next action and its day."),
    ]
    assert tasks(GROUP, "care-rules", made.plan) == [("Bo", "Write cards", LATER)]
    assert counts(GROUP, "care-rules", made.plan) == {"care-rules": 1}


def test_messages_to_send_and_those_too_long(made: Made) -> None:
    made.table(
        "messages", "planned",
        {"text": "x" * 250, "date": LATER}, {"text": "y" * 250, "date": TODAY - timedelta(days=1)},
        {"text": "z" * 249, "date": TODAY}, {"text": "short"}, {"date": LATER},
    )  # fmt: skip
    assert [said for _, _, said in advice(GROUP, "messages", made.plan)] == [
        "250 characters: people read on below 250, and react most below 80."
    ]
    assert tasks(GROUP, "messages", made.plan) == [("", "Send the message", TODAY), ("", "Send the message", LATER)]
    assert counts(GROUP, "messages", made.plan) == {"care-messages": 1}
