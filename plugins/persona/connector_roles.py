"""Connector roles: steps of the service with two roles or none, and those that depart from the business model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Advice, Filler, Texts, hookimpl, matrix_part, wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import MatrixPart, Network, Plan, Row, Table, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

ONE_TEAM = {"low_price": "operations"}
"""The role that has every step, by business model; a model that is missing gives each step a role of its own."""
SHOWN = 12
"""At most so many lines say what to settle; every row has its state."""
_STATES = ("clear", "crossed", "unowned", "departs")


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("connector-roles", "steps", ("state",), _steps),
        Filler("connector-roles", "model", ("steps", *_STATES, "advice"), _model),
    ]


@hookimpl
def wombat_advice(plan: Plan) -> Iterable[Advice]:
    """Say which steps have several roles or none, or a role that is not the model's, once roles are named."""
    table = plan.table("connector-roles", "steps")
    if not table.filled("role"):
        return
    for row, state in _judged(plan):
        if state in _STATES[1:]:
            said = texts(f"advice.{state}", step=row.text("step"))
            yield Advice(said, "connector-roles", "steps", row.id, "role")


@hookimpl
def wombat_matrix_parts() -> Iterable[MatrixPart]:
    """Count the steps of the service that have one role."""
    return [matrix_part(texts, "persona-steps", "message", "connector-roles", 5, _clear)]


def _clear(plan: Plan) -> float:
    return len({_plain(row.text("step")) for row, state in _judged(plan) if state == "clear"})


def _judged(plan: Plan) -> Iterable[tuple[Row, str | None]]:
    """Yield each row of the steps with its state."""
    table = plan.table("connector-roles", "steps")
    roles, model = _roles(table), plan.form("connector-roles", "model").get("model")
    return ((row, _state(row, roles, ONE_TEAM.get(str(model)))) for row in table)


def _plain(cell: str) -> str:
    return cell.casefold()


def _roles(table: Table) -> dict[str, dict[str, Row]]:
    """Return the roles of each step with the first row that names them, in the order of the sheet."""
    found: dict[str, dict[str, Row]] = {}
    for row in table:
        if row["step"] is not None:
            roles = found.setdefault(_plain(row.text("step")), {})
            if row["role"] is not None:
                roles.setdefault(_plain(row.text("role")), row)
    return found


def _state(row: Row, roles: dict[str, dict[str, Row]], team: str | None) -> str | None:
    if row["step"] is None:
        return None
    there = roles[_plain(row.text("step"))]
    if row["role"] is None:
        return None if there else "unowned"
    if len(there) > 1:
        return "crossed"
    return "departs" if team not in (None, row["role"]) else "clear"


def _steps(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    return {row.id: {"state": state} for row, state in _judged(plan)}


def _model(plan: Plan, _network: Network) -> dict[str, Value]:
    table = plan.table("connector-roles", "steps")
    counts: dict[str, Value] = {state: table.chosen("state", state) for state in _STATES}
    return {"steps": table.filled("step"), **counts, "advice": _advice(plan, table)}


def _advice(plan: Plan, table: Table) -> str | None:
    """Return the crossed steps with their roles, then the steps that are nobody's."""
    names = {_plain(row.text("step")): row.text("step") for row in reversed(list(table))}
    said = []
    for step, roles in _roles(table).items():
        if len(roles) > 1:
            who = wording.listed((_label(plan, row.text("role")) for row in roles.values()), plan.language)
            said.append(texts("roles.crossed", step=names[step], roles=who).say(plan.language))
    bare = [names[step] for step, roles in _roles(table).items() if not roles][:SHOWN]
    if bare:
        said.append(texts("roles.unowned", steps=wording.listed(bare, plan.language)).say(plan.language))
    more = [texts("roles.more", n=len(said) - SHOWN).say(plan.language)] if len(said) > SHOWN else []
    return "\n".join([*said[:SHOWN], *more]) or None


def _label(plan: Plan, role: str) -> str:
    """Return the label of a role, or the word typed for it."""
    sheet = plan.worksheets.get("connector-roles")
    choices = sheet.part("steps").field("role").choices if sheet else ()
    return next((choice.label.say(plan.language) for choice in choices if choice.id == role), role)
