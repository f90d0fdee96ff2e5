"""What plugins ask the owner to do, what they advise, and what they count on the matrix."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from wombat.plan.model import Plan
    from wombat.text import Text, Texts

ASKED = "asked"
"""Stands among the needs of a filler that reads ``plan.tasks`` or ``plan.advice``: it runs when all others have."""

AXES = ("network", "message")
"""The two strategies, which are the axes of the matrix."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do, now or on a day.

    Attributes:
        id: what it is, the same at each build, so that a calendar renews it.
        sheet: id of the worksheet it comes from; the task is dropped while that is switched off.
        what: in a few words, such as "One-to-one meeting".
        why: what it rests on.
        day: when it is due; None for some time.
        contact: id of the contact it is for, empty where it is for nobody in the contacts.
        who: with whom, where that is no contact.
        birthday: whether it stands for the contact's birthday, which is then not told twice.
    """

    id: str
    sheet: str
    what: Text
    why: Text | None = None
    day: date | None = None
    contact: str = ""
    who: str = ""
    birthday: bool = False


@dataclass(frozen=True, slots=True)
class Advice:
    """Something on a worksheet that could be better, or that is wrong and cannot be used.

    Attributes:
        text: one sentence, what to do included.
        sheet: id of the worksheet; the advice is dropped while that is switched off.
        part: id of the form or table, empty for the whole sheet.
        row: id of the row, empty for a form.
        field: id of the field.
        wrong: whether the cell holds what cannot be so: a build tells it among the problems, and the exit status is 1.
    """

    text: Text
    sheet: str
    part: str = ""
    row: str = ""
    field: str = ""
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class MatrixPart:
    """One part of an axis of the word-of-mouth matrix.

    Attributes:
        id: stable id of its row.
        axis: the strategy it belongs to, one of `AXES`.
        sheet: worksheet that the user works in to raise it; the part counts while that is switched on.
        label: its name.
        todo: from the number that is missing and the title of the worksheet to what to do.
        target: figure that scores 100 %, unless the user typed another.
        weight: what it counts on its axis, unless the user typed another.
        now: the figure reached, from what the user typed and the logs.
    """

    id: str
    axis: str
    sheet: str
    label: Text
    todo: Callable[[int, Text], Text]
    target: float
    weight: float
    now: Callable[[Plan], float]

    def __post_init__(self) -> None:
        """Check the axis.

        Raises:
            ValueError: there is no such axis.
        """
        if self.axis not in AXES:
            raise ValueError(f"the part {self.id!r} of the matrix is on no axis: {self.axis!r} is none of {AXES}")


def matrix_part(
    texts: Texts, id_: str, axis: str, sheet: str, target: float, now: Callable[[Plan], float], weight: float = 1
) -> MatrixPart:
    """Return a part of the matrix whose words stand in a catalogue.

    Args:
        texts: has the name under ``matrix.ID``, and what to do under ``matrix.ID_todo`` with ``{n}`` and ``{sheet}``.
        id_: of the part, begun with the name of its group.
        axis: one of `AXES`.
        sheet: worksheet that the user works in to raise it.
        target: figure that scores 100 %.
        now: the figure reached.
        weight: what it counts on its axis.
    """

    def todo(left: int, title: Text) -> Text:
        return texts(f"matrix.{id_}_todo", n=left, sheet=title)

    return MatrixPart(id_, axis, sheet, texts(f"matrix.{id_}"), todo, target, weight, now)


def in_order(tasks: Iterable[Task]) -> list[Task]:
    """Return tasks by their day, those for some time last; of one day in the order in which they came."""
    return sorted(tasks, key=lambda task: task.day or date.max)


def next_steps(tasks: Iterable[Task]) -> Mapping[str, Task]:
    """Return the first task for each contact, by contact id."""
    found: dict[str, Task] = {}
    for task in in_order(tasks):
        if task.contact:
            found.setdefault(task.contact, task)
    return found
