"""Countries by their two letters, as phone numbers need them."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files


def is_country(said: str) -> bool:
    """Tell whether two letters, large or small, are those of a country or region in ISO 3166 with phone numbers."""
    from phonenumbers import SUPPORTED_REGIONS

    return said.strip().upper() in SUPPORTED_REGIONS


@lru_cache(maxsize=1 << 12)
def country_named(said: str) -> str:
    """Return the two letters of the country that an address names, by its name or letters; empty if it is unknown."""
    plain = _plain(said)
    if len(plain) == 2 and plain.isascii() and plain.isalpha() and plain != "uk":  # noqa: PLR2004 - letters of ISO 3166
        return plain.upper() if is_country(plain) else ""
    return _by_name().get(plain, "")


@cache
def _by_name() -> dict[str, str]:
    names = tomllib.loads(files(__package__).joinpath("countries.toml").read_text("utf-8"))
    return {_plain(name): letters for letters, all_names in names.items() for name in all_names}


def _plain(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum() or char > "\x7f")
