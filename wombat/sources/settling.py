"""Columns whose meaning their cells or the columns beside them decide: ``Nom`` beside ``Prénom``, a title above Mr."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from wombat.sources.guessing import SAMPLE, cells_of, held_by
from wombat.sources.headings import plain_heading, unnumbered

if TYPE_CHECKING:
    from wombat.sources.columns import Columns

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_LAST_FIRST = re.compile(r"([^\W\d_][\w'’. -]*?)\s*,\s*([^\W\d_][\w'’. -]*)")
DIRECTORY = {"sn": "family", "l": "city", "c": "country", "co": "country", "cn": "name"}
"""What a directory calls its columns, where it names the given name and the family name in its way."""
_FORMS = 0.6
"""Share of the cells from which a column holds forms of address."""


@cache
def beside() -> dict[str, frozenset[str]]:
    """Return the headings, comparable, and the words of cells that settle a column, by what they show."""
    table = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))["beside"]
    return {kind: frozenset(map(plain_heading, words)) for kind, words in table.items()}


def settle(columns: Columns) -> None:
    """Change the roles of columns where their cells or the other columns show that they mean something else."""
    _settle_forms_of_address(columns)
    _settle_by_headings(columns)
    _settle_names(columns)


def _settle_names(columns: Columns) -> None:
    names = columns.of("name")
    for at in names if len(names) > 1 else ():
        if held := held_by(columns, at):  # such as a heading Contact above numbers
            columns.roles[at] = held
    _settle_firms(columns, columns.of("name"))
    for at in names if columns.has("given") or len(names) > 1 else ():
        if columns.roles[at] == "name" and _is_numbers(columns, at):
            columns.roles[at] = ""
    names = columns.of("name")
    if len(names) == 1:
        _settle_the_name(columns, names[0])


def _settle_firms(columns: Columns, names: list[int]) -> None:
    """Take a name whose heading may be a firm's for one where another column names the person."""
    if len(names) > 1 and not columns.has("company"):
        firms = [at for at in names if unnumbered(columns.headings[at]) in beside()["firm"]]
        if firms and len(firms) < len(names):
            columns.roles[firms[0]] = "company"


def _settle_the_name(columns: Columns, name: int) -> None:
    """Take the one column for names for a part of the name, or for the firm, where the parts say so."""
    parts = {part: columns.of(part)[0] for part in ("given", "family") if columns.has(part)}
    columns.last_first = not parts and _is_last_first(columns, name)
    if not parts or not all(_apart(columns, name, at) for at in parts.values()):
        return
    if len(parts) == 1:
        columns.roles[name] = "family" if "given" in parts else "given"
    elif not columns.has("company"):
        columns.roles[name] = "company"


def _settle_forms_of_address(columns: Columns) -> None:
    """Tell a job from a form of address by the cells: ``Title`` above Mr, ``Titre`` above Directeur."""
    for at in columns.of("title"):
        if _share_of_forms(columns, at) > _FORMS:
            columns.roles[at] = "prefix"
    for at in columns.of("prefix"):
        either = plain_heading(columns.headings[at]) in beside()["title_or_prefix"]
        if either and not columns.has("title") and cells_of(columns, at) and _share_of_forms(columns, at) == 0:
            columns.roles[at] = "title"


def _share_of_forms(columns: Columns, at: int) -> float:
    """Return the share of the cells that hold forms of address and nothing else."""
    cells = cells_of(columns, at)
    words = [set(_WORD.findall(cell.casefold())) for cell in cells]
    return sum(bool(each) and each <= beside()["form_of_address"] for each in words) / max(1, len(cells))


def _settle_by_headings(columns: Columns) -> None:
    """Settle what other headings decide: the day of birth beside the month, the second best company."""
    headings = [plain_heading(heading) for heading in columns.headings]
    if columns.has("birth_month", "birthday") and not columns.has("birth_day"):
        columns.roles[columns.of("birthday")[0]] = "birth_day"
    directory = {"givenname", "sn"} <= set(headings)
    for at, heading in enumerate(headings[: len(columns.roles)]):
        if directory and not columns.roles[at]:
            columns.roles[at] = DIRECTORY.get(heading, "")
        if heading == "service" and not columns.has("department") and beside()["french"].intersection(headings):
            columns.roles[at] = "department"
        if heading == "apelido" and not columns.has("family"):
            columns.roles[at] = "family"
        if columns.roles[at] == "company" and heading in beside()["second_company"]:
            columns.behind.add(at)


def _is_numbers(columns: Columns, at: int) -> bool:
    """Tell whether a column holds nothing but numbers, as that of tickets or members does."""
    cells = cells_of(columns, at)
    return bool(cells) and all(_NUMBER.fullmatch(cell) for cell in cells)


def _is_last_first(columns: Columns, at: int) -> bool:
    """Tell whether most names are written with the family name first and a comma behind it."""
    cells = cells_of(columns, at)
    return sum(last_first(cell) is not None for cell in cells) * 2 > len(cells)


def last_first(name: str) -> tuple[str, str] | None:
    """Return the family and the given name of ``Byrne, Ada``; None for what is no such name, as ``Byrne, Inc.``."""
    match = _LAST_FIRST.fullmatch(name)
    if not match or match[2].rstrip(".").casefold() in beside()["behind_comma"]:
        return None
    return match[1], match[2]


def _apart(columns: Columns, name: int, part: int) -> bool:
    """Tell whether most of the names do not hold the part that stands beside them."""
    first = columns.header + 1
    rows = [row for row in columns.grid.rows[first : first + SAMPLE] if max(name, part) < len(row)]
    pairs = [(row[name].strip().casefold(), row[part].strip().casefold()) for row in rows]
    filled = [whole for whole in pairs if all(whole)]
    return sum(one in whole for whole, one in filled) * 2 < len(filled)
