"""The four steps of a fan economy: what each rests on, the stage of an information system beside it, how far one is.

Single customers are informed and talk with the owner; a quasi-group takes part; a circle trusts and has its rituals; a
community helps itself and has allies. Their signs are counted on the worksheets; the owner's own judgement goes before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat import Texts, named

if TYPE_CHECKING:
    from wombat import Plan, Value

texts = Texts(__package__)

STEPS = ("individual", "quasi_group", "circle", "community")
"""The steps in order; ids of the choice ``step``."""


def signs(plan: Plan, rituals: int, bringing: int) -> dict[str, int]:
    """Return how often each step shows.

    Args:
        plan: with the logs and the fan circle.
        rituals: rituals that have a date.
        bringing: members who gave referrals.
    """
    talk, requests = plan.table("interactions", "log"), plan.table("service", "log")
    asked = {who for who in named(plan, requests, "contact") if who}
    turned = {
        who for row, who in zip(talk, named(plan, talk, "contact"), strict=True) if who and row["direction"] == "in"
    }
    return {
        "individual": len(asked | turned),
        "quasi_group": plan.table("fan-programme", "members").filled("contact"),
        "circle": rituals,
        "community": bringing + plan.table("fan-programme", "allies").filled("community"),
    }


def reached(plan: Plan, shown: dict[str, int]) -> int:
    """Return how many steps are taken: as the owner says, else those from the first on that show."""
    typed = plan.form("fan-programme", "summary").get("step")
    if typed in STEPS:
        return STEPS.index(str(typed)) + 1
    return next((at for at, step in enumerate(STEPS) if not shown[step]), len(STEPS))


def rows(plan: Plan, shown: dict[str, int]) -> dict[str, dict[str, Value]]:
    """Return a row for each step."""
    done = reached(plan, shown)

    def say(key: str, **values: object) -> str:
        return texts(f"steps.{key}", **values).say(plan.language)

    return {
        step: {
            "step": say(step),
            "rests_on": say(f"{step}_rests"),
            "system": say(f"{step}_system"),
            "sign": say(f"{step}_sign", n=shown[step]),
            "reached": "yes" if at < done else "next" if at == done else "later",
            "what": say(f"{step}_do"),
        }
        for at, step in enumerate(STEPS)
    }


def ahead(plan: Plan, shown: dict[str, int]) -> str | None:
    """Return what to do for the next step; None before anything shows, and what keeps a community after the last."""
    done = reached(plan, shown)
    if not any(shown.values()) and not done:
        return None
    key = "keep" if done == len(STEPS) else f"{STEPS[done]}_do"
    return texts(f"steps.{key}").say(plan.language)
