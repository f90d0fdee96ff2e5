"""Tasks and advice put into the plan, parts of the matrix, and the first task of each contact."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.groups import TODAY
from wombat import MatrixPart, Task, Text, Texts, matrix_part, next_steps
from wombat.asking import advice, ask, ask_parts, tasks
from wombat.host import Host
from wombat.plan.asked import Advice

if TYPE_CHECKING:
    from tests.groups import Made


class Asking(Host):
    """A host whose one plugin returns what it is given."""

    def __init__(self, *returned: object) -> None:
        self.returned = list(returned)
        self.told: list[tuple[str, str]] = []

    def each(self, hook: str, **_arguments: object) -> object:  # type: ignore[override]
        kind = {"wombat_tasks": Task, "wombat_advice": Advice, "wombat_matrix_parts": MatrixPart}[hook]
        return [("one", [each for each in self.returned if isinstance(each, kind)])]

    def claimed(self, name: str, doing: str, what: str, other: str) -> None:  # noqa: ARG002
        self.told.append((what, other))


def task(name: str, sheet: str, day: date | None = None, contact: str = "") -> Task:
    return Task(name, sheet, Text.plain(name), day=day, contact=contact)


def test_tasks_come_by_day_and_those_of_sheets_switched_off_or_of_nobody_are_dropped(made: Made) -> None:
    made.contacts({"name": "Ann"}).defined("fans", "service").defined("fans", "follow-up")
    host = Asking(
        task("some time", "service"),
        task("late", "service", date(2025, 1, 1)),
        task("same day, later sheet", "follow-up", TODAY),
        task("same day", "service", TODAY, "c1"),
        task("off", "messages", TODAY),
        task("nobody", "service", TODAY, "c9"),
    )
    found = [each.id for each in tasks(host, made.plan)]
    assert found == ["late", "same day", "same day, later sheet", "some time"]
    ask(host, made.plan)
    assert [each.id for each in made.plan.tasks] == found


def test_the_next_step_is_the_first_task_with_a_day(made: Made) -> None:
    steps = next_steps(
        [task("a", "x", None, "c1"), task("b", "x", TODAY, "c1"), task("c", "x", None, "c2"), task("d", "x")]
    )
    assert {who: step.id for who, step in steps.items()} == {"c1": "b", "c2": "c"}
    assert made.plan.tasks == []


def test_advice_comes_in_the_order_of_the_sheets(made: Made) -> None:
    made.defined("fans", "service").defined("fans", "follow-up")
    said = [Advice(Text.plain(sheet), sheet) for sheet in ("follow-up", "messages", "service")]
    wrong = Advice(Text.plain("x"), "service", wrong=True)
    better, bad = advice(Asking(*said, wrong), made.plan)
    assert [each.sheet for each in better] == ["service", "follow-up"]
    assert bad == [wrong]


def test_a_part_of_the_matrix_is_on_one_of_two_axes() -> None:
    texts = Texts("wombat.plugins.care")
    part = matrix_part(texts, "care-rules", "network", "care-rules", 8, lambda _: 2)
    assert part.todo(3, Text.plain("Rules")).say("en") == "Keep 3 more rules, with evidence; see “Rules”."
    assert (part.weight, part.target) == (1, 8)
    with pytest.raises(ValueError, match="on no axis"):
        MatrixPart("x", "depth", "care-rules", part.label, part.todo, 1, 1, part.now)


def test_a_part_of_the_matrix_that_is_claimed_twice_counts_once_and_is_told(made: Made) -> None:
    texts = Texts("wombat.plugins.care")
    one = matrix_part(texts, "care-rules", "network", "care-rules", 8, lambda _: 2)
    host = Asking(one, matrix_part(texts, "care-rules", "message", "messages", 1, lambda _: 1))
    ask_parts(host, made.plan)
    assert made.plan.matrix_parts == [one]
    assert host.told == [("matrix.parts care-rules", "one")]
