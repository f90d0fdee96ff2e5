"""Plans built by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from wombat.plugins.network.measures import wombat_measures
from wombat.plugins.network.relations import wombat_relations

from wombat import Plan, Table
from wombat.network.build import build_network

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wombat import Network

TODAY = date(2025, 6, 30)


def plan_of(**tables: list[Mapping[str, Any]]) -> Plan:
    """Return a plan with rows by ``sheet__part``; contacts have the ids c1, c2…."""
    plan = Plan(today=TODAY, owner="Olive")
    for name, rows in {"contacts__people": [], **tables}.items():
        sheet, part = name.split("__")
        table = plan.tables.setdefault((sheet, part), Table(sheet, part))
        for at, row in enumerate(rows, 1):
            table.add(f"{'c' if sheet == 'contacts' else 'r'}{at}", row)
    return plan


def people(*names: str, **more: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return contact rows; ``more`` adds fields by name."""
    return [{"name": name, **more.get(name, {})} for name in names]


def network_of_plan(plan: Plan) -> Network:
    """Return the network as a build makes it."""
    return build_network(plan, wombat_relations(plan), wombat_measures())
