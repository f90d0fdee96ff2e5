"""The last good customers, each traced to where it came from, and which sources and people bring such customers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import wombat
from wombat import OWNER, Advice, Filler, Texts, hookimpl

from .people import Names, brought_by, contact_row, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from wombat import Network, Placed, Plan, Row, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION
_SHEET = "best-customers"
_BAR, _TOP = "5B4B8A", 6


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    of_source = ("found", "customers", "more", "value", "good_value", "share")
    of_referrer = ("referrer", "customers", "further", "more", "value", "good_value")
    summary = ("customers", "value", "more", "best_source", "best_referrer")
    return [
        Filler(_SHEET, "customers", ("origin", "chain"), _customers),
        Filler(_SHEET, "sources", of_source, _sources),
        Filler(_SHEET, "referrers", of_referrer, _referrers),
        Filler(_SHEET, "summary", summary, _summary),
    ]


@hookimpl
def wombat_advice(plan: Plan) -> Iterable[Advice]:
    """Say of which customers it is not known how they came."""
    for row in plan.table(_SHEET, "customers"):
        if row["customer"] is not None and row["found"] is None:
            said = texts("advice.found", customer=row.text("customer"))
            yield Advice(said, _SHEET, "customers", row.id, "found")


@hookimpl
def wombat_decorate(sheet: str, worksheet: Any, places: Mapping[str, Placed], language: str) -> None:
    """Put a bar for each of the first sources to the top of the sheet."""
    if sheet == _SHEET:
        from wombat import charts

        chart = charts.bars(texts("customers.chart").say(language), "#,##0")
        charts.show(chart, worksheet, places["sources"], "found", ["good_value"], [_BAR], _TOP)
        charts.put(chart, worksheet, places["summary"].space)


@dataclass(frozen=True, slots=True)
class _Customer:
    """A row of the list with the chain that led to the customer: keys from who sent it to the origin."""

    row: Row
    chain: list[str]

    @property
    def value(self) -> float:
        return self.row.number("value") or 0

    @property
    def good(self) -> bool:
        return self.row["more"] == "yes"


def _listed(plan: Plan, names: Names) -> list[_Customer]:
    brought = brought_by(plan)
    found = []
    for row in plan.table(_SHEET, "customers"):
        sender = names.key(row["referrer"]) or brought.get(names.key(row["customer"]), "")
        found.append(_Customer(row, line(sender, brought) if sender and sender != OWNER else []))
    return found


def _customers(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    names = Names(plan)
    return {each.row.id: _traced(plan, names, each) for each in _listed(plan, names)}


def _traced(plan: Plan, names: Names, each: _Customer) -> dict[str, Value]:
    if not each.chain:
        return {"origin": None, "chain": None}
    way = [each.row.text("customer"), *map(names.label, each.chain)]
    origin = contact_row(plan, each.chain[-1])
    kept = origin["store"] if origin else None
    if kept:
        choices = {choice.id: choice.label for choice in _stores(plan)}
        way.append(choices[str(kept)].say(plan.language) if kept in choices else str(kept))
    return {"origin": names.label(each.chain[-1]), "chain": " ← ".join(way)}


def _stores(plan: Plan) -> Iterable[Any]:
    contacts = plan.worksheets.get("contacts")
    return contacts.part("people").field("store").choices if contacts else ()


def _total(customers: Iterable[_Customer], *, good: bool = False) -> float:
    return sum(each.value for each in customers if each.good or not good)


def _by_source(plan: Plan) -> dict[str, list[_Customer]]:
    found: dict[str, list[_Customer]] = {}
    for each in _listed(plan, Names(plan)):
        if source := each.row.text("found"):
            found.setdefault(source, []).append(each)
    return dict(sorted(found.items(), key=lambda entry: _rank(entry[1])))


def _rank(customers: list[_Customer]) -> tuple[float, float, int]:
    """Return by what sources and people are ordered: value of customers like whom more are wanted, value, number."""
    return -_total(customers, good=True), -_total(customers), -len(customers)


def _sources(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    by_source = _by_source(plan)
    good = sum(_total(each, good=True) for each in by_source.values())
    return {
        f"from {source}": {
            "found": source,
            "customers": len(each),
            "more": sum(one.good for one in each),
            "value": _total(each),
            "good_value": _total(each, good=True),
            "share": _total(each, good=True) / good if good else None,
        }
        for source, each in by_source.items()
    }


def _by_referrer(plan: Plan, names: Names) -> dict[str, list[_Customer]]:
    found: dict[str, list[_Customer]] = {}
    for each in _listed(plan, names):
        for who in each.chain:
            found.setdefault(who, []).append(each)
    return dict(sorted(found.items(), key=lambda entry: _rank(entry[1])))


def _referrers(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    names = Names(plan)
    return {
        who: {
            "referrer": names.label(who),
            "customers": sum(one.chain[0] == who for one in each),
            "further": sum(one.chain[0] != who for one in each),
            "more": sum(one.good for one in each),
            "value": _total(each),
            "good_value": _total(each, good=True),
        }
        for who, each in _by_referrer(plan, names).items()
    }


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    names = Names(plan)
    customers, sources = _listed(plan, names), _by_source(plan)
    origins: dict[str, list[_Customer]] = {}
    for each in customers:
        if each.chain:
            origins.setdefault(each.chain[-1], []).append(each)
    return {
        "customers": sum(each.row.text("customer") != "" for each in customers),
        "value": _total(customers),
        "more": sum(each.good for each in customers),
        "best_source": _label(plan, next(iter(sources))) if sources else None,
        "best_referrer": names.label(min(origins, key=lambda who: _rank(origins[who]))) if origins else None,
    }


def _label(plan: Plan, source: str) -> str:
    worksheet = plan.worksheets.get(_SHEET)
    choices = worksheet.part("customers").field("found").choices if worksheet else ()
    return next((choice.label.say(plan.language) for choice in choices if choice.id == source), source)
