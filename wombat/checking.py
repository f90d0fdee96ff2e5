"""Every problem of a workbook, and what could be better in it, with sheet and cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.errors import Problem
from wombat.plan.naming import Strangers
from wombat.text import Texts
from wombat.xlsx.coords import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from wombat.book.places import SheetPlace, TablePlace
    from wombat.plan.asked import Advice
    from wombat.plan.model import Plan
    from wombat.prepare import Prepared
    from wombat.text import Text

texts = Texts("wombat.cli")


def check(prepared: Prepared) -> list[Problem]:
    """Return every problem: cells that do not fit, rows copied, names nobody or several bear, cells typed over."""
    problems = [*prepared.opened.problems, *prepared.problems, *prepared.host.problems]
    for place in prepared.opened.places.values():
        problems += _typed_over(place)
        for table in place.tables.values():
            problems += _names(prepared.plan, place, table)
    return problems


def advice(prepared: Prepared) -> tuple[list[Problem], list[Problem]]:
    """Return what plugins say could be better, and what is wrong, each with the sheet and cell it is about."""
    from wombat.asking import advice as asked

    places = prepared.opened.places
    better, wrong = asked(prepared.host, prepared.plan)
    return [Problem(each.text, _where(places, each)) for each in better], told_wrong(places, wrong)


def told_wrong(places: Mapping[str, SheetPlace], found: Iterable[Advice]) -> list[Problem]:
    """Return what plugins find wrong as problems with sheet and cell."""
    return [Problem(each.text, _where(places, each), failure=True, again=True) for each in found]


def _where(places: Mapping[str, SheetPlace], advice: Advice) -> str:
    """Return the cell, as near as it stands in the workbook: the sheet where the row is new."""
    place = places.get(advice.sheet)
    if place is None:
        return ""
    if (line := place.forms.get(advice.part, {}).get(advice.field)) is not None:
        return f"{place.name}!{letters(line.column)}{line.row}"
    table = place.tables.get(advice.part)
    if table is None or advice.row not in table.ids:
        return place.name
    column = letters(table.columns[advice.field]) if advice.field in table.columns else ""
    return f"{place.name}!{column}{table.numbers[table.ids.index(advice.row)]}" if column else place.name


def _wrong(text: Text, where: str) -> Problem:
    return Problem(text, where, failure=True)


def _typed_over(place: SheetPlace) -> Iterator[Problem]:
    for lines in place.forms.values():
        for line in lines.values():
            if line.kept:
                yield _wrong(texts("check.override"), f"{place.name}!{letters(line.column)}{line.row}")
    for table in place.tables.values():
        rows = dict(zip(table.ids, table.numbers, strict=True))
        for row_id, field in sorted(table.kept, key=lambda cell: (rows[cell[0]], table.columns[cell[1]])):
            yield _wrong(texts("check.override"), f"{place.name}!{letters(table.columns[field])}{rows[row_id]}")


def _stranger(plan: Plan, strangers: Strangers, name: str, where: str) -> Problem:
    """Return what to tell of a name that leads to no contact; one that the next build adds is no more than a note."""
    why = strangers.why(name)
    if why == "known":
        meant = [plan.label(each) for each in strangers.directory.bearers(name)]
        return _wrong(texts("check.alike", name=name, meant=", ".join(meant)), where)
    return Problem(texts(f"check.{why}", name=name), where, failure=why == "cleared")


def _names(plan: Plan, place: SheetPlace, table: TablePlace) -> Iterator[Problem]:
    """Yield names typed in the logs that lead to nobody or to several contacts."""
    strangers, bearers = Strangers(plan), dict[str, str]()
    for contact in plan.contacts:
        bearers[contact.name] = contact.id
    for field in table.part.fields:
        if field.type not in {"contact", "contacts"} or field.owner != "user" or field.id not in table.columns:
            continue
        for number, value in zip(table.numbers, table.read[field.id], strict=True):
            for name in value if isinstance(value, list) else [value]:
                if not isinstance(name, str) or plan.who(name) is not None:
                    continue
                where = f"{place.name}!{letters(table.columns[field.id])}{number}"
                if name in bearers:
                    example = plan.label(bearers[name])
                    yield _wrong(texts("check.ambiguous", name=name, example=example), where)
                else:
                    yield _stranger(plan, strangers, name, where)
