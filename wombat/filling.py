"""Runs the fillers: conflicts found before, each called apart, and what they give put into the plan."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from wombat.asking import ask, ask_parts
from wombat.calculating import calculate
from wombat.filled import check_result
from wombat.plan.asked import ASKED
from wombat.plan.model import Computed, Table
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from wombat.definitions.model import Part, Worksheet
    from wombat.hooks import Filler
    from wombat.host import Host
    from wombat.network.model import Network
    from wombat.plan.model import Plan, Value
    from wombat.text import Text

texts = Texts("wombat")


@dataclass(frozen=True, slots=True)
class Claim:
    """A filler with the plugin it comes from."""

    plugin: str
    filler: Filler


@dataclass(slots=True)
class Marks:
    """What the user did to the program's cells, by worksheet and part.

    Attributes:
        kept: (row id, field id) typed over by the user, an empty row id for a form; they are left alone.
        noted: ids of rows to which the user added something; they stay even if the filler drops them.
        gone: ids of rows that the user deleted; a suggestion with such an id does not come back.
    """

    kept: Mapping[tuple[str, str], set[tuple[str, str]]]
    noted: Mapping[tuple[str, str], set[str]]
    gone: Mapping[tuple[str, str], set[str]]


def claims(host: Host, plan: Plan, shelf: Collection[str] = ()) -> list[Claim]:
    """Return the fillers of all plugins in the order to run; of two that claim a cell the first fills it.

    Args:
        host: with the plugins; is told of fillers that cannot be used.
        plan: with the worksheets that are switched on.
        shelf: ids of all worksheets there are; a filler of one that is switched off waits until it is on.
    """
    taken: dict[tuple[str, str, str], str] = {}
    found = []
    groups = {sheet.group for sheet in plan.worksheets.values()}
    for plugin, fillers in host.each("wombat_fillers"):
        for filler in fillers:
            if filler.sheet not in plan.worksheets:
                if shelf and filler.sheet not in shelf:
                    host.refuse(plugin, "wombat_fillers", texts("fill.no_sheet", sheet=filler.sheet))
                continue
            if filler.groups and groups.isdisjoint(filler.groups):
                continue
            if (wrong := _misplaced(plan.worksheets[filler.sheet], filler)) is not None:
                host.refuse(plugin, "wombat_fillers", wrong)
                continue
            rivals = {f: taken[key] for f in filler.fields if (key := (filler.sheet, filler.part, f)) in taken}
            for field, other in list(rivals.items())[:1]:
                host.claimed(plugin, "wombat_fillers", f"{filler.sheet}.{filler.part}.{field}", other)
            if not rivals:
                taken |= {(filler.sheet, filler.part, field): plugin for field in filler.fields}
                found.append(Claim(plugin, filler))
    sheets = list(plan.worksheets)
    last = [claim for claim in found if ASKED in claim.filler.needs]
    return [*_by_need([claim for claim in found if claim not in last], sheets), *_by_need(last, sheets)]


def _misplaced(worksheet: Worksheet, filler: Filler) -> Text | None:
    """Return what is wrong with the place that a filler claims, or None."""
    place = f"{filler.sheet}.{filler.part}"
    part = next((part for part in worksheet.parts if part.id == filler.part), None)
    owners = {field.id: field.owner for field in part.fields} if part else {}
    for field in filler.fields:
        if field not in owners:
            return texts("fill.no_field", place=place, field=field)
    typed = [field for field in filler.fields if owners[field] == "user"]
    if part and typed and part.kind == "form":
        return texts("fill.user_field", place=place, field=typed[0])
    return None


def _by_need(found: list[Claim], sheets: list[str]) -> list[Claim]:
    """Order fillers so that each comes after the worksheets it needs, else in the order of the sheets."""
    waiting = sorted(found, key=lambda claim: sheets.index(claim.filler.sheet))
    ordered: list[Claim] = []
    while waiting:
        open_sheets = {claim.filler.sheet for claim in waiting}
        ready = [c for c in waiting if not (set(c.filler.needs) - {c.filler.sheet}) & open_sheets]
        ready = ready or waiting[:1]
        ordered += ready
        waiting = [claim for claim in waiting if claim not in ready]
    return ordered


def fill(
    host: Host,
    plan: Plan,
    network: Network,
    marks: Marks,
    tell: Callable[[str], None],
    shelf: Collection[str] = (),
) -> None:
    """Run all fillers and put their values into the plan.

    Args:
        host: calls each one apart; a filler that fails leaves what stood there.
        plan: takes the values.
        network: that fillers may read.
        marks: what the user did to the program's cells.
        tell: is given the worksheet id before its filler runs.
        shelf: ids of all worksheets there are, as in `claims`.
    """
    ask_parts(host, plan)
    asked, claimed = False, claims(host, plan, shelf)
    for claim in claimed:
        filler = claim.filler
        if not asked and ASKED in filler.needs:
            ask(host, plan)
            asked = True
        tell(filler.sheet)
        part, table = plan.worksheets[filler.sheet].part(filler.part), plan.tables.get((filler.sheet, filler.part))
        check = partial(check_result, part, filler, table)
        for result in host.run(claim.plugin, filler.sheet, filler.fill, plan, network, check=check):
            _take(plan, filler, result, marks)
    filled = {(each.filler.sheet, each.filler.part, field) for each in claimed for field in each.filler.fields}
    calculate(plan, filled, marks.kept)


def _take(plan: Plan, filler: Filler, result: Mapping[str, Any], marks: Marks) -> None:
    part = plan.worksheets[filler.sheet].part(filler.part)
    key = (filler.sheet, filler.part)
    if part.kind == "form":
        kept = {field for _, field in marks.kept.get(key, ())}
        form = plan.forms.setdefault(key, {})
        _put_all(plan, key, "", {f: result.get(f) for f in filler.fields if f not in kept}, form)
    elif part.rows == "program":
        _take_rows(plan, part, filler, result, marks)
    else:
        _take_columns(plan, filler, result, marks)


def _put_all(
    plan: Plan, key: tuple[str, str], row_id: str, values: Mapping[str, Any], into: dict[str, Value] | Any
) -> None:
    for field, value in values.items():
        if isinstance(value, Computed):
            plan.formulas.setdefault(key, {})[row_id, field] = value.formula
            into[field] = value.value
        else:
            into[field] = value


def _take_columns(plan: Plan, filler: Filler, result: Mapping[str, Any], marks: Marks) -> None:
    """Set program fields of the user's rows and append suggestions that the user has not deleted."""
    key = (filler.sheet, filler.part)
    table, gone, kept = plan.tables[key], marks.gone.get(key, set()), marks.kept.get(key, set())
    part = plan.worksheets[filler.sheet].part(filler.part)
    program = {field.id for field in part.fields if field.owner == "program"}
    for row in table:
        values = result.get(row.id, {})
        mine = {f: values.get(f) for f in filler.fields if f in program and (row.id, f) not in kept}
        _put_all(plan, key, row.id, mine, row)
    for row_id, values in result.items():
        if row_id not in table and row_id not in gone:
            _put_all(plan, key, row_id, values, table.add(row_id, {}))


def _take_rows(plan: Plan, part: Part, filler: Filler, result: Mapping[str, Any], marks: Marks) -> None:
    """Put the rows of a program's table into the filler's order; what the user typed in a row stays with it."""
    key = (filler.sheet, filler.part)
    old, kept = plan.tables[key], marks.kept.get(key, set())
    typed = [field.id for field in part.fields if field.owner == "user"]
    new = Table(filler.sheet, filler.part, {field.id: 0 for field in part.fields})
    for row_id, values in result.items():
        before = old.row(row_id) if row_id in old else None
        row = new.add(row_id, {name: before[name] for name in new.columns} if before else {})
        skip = {f for f in filler.fields if (row_id, f) in kept} | ({*typed} if before else set())
        _put_all(plan, key, row_id, {f: values.get(f) for f in filler.fields if f not in skip}, row)
    noted = marks.noted.get(key, set())
    for row in old:
        if row.id not in new and (row.id in noted or any(row[name] is not None for name in typed)):
            new.add(row.id, {name: row[name] for name in old.columns})
    plan.tables[key] = new
