"""Lists of ties: ``From,To`` and what else is known of each, in the words of several programs and languages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wombat import (
    Dates,
    Relation,
    SetAside,
    Texts,
    column_words,
    find_columns,
    hookimpl,
    kind_of,
    list_importer,
    number,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from wombat import Columns, Grid, Importer, Record, Source

wombat_api = 1
texts = Texts(__package__)

STATES = {
    "given": "given new open sent passed 已给出 已給出 给出 給出 新 待联系 待聯絡",
    "contacted": "contacted called met in-progress in_progress pending 已联系 已聯絡 联系中 聯絡中 跟进中 跟進中",
    "won": "won closed closed-won closed_won success successful done deal sold 成交 已成交 成功",
    "lost": "lost closed-lost closed_lost failed dead rejected declined 未成 失败 失敗 未成交 丢单 流失",
}
"""Words for the state of a referral, by choice id."""
STATE_OF = {word: state for state, words in STATES.items() for word in words.split()}

_REFERRALS = ("referred", "recommended")
"""Kinds of ties that are about a prospect."""


def columns_of(grid: Grid) -> Columns:
    """Return the columns of a list of ties."""
    return find_columns(grid, column_words("relation"))


def score(grid: Grid) -> int:
    """Return how sure it is that a sheet is a list of ties."""
    return 80 if columns_of(grid).has("source", "target") else 0


def read(grid: Grid, source: Source) -> Iterator[Record]:
    """Yield the ties; a row with one end, or with one person at both, is set aside."""
    columns = columns_of(grid)
    reader = _Reader(columns, source)
    for place, row in columns.rows():
        cells = reader.cells(row)
        one, other = cells.pop("source", ""), cells.pop("target", "")
        if not (one and other):
            yield SetAside(place, texts("relation.one_end"))
        elif one == other or one.casefold() == other.casefold():
            yield SetAside(place, texts("relation.same", name=one))
        else:
            yield reader.relation(Relation(place, one, other), cells, row)


class _Reader:
    """Reads the rows of one sheet; a word that comes again is looked up once."""

    def __init__(self, columns: Columns, source: Source) -> None:
        self._first = columns.first()
        self._rest = [at for at in range(len(columns.roles)) if at not in self._first.values()]
        self._label = columns.label
        at = self._first.get("date", -1)
        dates = Dates((row[at] for row in columns.grid.rows if 0 <= at < len(row)), source.today, source.country)
        self._means: dict[str, Callable[[str], object]] = {
            "kind": cache(kind_of),
            "date": cache(dates.stamp),
            "state": cache(lambda text: STATE_OF.get("-".join(text.casefold().split()))),
            "strength": cache(lambda text: weight if (weight := number(text)) and weight > 0 else None),
            "value": cache(number),
            "prospect": str,
        }

    def cells(self, row: list[str]) -> dict[str, str]:
        """Return what a row holds, by role."""
        return {role: text for role, at in self._first.items() if at < len(row) and (text := row[at].strip())}

    def relation(self, tie: Relation, cells: dict[str, str], row: list[str]) -> Relation:
        """Return the tie with all that its row says; what is not what its column should hold is kept in the note."""
        odd = []
        for role, text in cells.items():
            meant = self._means[role](text) if role in self._means else None
            if meant in {None, ""}:
                odd.append(f"{self._label(self._first[role])}: {text}")
            else:
                setattr(tie, role, meant)
        if tie.prospect and tie.kind not in _REFERRALS:
            odd.append(f"{self._label(self._first['prospect'])}: {tie.prospect}")
            tie.prospect = ""
        odd += [f"{self._label(at)}: {row[at].strip()}" for at in self._rest if at < len(row) and row[at].strip()]
        tie.note = "; ".join(odd)
        return tie


@hookimpl
def wombat_importers() -> Iterable[Importer]:
    """Read lists of ties."""
    return [list_importer("relations", texts("importer.relations"), score, read)]
