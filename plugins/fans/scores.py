"""Means of scores, rounded as a spreadsheet rounds."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def rounded(exact: Fraction) -> float:
    """Return a number to two places, half away from zero."""
    value = Decimal(exact.numerator) / Decimal(exact.denominator)
    return float(value.quantize(Decimal("0.01"), ROUND_HALF_UP))


def mean(scores: Iterable[float | None]) -> float | None:
    """Return the mean of the scores that are there, to two places; None of nothing."""
    there = [Fraction(str(score)) for score in scores if score is not None]
    return rounded(sum(there, Fraction()) / len(there)) if there else None


def weighted(scores: Iterable[tuple[float, float]]) -> float | None:
    """Return the mean of (score, weight), to two places; None where the weights are not above 0 together."""
    pairs = [(Fraction(str(score)), Fraction(str(weight))) for score, weight in scores]
    total = sum((weight for _, weight in pairs), Fraction())
    return rounded(sum((score * weight for score, weight in pairs), Fraction()) / total) if total > 0 else None
