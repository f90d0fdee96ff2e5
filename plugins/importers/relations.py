"""Lists of ties: ``From,To`` and what else is known of each, in the words of several programs and languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat import Dates, Relation, SetAside, Texts, column_words, find_columns, hookimpl, kind_of, list_importer, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


def columns_of(grid: Grid) -> Columns:
    """Return the columns of a list of ties."""
    return find_columns(grid, column_words("relation"))


def score(grid: Grid) -> int:
    """Return how sure it is that a sheet is a list of ties."""
    return 80 if columns_of(grid).has("source", "target") else 0


def read(grid: Grid, source: Source) -> Iterator[Record]:
    """Yield the ties; a row with one end, or with one person at both, is set aside."""
    columns = columns_of(grid)
    first = {role: columns.of(role)[0] for role in set(columns.roles) - {""}}
    others = [at for at in range(len(columns.roles)) if at not in first.values()]
    days = first.get("date", -1)
    dates = Dates((row[days] for row in grid.rows if 0 <= days < len(row)), source.today, source.country)
    for place, row in columns.rows():
        cells = {role: row[at].strip() for role, at in first.items() if at < len(row)}
        ends = cells.pop("source", ""), cells.pop("target", "")
        rest = {columns.label(at): row[at].strip() for at in others if at < len(row) and row[at].strip()}
        if not any((*ends, *cells.values(), *rest)):
            continue
        if not all(ends):
            yield SetAside(place, texts("relation.one_end"))
        elif ends[0].casefold() == ends[1].casefold():
            yield SetAside(place, texts("relation.same", name=ends[0]))
        else:
            yield _relation(place, ends, cells, rest, dates, {role: columns.label(at) for role, at in first.items()})


def _relation(
    place: str, ends: tuple[str, str], cells: dict[str, str], rest: dict[str, str], dates: Dates, labels: dict[str, str]
) -> Relation:
    """Return a tie; a cell that is not what its column should hold is kept in the note."""
    kind = kind_of(cells.get("kind", ""))
    day = dates.stamp(cells.get("date", ""))
    state = STATE_OF.get("-".join(cells.get("state", "").casefold().split()), "")
    strength, value = number(cells.get("strength", "")), number(cells.get("value", ""))
    strength = strength if strength is not None and strength > 0 else None
    read_as = {"kind": kind, "date": day, "state": state, "strength": strength, "value": value}
    odd = {labels[role]: text for role, text in cells.items() if text and read_as.get(role) in {None, ""}}
    note = "; ".join(f"{label}: {text}" for label, text in (odd | rest).items())
    return Relation(place, *ends, kind or "knows", strength, day or "", state, value, note)


@hookimpl
def wombat_importers() -> Iterable[Importer]:
    """Read lists of ties."""
    return [list_importer("relations", texts("importer.relations"), score, read)]
