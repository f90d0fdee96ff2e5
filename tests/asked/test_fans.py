from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.groups import TODAY

from .made import advice, counts, tasks

if TYPE_CHECKING:
    from tests.groups import Made

GROUP = "fans"


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_requests_to_answer_and_faults_to_tell(made: Made) -> None:
    made.contacts({"name": "Ann"})
    made.table(
        "service", "log",
        {"contact": "Ann", "date": ago(3)}, {"contact": "Stranger", "date": TODAY},
        {"contact": "Ann", "date": ago(9), "answered": ago(8)}, {"contact": "Ann"},
    )  # fmt: skip
    made.table("service", "faults", {"fault": "Portal down", "found": ago(1), "concerns": ["Ann", "Bo"]})
    made.table("service", "faults", {"fault": "Old", "found": ago(9), "told": ago(8)})
    assert tasks(GROUP, "service", made.plan) == [
        ("c1", "Answer the request", ago(2)),
        ("Ann; Bo", "Tell them of the fault", ago(1)),
        ("Stranger", "Answer the request", ago(-1)),
    ]
    made.form("service", "summary", late_after=5)
    assert tasks(GROUP, "service", made.plan)[1:] == [
        ("c1", "Answer the request", ago(-2)), ("Stranger", "Answer the request", ago(-5)),
    ]  # fmt: skip


def test_rituals_and_the_circle(made: Made) -> None:
    made.contacts({"name": "Ann"}, {"name": "Bo"})
    made.table(
        "fan-programme", "rituals", {"ritual": "Dinner", "date": date(2024, 7, 5), "every": "year", "who": "Olive"}
    )
    made.table("fan-programme", "rituals", {"ritual": "No date yet"})
    assert tasks(GROUP, "fan-programme", made.plan) == [("Olive", "Dinner", date(2025, 7, 5))]
    made.table("fan-programme", "members", {"contact": "Ann"}, {"contact": "Bo"}, {"contact": "Stranger"})
    made.table("referrals", "log", {"from": "Ann", "to": "me", "prospect": "X", "date": TODAY})
    assert counts(GROUP, "fan-programme", made.plan) == {"fans-members": 2, "fans-bringing": 1}


def test_where_the_cycle_breaks_once_something_happens(made: Made) -> None:
    made.table("feedback-cycle", "steps", {"step": "Use"}, {"step": "Opinion"})
    assert advice(GROUP, "feedback-cycle", made.plan) == []
    made.table(
        "feedback-cycle", "steps",
        {"step": "Buy", "happens": "x"}, {"step": "Talk", "happens": "x", "measure": "m", "value": 1, "target": 2},
        {"step": "Know", "happens": "x", "measure": "m", "value": 2, "target": 2},
    )  # fmt: skip
    assert [(field, said) for _, field, said in advice(GROUP, "feedback-cycle", made.plan)] == [
        ("happens", "Nothing happens at “Use”: here the cycle breaks."),
        ("happens", "Nothing happens at “Opinion”: here the cycle breaks."),
        ("measure", "“Buy” has no measure, or no figure for it."),
        ("value", "“Talk” is short of its target."),
    ]
    assert counts(GROUP, "feedback-cycle", made.plan) == {"fans-cycle": 1}


def test_the_two_corners_that_need_something_done(made: Made) -> None:
    points = [("Ads", 5, 1), ("Claims", 1, 5), ("Visit", 5, 5), ("Letter", 1, 1)]
    made.table(
        "touchpoint-map", "points", *({"point": name, "talk": talk, "trust": trust} for name, talk, trust in points)
    )
    assert [said for _, _, said in advice(GROUP, "touchpoint-map", made.plan)] == [
        "“Ads”: much talk, little trust. Repair it first.", "“Claims”: much trust, little talk. Make it visible.",
    ]  # fmt: skip


def test_the_question_that_failed_and_aims_without_an_entrance(made: Made) -> None:
    made.table("o2o-check", "activities", {"activity": "Fair", "tracked": "no", "channel": "best"})
    assert [(field, said) for _, field, said in advice(GROUP, "o2o-check", made.plan)] == [
        ("tracked", "“Fair” fails at the question: 4. Whether its effect can be tracked.")
    ]
    made.table("o2o-entries", "entries", {"entry": "Map"})
    assert advice(GROUP, "o2o-entries", made.plan) == []
    made.table("o2o-entries", "entries", {"entry": "Search", "state": "have", "new": True, "more": True, "back": True})
    assert [said for _, _, said in advice(GROUP, "o2o-entries", made.plan)] == [
        "No entrance in use serves the aim “membership”.", "No entrance in use serves the aim “recommendation”.",
    ]  # fmt: skip


def test_content_that_comes_first_counts(made: Made) -> None:
    scores = [{"brand": 4, "relevance": 4, "influence": 4}, {"brand": 4, "relevance": 4, "influence": 3}]
    made.table("content-index", "items", *({"item": "x", **each} for each in scores))
    assert counts(GROUP, "content-index", made.plan) == {"fans-content": 1}
