"""Dates, enumerations and places as a sentence in the language of the workbook has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wombat.text import Text, Texts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from wombat.plan.model import Contact

texts = Texts("wombat", "wording.toml")


def day(when: date) -> Text:
    """Return a date as a sentence has it: ``3 May 2025``, ``2025年5月3日``."""
    return texts("wording.day", y=when.year, d=when.day, month=texts(f"wording.month_{when.month}"))


def addressed(message: str, contact: Contact) -> str:
    """Return a message to a contact with ``{name}``, ``{family}``, ``{given}``, ``{title}`` and ``{address}`` put in.

    The address is 周总 or 王律师 where title or profession say so, else the name; ``{姓名}``, ``{姓}``, ``{名}``,
    ``{职务}`` and ``{称呼}`` mean the same.
    """
    from wombat.plan.address import addressed

    return addressed(message, contact)


def listed(parts: Iterable[str], language: str) -> str:
    """Return an enumeration: divided by commas in English, by 、 in Chinese."""
    return (", " if language == "en" else "、").join(parts)


def clauses(parts: Iterable[str], language: str) -> str:
    """Return statements as one: divided by semicolons, in Chinese by full-width ones."""
    return ("; " if language == "en" else "；").join(parts)


def place(where: str, language: str) -> str:
    """Return a place of a source as one reads it: ``line 12`` is ``第 12 行`` in Chinese, a cell stays as it is."""
    return where if language == "en" else re.sub(r"^line (\d+)$", r"第 \1 行", where)


def plain_place(said: str) -> str:
    """Return a place as scripts have it, the same in every language: the reverse of `place`."""
    return re.sub(r"^第 (\d+) 行$", r"line \1", said)
