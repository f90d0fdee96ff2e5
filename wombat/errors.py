"""What goes wrong, as one sentence for a person: what, where (file, sheet, cell) and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat.text import Text


class WombatError(Exception):
    """Stops the work with one sentence; the user's files are as they were.

    Attributes:
        text: the sentence, in every language.
        status: the exit status of the program, 1.
    """

    status = 1

    def __init__(self, text: Text) -> None:
        """Keep the sentence; ``str()`` of the error is its English form."""
        super().__init__(text.say("en"))
        self.text = text


class UsageError(WombatError):
    """The command was used wrongly: a wrong date, an unknown group. Exit status 2."""

    status = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that did not stop the build and must be told.

    Attributes:
        text: the sentence, in every language, what to do included.
        where: the place, such as ``Contacts!D7`` or ``people.vcf, line 12``; empty where there is none.
        failure: whether something is wrong that the user has to mend, which makes the exit status 1 (a plugin that
            failed, an unreadable source, a cell that does not fit); otherwise it is a note, which only tells.
        again: whether the next build tells it too if nothing changes until then; None where nobody knows.
    """

    text: Text
    where: str = ""
    failure: bool = False
    again: bool | None = None


def exit_status(problems: Iterable[Problem]) -> int:
    """Return the exit status of work that met these problems: 1 where any is more than a note, else 0."""
    return 1 if any(problem.failure for problem in problems) else 0
