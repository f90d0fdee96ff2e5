"""What each source gave: remembered value by value, so that a newer one updates that and it can be taken out again."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, TypedDict, cast

from wombat.network.kinds import INDEX, KINDS
from wombat.plan.marks import mark, marks_of, pack_marks, unpack_marks
from wombat.plan.memory import memory
from wombat.plan.merging import join_lists
from wombat.plan.values import LISTS, SCALARS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wombat.plan.merging import Values
    from wombat.plan.model import Plan, Table, Value

KEY = "given"
"""The key of ``plan.kept`` under which it is remembered, by the name of the source."""

YOU = ""
"""The source under which merges are remembered that the user asked for."""

LINES = (*LISTS, "notes")
"""Fields that hold several things, each of which has its own origin; notes by their lines."""

Said = dict[str, "str | list[str]"]
"""Values of a person by field: texts, and lists of texts."""


class Gift(TypedDict, total=False):
    """One record of a source about a person; plain JSON.

    Attributes:
        said: packed marks of what the source said last, see `wombat.plan.marks`.
        ours: of those, what stands in the workbook because the source said it; all of them where it is missing.
        told: the values themselves, kept of a record that joined a contact there was, so that it can leave again.
        row: id of the row of `merged` that tells of it.
        digest: of the record, where the source knows the person by another id.
        held: (source, person) of what came along when the user said that two contacts are one.
    """

    said: str
    ours: str
    told: Said
    row: str
    digest: str
    held: list[list[str]]


class Gifts(TypedDict):
    """Everything of one source.

    Attributes:
        people: by the id that the source gives them, else by the digest of the record.
        ties: strength and day by the ids of the two and the kind, see `tie_key`; of workbooks only.
        marks: packed marks of the rows and single cells that are there because of the source.
        files: ids of its rows in `sources`.
        workbook: whether it is the workbook of a colleague.
    """

    people: dict[str, Gift]
    ties: dict[str, list[float | str | None]]
    marks: str
    files: list[str]
    workbook: bool


@dataclass(slots=True)
class Changed:
    """What came of one person of a newer version.

    Attributes:
        clashes: (field, mine, theirs) where the user's value stays.
        past: marks of what the source says no more.
    """

    clashes: list[tuple[str, str, str]] = field(default_factory=list)
    past: set[int] = field(default_factory=set)


def every_gift(plan: Plan) -> dict[str, Gifts]:
    """Return what all sources gave, by source, ready to be changed."""
    if KEY not in plan.kept:
        plan.kept[KEY] = plan.earlier.get(KEY, {})
    kept = plan.kept[KEY]
    return cast("dict[str, Gifts]", kept if isinstance(kept, dict) else {})


def gifts(plan: Plan, source: str) -> Gifts:
    """Return what a source gave, ready to be changed."""
    found = every_gift(plan).setdefault(source, _nothing())
    for name, value in _nothing().items():
        found.setdefault(name, value)  # type: ignore[misc]
    return found


def _nothing() -> Gifts:
    return {"people": {}, "ties": {}, "marks": "", "files": [], "workbook": False}


def colleagues(plan: Plan) -> dict[str, str | None]:
    """Return the contact, None for nobody, by the name of each colleague whose workbook was taken in."""
    return {source: plan.who(source) for source, held in every_gift(plan).items() if held.get("workbook")}


def each_gift(plan: Plan) -> Iterator[tuple[str, str, Gift]]:
    """Yield every record that is remembered, with its source and the id of the person there."""
    for source, held in every_gift(plan).items():
        for person, gift in held["people"].items():
            yield source, person, gift


def said_of(gift: Gift) -> set[int]:
    """Return the marks of what a record says."""
    return _marks(gift.get("said", ""))


def ours_of(gift: Gift) -> set[int]:
    """Return the marks of what stands in the workbook because of a record."""
    return _marks(gift["ours"]) if "ours" in gift else said_of(gift)


def _marks(held: object) -> set[int]:
    """Return marks from how they are kept; the values themselves stand there in workbooks of the first days."""
    return unpack_marks(held) if isinstance(held, str) else marks_of(cast("Said", held))


def put(gift: Gift, said: set[int], ours: set[int]) -> None:
    """Write what a record says and what of it stands in the workbook because of it."""
    gift["said"] = pack_marks(said)
    gift["ours"] = pack_marks(ours)
    if gift["ours"] == gift["said"]:
        del gift["ours"]


def renamed(plan: Plan, last: Mapping[str, str]) -> None:
    """Let every tie remembered of merged contacts mean those they were merged into."""
    for source in every_gift(plan):
        renamed_in(plan, source, last)


def renamed_in(plan: Plan, source: str, last: Mapping[str, str]) -> None:
    """Let the ties that one source gave mean other contacts."""
    ties = gifts(plan, source)["ties"]
    for key in list(ties):
        one, other, kind = key.split("|")
        if one in last or other in last:
            ties[tie_key(last.get(one, one), last.get(other, other), kind)] = ties.pop(key)


def tie_key(giver: str, taker: str, kind: str) -> str:
    """Return what is equal for two rows about one tie: the direction counts only where the kind has one."""
    at = INDEX.get(kind)
    ends = (giver, taker) if at is not None and KINDS[at].directed else sorted((giver, taker))
    return "|".join((*ends, kind))


def seen_as(source: str, person: str) -> str:
    """Return what stands for a person of a workbook among what `wombat.plan.memory` has seen."""
    return f"{source}#{person}"


def contact_of(plan: Plan, source: str, person: str) -> str:
    """Return the id of the contact that a person of a source became, or empty."""
    seen = memory(plan)["seen"]
    return seen.get(seen_as(source, person)) or seen.get(person, "")


def plain(values: Mapping[str, Value]) -> Said:
    """Return the values of a person as they are remembered: texts, and lists of texts, blanks left out."""
    said: Said = {name: str(values[name]) for name in SCALARS if values.get(name)}
    return said | {name: found for name in LINES if (found := lines_of(values.get(name)))}


def lines_of(value: object) -> list[str]:
    """Return the several things that a cell holds: the entries of a list, the lines of a text."""
    if isinstance(value, list):
        return [str(each) for each in value]
    return [line for line in str(value).splitlines() if line.strip()] if value else []


def filled(before: Mapping[str, Value], after: Values, said: Said) -> Gift:
    """Return what a record filled in a row: what it says that stands there now and did not before."""
    ours = set()
    for name, value in said.items():
        if name in LINES:
            held = set(lines_of(before.get(name)))
            ours |= {mark(name, line) for line in lines_of(after[name]) if line not in held}
        elif before.get(name) != after[name]:
            ours.add(mark(name, str(value)))
    gift = Gift()
    put(gift, marks_of(said), ours)
    return gift


def update(row: Values, gift: Gift, new: Said, country: str) -> Changed:
    """Bring a row from what the source said last to what it says now; nothing else is touched.

    Args:
        row: of `contacts`; changed.
        gift: of the last reading; changed.
        new: what the source says now; empty for a person who is no longer in it.
        country: for phones without a country code.
    """
    said, now, ours = said_of(gift), marks_of(new), ours_of(gift)
    if said == now:
        return Changed()
    done = Changed(past=said - now)
    for name in SCALARS:
        _update_one(row, name, cast("str | None", new.get(name)), said, ours, done)
    for name in LINES:
        _update_lines(row, name, lines_of(new.get(name)), said, ours, country)
    put(gift, now, ours & now)
    return done


def _update_one(row: Values, name: str, now: str | None, said: set[int], ours: set[int], done: Changed) -> None:
    mine = row[name]
    if now and mark(name, now) in said:
        return
    from_here = mine not in (None, "") and mark(name, str(mine)) in ours
    if now and (mine in (None, "") or from_here):
        row[name] = typed(name, now)
        ours.add(mark(name, now))
    elif now and str(mine) != now:
        done.clashes.append((name, str(mine), now))
    elif not now and from_here and name != "name":
        row[name] = None


def _update_lines(row: Values, name: str, new: list[str], said: set[int], ours: set[int], country: str) -> None:
    marks = {mark(name, line) for line in new}
    lines = lines_of(row[name])
    held = [line for line in lines if (at := mark(name, line)) not in ours or at in marks]
    fresh = [line for line in new if mark(name, line) not in said]
    joined = lines_of(join_lists(name, held, fresh, country)) if fresh else held
    if joined != lines:
        ours |= {mark(name, line) for line in joined[len(held) :]}
        row[name] = as_value(name, joined)


def as_value(name: str, lines: list[str]) -> Value:
    """Return several things as the cell of a field holds them."""
    return ("\n".join(lines) or None) if name == "notes" else lines


def typed(name: str, text: str) -> Value:
    """Return the text of a field of one value as its cell holds it."""
    return date.fromisoformat(text) if name == "last_contact" else text


def is_bare(table: Table, at: int, program: frozenset[str]) -> bool:
    """Tell whether nothing is left in a row of contacts but a name."""
    apart = program | {"name", "sources"}
    return all(column[at] in (None, "", []) for name, column in table.columns.items() if name not in apart)
