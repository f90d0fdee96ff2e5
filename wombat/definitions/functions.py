"""The functions of formulas, on values as a spreadsheet holds them: numbers (dates are days), texts, truths, blanks.

A column is a list of such values, its blank rows at the end left out; what would count those is not computed.
"""

from __future__ import annotations

import math
import re
from datetime import date, timedelta
from statistics import fmean, median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EPOCH = date(1899, 12, 30)
"""Day 0 of spreadsheets."""


class Uncomputed(Exception):  # noqa: N818 - the cell then waits for the spreadsheet program
    """A formula that is left to the spreadsheet program."""


class CellError(Exception):
    """A formula that gives an error, such as ``#DIV/0!``."""


def number(value: Any) -> float:
    """Return a value as a number, as signs such as ``+`` take it.

    Raises:
        CellError: it is a text that is no number.
        Uncomputed: it is a column.
    """
    if isinstance(value, list):
        raise Uncomputed("column")
    try:
        return float(value or 0) if value != "" else float("x")
    except ValueError:
        raise CellError("#VALUE!") from None


def said(value: Any) -> str:
    """Return a value as text, as ``&`` takes it."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.15g}"
    return "" if value is None else str(value)


def compared(sign: str, one: Any, two: Any) -> bool:
    """Return whether a comparison holds: texts without case; numbers, to 15 digits, come before texts."""
    one, two = _rank(one, two), _rank(two, one)
    holds = {"=": one == two, "<>": one != two, "<": one < two, ">": one > two, "<=": one <= two, ">=": one >= two}
    return bool(holds[sign])


def _rank(value: Any, other: Any) -> tuple[int, Any]:
    if value is None:
        value = "" if isinstance(other, str) else False if isinstance(other, bool) else 0
    if isinstance(value, bool):
        return 2, value
    return (1, value.casefold()) if isinstance(value, str) else (0, float(f"{value:.15g}"))


def _cells(arguments: tuple[Any, ...]) -> Iterator[Any]:
    for argument in arguments:
        yield from argument if isinstance(argument, list) else [argument]


def _numbers(*arguments: Any) -> list[float]:
    """Return the numbers: of columns those that are some, of single values all."""
    found = []
    for argument in arguments:
        if isinstance(argument, list):
            found += [float(each) for each in argument if isinstance(each, (int, float)) and not isinstance(each, bool)]
        elif argument is not None:
            found.append(number(argument))
    return found


def _mean(figures: list[float]) -> float:
    if not figures:
        raise CellError("#DIV/0!")
    return fmean(figures)


def _criterion(wanted: Any) -> Callable[[Any], bool]:
    """Return what COUNTIFS and its kin mean by a criterion.

    Raises:
        Uncomputed: blank cells would meet it, and how many there are below a table only the workbook knows.
    """
    if not isinstance(wanted, str):
        figure = number(wanted)
        return lambda cell: not isinstance(cell, (str, bool, type(None))) and float(cell) == figure
    sign, rest = re.fullmatch(r"(<>|<=|>=|=|<|>)?(.*)", wanted, re.DOTALL).groups()  # type: ignore[union-attr]
    if sign == "<>" and not rest:
        return lambda cell: cell is not None
    if sign == "<>" or not rest:
        raise Uncomputed("blank cells")
    try:
        figure = float(rest)
    except ValueError:
        return _pattern(sign, rest)
    return lambda cell: not isinstance(cell, (str, bool, type(None))) and compared(sign or "=", cell, figure)


def _pattern(sign: str | None, text: str) -> Callable[[Any], bool]:
    if sign not in {None, "="}:
        raise Uncomputed(sign)
    parts = re.findall(r"~[*?~]|[*?]|[^*?~]+|~", text)
    like = "".join({"*": ".*", "?": "."}.get(part) or re.escape(part.removeprefix("~") or part) for part in parts)
    found = re.compile(like, re.IGNORECASE | re.DOTALL)
    return lambda cell: isinstance(cell, str) and found.fullmatch(cell) is not None


def _met(*pairs: Any) -> list[bool]:
    """Return for each row whether it meets all criteria."""
    columns, wanted = pairs[::2], [_criterion(each) for each in pairs[1::2]]
    if any(not isinstance(column, list) or len(column) != len(columns[0]) for column in columns):
        raise Uncomputed("columns of several tables")
    return [all(meets(cell) for meets, cell in zip(wanted, row, strict=True)) for row in zip(*columns, strict=True)]


def _chosen(column: Any, *pairs: Any) -> list[float]:
    met = _met(*pairs)
    if not isinstance(column, list) or len(column) != len(met):
        raise Uncomputed("columns of several tables")
    return _numbers([cell for cell, meets in zip(column, met, strict=True) if meets])


def _rounded(value: Any, digits: Any, how: Callable[[float], float]) -> float:
    scale = 10.0 ** int(number(digits))
    exact = float(f"{abs(number(value)) * scale:.15g}")
    return math.copysign(how(exact) / scale, number(value))


def _half_up(value: float) -> float:
    return math.floor(value + 0.5)


def _day(value: Any) -> date:
    try:
        return EPOCH + timedelta(days=int(number(value)))
    except OverflowError:
        raise CellError("#NUM!") from None


def _date(year: Any, month: Any, day: Any) -> float:
    months = int(number(year)) * 12 + int(number(month)) - 1
    try:
        return float((date(months // 12, months % 12 + 1, 1) - EPOCH).days + int(number(day)) - 1)
    except ValueError:
        raise CellError("#NUM!") from None


def _divided(one: Any, two: Any) -> float:
    if not number(two):
        raise CellError("#DIV/0!")
    return math.fmod(math.fmod(number(one), number(two)) + number(two), number(two))


def _figure(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _single(value: Any) -> Any:
    if isinstance(value, list):
        raise Uncomputed("column")
    return value


def _text(function: Callable[..., str]) -> Callable[..., str]:
    return lambda value, *counts: function(said(_single(value)), *(int(number(count)) for count in counts))


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "ABS": lambda value: abs(number(value)),
    "AND": lambda *values: all(number(each) for each in _cells(values) if each is not None),
    "AVERAGE": lambda *values: _mean(_numbers(*values)),
    "AVERAGEIF": lambda column, wanted, figures=None: _mean(_chosen(figures or column, column, wanted)),
    "AVERAGEIFS": lambda column, *pairs: _mean(_chosen(column, *pairs)),
    "COUNT": lambda *values: float(len(_numbers(*values))),
    "COUNTA": lambda *values: float(sum(each is not None for each in _cells(values))),
    "COUNTIF": lambda column, wanted: float(sum(_met(column, wanted))),
    "COUNTIFS": lambda *pairs: float(sum(_met(*pairs))),
    "DATE": _date,
    "DAY": lambda value: float(_day(value).day),
    "EXACT": lambda one, two: said(one) == said(two),
    "INT": lambda value: float(math.floor(number(value))),
    "ISBLANK": lambda value: _single(value) is None,
    "ISNUMBER": lambda value: _figure(_single(value)),
    "ISTEXT": lambda value: isinstance(_single(value), str),
    "LEFT": _text(lambda text, count=1: text[:count]),
    "LEN": lambda value: float(len(said(_single(value)))),
    "LOWER": _text(str.lower),
    "MAX": lambda *values: max(_numbers(*values), default=0.0),
    "MEDIAN": lambda *values: median(_numbers(*values) or [_mean([])]),
    "MID": _text(lambda text, start, count: text[start - 1 : start - 1 + count]),
    "MIN": lambda *values: min(_numbers(*values), default=0.0),
    "MOD": _divided,
    "MONTH": lambda value: float(_day(value).month),
    "N": lambda value: float(value) if isinstance(_single(value), (int, float)) else 0.0,
    "NOT": lambda value: not number(value),
    "OR": lambda *values: any(number(each) for each in _cells(values) if each is not None),
    "RIGHT": _text(lambda text, count=1: text[-count:] if count else ""),
    "ROUND": lambda value, digits=0: _rounded(value, digits, _half_up),
    "ROUNDDOWN": lambda value, digits=0: _rounded(value, digits, math.floor),
    "ROUNDUP": lambda value, digits=0: _rounded(value, digits, math.ceil),
    "SUM": lambda *values: math.fsum(_numbers(*values)),
    "SUMIF": lambda column, wanted, figures=None: math.fsum(_chosen(figures or column, column, wanted)),
    "SUMIFS": lambda column, *pairs: math.fsum(_chosen(column, *pairs)),
    "TRIM": lambda value: " ".join(filter(None, said(_single(value)).split(" "))),
    "UPPER": _text(str.upper),
    "YEAR": lambda value: float(_day(value).year),
}
"""What each function gives; IF, IFERROR and TODAY stand in `wombat.definitions.arithmetic`."""
