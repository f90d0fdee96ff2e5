"""Cells as they are read: values, formulas and formats out of the XML of a row."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from wombat.xlsx.cellscan import cell_spans
from wombat.xlsx.coords import COLUMN
from wombat.xlsx.dates import from_serial
from wombat.xlsx.strings import flat, plain_text
from wombat.xlsx.xml import MAIN, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class CellError(NamedTuple):
    """An error that a formula gave, such as ``#N/A``."""

    code: str

    def __str__(self) -> str:
        """Return the code."""
        return self.code


class Formula(NamedTuple):
    """A formula to be written, with what it gives.

    Attributes:
        text: with or without ``=``.
        value: what programs show that do not calculate.
    """

    text: str
    value: str | float | bool | date | datetime | CellError | None = None


Value = str | int | float | bool | date | datetime | CellError | None
"""What a cell holds; blank is None, a date without time is a date."""


class Cell(NamedTuple):
    """A cell.

    Attributes:
        value: what it shows, for a formula what was computed last.
        formula: without ``=``; None where there is none, and in the cells an array formula spreads over.
        style: number of its cell format.
    """

    value: Value
    formula: str | None
    style: int


class RawCell(NamedTuple):
    """A cell as a row writes it: column, style, type, formula and value as text."""

    column: int
    style: int
    kind: str
    formula: str | None
    value: str


