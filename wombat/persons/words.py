"""Words by which names are read, from ``words.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def words(key: str) -> tuple[str, ...]:
    """Return a list of words; a text that is no list, by its characters."""
    found: str | list[str] = _read()[key]
    return tuple("".join(found.split())) if isinstance(found, str) else tuple(found)


@cache
def surname_sounds() -> dict[str, frozenset[str]]:
    """Return how each Chinese family name sounds in Latin letters."""
    compound, found = "|".join(words("compound_surnames")), dict[str, set[str]]()
    for sound, surnames in _read()["surname_sounds"].items():
        for surname in re.findall(f"{compound}|.", surnames):
            found.setdefault(surname, set()).add(sound)
    return {surname: frozenset(sounds) for surname, sounds in found.items()}


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
