"""Slip reports of referral networks: who gave whom a referral, met whom, thanked whom for business."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat import (
    Dates,
    Relation,
    SetAside,
    Texts,
    column_words,
    find_columns,
    hookimpl,
    list_importer,
    number,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wombat import Columns, Grid, Importer, Record, Source

wombat_api = 1
texts = Texts(__package__)

WORDS = words_of(
    {
        "kind": ["Slip Type", "Type", "单据类型", "單據類型", "单类型"],
        "value": ["$ if TYFCB", "Amount", "Closed Business", "金额", "金額", "成交金额", "成交金額"],
        "inside": ["Inside/Outside", "Inside / Outside", "内部/外部", "內部/外部"],
    }
)
SLIPS = {
    "referral": "referred",
    "referrals": "referred",
    "引荐": "referred",
    "引薦": "referred",
    "引荐单": "referred",
    "引薦單": "referred",
    "one to one": "met",
    "one-to-one": "met",
    "121": "met",
    "1-2-1": "met",
    "1 to 1": "met",
    "一对一": "met",
    "一對一": "met",
    "closed business": "thanks",
    "thank you for closed business": "thanks",
    "tyfcb": "thanks",
    "成交致谢": "thanks",
    "成交致謝": "thanks",
    "感谢成交": "thanks",
    "感謝成交": "thanks",
}
"""What a slip says: a referral given, a meeting of two members, thanks for business that a referral brought."""
SAMPLE = 100


def columns_of(grid: Grid) -> Columns:
    """Return the columns of a report."""
    return find_columns(grid, column_words("relation"), WORDS)


def score(grid: Grid) -> int:
    """Return how sure it is that a sheet is a slip report: most rows must say which slip they are."""
    columns = columns_of(grid)
    if not columns.has("source", "target", "kind"):
        return 0
    at = columns.of("kind")[0]
    rows = grid.rows[columns.header + 1 : columns.header + 1 + SAMPLE]
    slips = [SLIPS.get(row[at].strip().casefold(), "") for row in rows if at < len(row) and row[at].strip()]
    known = sum(map(bool, slips))
    return 85 if known * 2 > len(slips) and {"met", "thanks"} & set(slips) else 0


def read(grid: Grid, source: Source) -> Iterator[Record]:
    """Yield a tie for each slip; visitors, training and slips with one end are set aside."""
    columns = columns_of(grid)
    first = columns.first()
    others = [at for at in range(len(columns.roles)) if at not in first.values()] + columns.of("inside")[:1]
    days = first.get("date", -1)
    dates = Dates((row[days] for row in grid.rows if 0 <= days < len(row)), source.today, source.country)
    for place, row in columns.rows():
        cells = {role: row[at].strip() for role, at in first.items() if at < len(row)}
        slip = SLIPS.get(cells.get("kind", "").casefold())
        if not slip:
            yield SetAside(place, texts("slip.unknown", kind=cells.get("kind", "")))
        elif not (cells.get("source") and cells.get("target")):
            yield SetAside(place, texts("relation.one_end"))
        elif cells["source"].casefold() == cells["target"].casefold():
            yield SetAside(place, texts("relation.same", name=cells["source"]))
        else:
            note = "; ".join(
                f"{columns.label(at)}: {row[at].strip()}" for at in others if at < len(row) and row[at].strip()
            )
            yield _relation(place, slip, cells, dates, note)


def _relation(place: str, slip: str, cells: dict[str, str], dates: Dates, note: str) -> Relation:
    """Return the tie a slip makes: thanks go back to the giver, so that referral led the other way and was won."""
    giver, receiver = cells["source"], cells["target"]
    day = dates.stamp(cells.get("date", "")) or ""
    if slip == "met":
        return Relation(place, giver, receiver, "knows", date=day, note=note)
    if slip == "thanks":
        return Relation(place, receiver, giver, "referred", None, day, "won", number(cells.get("value", "")), note)
    return Relation(place, giver, receiver, "referred", None, day, "given", number(cells.get("value", "")), note)


@hookimpl
def wombat_importers() -> Iterable[Importer]:
    """Read slip reports."""
    return [list_importer("slips", texts("importer.slips"), score, read)]
