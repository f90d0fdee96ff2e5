"""Positioning: the service claim against the decision factors, and the steps to a persona."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Advice, Filler, Option, Texts, hookimpl, words_found

from .insight import Factor, factors
from .wording import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

ENOUGH = Option(
    "enough",
    "percent",
    0.5,
    texts("option.enough"),
    texts("option.enough_help"),
    minimum=0.01,
    maximum=1,
    group="persona",
)
"""Share of the weight of all factors that a claim names at least when it carries."""
_STEPS = {
    "brand": {"identity": ("identity",), "figure": ("figure", "tone"), "claim": ("claim",)},
    "build": {"insight": (), "claim": ("claim",), "traits": ("traits", "style")},
}
"""Fields that each step asks for, by route; insight asks for a decision factor with a source."""


@hookimpl
def wombat_options() -> Iterable[Option]:
    """Return when a claim carries."""
    return [ENOUGH]


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("positioning", "route", ("verdict", "share", "length"), _route),
        Filler("positioning", "factors", ("factor", "weight", "named", "source"), _factors),
        Filler("positioning", "steps", ("step", "state", "todo"), _steps),
    ]


@hookimpl
def wombat_advice(plan: Plan) -> Iterable[Advice]:
    """Say what is wrong with the claim that is written, measured by the decision factors."""
    known, claim = factors(plan), _claim(plan)
    said = verdict(known, claim, plan.option(ENOUGH))
    if said in ("misses", "long", "partly"):
        values = {"share": f"{share(known, claim) or 0:.0%}", "enough": f"{plan.option(ENOUGH):.0%}"}
        yield Advice(texts(f"advice.claim_{said}", **values), "positioning", "route", field="claim")


def _claim(plan: Plan) -> str:
    return str(plan.form("positioning", "route").get("claim") or "").strip()


def _named(factor: Factor, claim: str) -> bool:
    return bool(words_found([factor.word], claim))


def share(known: list[Factor], claim: str) -> float | None:
    """Return the weight of the factors that a claim names, of all weight; None without weight."""
    total = sum(factor.weight for factor in known)
    return sum(factor.weight for factor in known if _named(factor, claim)) / total if total else None


def verdict(known: list[Factor], claim: str, enough: float) -> str:
    """Return what becomes of a claim: a choice id of the field ``verdict``."""
    if not claim:
        return "no_claim"
    if not known:
        return "no_factors"
    if not any(_named(factor, claim) for factor in known):
        return "misses"
    if sentences(claim) > 1:
        return "long"
    top = any(_named(factor, claim) for factor in known if factor.weight == known[0].weight)
    return "carries" if top and (share(known, claim) or 0) >= enough else "partly"


def _route(plan: Plan, _network: Network) -> dict[str, Value]:
    known, claim = factors(plan), _claim(plan)
    said = plan.form("positioning", "route").get("claim")
    return {
        "verdict": verdict(known, claim, plan.option(ENOUGH)),
        "share": share(known, claim) if claim else None,
        "length": len(str(said or "")),
    }


def _factors(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    claim = _claim(plan)
    return {
        f"factor-{factor.word.casefold()}": {
            "factor": factor.word,
            "weight": round(factor.weight),
            "named": "named" if _named(factor, claim) else "missing",
            "source": "sourced" if factor.sourced else "no_source",
        }
        for factor in factors(plan)
    }


def _steps(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    """Return the steps of the route chosen, the three steps where none is chosen."""
    form = plan.form("positioning", "route")
    route = str(form.get("route") or "build")
    rows: dict[str, dict[str, Value]] = {}
    for step, fields in _STEPS.get(route, _STEPS["build"]).items():
        lacking = [texts(f"positioning.lack.{field}") for field in fields if form.get(field) is None]
        if step == "insight" and not any(factor.sourced for factor in factors(plan)):
            lacking.append(texts("positioning.lack.factor"))
        rows[f"{route}-{step}"] = {
            "step": texts(f"positioning.step.{route}_{step}").say(plan.language),
            "state": "open" if lacking else "done",
            "todo": "\n".join(text.say(plan.language) for text in lacking) or None,
        }
    return rows
