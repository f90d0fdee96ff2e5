"""What a colleague's workbook gave: remembered value by value, so that a newer one updates that and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypedDict, cast

from wombat.network.kinds import INDEX, KINDS
from wombat.plan.memory import memory
from wombat.plan.merging import join_lists
from wombat.plan.values import LISTS, SCALARS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wombat.plan.merging import Values
    from wombat.plan.model import Plan, Table, Value

KEY = "given"
"""The key of ``plan.kept`` under which it is remembered, by the name of the source."""

LINES = (*LISTS, "notes")
"""Fields that hold several things, each of which has its own origin; notes by their lines."""


class Gift(TypedDict):
    """One person of a source; plain JSON.

    Attributes:
        said: what the source said last, by field.
        ours: of that, what stands in the workbook because the source said it.
    """

    said: dict[str, str | list[str]]
    ours: dict[str, str | list[str]]


class Gifts(TypedDict):
    """Everything of one source.

    Attributes:
        people: by the id that the source gives them.
        ties: strength and day by the ids of the two and the kind, see `tie_key`.
    """

    people: dict[str, Gift]
    ties: dict[str, list[float | str | None]]


@dataclass(slots=True)
class Changed:
    """What came of one person of a newer version.

    Attributes:
        clashes: (field, mine, theirs) where the user's value stays.
        past: (field, theirs) that the source says no more.
    """

    clashes: list[tuple[str, str, str]] = field(default_factory=list)
    past: list[tuple[str, str]] = field(default_factory=list)


def gifts(plan: Plan, source: str) -> Gifts:
    """Return what a source gave, ready to be changed."""
    kept = plan.kept.setdefault(KEY, {})
    every = cast("dict[str, Gifts]", kept if isinstance(kept, dict) else {})
    return every.setdefault(source, {"people": {}, "ties": {}})


def renamed(plan: Plan, last: Mapping[str, str]) -> None:
    """Let everything remembered of merged contacts mean those they were merged into."""
    kept = plan.kept.get(KEY)
    for each in cast("dict[str, Gifts]", kept).values() if isinstance(kept, dict) else ():
        for key in list(each["ties"]):
            one, other, kind = key.split("|")
            if one in last or other in last:
                each["ties"][tie_key(last.get(one, one), last.get(other, other), kind)] = each["ties"].pop(key)


def tie_key(giver: str, taker: str, kind: str) -> str:
    """Return what is equal for two rows about one tie: the direction counts only where the kind has one."""
    at = INDEX.get(kind)
    ends = (giver, taker) if at is not None and KINDS[at].directed else sorted((giver, taker))
    return "|".join((*ends, kind))


def mark(source: str, person: str) -> str:
    """Return what stands for a person of a source among what `wombat.plan.memory` has seen."""
    return f"{source}#{person}"


def contact_of(plan: Plan, source: str, person: str) -> str:
    """Return the id of the contact that a person of a source became, or empty."""
    return memory(plan)["seen"].get(mark(source, person), "")


def plain(values: Mapping[str, Value]) -> dict[str, str | list[str]]:
    """Return the values of a person as they are remembered: texts, and lists of texts, blanks left out."""
    said: dict[str, str | list[str]] = {name: str(values[name]) for name in SCALARS if values.get(name)}
    return said | {name: found for name in LINES if (found := _lines(values.get(name)))}


def _lines(value: object) -> list[str]:
    if isinstance(value, list):
        return [str(each) for each in value]
    return [line for line in str(value).splitlines() if line.strip()] if value else []


def filled(before: Mapping[str, Value], after: Values, said: Mapping[str, str | list[str]]) -> Gift:
    """Return what a source filled in a row: what it said that stands there now and did not before."""
    ours: dict[str, str | list[str]] = {}
    for name, value in said.items():
        if name in LINES:
            held = set(_lines(before.get(name)))
            if new := [line for line in _lines(after[name]) if line not in held]:
                ours[name] = new
        elif not before.get(name) and after[name] not in (None, ""):
            ours[name] = value
    return {"said": dict(said), "ours": ours}


def update(row: Values, gift: Gift, new: Mapping[str, str | list[str]], country: str) -> Changed:
    """Bring a row from what the source said last to what it says now; nothing else is touched.

    Args:
        row: of `contacts`; changed.
        gift: of the last reading; changed.
        new: what the source says now; empty for a person who is no longer in it.
        country: for phones without a country code.
    """
    done = Changed()
    for name in (*SCALARS, *LINES):
        was, now = gift["said"].get(name), new.get(name)
        if was == now:
            continue
        if name in LINES:
            _update_lines(row, gift, name, now, country)
        else:
            _update_one(row, gift, name, now, done)
    gift["said"] = dict(new)
    return done


def _update_one(row: Values, gift: Gift, name: str, now: str | list[str] | None, done: Changed) -> None:
    was, mine = gift["said"].get(name), row[name]
    if was:
        done.past.append((name, str(was)))
    if mine in (None, "") or (name in gift["ours"] and str(mine) == gift["ours"][name]):
        if now:
            row[name] = gift["ours"][name] = now
        elif name != "name":
            row[name] = None
            gift["ours"].pop(name, None)
    elif now and str(mine) != now:
        done.clashes.append((name, str(mine), str(now)))


def _update_lines(row: Values, gift: Gift, name: str, now: str | list[str] | None, country: str) -> None:
    was, new, ours = _lines(gift["said"].get(name)), _lines(now), _lines(gift["ours"].get(name))
    gone = {line for line in was if line not in new and line in ours}
    held = [line for line in _lines(row[name]) if line not in gone]
    fresh = [line for line in new if line not in was]
    joined = _lines(join_lists(name, held, fresh, country))
    gift["ours"][name] = [line for line in ours if line not in gone] + joined[len(held) :]
    row[name] = ("\n".join(joined) or None) if name == "notes" else joined


def is_bare(table: Table, at: int, program: frozenset[str]) -> bool:
    """Tell whether nothing is left in a row of contacts but a name."""
    apart = program | {"name", "sources"}
    return all(column[at] in (None, "", []) for name, column in table.columns.items() if name not in apart)
