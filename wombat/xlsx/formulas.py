"""Formulas: the references in them found, moved, copied and renamed, everything else left as it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wombat.xlsx.coords import COLUMN, MAX_COLUMN, MAX_ROW, letters

if TYPE_CHECKING:
    from collections.abc import Callable

BROKEN = "#REF!"
"""What Excel writes for a reference to cells that are gone."""

_CELL = r"\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6}"
_QUOTED = r"'(?:[^']|'')++'"
_BARE = r"(?:\[[^\[\]]*\])?[\w.\\?]+(?::[\w.\\?]+)?"
_DEEP = r"(?:[^\[\]']|'.)"
_BRACKETS = rf"\[(?:{_DEEP}|\[(?:{_DEEP}|\[{_DEEP}*\])*\])*\]"
_TOKEN = re.compile(
    rf'(?P<string>"(?:[^"]|"")*")'
    rf"|(?:(?P<sheet>{_QUOTED}|{_BARE})!)?"
    rf"(?P<body>{_CELL}:{_CELL}|\$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}|\$?[0-9]{{1,7}}:\$?[0-9]{{1,7}}|{_CELL})"
    rf"(?![\w.(\\?!\[])"
    rf"|(?P<named>{_QUOTED}|{_BARE})!"
    rf"|{_BRACKETS}|[\w.\\?]+|'+|#[A-Z0-9/]+[!?]?",
    re.DOTALL,
)
_CORNER = re.compile(r"(\$?)([A-Za-z]{0,3})(\$?)([0-9]{0,7})\Z")
_PLAIN_NAME = re.compile(r"[^\W\d][\w.]*\Z")
_LIKE_CELL = re.compile(r"(?:[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*(?:[Cc][0-9]*)?|[Cc][0-9]*)\Z")


def sheet_name(prefix: str | None) -> str | None:
    """Return the sheet that the part before ``!`` names, None where there is none."""
    if prefix and prefix.startswith("'"):
        return prefix[1:-1].replace("''", "'")
    return prefix


def quoted(name: str) -> str:
    """Return a sheet name as a formula writes it, in quotes where it needs them."""
    if _PLAIN_NAME.match(name) and not _LIKE_CELL.match(name) and name.upper() not in ("TRUE", "FALSE"):
        return name
    return "'" + name.replace("'", "''") + "'"


def each_reference(formula: str, change: Callable[[str | None, str], str | None]) -> str:
    """Return a formula with its references changed.

    Args:
        formula: with or without the leading ``=``.
        change: given the sheet a reference names (None for the formula's own) and its cells (``$A$1:B2``, ``A:A``,
            ``3:4``), returns what to write instead of the cells, or None to leave it. A list of sheets (``Jan:Mar``)
            and a sheet of another workbook (``[1]Jan``) come as they are written.
    """

    def replace(found: re.Match[str]) -> str:
        body = found["body"]
        if body is None:
            return found[0]
        new = change(sheet_name(found["sheet"]), body)
        if new is None or new == body:
            return found[0]
        return f"{found['sheet']}!{new}" if found["sheet"] else new

    return _TOKEN.sub(replace, formula)


def rename_sheet(formula: str, old: str, new: str) -> str:
    """Return a formula that names a sheet by its new name, in lists of sheets too."""
    wanted = old.casefold()

    def replace(found: re.Match[str]) -> str:
        written = found["sheet"] or found["named"]
        if written is None:
            return found[0]
        steps = (sheet_name(written) or "").split(":")
        if "[" in steps[0] or wanted not in [step.casefold() for step in steps]:
            return found[0]
        renamed = [new if step.casefold() == wanted else step for step in steps]
        plain = all(quoted(step) == step for step in renamed)
        prefix = ":".join(renamed) if plain else "'" + ":".join(renamed).replace("'", "''") + "'"
        return prefix + found[0][len(written) :]

    return _TOKEN.sub(replace, formula)


def names_sheet(formula: str, name: str) -> bool:
    """Tell whether a formula names a sheet."""
    return rename_sheet(formula, name, name + "_") != formula


def words(formula: str) -> set[str]:
    """Return the names in a formula in lower case: of functions, tables and defined names."""
    return {
        found[0].casefold()
        for found in _TOKEN.finditer(formula)
        if not (found["body"] or found["string"] or found["named"]) and (found[0][0].isalpha() or found[0][0] in "_\\")
    }


def corners(body: str) -> list[tuple[str, int, str, int]]:
    """Return the one or two corners of a reference as (dollar, column, dollar, row); 0 where a whole row or column."""
    found = [_CORNER.match(part) for part in body.split(":")]
    return [_corner(match) for match in found if match]


def _corner(found: re.Match[str]) -> tuple[str, int, str, int]:
    dollar, column, row_dollar, row = found.groups()
    if not column:
        return "", 0, dollar or row_dollar, int(row or 0)
    return dollar, COLUMN[column], row_dollar, int(row or 0)


def written(places: list[tuple[str, int, str, int]]) -> str:
    """Return corners as a reference."""
    return ":".join(f"{d}{letters(c)}{e}{r}" if r else f"{d}{letters(c)}" for d, c, e, r in places)


def copied(formula: str, rows: int, columns: int) -> str:
    """Return a formula as it reads when copied so many rows down and columns to the right."""

    def change(_sheet: str | None, body: str) -> str:
        places = [
            (d, c if d or not c else c + columns, e, r if e or not r else r + rows) for d, c, e, r in corners(body)
        ]
        inside = all(0 <= c <= MAX_COLUMN and 0 <= r <= MAX_ROW and (c or r) for _, c, _, r in places)
        whole = [bool(c) and bool(r) for _, c, _, r in corners(body)]
        still = [bool(c) and bool(r) for _, c, _, r in places]
        return written(places) if inside and whole == still else BROKEN

    return each_reference(formula, change)
