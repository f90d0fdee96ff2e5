"""Amounts and strengths as lists write them."""

from __future__ import annotations

import re
from math import isfinite

_MONEY = re.compile(
    r"^(?:[¥￥$€£]|RMB|CNY|USD|NT\$?|TWD|HK\$?|US\$?)?\s*(-?[\d.,\s]+?)\s*(万|萬|k)?\s*(?:元|圆|圓|%|RMB|CNY|USD)?$",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_TIMES = {"万": 10_000, "萬": 10_000, "k": 1_000}


def number(text: str) -> float | None:
    """Return what ``1,200.50``, ``1.200,50``, ``¥3万`` or ``12`` amounts to, None where it is no number."""
    text = text.strip()
    if _PLAIN.fullmatch(text):
        return float(text) if isfinite(float(text)) else None
    match = _MONEY.match(text)
    if not match:
        return None
    try:
        return float(_pointed(re.sub(r"\s", "", match[1]))) * _TIMES.get((match[2] or "").lower(), 1)
    except ValueError:
        return None


def _pointed(digits: str) -> str:
    """Return digits with a point before the fraction and nothing between the thousands."""
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma > point and (point >= 0 or len(digits) - comma - 1 != 3):  # noqa: PLR2004 - three digits are thousands
        digits = digits.replace(".", "").replace(",", ".")
    return digits.replace(",", "")
