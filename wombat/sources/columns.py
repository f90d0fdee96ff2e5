"""What the columns of a list mean: by their headings wherever the heading row stands, else by what they hold."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from wombat.sources.headings import plain_heading, unnumbered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from wombat.sources.grid import Grid

SEARCHED = 15
"""Rows in which the heading row is looked for."""

SAMPLE = 200
"""Cells of a column that are looked at to tell what it holds."""

KEYS = {"name", "given", "family", "nickname", "company", "phone", "email", "wechat", "source", "target", "contact"}
"""Roles of which a heading row names at least one."""

_DATA = re.compile(r"@|https?://|^\+?[\d\s()./-]{5,}$")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"\+?\d[\d\s().-]{6,18}\d|1[3-9]\d{9}(?:\.0)?")
_DATE = re.compile(r"\d{4}[-/.年]\d{1,2}([-/.月]\d{1,2}日?)?([ T]\d.*)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{8}")
_NUMBER = re.compile(r"[\d\s.,%¥$€-]+")
_HALVED = re.compile(r"[/()（）|\n]|(?<=[⺀-鿿])\s*(?=[A-Za-z])|(?<=[A-Za-z.])\s*(?=[⺀-鿿])")
_UNLIKE = re.compile(r"fax|传真|傳真|type|label|类型|類型", re.IGNORECASE)
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
    """

    grid: Grid
    header: int
    headings: list[str]
    roles: list[str]
    guessed: set[int] = field(default_factory=set)

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
    """Return the role that each comparable heading means, of one section of ``words.toml``."""
    table = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
    return words_of(table[section])


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
    width = max(map(len, grid.rows[max(header, 0) :]), default=0)
    roles = [role_of(heading, words) for heading in headings[:_WIDEST]]
    roles += [""] * (width - len(roles))
    for number, role in grid.stated.items():
        if number.isdecimal() and 0 < int(number) <= width:
            roles[int(number) - 1] = role
    grid.columns = Columns(grid, header, headings, roles)
    return grid.columns


def known_roles() -> list[str]:
    """Return the roles that a column may be stated to have, in order."""
    return sorted(
        {role for section in ("person", "relation", "interaction") for role in column_words(section).values()}
    )


def role_of(heading: str, words: Mapping[str, str]) -> str:
    """Return the role a heading means, a number in it left aside, or one of its halves; empty where nobody knows it."""
    if len(heading) > _LONGEST_HEADING:
        return ""
    role = words.get(plain_heading(heading)) or words.get(unnumbered(heading))
    if role or _HALVED.search(heading) is None or _UNLIKE.search(heading):
        return role or ""
    halves = (words.get(unnumbered(half)) for half in _HALVED.split(heading))
    return next((role for role in halves if role), "")


def _header_score(row: list[str], words: Mapping[str, str]) -> int:
    """Return how many roles a row names; 0 for a row of data in which a word happens to stand."""
    if len(row) > 1 and sum(map(bool, row)) == 1 and len(row[0]) > _LONGEST_NAME:
        return 0
    cells = [cell[:_LONGEST_HEADING] for cell in row[:_WIDEST] if cell]
    roles = {role_of(cell, words) for cell in cells} - {""}
    data = sum(1 for cell in cells if _DATA.search(cell))
    return len(roles) if roles & KEYS and data * 3 <= len(roles) else 0


def guess_columns(columns: Columns) -> None:
    """Give columns without a role the one their cells show: addresses, phone numbers, and names where none is known."""
    for at, role in enumerate(columns.roles):
        if not role and (shown := _shown(columns, at)):
            columns.roles[at] = shown
            columns.guessed.add(at)
    if columns.header < 0 and _first_is_heading(columns):
        columns.header, columns.headings = 0, columns.grid.rows[0]
    if not set(columns.roles) & {"name", "given", "family", "nickname", "company"}:
        for at, role in enumerate(columns.roles):
            if not role and _could_be_names(_cells(columns, at)):
                columns.roles[at] = "name"
                columns.guessed.add(at)
                return


def _first_is_heading(columns: Columns) -> bool:
    """Tell whether the first row, which nobody knows, holds no such thing as the rows below it."""
    shown = [columns.grid.rows[0][at] for at in columns.guessed if at < len(columns.grid.rows[0])]
    return bool(shown) and all(cell.strip() and not _EMAIL.search(cell) and not _PHONE.search(cell) for cell in shown)


def _cells(columns: Columns, at: int) -> list[str]:
    first = columns.header + 1 if columns.header >= 0 else min(1, len(columns.grid.rows) - 1)
    cells = (row[at][:_LONGEST_HEADING].strip() for row in columns.grid.rows[first : first + SAMPLE] if at < len(row))
    return [cell for cell in cells if cell]


def _shown(columns: Columns, at: int) -> str:
    cells = _cells(columns, at)
    if not cells:
        return ""
    if _share(cells, _EMAIL) > 0.6:  # noqa: PLR2004 - most of the cells
        return "email"
    known = columns.has("phone") or (at < len(columns.headings) and columns.headings[at].strip())
    if not known and _share(cells, _PHONE) > 0.8 and _share(cells, _DATE) < 0.5:  # noqa: PLR2004
        return "phone"
    return ""


def _share(cells: list[str], pattern: re.Pattern[str]) -> float:
    return sum(1 for cell in cells if pattern.fullmatch(cell)) / len(cells)


def _could_be_names(cells: list[str]) -> bool:
    """Tell whether cells are short, mostly different, and neither numbers, dates, addresses nor links."""
    if not cells or len(set(cells)) * 2 < len(cells):
        return False
    odd = (_share(cells, pattern) for pattern in (_EMAIL, _NUMBER, _DATE))
    return not any(share > 0.3 for share in odd) and all(  # noqa: PLR2004
        len(cell) <= _LONGEST_NAME and "://" not in cell for cell in cells
    )
