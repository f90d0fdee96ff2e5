"""Asks the plugins what is to be done, what they advise, and what they count on the matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.plan.asked import in_order

if TYPE_CHECKING:
    from wombat.host import Host
    from wombat.plan.asked import Advice, Task
    from wombat.plan.model import Plan


def ask(host: Host, plan: Plan) -> None:
    """Put tasks and advice of the worksheets that are switched on into the plan."""
    plan.tasks, plan.advice, plan.wrong = tasks(host, plan), *advice(host, plan)


def ask_parts(host: Host, plan: Plan) -> None:
    """Put what plugins count on the matrix into the plan, that of groups switched off too; two claims are told."""
    taken: dict[str, str] = {}
    plan.matrix_parts = []
    for plugin, parts in host.each("wombat_matrix_parts"):
        for part in parts:
            if part.id in taken:
                host.claimed(plugin, "wombat_matrix_parts", f"matrix.parts {part.id}", taken[part.id])
                continue
            taken[part.id] = plugin
            plan.matrix_parts.append(part)


def tasks(host: Host, plan: Plan) -> list[Task]:
    """Return what there is to do, by day."""
    contacts = plan.table("contacts")
    found = [task for _, each in host.each("wombat_tasks", plan=plan) for task in each]
    there = [task for task in found if task.sheet in plan.worksheets and (not task.contact or task.contact in contacts)]
    sheets = list(plan.worksheets)
    return in_order(sorted(there, key=lambda task: sheets.index(task.sheet)))


def advice(host: Host, plan: Plan) -> tuple[list[Advice], list[Advice]]:
    """Return what could be better and what is wrong, each in the order of the worksheets."""
    found = [each for _, said in host.each("wombat_advice", plan=plan) for each in said]
    sheets = list(plan.worksheets)
    there = [each for each in found if each.sheet in plan.worksheets]
    there.sort(key=lambda each: sheets.index(each.sheet))
    return [each for each in there if not each.wrong], [each for each in there if each.wrong]
