"""What columns without a telling heading hold: e-mail addresses, phone numbers, names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wombat.sources.qualified import is_place

if TYPE_CHECKING:
    from wombat.sources.columns import Columns

SAMPLE = 200
"""Cells of a column that are looked at to tell what it holds."""

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+|[^@<>]*<[^@\s<>]+@[^@\s<>]+>")
_PHONE = re.compile(r"\+?\(?\d[\d\s().-]{6,18}\d|1[3-9]\d{9}(?:\.0)?")
_DATE = re.compile(r"\d{4}[-/.年]\d{1,2}([-/.月]\d{1,2}日?)?([ T]\d.*)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{8}")
_PARTED = re.compile(r"\s*(?::::|[;,，、|/\n])\s*")
_NO_NAMES = re.compile(
    r"type|status|state|country|region|confirm|verif|passw|gender|\bsex\b|date|\btime|street|address|\bzip|url|website|link"
    r"|source|channel|amount|price|product|subject|message|\bid\b|(?:\b|来自)ip\b|score|\brank\b|\blevel\b|grade|industry|language|currency"
    r"|群名|类型|類型|状态|狀態|国家|國家|省|性别|性別|密码|日期|时间|時間|地址|网址|網址|来源|來源|渠道|金额|金額|产品|產品|编号|編號"
    r"|等级|等級|行业|行業|民族|学历|學歷|语言|序号|數量|数量",
    re.IGNORECASE,
)
"""Headings of columns that hold anything but names."""
_DECIMAL = re.compile(r"-?\d{1,2}\.\d{3,}|-?\d+\.(?:\d{1,2}|\d{5,})|\d{1,3}(?:\.\d{1,3}){3}|\d{8}-\d{1,3}")
"""Figures that are no telephone numbers: measurements, addresses of computers, running numbers of a day."""
_NUMBERED = re.compile(
    r"(?:\b|_)(?:id|ip|uuid|code|key|ref|zip)\b|编号|編號|工号|工號|学号|學號|卡号|身份证|\bqq", re.IGNORECASE
)
_NUMBER = re.compile(r"[\d\s.,%¥$€-]+")
_OTHERS = re.compile(
    r"own(er|ed)|assign|manage|creat|modif|updat|user|referr|sender|sent|send|source|sales|staff|agent|login|account"
    r"|\bby\b|\bims?\b|imaddr|messeng|chat|skype|msn|jabber|icq|sip|type|fax|telex|support"
    r"|assist|secret|emergenc|spouse|partner|助理|秘书|秘書|紧急|緊急|配偶|负责|跟进|创建|添加|所属|归属|客服|导购|员工|主管|上级"
    r"|經理|经理|負責|跟進|建立|業務員|业务员|账号|帳號|传真|傳真|类型|類型",
    re.IGNORECASE,
)
"""Headings of addresses and numbers that are somebody else's, or none to call."""
_PHONE_ROOT = re.compile(
    r"^\W*(?:numbers?|n[uú]mero|num[eé]ro|nummer|numer|номер|号码|號碼)\W*$|tel|phon|mobil|\bmob\b|cell|celular|handy|\bgsm\b|fono"
    r"|电话|電話|手机|手機|携帯|전화|휴대|тел|моб|هاتف|جوال|เบอร์|โทร|điện thoại",
    re.IGNORECASE,
)
_REACHED = re.compile(r"contact (?:info|detail)|联系信息|聯絡資訊|联络信息|reach", re.IGNORECASE)
_TOLD = {"name", "given", "family", "nickname"}
_SAYS_NAME = re.compile(
    r"(?<!file )(?<!domain )(?<!event )(?<!list )(?<!group )(?<!campaign )(?<!deal )\bnames?\W*$|姓名|人名",
    re.IGNORECASE,
)
_LONGEST_NAME = 40
_LONGEST_CELL = 200
_FEW = 4


def guess_columns(columns: Columns, *, names: bool = True) -> None:
    """Give columns without a role the one their cells show: addresses, phone numbers, and names where none is known.

    Args:
        columns: of a sheet; is changed.
        names: whether a column may be taken for names; not where the program that wrote the list is known.
    """
    for at, role in enumerate(columns.roles):
        if not role and (shown := _shown(columns, at)):
            columns.roles[at] = shown
            columns.guessed.add(at)
    if columns.header < 0 and _first_is_heading(columns):
        columns.header, columns.headings = 0, columns.grid.rows[0]
    if names and not set(columns.roles) & _TOLD:
        _guess_name(columns)


