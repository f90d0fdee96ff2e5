"""Outlook's contacts, in English, Simplified and Traditional Chinese; the columns may stand in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat import (
    Texts,
    column_words,
    find_columns,
    guess_columns,
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
        "prefix": ["Title", "英文称谓", "稱謂", "頭銜"],
        "suffix": ["Suffix", "中文称谓", "字尾", "稱呼"],
        "given": ["First Name", "名", "名字"],
        "family": ["Last Name", "姓", "姓氏"],
        "default": [
            *(
                "E-mail Type",
                "电子邮件类型",
                "電子郵件類型",
                "Priority",
                "优先级",
                "優先順序",
                "Gender",
                "性别",
                "性別",
            ),
            *("Gender", "性别", "性別", "Sensitivity", "敏感度", "Private", "私有", "私人", "Language", "语言", "語言"),
        ],
        "initials": ["Initials", "缩写", "縮寫"],
        "email_name": ["E-mail Display Name", "电子邮件显示名称", "电子邮件显示名", "電子郵件顯示名稱"],
    }
)
MARKS = [
    ("E-mail Address", "电子邮件地址", "電子郵件地址"),
    ("E-mail Display Name", "电子邮件显示名称", "電子郵件顯示名稱"),
    ("Business Phone", "商务电话", "商務電話"),
    ("Mobile Phone", "移动电话", "行動電話"),
    ("Home Phone", "住宅电话", "住家電話"),
    ("Business Street", "商务地址 街道", "商務 - 街"),
    ("Business Fax", "商务传真", "商務傳真"),
    ("Manager's Name", "经理姓名", "經理名稱"),
    ("Referred By", "引用者", "參考者"),
    ("Job Title", "职务", "職稱"),
    ("First Name", "名", "名字"),
    ("Last Name", "姓", "姓氏"),
    ("Categories", "类别", "類別"),
    ("Notes", "附注", "記事"),
]
"""Headings of the export in the three languages."""
ENOUGH = 6
DEFAULTS = {"smtp", "ex", "normal", "普通", "一般", "标准", "標準", "false", "假", "unspecified", "未指定", "low", "0"}
"""What Outlook writes into columns that nobody filled in."""
NO_DATE = "0/0/00"


def columns_of(grid: Grid) -> Columns:
    """Return the columns of an export."""
    columns = find_columns(grid, column_words(), WORDS)
    guess_columns(columns, names=False)
    return columns


def score(grid: Grid) -> int:
    """Return how sure it is that a sheet is an export of Outlook's contacts."""
    headings = {plain_heading(heading) for heading in columns_of(grid).headings}
    best = max(sum(plain_heading(mark[at]) in headings for mark in MARKS) for at in range(3))
    return 90 if best >= ENOUGH else 0


def read(grid: Grid, source: Source) -> Iterable[Record]:
    """Return the contacts, without what Outlook writes where nobody typed anything."""
    columns = columns_of(grid)
    shown = {columns.label(at) for at in columns.of("email_name", "initials")}
    unsaid = shown | {columns.label(at) for at in columns.of("default")}
    for record in read_people(columns, source):
        extra: dict[str, str] = getattr(record, "extra", {})
        for label in [label for label in extra if label in unsaid or extra[label] == NO_DATE]:
            if label in shown or _is_default(extra[label]):
                del extra[label]
        yield record


def _is_default(text: str) -> bool:
    return text == NO_DATE or text.casefold() in DEFAULTS


@hookimpl
def wombat_importers() -> Iterable[Importer]:
    """Read Outlook's contacts."""
    return [list_importer("outlook", texts("importer.outlook"), score, read)]
