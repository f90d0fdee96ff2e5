"""Which column of a table holds which field: by its heading, else by where it stood and what it was called last."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wombat.book.headings import heading_text
from wombat.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wombat.definitions.model import Field, Part


@dataclass(slots=True)
class Columns:
    """The columns of a table.

    Attributes:
        found: column number by field id.
        renamed: heading that the user gave a field, by field id, where it was not known before.
        lost: ids of fields that stood there at the last build and are gone.
        unsure: ids of fields of which one or the other renamed column may be it.
    """

    found: dict[str, int]
    renamed: dict[str, str] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)


def find_columns(
    part: Part, headings: Mapping[int, str], then: Mapping[str, int], called: Mapping[str, str], language: str
) -> Columns:
    """Return which column holds which field.

    Args:
        part: the table's definition.
        headings: text of each cell in the heading row, by column number.
        then: column of each field at the last build, by field id.
        called: field id by the headings of the last build that are not the program's; empty for the user's columns.
        language: of the workbook.
    """
    then = {each.id: then[each.id] for each in part.fields if each.id in then}
    at = {text: column for column, text in sorted(headings.items(), reverse=True)}
    found: dict[str, int] = {}
    for each in part.fields:
        for text in _known_headings(each, called, language):
            if text in at and at[text] not in found.values():
                found[each.id] = at[text]
                break
    columns = Columns(found)
    strange = [at for at, text in headings.items() if at not in found.values() and text not in called]
    missing = sorted((name for name in then if name not in found), key=lambda name: then[name])
    while missing:
        run = _run(missing, found, then)
        _place(run, columns, headings, strange, then)
        missing = [name for name in missing if name not in run]
    return columns


def usual_headings(part: Part) -> set[str]:
    """Return what the program writes over the columns of a table, in any language."""
    headings = {heading_text(each, language) for each in part.fields for language in LANGUAGES}
    return headings | {said for each in part.fields for said in each.label.every()}


def _known_headings(each: Field, called: Mapping[str, str], language: str) -> list[str]:
    """Return what may stand over a field's column, the likeliest first."""
    said = [heading_text(each, language), each.label.say(language)]
    said += [text for text, name in called.items() if name == each.id]
    return said + sorted(heading_text(each, other) for other in LANGUAGES) + sorted(each.label.every())


def _run(missing: list[str], found: Mapping[str, int], then: Mapping[str, int]) -> list[str]:
    """Return the first missing fields that stood between the same two neighbours."""
    right = min((then[name] for name in found if then.get(name, 0) > then[missing[0]]), default=10**6)
    return [name for name in missing if then[name] < right]


def _place(
    run: list[str], columns: Columns, headings: Mapping[int, str], strange: list[int], then: Mapping[str, int]
) -> None:
    """Find the columns of fields that stood side by side, among those between their neighbours of then."""
    found = {name: column for name, column in columns.found.items() if name in then}
    left = max((name for name in found if then[name] < then[run[0]]), key=lambda name: then[name], default=None)
    right = min((name for name in found if then[name] > then[run[-1]]), key=lambda name: then[name], default=None)
    first = found[left] if left else 0
    last = found[right] if right else max(headings, default=0) + 1
    candidates = [column for column in strange if first < column < last]
    if right is None:
        candidates = candidates[: len(run)]
    pairs = dict(zip(run, candidates, strict=True)) if len(run) == len(candidates) else {}
    columns.found |= pairs
    columns.renamed |= {name: headings[column] for name, column in pairs.items()}
    if not pairs:
        (columns.unsure if candidates else columns.lost).extend(run)
