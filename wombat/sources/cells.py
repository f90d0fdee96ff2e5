"""What one cell of a list holds: several tags, addresses, numbers, or a word that says there is nothing."""

from __future__ import annotations

import re

NOTHING = {
    "-", "--", "---", "—", "——", "–", "/", "N/A", "n/a", "#N/A", "\\N", "null", "NULL", "(null)", "nan", "NaN",
    "undefined", "#REF!", "#VALUE!", "#NAME?", "(blank)", "[blank]", "(none)",
}  # fmt: skip
"""What programs and people write into a cell that holds nothing."""

UNKNOWN = {
    "None", "none", "NONE", "Null", "NA", "na", "N.A.", "n.a.", "nil", "Nil", "unknown", "Unknown", "UNKNOWN",
    "0", "?", "无", "無", "暂无", "暫無", "没有", "沒有", "不详", "不詳", "未知", "未填写", "未填", "空",
}  # fmt: skip
"""Likewise where no name stands: there are people whose name is Null."""

PLAIN_LABELS = {
    "home", "work", "mobile", "cell", "other", "main", "business", "personal", "internet", "primary",
    "private", "email", "phone", "tel", "telephone", "mob", "office", "direct", "t", "m", "h", "w", "o", "c",
    "p", "ph", "handy", "privat", "mobil", "住宅", "单位", "工作", "手机", "其他", "主要", "個人", "公司",
    "手機", "电话", "電話", "座机", "家", "办", "办公", "宅",
}  # fmt: skip
"""Labels of addresses and numbers that say nothing worth keeping."""

_PARTS = re.compile(r"\s*(?::::|[;；,，、|\n])\s*")
_ADDRESSES = re.compile(r"\s*(?::::|[;；,，、|\s]|/(?=[^/]*@))\s*")
_PROTOCOL = re.compile(r"(?:^|(?<=[\s;,]))(?:mailto|smtp):", re.IGNORECASE)
_NAMED_ADDRESS = re.compile(r"([^<>@]+)<([^<>@\s]+@[^<>@\s]+)>")
_BRACKETED = re.compile(r"<([^<>]+@[^<>]+)>")
_ADDRESS = re.compile(r"[^\s@,;:<>()（）/|]+@[^\s@,;:<>()（）/|]+\.[^\s@,;:<>()（）/|]*[^\s@,;:<>()（）/|.]")
_NUMBERS = re.compile(r"\s*(?:[,，\n]|:::|\s(?:or|and|oder|und|ou|et|和|或|&)\s)\s*", re.IGNORECASE)
_REMARK = re.compile(r"[(（][^()（）\d]*[)）]|^[^\d+()（）]+(?=[\d+(（])|(?<=\d)\s*[^\W\d_][^\d]*$")
_EXTENSION = re.compile(
    r"(?<=\d)\s*(?:ext(?:n|ension)?\b\.?|x|#|转|轉|分机|分機|内线|內線)[\s.:]*\d+\W*$", re.IGNORECASE
)
_LANDLINE = re.compile(r"((?:\+?86[- ]?)?\(?0\d{2,3}\)?[- ]?\d{7,8})\s*[-–]{1,2}\s*(\d{1,5})")
_WORDS = re.compile(r"[^\W\d_]+")
_BARE = re.compile(r"[+(]?[0-9][0-9() -]{0,18}")
_SEVEN = 7
"""Digits of a whole number."""
_TEN = 10
"""Digits of a number with its area code, of which two may stand in a cell with a blank between them."""


def clean(cell: str) -> str:
    """Return a cell without blanks around it, and without the ``="…"`` that keeps Excel from reading a number."""
    text = cell.strip()
    if not text.isascii():
        text = text.strip("\ufeff\u200b\u200e\u200f\u202a\u202c\u202d")
    return text[2:-1] if text.startswith('="') and text.endswith('"') and len(text) > 2 else text  # noqa: PLR2004


def split_list(text: str) -> list[str]:
    """Return the tags, labels or circles in one cell, without quotes and the asterisk before Google's own."""
    text = text[1:-1] if text.startswith('["') and text.endswith('"]') else text
    parts = (part.removeprefix("* ").strip().strip('"') for part in _PARTS.split(text))
    return [part for part in parts if part]


def split_emails(text: str) -> list[str]:
    """Return the addresses in one cell, as odd as they may be."""
    if _ADDRESS.fullmatch(alone := text.strip("'\"")):
        return [alone]
    if found := _BRACKETED.findall(text):
        return [address.strip() for address in found]
    text = _PROTOCOL.sub("", text.replace("＠", "@")).strip("'\"")
    parts = _ADDRESSES.split(text) if text.count("@") > 1 else [text]
    return [part for part in (part.strip(" ,;'\"") for part in parts) if part and part != "/"]


def name_with_address(text: str) -> tuple[str, str] | None:
    """Return the name and the address of ``Ada Byrne <ada@byrne.example>``, None for what is no such pair."""
    found = _NAMED_ADDRESS.fullmatch(text)
    return (found[1].strip("\"' "), found[2]) if found and found[1].strip("\"' ") else None


def split_numbers(text: str) -> list[str]:
    """Return the numbers in one cell that `` ::: ``, commas, line ends or words part; the plan parts them further."""
    if _BARE.fullmatch(text) and (text[0] != "0" or text.count("-") < 2):  # noqa: PLR2004 - 010-55550100-8001
        return [text]
    text = text.lstrip("'")
    parts = _NUMBERS.split(text.strip())
    if not all(_digits(part) >= _SEVEN for part in parts):
        parts = [part.strip() for part in text.split(":::")]
    return [_plain(number) for part in parts for number in _spaced(part) if number]


def addresses_among(text: str) -> tuple[list[str], str]:
    """Return the e-mail addresses in a cell for numbers, and what else it holds."""
    return _ADDRESS.findall(text), _ADDRESS.sub(" ", text).strip(" ,;/|、，；\n")


def is_number(text: str) -> bool:
    """Tell whether a cell for addresses holds a telephone number instead."""
    return "@" not in text and _digits(text) >= _SEVEN and not any(map(str.isalpha, text))


def remark(text: str) -> str:
    """Return what a cell says beside its number, such as ``微信同号``; nothing where that only says which it is."""
    if _EXTENSION.search(text) or _digits(text) < _SEVEN:
        return ""
    said = " ".join(_WORDS.findall(" ".join(_REMARK.findall(text))))
    return "" if said.casefold() in PLAIN_LABELS else said


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _spaced(text: str) -> list[str]:
    """Return two numbers with nothing but a blank between them apart."""
    parts = text.split()
    return parts if len(parts) > 1 and all(_digits(part) >= _TEN for part in parts) else [text]


def _plain(number: str) -> str:
    """Return a number without the words around it, and with its extension called so."""
    if landline := _LANDLINE.fullmatch(number):
        return f"{landline[1]} ext. {landline[2]}"
    if _EXTENSION.search(number) or _digits(number) < _SEVEN:
        return number
    return _REMARK.sub("", number).strip()
