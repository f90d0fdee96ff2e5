"""Countries by their two letters, as phone numbers need them."""

from __future__ import annotations


def is_country(said: str) -> bool:
    """Tell whether two letters, large or small, are those of a country or region in ISO 3166 with phone numbers."""
    from phonenumbers import SUPPORTED_REGIONS

    return said.strip().upper() in SUPPORTED_REGIONS