def _guess_name(columns: Columns) -> None:
    """Take the first column for names that can hold them: where the firm is known, one whose heading says so."""
    firm = "company" in columns.roles
    for at, role in enumerate(columns.roles):
        heading = columns.headings[at] if at < len(columns.headings) else ""
        if role or _NO_NAMES.search(heading) or _OTHERS.search(heading) or (firm and not _SAYS_NAME.search(heading)):
            continue
        if _could_be_names(cells_of(columns, at)):
            columns.roles[at] = "name"
            columns.guessed.add(at)
            _guess_family(columns, at)
            return


def _guess_family(columns: Columns, at: int) -> None:
    """Take the column behind the names of a list without headings for family names, where addresses bear them."""
    emails = columns.of("email")
    if columns.header >= 0 or not emails or at + 1 >= len(columns.roles) or columns.roles[at + 1]:
        return
    rows = [row for row in columns.grid.rows[:SAMPLE] if len(row) > max(at + 1, emails[0])]
    told = [tuple(row[column].strip().casefold() for column in (at, at + 1, emails[0])) for row in rows]
    if sum(len(name) > 1 and name in email and name not in given for given, name, email in told) * 2 > len(told):
        columns.roles[at], columns.roles[at + 1] = "given", "family"
        columns.guessed.add(at + 1)


def cells_of(columns: Columns, at: int) -> list[str]:
    """Return the first filled cells of a column below its heading."""
    first = columns.header + 1 if columns.header >= 0 else min(1, len(columns.grid.rows) - 1)
    cells = (row[at][:_LONGEST_CELL].strip() for row in columns.grid.rows[first : first + SAMPLE] if at < len(row))
    return [cell for cell in cells if cell]


def held_by(columns: Columns, at: int) -> str:
    """Return ``email`` or ``phone`` where most of the cells of a column are one, else nothing."""
    cells = cells_of(columns, at)
    if cells and _share(cells, _EMAIL) > 0.6:  # noqa: PLR2004 - most of the cells
        return "email"
    if cells and _share(cells, _PHONE) > 0.8 and _share(cells, _DATE) < 0.5 > _share(cells, _DECIMAL):  # noqa: PLR2004
        return "phone"
    parts = [part for cell in cells for part in _PARTED.split(cell) if part]
    if len(parts) > len(cells) and all(_EMAIL.fullmatch(part) or _PHONE.fullmatch(part) for part in parts):
        return "phone" if any(_PHONE.fullmatch(part) for part in parts) else "email"  # where both may stand
    return ""


def _first_is_heading(columns: Columns) -> bool:
    """Tell whether the first row, which nobody knows, holds no such thing as the rows below it."""
    shown = [columns.grid.rows[0][at] for at in columns.guessed if at < len(columns.grid.rows[0])]
    return bool(shown) and all(cell.strip() and not _EMAIL.search(cell) and not _PHONE.search(cell) for cell in shown)


def _shown(columns: Columns, at: int) -> str:
    """Return ``email`` or ``phone`` where most cells are one, nearly each another, and the heading does not object."""
    cells = cells_of(columns, at)
    heading = columns.headings[at].strip() if at < len(columns.headings) else ""
    if not cells or _OTHERS.search(heading) or (len(cells) > _FEW and len(set(cells)) * 2 < len(cells)):
        return ""
    held = held_by(columns, at)
    if held != "phone":
        return held
    if not heading:
        first = columns.grid.rows[0][at] if columns.header < 0 and at < len(columns.grid.rows[0]) else ""
        return "" if columns.has("phone") or _NUMBERED.search(first) else held
    return held if _PHONE_ROOT.search(heading) or _REACHED.search(heading) or is_place(heading) else ""


def _share(cells: list[str], pattern: re.Pattern[str]) -> float:
    return sum(1 for cell in cells if pattern.fullmatch(cell)) / len(cells)


def _could_be_names(cells: list[str]) -> bool:
    """Tell whether cells are short, mostly different, and neither numbers, dates, addresses nor links."""
    if not cells or len(set(cells)) * 2 < len(cells):
        return False
    odd = (_share(cells, pattern) for pattern in (_EMAIL, _NUMBER, _DATE))
    if {cell.casefold() for cell in cells} <= {"yes", "no", "true", "false", "是", "否", "y", "n"}:
        return False
    return not any(share > 0.3 for share in odd) and all(  # noqa: PLR2004
        len(cell) <= _LONGEST_NAME and "://" not in cell for cell in cells
    )
