"""What a formula of a definition may say: plain functions, over cells that it names; nothing that reaches outside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from wombat.definitions.model import Part, Worksheet

_WORDS = """
    ABS AND AVERAGE AVERAGEIF AVERAGEIFS CEILING CHOOSE CONCATENATE COUNT COUNTA COUNTBLANK COUNTIF COUNTIFS DATE
    DATEDIF DATEVALUE DAY DAYS360 EDATE EOMONTH EXACT EXP FALSE FIND FLOOR HOUR IF IFERROR INDEX INT ISBLANK ISERROR
    ISEVEN ISNA ISNUMBER ISODD ISTEXT LARGE LEFT LEN LN LOG LOG10 LOOKUP LOWER MATCH MAX MEDIAN MID MIN MINUTE MOD MONTH
    N NA NETWORKDAYS NOT NOW OR PERCENTILE PI POWER PRODUCT PROPER QUARTILE RANK REPLACE REPT RIGHT ROUND ROUNDDOWN
    ROUNDUP SEARCH SIGN SMALL SQRT STDEV SUBSTITUTE SUM SUMIF SUMIFS SUMPRODUCT TEXT TIME TODAY TRIM TRUE UPPER VALUE
    VAR VLOOKUP WEEKDAY WEEKNUM WORKDAY YEAR YEARFRAC
"""
FUNCTIONS = frozenset(_WORDS.split())
"""Functions that Excel 2010, WPS and LibreOffice all know and that see nothing but the cells and values given to them.

Left out on purpose: INDIRECT, OFFSET and ADDRESS make references out of text, HYPERLINK and WEBSERVICE leave the
workbook, and so do RTD, DDE and everything that a spreadsheet program may learn later.
"""

LONGEST = 4000
"""Characters of a formula of a definition; a spreadsheet takes 8,192, and names grow when they become references."""

DEEPEST = 60
"""Brackets within brackets; a spreadsheet takes 64."""

_TOKEN = re.compile(
    r"""\s+
    | (?P<text> "(?:[^"]|"")*" )
    | \{ (?P<label>=?) (?P<name>[a-z][a-z0-9_.-]*) \}
    | (?P<function> [A-Za-z][A-Za-z0-9.]* ) \(
    | (?P<number> \d+(?:\.\d+)? | \.\d+ )
    | (?P<truth> TRUE | FALSE )
    | (?P<sign> <>|<=|>=|[-+*/^&=<>%(),] )
    | (?P<odd> [A-Za-z_$'\[\\][^\s"{}(),]* | . )""",
    re.VERBOSE | re.DOTALL,
)


def tokens(formula: str) -> Iterator[re.Match[str]]:
    """Yield the pieces of a formula; each has one of the groups text, name, function, number, truth, sign, odd."""
    return _TOKEN.finditer(formula.removeprefix("="))


def unfit(formula: str) -> str:
    """Return the first piece of a formula that may not stand in it, or not there; empty where there is none."""
    if len(formula) > LONGEST:
        return f"{formula[:20]}…"
    walk = _Walk()
    for token in tokens(formula):
        if not token[0].isspace() and not walk.takes(token):
            return token[0]
    return "" if walk.complete else formula[-20:]


class _Walk:
    """Goes through a formula and knows what may come next: values and signs in turn, brackets closed as opened."""

    def __init__(self) -> None:
        self._brackets: list[str] = []
        self._value_next = True
        self._last = ""

    @property
    def complete(self) -> bool:
        return not self._brackets and not self._value_next

    def takes(self, token: re.Match[str]) -> bool:
        """Tell whether a token may come here, and go on behind it."""
        kind, last = str(token.lastgroup), self._last
        self._last = token["sign"] or kind
        if kind == "odd":
            return False
        if kind == "function":
            return token["function"].upper() in FUNCTIONS and self._opens("function")
        if kind != "sign":
            fits, self._value_next = self._value_next, False
            return fits
        return self._takes_sign(token["sign"], last)

    def _takes_sign(self, sign: str, last: str) -> bool:
        inside = self._brackets[-1] if self._brackets else ""
        if sign == "(":
            return self._opens("plain")
        if sign == ")":
            fits = bool(inside) and (not self._value_next or (inside == "function" and last in {"function", ","}))
            self._brackets = self._brackets[:-1]
            self._value_next = False
            return fits
        if sign == ",":
            fits = inside == "function"
        elif sign == "%":
            return not self._value_next
        else:
            fits = not self._value_next or sign in "+-"
        self._value_next = True
        return fits

    def _opens(self, kind: str) -> bool:
        fits = self._value_next and len(self._brackets) < DEEPEST
        self._brackets.append(kind)
        self._value_next = True
        return fits


def references(formula: str) -> Iterator[tuple[bool, list[str]]]:
    """Yield what a formula names: whether it is the label of a choice, and the steps of the name."""
    for token in _TOKEN.finditer(formula):
        if token["name"]:
            yield bool(token["label"]), token["name"].split(".")


def astray(
    worksheet: Worksheet, worksheets: Mapping[str, Worksheet], within: Collection[str] | None = None
) -> Iterator[tuple[str, str, bool]]:
    """Yield each name in the formulas of a worksheet that leads nowhere, or further than it may.

    Args:
        worksheet: whose formulas are looked at.
        worksheets: all there are; a name that leads to another plugin's, not installed here, is no fault.
        within: ids of the worksheets that it may name, for definitions that come without a plugin; None for any.

    Yields:
        The field as ``part.field``, the name as the formula has it, and whether it leads outside.
    """
    for part in worksheet.parts:
        for field in part.fields:
            for label, steps in references(field.formula or ""):
                sheet = steps[0] if len(steps) > 2 + label else worksheet.id
                outside = within is not None and sheet not in within
                if outside or not _leads(worksheets.get(sheet), worksheet, part, steps, label=label):
                    yield f"{part.id}.{field.id}", "{" + "=" * label + ".".join(steps) + "}", outside


def _leads(target: Worksheet | None, home: Worksheet, part: Part, steps: list[str], *, label: bool) -> bool:
    """Tell whether a name leads to a field, or a label to a choice of a field; into what is not there it may."""
    if len(steps) > 2 + label:
        if target is None:
            return target is not home
        found = [each for each in target.parts if each.id == steps[1]]
        steps = steps[2:]
    else:
        found = [part]
    fields = [field for each in found for field in each.fields if field.id == steps[0]]
    if not label:
        return bool(fields) and len(steps) == 1
    return len(steps) == 2 and any(choice.id == steps[1] for field in fields for choice in field.choices)  # noqa: PLR2004
