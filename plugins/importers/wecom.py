"""The customer list of WeCom (企业微信): one row for each customer and colleague, one column for each group of tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat import (
    Person,
    Texts,
    column_words,
    find_columns,
    hookimpl,
    list_importer,
    plain_heading,
    read_people,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Columns, Grid, Importer, Record, Source

wombat_api = 1
texts = Texts(__package__)

WORDS = words_of(
    {
        "name": ["客户名称", "客户昵称", "客户", "客戶名稱"],
        "notes": ["描述", "备注", "描述信息"],
        "staff": ["添加人", "所属员工", "跟进人", "新增人"],
        "added": ["添加时间", "新增時間"],
        "company": ["企业", "所在企业"],
    }
)
TAGS = ("标签组", "標籤組", "企业标签", "个人标签")


def columns_of(grid: Grid) -> Columns:
    """Return the columns of an export."""
    columns = find_columns(grid, column_words(), WORDS)
    for at, heading in enumerate(columns.headings):
        if plain_heading(heading).startswith(TAGS):
            columns.roles[at] = "tags"
    return columns


def score(grid: Grid) -> int:
    """Return how sure it is that a sheet is a customer list of WeCom."""
    return 90 if columns_of(grid).has("name", "staff", "added") else 0


def read(grid: Grid, source: Source) -> Iterable[Record]:
    """Return a person for each row; the colleague who added them knows them, the owner's own rows make no tie."""
    for record in read_people(columns_of(grid), source):
        if isinstance(record, Person):
            record.store = "customers"
            record.relations = [tie for tie in record.relations if tie[1] != source.owner]
        yield record


@hookimpl
def wombat_importers() -> Iterable[Importer]:
    """Read WeCom's customer list."""
    return [list_importer("wecom", texts("importer.wecom"), score, read)]
