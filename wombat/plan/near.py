"""Pairs of contacts who may be one person, found by what they share, without comparing all with all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.persons.alike import firm_key
from wombat.persons.keys import exact_keys
from wombat.persons.names import read_name
from wombat.persons.sounds import chinese_sounds, latin_sounds
from wombat.plan.judging import Known, judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from wombat.plan.model import Plan, Value
    from wombat.text import Text

LARGEST = 60
"""Contacts that share one thing; beyond that it says nothing of who they are, and they are compared by finer things."""


def known_contacts(plan: Plan) -> list[Known]:
    """Return all contacts of a plan for comparing."""
    table = plan.table("contacts")
    columns = {name: table.columns.get(name) or [None] * len(table) for name in _READ}
    found = []
    for at in range(len(table)):
        row = {name: column[at] for name, column in columns.items()}
        name = read_name(_text(row["name"]))
        keys = exact_keys(
            _texts(row["emails"]), _texts(row["phones"]), _text(row["wechat"]), _text(row["notes"]), plan.country
        )
        company = _text(row["company"]) or name.behind
        found.append(Known(at, name, company, tuple(keys), _text(row["birthday"]), _text(row["city"])))
    return found


_READ = ("name", "company", "emails", "phones", "wechat", "notes", "birthday", "city")


def near_pairs(people: Sequence[Known]) -> Iterator[tuple[int, int, int, Text]]:
    """Yield (earlier, later, score, reason) for contacts who may be one person; a pair may come more than once.

    Args:
        people: in the order of the sheet.
    """
    tried: set[tuple[int, int]] = set()
    for sign in _SIGNS:
        blocks: dict[str, list[Known]] = {}
        for someone in people:
            for block in sign(someone):
                blocks.setdefault(block, []).append(someone)
        for bearers in blocks.values():
            if 1 < len(bearers) <= LARGEST:
                yield from _within(bearers, tried)
    for bearers in _by_sound(people):
        yield from _within(bearers, tried)


def _by_sound(people: Sequence[Known]) -> Iterator[list[Known]]:
    """Yield the people of one firm whose names sound alike, some in Chinese and some in Latin letters."""
    firms: dict[str, list[Known]] = {}
    for someone in people:
        if someone.company and someone.name.full:
            firms.setdefault(firm_key(someone.company), []).append(someone)
    for colleagues in firms.values():
        if len({bool(each.name.given) for each in colleagues}) > 1:
            blocks: dict[str, list[Known]] = {}
            for each in colleagues:
                for sound in chinese_sounds(each.name) or latin_sounds(each.name):
                    blocks.setdefault(sound, []).append(each)
            yield from (bearers for bearers in blocks.values() if 1 < len(bearers) <= LARGEST)


def _within(bearers: list[Known], tried: set[tuple[int, int]]) -> Iterator[tuple[int, int, int, Text]]:
    for place, later in enumerate(bearers):
        for earlier in bearers[:place]:
            pair = (earlier.at, later.at)
            if pair not in tried and earlier.at != later.at:
                tried.add(pair)
                if found := judge(earlier, later):
                    yield *pair, *found


def _by_key(someone: Known) -> Iterator[str]:
    yield from someone.keys


def _by_name(someone: Known) -> Iterator[str]:
    """Yield the full name, with the company where there is one, so that a common name makes small blocks."""
    if someone.name.full:
        yield f"{someone.name.key}|{firm_key(someone.company)[:2]}" if someone.company else f"{someone.name.key}|"
        yield someone.name.key


def _by_name_with_error(someone: Known) -> Iterator[str]:
    """Yield the name with each letter left out in turn: names one typing error apart share one of these."""
    key = someone.name.key.replace(" ", "")
    if len(key) > 2 and (someone.company or someone.keys) and not someone.name.firm:  # noqa: PLR2004 (one says nothing)
        firm = firm_key(someone.company)[:2]
        for short in {key, *(f"{key[:at]}{key[at + 1 :]}" for at in range(len(key)))}:
            yield f"{short}|{firm}"
            yield short


def _by_firm(someone: Known) -> Iterator[str]:
    """Yield the company with how the name begins and ends: family name first or last, one of them spelt alike."""
    if someone.company and someone.name.key and not someone.name.firm:
        firm, words = firm_key(someone.company), someone.name.words
        if not words:
            yield f"{firm}|{someone.name.key[0]}"
            yield f"{firm}|·{someone.name.key[1:]}"
        yield from (f"{firm}|{word[:3]}" for word in words if len(word) > 1)


def _by_birthday(someone: Known) -> Iterator[str]:
    """Yield the day of birth with its year."""
    if someone.born and someone.name.key:
        yield someone.born


_SIGNS: tuple[Callable[[Known], Iterator[str]], ...] = (
    _by_key,
    _by_name,
    _by_name_with_error,
    _by_firm,
    _by_birthday,
)


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: Value) -> list[str]:
    return value if isinstance(value, list) else []
