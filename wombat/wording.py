"""Dates and enumerations as a sentence in the language of the workbook has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.text import Text, Texts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

texts = Texts("wombat", "wording.toml")


def day(when: date) -> Text:
    """Return a date as a sentence has it: ``3 May 2025``, ``2025年5月3日``."""
    return texts("wording.day", y=when.year, d=when.day, month=texts(f"wording.month_{when.month}"))


def listed(parts: Iterable[str], language: str) -> str:
    """Return an enumeration: divided by commas in English, by 、 in Chinese."""
    return (", " if language == "en" else "、").join(parts)
