"""First-rate experience: the score of each product or service, and its weakest factor."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import wombat
from wombat import Filler, hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wombat import Network, Plan, Row, Value

wombat_api = wombat.API_VERSION
FACTORS = {"first": "first_impression", "habit": "habit", "value": "core_value", "lovable": "lovable"}
"""Choice id of each factor, with the line of the form that holds its average."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this module computes."""
    return [
        Filler("experience", "totals", ("score", *FACTORS.values(), "weakest"), fill_totals),
        Filler("experience", "products", ("score", "weakest"), fill_products),
    ]


def fill_totals(plan: Plan, network: Network) -> dict[str, Value]:
    """Return the average of each factor over the products, the average score and the weakest factor."""
    scored = [_scores(row) for row in plan.table("experience", "products")]
    averages = {factor: average([row[factor] for row in scored if factor in row]) for factor in FACTORS}
    known = {factor: score for factor, score in averages.items() if score is not None}
    products = [row["score"] for row in fill_products(plan, network).values()]
    return {
        "score": average([score for score in products if isinstance(score, (int, float))]),
        **{line: averages[factor] for factor, line in FACTORS.items()},
        "weakest": weakest(known),
    }


def fill_products(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    """Return score and weakest factor of each product by row id."""
    rows = {row.id: _scores(row) for row in plan.table("experience", "products")}
    return {row: {"score": average(list(scores.values())), "weakest": weakest(scores)} for row, scores in rows.items()}


def _scores(row: Row) -> dict[str, float]:
    scores = {factor: row.number(f"{factor}_score") for factor in FACTORS}
    return {factor: score for factor, score in scores.items() if score is not None}


def average(scores: list[float]) -> float | None:
    """Return the mean, rounded to two places as a spreadsheet does (half away from zero); None of nothing."""
    if not scores:
        return None
    mean = sum((Fraction(str(score)) for score in scores), Fraction()) / len(scores)
    exact = Decimal(mean.numerator) / Decimal(mean.denominator)
    return float(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))


def weakest(scores: Mapping[str, float]) -> str | None:
    """Return the factor with the lowest score, the first of equals; None where nothing has a score."""
    return min(scores, key=lambda factor: scores[factor], default=None)
