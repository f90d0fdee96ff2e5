"""Amounts and strengths as lists write them."""

from __future__ import annotations

import re

_MONEY = re.compile(r"^(?:[¥￥$€£]|RMB|CNY|USD|NT\$?|TWD|HK\$?|US\$?)?\s*(-?[\d.,\s]+?)\s*(万|萬|k)?\s*(?:元|圆|圓|%|RMB|CNY|USD)?$", re.I)
_TIMES = {"万": 10_000, "萬": 10_000, "k": 1_000}


def number(text: str) -> float | None:
    """Return what ``1,200.50``, ``1.200,50``, ``¥3万`` or ``12`` amounts to, None where it is no number."""
    match = _MONEY.match(text.strip())
    if not match:
        return None
    digits = re.sub(r"\s", "", match[1])
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma > point and (point >= 0 or len(digits) - comma - 1 not in {3}):
        digits = digits.replace(".", "").replace(",", ".")
    try:
        return float(digits.replace(",", "")) * _TIMES.get((match[2] or "").lower(), 1)
    except ValueError:
        return None
