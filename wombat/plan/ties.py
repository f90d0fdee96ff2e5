"""Ties of a source taken into `relations`: repeated ones add up, those the workbook holds are left as they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from wombat.network.kinds import INDEX, KINDS
from wombat.plan.given import tie_key
from wombat.plan.key_bearers import KeyBearers
from wombat.plan.merging import join_notes
from wombat.plan.plain import OWNER
from wombat.plan.rowedits import Edits
from wombat.plan.standing_ties import StandingTies
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wombat.plan.conflicts import Allocator
    from wombat.plan.ends import Ended
    from wombat.plan.model import Plan, Row, Value
    from wombat.plan.resolve import Directory
    from wombat.plan.rowmarks import Place
    from wombat.records import Relation, SetAside

texts = Texts(__package__)


@dataclass(slots=True)
class Added:
    """What came of some records of a source.

    Attributes:
        imported: how many became new rows.
        merged: how many joined a row.
        set_aside: those that were not used.
        also: rows that were there and that the source tells of as well, by worksheet, part and id.
        filled: cells that were filled in such rows and in forms, with field and value.
    """

    imported: int = 0
    merged: int = 0
    set_aside: list[SetAside] = field(default_factory=list)
    also: list[Place] = field(default_factory=list)
    filled: list[tuple[Place, str, Value]] = field(default_factory=list)


class Labels:
    """What to write into a cell for each person, looked up once."""

    def __init__(self, plan: Plan) -> None:
        """Take the plan with all contacts of the source in it."""
        self.plan = plan
        self._labels: dict[str, str] = {}

    def label(self, person: str, name: str) -> str:
        """Return the label of a person whom the source calls ``name``."""
        if person == OWNER:
            return self.plan.owner or name
        if person not in self._labels:
            self._labels[person] = self.plan.label(person)
        return self._labels[person]


def add_ties(plan: Plan, source: str, used: Sequence[Ended], directory: Directory, ids: Allocator) -> Added:
    """Take ties into `relations`.

    A tie that the source repeats is one row. One that the workbook holds already gets the source's name beside it,
    behind "you" where the user typed it, and its date where there is none.

    Args:
        plan: takes them.
        source: name of the file.
        used: ties with their people, see `wombat.plan.ends`.
        directory: finds people by name.
        ids: gives the ids of new rows.
    """
    done, labels, table, edits = Added(), Labels(plan), plan.table("relations", "ties"), Edits(plan)
    known = plan.index(StandingTies).rows(directory) if used else {}
    new: dict[str, int] = {}
    rows: dict[str, list[Value]] = {name: [] for name in ("from", "to", "kind", "strength", "since")}
    for relation, giver, taker in used:
        kind = relation.kind or "knows"
        key, day = tie_key(giver, taker, kind), day_of(relation.date)
        if relation.note or (relation.date and not day):
            _note(plan, labels, relation, giver, taker)
        if key in known:
            row = table.row(known[key])
            _also_here(plan, row, source)
            if row["since"] is None and day:
                edits.set(row, "since", day)
                done.filled.append((("relations", "ties", row.id), "since", day))
        elif key in new:
            _add(rows, new[key], relation.strength, day)
        else:
            new[key] = len(new)
            ends = labels.label(giver, relation.source), labels.label(taker, relation.target)
            for column, value in zip(rows.values(), (*ends, kind, _whole(relation.strength), day), strict=True):
                column.append(value)
    edits.settle()
    done.imported, done.merged = len(new), len(used) - len(new)
    columns = rows | {"source": [source] * len(new)}
    table.extend_columns([ids.new("relations", "ties") for _ in new], columns)
    return done


def _add(rows: dict[str, list[Value]], at: int, strength: float | None, day: date | None) -> None:
    """Add a repeated tie to its row; where no strength is stated, it is what its kind weighs."""
    usual = KINDS[INDEX.get(str(rows["kind"][at]), 0)].weight
    so_far, since = rows["strength"][at], rows["since"][at]
    total = (so_far if isinstance(so_far, (int, float)) else usual) + (usual if strength is None else strength)
    rows["strength"][at] = _whole(total)
    if day and (not isinstance(since, date) or since < day):
        rows["since"][at] = day


def _whole(number: float | None) -> float | int | None:
    """Return the number, as an integer where it is one."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


def _also_here(plan: Plan, row: Row, source: str) -> None:
    told = row.text("source") or texts("tie.you").say(plan.language)
    if source not in told.split("; "):
        row["source"] = f"{told}; {source}"


def without(told: str, source: str) -> str | None:
    """Return who tells of a tie when a source does so no more; None for a tie that only the user told of."""
    left = [each for each in told.split("; ") if each != source]
    return None if set(left) <= texts("tie.you").every() else "; ".join(left)


def _note(plan: Plan, labels: Labels, relation: Relation, giver: str, taker: str) -> None:
    """Keep what a tie has no column for in the notes of the contact it leads from."""
    bearer, other = giver, labels.label(taker, relation.target)
    if giver == OWNER:
        bearer, other = taker, labels.label(giver, relation.source)
    contact = plan.contact(bearer)
    lines = "\n".join(f"{other}: {line}" for line in notes_of(relation, plan.language))
    contact["notes"] = join_notes(contact.text("notes"), lines)
    plan.index(KeyBearers).renew(bearer)


def notes_of(relation: Relation, language: str) -> list[str]:
    """Return what a tie holds beyond its columns, line by line; a date that is none is there as well."""
    lines = [line.strip() for line in relation.note.splitlines()]
    if relation.date.strip() and not day_of(relation.date):
        lines.append(f"{texts('note.date').say(language)}: {relation.date.strip()}")
    return [line for line in lines if line]


def day_of(text: str) -> date | None:
    """Return the day an ISO date or time names, None for anything else."""
    try:
        return date.fromisoformat(text.strip()[:10]) if text else None
    except ValueError:
        return None
