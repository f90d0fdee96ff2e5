"""Numbers brought to E.164 without a whole parse, where a country code stands in front or only a zero has to go.

Lists of people hold such numbers by the ten thousand. What is returned is what `phonenumbers` parses, and for every
other number nothing, so that it is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_DIGITS = re.compile(r"\+?[0-9]+")


@dataclass(frozen=True, slots=True)
class _Plan:
    """The part of a country's numbering plan that is needed here.

    Attributes:
        code: country code.
        lengths: of national numbers.
        trunk: what stands before national numbers within the country; where it may be more than a zero, anything.
        abroad: what is dialled for numbers of other countries.
        viable: national numbers, as far as the plan says.
    """

    code: str
    lengths: frozenset[int]
    trunk: re.Pattern[str]
    abroad: re.Pattern[str]
    viable: re.Pattern[str]


def dialled(digits: str, country: str, at_least: int) -> str:
    """Return a number in E.164, empty where it takes more to know.

    Args:
        digits: a plus where the country code is there, then digits; anything else is not known.
        country: two letters, for numbers without a country code.
        at_least: digits that a national number without a country code must have.
    """
    if not _DIGITS.fullmatch(digits):
        return ""
    if digits[0] == "+":
        plan = _by_code(digits[1:2]) or _by_code(digits[1:3]) or _by_code(digits[1:4])
        national = digits[1 + len(plan.code) :] if plan else ""
        return digits if plan and _is_possible(national, plan) and not plan.trunk.match(national) else ""
    plan = _by_country(country) if digits[0] == "0" else None
    if plan is None or len(digits) <= at_least or plan.abroad.match(digits) or plan.viable.fullmatch(digits):
        return ""
    trunk = plan.trunk.match(digits)
    return f"+{plan.code}{digits[1:]}" if trunk and trunk[0] == "0" and _is_possible(digits[1:], plan) else ""


def _is_possible(national: str, plan: _Plan) -> bool:
    return len(national) in plan.lengths and national[0] != "0"


@lru_cache(maxsize=1000)
def _by_code(code: str) -> _Plan | None:
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    regions = COUNTRY_CODE_TO_REGION_CODE.get(int(code), ()) if code else ()
    return _by_country(regions[0]) if regions else None


@lru_cache(maxsize=300)
def _by_country(country: str) -> _Plan | None:
    """Return the plan of a country; None for one that is none, and for numbers of no country."""
    from phonenumbers import PhoneMetadata

    found = PhoneMetadata.metadata_for_region(country, None) if country else None
    if found is None or found.general_desc is None:
        return None
    trunk = found.national_prefix_for_parsing or "(?!)"
    return _Plan(
        code=str(found.country_code),
        lengths=frozenset(found.general_desc.possible_length),
        trunk=re.compile("" if found.national_prefix_transform_rule else trunk),
        abroad=re.compile(found.international_prefix or "(?!)"),
        viable=re.compile(found.general_desc.national_number_pattern or ""),
    )
