"""What the columns of a list mean: by their headings wherever the heading row stands, else by what they hold."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from wombat.sources.headings import plain_heading, unnumbered
from wombat.sources.qualified import is_place, unqualified_role
from wombat.sources.questions import asked_role
from wombat.sources.settling import settle
from wombat.sources.tworows import both_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from wombat.sources.grid import Grid

SEARCHED = 15
"""Rows in which the heading row is looked for."""

KEYS = {"name", "given", "family", "nickname", "company", "phone", "email", "wechat", "source", "target", "contact"}
"""Roles of which a heading row names at least one."""

_NAMING = {"name", "given", "family", "nickname", "company", "department", "title"}

NONE = "none"
"""What headings mean in ``words.toml`` that only look like others."""

_DATA = re.compile(r"@|https?://|^\+?[\d\s()./-]{5,}$")
_HALVED = re.compile(r"[/()（）|\n]|(?<=[⺀-鿿])\s*(?=[A-Za-z])|(?<=[A-Za-z.])\s*(?=[⺀-鿿])")
_CJK = re.compile(r"[⺀-鿿぀-ヿ가-힯]")
_UNLIKE = re.compile(r"fax|传真|傳真|type|label|类型|類型", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:#|\bid|(?<=[⺀-鿿])id)\s*$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]")
_LONGEST_NAME = 40
_LONGEST_HEADING = 200
_WIDEST = 16_384


@dataclass(slots=True)
class Columns:
    """The columns of one sheet and what each means.

    Attributes:
        grid: the sheet.
        header: position of the heading row in ``grid.rows``, or -1 where there is none.
        headings: as the file has them, one a column; empty where there is none.
        roles: what each column means, such as ``name`` or ``email``; empty where nothing is known.
        guessed: columns whose role was told by what they hold.
        behind: columns that count only where no other column of their role holds anything.
        last_first: whether the names are written as ``Byrne, Ada``.
    """

    grid: Grid
    header: int
    headings: list[str]
    roles: list[str]
    guessed: set[int] = field(default_factory=set)
    behind: set[int] = field(default_factory=set)
    last_first: bool = False

    def of(self, *roles: str) -> list[int]:
        """Return the columns that have one of the roles, from left to right."""
        return [at for at, role in enumerate(self.roles) if role in roles]

    def has(self, *roles: str) -> bool:
        """Tell whether every one of the roles has a column."""
        return all(role in self.roles for role in roles)

    def first(self) -> dict[str, int]:
        """Return the leftmost column of each role, from left to right."""
        places: dict[str, int] = {}
        for at, role in enumerate(self.roles):
            if role:
                places.setdefault(role, at)
        return places

    def rows(self) -> Iterator[tuple[str, list[str]]]:
        """Yield the place and the cells of each row below the heading row; a repeated heading row is none."""
        for at in range(self.header + 1, len(self.grid.rows)):
            row = self.grid.rows[at]
            if self.header < 0 or row != self.grid.rows[self.header]:
                yield self.grid.place(at), row

    def label(self, column: int) -> str:
        """Return the heading of a column, or its number where it has none."""
        heading = self.headings[column].strip() if column < len(self.headings) else ""
        return heading or f"#{column + 1}"


@cache
def column_words(section: str = "person") -> Mapping[str, str]:
    """Return the role that each comparable heading means, of one section of ``words.toml`` and of ``abroad.toml``."""
    return {**_words_in("abroad.toml", section), **_words_in("words.toml", section)}


@cache
def _words_in(name: str, section: str) -> dict[str, str]:
    return words_of(tomllib.loads(files(__package__).joinpath(name).read_text("utf-8")).get(section, {}))


def is_european(heading: str) -> bool:
    """Tell whether a heading is in a language other than English of those that put the day before the month."""
    return plain_heading(heading) in _words_in("abroad.toml", "person") and not _CJK.search(heading)


def words_of(roles: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return the role by comparable heading, from the headings by role as a person writes them."""
    return {plain_heading(word): role for role, words in roles.items() for word in words}


def find_columns(grid: Grid, words: Mapping[str, str], extra: Mapping[str, str] | None = None) -> Columns:
    """Return what the columns mean, by the headings.

    Args:
        grid: the sheet.
        words: role by comparable heading, such as `column_words`.
        extra: likewise, and goes before ``words``: what one program calls its columns.
    """
    words = {**words, **(extra or {}), **{plain_heading(heading): role for heading, role in grid.stated.items()}}
    best, header = 0, -1
    for at, row in enumerate(grid.rows[:SEARCHED]):
        score = _header_score(row, words)
        if score > best:
            best, header = score, at
    headings = grid.rows[header] if header >= 0 else []
    if header >= 0:
        header, headings = both_rows(grid.rows, header, lambda heading: role_of(heading, words))
    width = max(map(len, grid.rows[max(header, 0) :]), default=0)
    roles = [role_of(heading, words) for heading in headings[:_WIDEST]]
    roles += [""] * (width - len(roles))
    for number, role in grid.stated.items():
        if number.isdecimal() and 0 < int(number) <= width:
            roles[int(number) - 1] = role
    columns = grid.columns = Columns(grid, header, headings, roles)
    if header >= 0:
        settle(columns)
    return columns


def known_roles() -> list[str]:
    """Return the roles that a column may be stated to have, in order."""
    return sorted(
        {role for section in ("person", "relation", "interaction") for role in column_words(section).values()}
    )


def role_of(heading: str, words: Mapping[str, str]) -> str:
    """Return the role a heading means, empty where nobody knows it.

    A number in it is left aside, and so is what says whose or where; of a heading in two languages one half will do.
    The number of a person, as in ``客户ID`` or ``Attendee #``, is no name.
    """
    role = _role_of(heading, words) if len(heading) <= _LONGEST_HEADING else ""
    return "" if role in _NAMING and _NUMBERED.search(heading) else role


def _role_of(heading: str, words: Mapping[str, str]) -> str:
    role = words.get(plain_heading(heading)) or words.get(unnumbered(heading))
    if role or _UNLIKE.search(heading):
        return role if role and role != NONE else ""
    role = unqualified_role(heading, words) or asked_role(heading)
    if role or _HALVED.search(heading) is None:
        return role
    halves = (words.get(unnumbered(half)) for half in _HALVED.split(_without_places(heading)))
    return next((role for role in halves if role), "")


def _without_places(heading: str) -> str:
    """Return a heading without what stands in brackets and says where: ``番地 (会社)`` is no company."""
    return _IN_BRACKETS.sub(lambda found: " " if is_place(found[1]) else found[0], heading)


def _header_score(row: list[str], words: Mapping[str, str]) -> int:
    """Return how many roles a row names; 0 for a row of data in which a word happens to stand."""
    if len(row) > 1 and sum(map(bool, row)) == 1 and len(row[0]) > _LONGEST_NAME:
        return 0
    cells = [cell[:_LONGEST_HEADING] for cell in row[:_WIDEST] if cell]
    roles = {role_of(cell, words) for cell in cells} - {""}
    data = sum(1 for cell in cells if _DATA.search(cell))
    return len(roles) if roles & KEYS and data * 3 <= len(roles) else 0
