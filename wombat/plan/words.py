"""Words by which names are read, from ``words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


def words(key: str) -> tuple[str, ...]:
    """Return a list of words; a text that is no list, by its characters."""
    found = _read()[key]
    return tuple("".join(found.split())) if isinstance(found, str) else tuple(found)


@cache
def _read() -> dict[str, list[str] | str]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