_CANONICAL = re.compile(
    r'<c r="([A-Z]{1,3})[0-9]+"(?: s="([0-9]+)")?(?: t="([a-zA-Z]+)")?'
    r'(?:/>|>(?:<f>([^<]+)</f>)?(?:<v>([^<]*)</v>|<v/>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>|)</c>)'
)
_ATTRIBUTE = re.compile(r"""\s([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_REFERENCE = re.compile(r"([A-Za-z]{1,3})[0-9]*\Z")


class Decoder:
    """Turns the XML of rows into values, for one sheet.

    Args:
        shared: gives the shared strings of the workbook.
        is_date: tells whether a cell format shows dates.
        date1904: whether days are counted from 1904.
        formula: gives the formula of a cell that shares it: ``(index, row, column)``.
    """

    def __init__(
        self,
        shared: Callable[[], Sequence[str]],
        is_date: Callable[[int], bool],
        *,
        date1904: bool,
        formula: Callable[[str, int, int], str | None],
    ) -> None:
        """Keep what values depend on."""
        self._shared, self._formula, self._date1904 = shared, formula, date1904
        self._dates = _Cache(lambda style: is_date(int(style or 0)))
        self._days = _Cache(self._day)

    def cells(self, row: int, xml: str) -> dict[int, Cell]:
        """Return the cells of a row by column."""
        found = _CANONICAL.findall(xml)
        if len(found) != xml.count("<c"):
            return self._any(row, xml)
        result = {}
        for name, style, kind, formula, value, inline in found:
            number = int(style) if style else 0
            told = self.value(kind, number, value or inline)
            result[COLUMN[name]] = Cell(told, plain_text(formula) if formula else None, number)
        return result

    def values(self, row: int, xml: str) -> dict[int, Value]:
        """Return the values of a row by column; blank cells may be missing."""
        found = _CANONICAL.findall(xml)
        if len(found) != xml.count("<c"):
            return {column: cell.value for column, cell in self._any(row, xml).items()}
        result: dict[int, Value] = {}
        dates, days = self._dates, self._days
        for name, style, kind, _, value, inline in found:
            if inline:
                result[COLUMN[name]] = plain_text(inline) if "&" in inline or "_x" in inline else inline
            elif not value:
                continue
            elif kind:
                result[COLUMN[name]] = self.value(kind, int(style or 0), value)
            elif dates[style]:
                result[COLUMN[name]] = days[value]  # type: ignore[assignment]
            else:
                result[COLUMN[name]] = int(value) if value.isdecimal() else _number(value)
        return result

    def value(self, kind: str, style: int, text: str) -> Value:
        """Return what the text of a cell of that type means."""
        if not text:
            return None
        if kind in ("", "n"):
            if self._dates[style]:
                return self._days[text]  # type: ignore[return-value]
            return int(text) if text.isdecimal() else _number(text)
        return self._shared_string(text) if kind == "s" else _marked(kind, text)

    def _day(self, text: str) -> Value:
        number = _number(text)
        return from_serial(number, date1904=self._date1904) if isinstance(number, int | float) else number

    def _shared_string(self, text: str) -> str | None:
        strings = self._shared()
        at = int(text) if text.isdecimal() else -1
        return (strings[at] or None) if 0 <= at < len(strings) else None

    def _any(self, row: int, xml: str) -> dict[int, Cell]:
        return {
            raw.column: Cell(self.value(raw.kind, raw.style, raw.value), self._said(row, raw), raw.style)
            for raw in raw_cells(xml)
        }

    def _said(self, row: int, raw: RawCell) -> str | None:
        if raw.formula is None or not raw.formula.startswith("\0"):
            return raw.formula
        return self._formula(raw.formula[1:], row, raw.column)


class _Cache(dict[object, object]):
    """A function's results by argument."""

    def __init__(self, compute: Callable[..., object]) -> None:
        super().__init__()
        self._compute = compute

    def __missing__(self, key: object) -> object:
        value = self[key] = self._compute(key)
        return value


def raw_cells(xml: str) -> Iterator[RawCell]:
    """Yield the cells of a row however they are written; a shared formula's index comes after a NUL as formula.

    Raises:
        BadXmlError: a cell is no readable XML.
    """
    column = 0
    for start, tag_end, end in cell_spans(xml):
        found = _ATTRIBUTE.findall(xml, start, tag_end)
        attributes = {name: plain_text(one or two) for name, one, two in found}
        named = _REFERENCE.match(attributes.get("r", ""))
        column = COLUMN[named[1]] if named else column + 1
        style = attributes.get("s", "0")
        kind = attributes.get("t", "")
        inner = xml[tag_end : end - len("</c>")]
        formula, value = _content(inner) if inner else (None, "")
        yield RawCell(column, int(style) if style.isdecimal() else 0, kind, formula, value)


def _content(inner: str) -> tuple[str | None, str]:
    """Return the formula and the value in what a cell contains."""
    wrapped = f'<c xmlns="{MAIN}" {_foreign(inner)}>{inner}</c>'
    formula, value = None, ""
    for child in parse(wrapped.encode()):
        if child.tag == f"{{{MAIN}}}f":
            shared = child.get("t") == "shared"
            formula = child.text or ("\0" + child.get("si", "") if shared else None)
        elif child.tag == f"{{{MAIN}}}v":
            value = escape_once(child.text or "")
        elif child.tag == f"{{{MAIN}}}is":
            value = escape_once(flat(child))
    return formula, value


def escape_once(text: str) -> str:
    """Return text as raw element content, so that it is unescaped like any other."""
    text = text.replace("&", "&amp;")
    return re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text).replace("\r", "&#13;")


def _foreign(inner: str) -> str:
    """Return declarations for prefixes in a fragment, whose own declarations stand at the root of the sheet."""
    prefixes = set(re.findall(r"[<\s]([A-Za-z_][\w.-]*):[A-Za-z_]", inner)) - {"xml", "xmlns"}
    return " ".join(f'xmlns:{prefix}="urn:x-{prefix}"' for prefix in sorted(prefixes))


def _marked(kind: str, text: str) -> Value:
    """Return what a cell holds that is no number and no shared string."""
    if kind in ("inlineStr", "str"):
        return plain_text(text)
    if kind == "b":
        return text.strip() in ("1", "true")
    return CellError(plain_text(text)) if kind == "e" else _iso(text)


def _number(text: str) -> Value:
    text = text.strip()
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return text or None


def _iso(text: str) -> Value:
    """Return the date an ISO cell holds, the text where it holds none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return moment.date() if len(text) == len("2026-01-01") else moment
