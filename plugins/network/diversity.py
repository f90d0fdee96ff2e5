"""A varied set of communities: spread over types, memberships that repeat each other, types with none."""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING

import wombat
from wombat import OWNER, Filler, Option, Texts, hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wombat import Network, Plan, Row, Value

    Rows = dict[str, dict[str, Value]]

wombat_api = wombat.API_VERSION
texts = Texts(__package__)
ALIKE = Option("alike", "percent", 0.3, texts("option.alike"), texts("option.alike_help"), minimum=0.05, maximum=1)
"""Jaccard coefficient of the members from which two organisations repeat each other."""
ENOUGH = 3
"""Memberships that serve a person best, each of another type."""


@hookimpl
def wombat_options() -> Iterable[Option]:
    """Return when two organisations repeat each other."""
    return [ALIKE]


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this module computes."""
    totals = ("memberships", "hours", "money", "spread", "missing", "advice")
    return [
        Filler("diversity", "totals", totals, fill_totals),
        Filler("diversity", "organisations", ("repeats",), fill_repeats),
        Filler("diversity", "types", ("type", "count", "organisations"), fill_types),
    ]


def fill_totals(plan: Plan, network: Network) -> dict[str, Value]:
    """Return the totals of the form."""
    rows = list(plan.table("diversity", "organisations"))
    types = fill_types(plan, network)
    missing = [str(row["type"]) for row in types.values() if not row["count"]]
    return {
        "memberships": sum(1 for row in rows if row.text("organisation")),
        "hours": sum(row.number("hours_month") or 0 for row in rows),
        "money": sum(row.number("money_month") or 0 for row in rows),
        "spread": spread([int(str(row["count"])) for row in types.values()]),
        "missing": list(missing),
        "advice": _advice(plan, network, missing),
    }


def spread(counts: Iterable[int]) -> float | None:
    """Return Shannon's entropy of counts over its largest possible figure, 0 to 1; None where all are 0.

    Pielou, The measurement of diversity (1966); rounded to four places, as the formula in the workbook is.
    """
    each = list(counts)
    total = sum(each)
    if not total:
        return None
    entropy = math.log(total) - sum(count * math.log(count) for count in each if count) / total
    return round(max(0.0, entropy) / math.log(len(each)), 4)


def fill_types(plan: Plan, _network: Network) -> Rows:
    """Return the types with their organisations: those of the dropdown first, then those the user typed."""
    by_type: dict[str, list[str]] = {}
    typed: dict[str, str] = {}
    for row in plan.table("diversity", "organisations"):
        if kind := row.text("type"):
            typed.setdefault(kind.casefold(), kind)
            by_type.setdefault(kind.casefold(), []).append(row.text("organisation"))
    labels = {kind.casefold(): kind for kind in typed.values()} | _labels(plan)
    order = [*_labels(plan), *(kind for kind in typed if kind not in _labels(plan))]
    return {
        kind: {
            "type": labels[kind],
            "count": len(by_type.get(kind, ())),
            "organisations": [name for name in by_type.get(kind, ()) if name],
        }
        for kind in order
    }


def _labels(plan: Plan) -> dict[str, str]:
    """Return the types of the dropdown by id, in the workbook's language."""
    choices = plan.worksheets["diversity"].part("organisations").field("type").choices
    return {choice.id: choice.label.say(plan.language) for choice in choices}


def fill_repeats(plan: Plan, network: Network) -> Rows:
    """Return for each organisation which others it repeats, and how."""
    said: dict[str, list[str]] = {}
    for one, other, key, values in _repeats(plan, network):
        for mine, its in ((one, other), (other, one)):
            text = texts(f"diversity.{key}", organisation=its.text("organisation"), **values)
            said.setdefault(mine.id, []).append(text.say(plan.language))
    return {row: {"repeats": "; ".join(lines)} for row, lines in said.items()}


def _repeats(plan: Plan, network: Network) -> list[tuple[Row, Row, str, Mapping[str, object]]]:
    """Return the pairs of organisations that repeat each other, with the text that says how."""
    rows = [row for row in plan.table("diversity", "organisations") if row.text("organisation")]
    members = {row.id: _members(plan, network, row) for row in rows}
    found: list[tuple[Row, Row, str, Mapping[str, object]]] = []
    for one, other in combinations(rows, 2):
        same = bool(one.text("type")) and one.text("type").casefold() == other.text("type").casefold()
        alike = jaccard(members[one.id], members[other.id])
        values = {"n": len(members[one.id] & members[other.id]), "share": f"{alike:.0%}"}
        if alike >= plan.option(ALIKE):
            found.append((one, other, "same_type_and_people" if same else "same_people", values))
        elif same:
            found.append((one, other, "same_type", {}))
    return found


def jaccard(one: set[str], other: set[str]) -> float:
    """Return the share of common members among all members of two groups; 0 where both are empty."""
    return len(one & other) / len(one | other) if one | other else 0.0


def _members(plan: Plan, network: Network, row: Row) -> set[str]:
    """Return the contacts in an organisation: those typed and those the network knows of."""
    typed = {plan.who(name) for name in row.texts("members")}
    known = network.organisations.get(row.text("organisation"), ())
    return ({who for who in typed if who} | {network.ids[at] for at in known}) - {OWNER}


def _advice(plan: Plan, network: Network, missing: list[str]) -> str:
    """Return what to change, in one or two sentences."""
    rows = [row for row in plan.table("diversity", "organisations") if row.text("organisation")]
    if not rows:
        keys = [texts("diversity.none")]
    else:
        keys = [texts("diversity.few", n=len(rows), types=", ".join(missing[:3]))] if len(rows) < ENOUGH else []
        keys += [
            texts("diversity.repeat", one=one.text("organisation"), other=other.text("organisation"))
            for one, other, _, _ in _repeats(plan, network)[:1]
        ]
        if not any(row["online"] in {"offline", "both"} for row in rows) and any(row["online"] for row in rows):
            keys.append(texts("diversity.all_online"))
        keys = keys or [texts("diversity.good", n=len(rows))]
    return " ".join(text.say(plan.language) for text in keys)
