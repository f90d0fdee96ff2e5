"""Formulas of definitions computed: parsed once, then evaluated for each row as a spreadsheet program does.

It knows what `wombat.definitions.formulas` lets through, less the functions that few formulas need; a formula with
one of those raises `Uncomputed`, and its cell waits for the spreadsheet program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wombat.definitions.formulas import tokens
from wombat.definitions.functions import EPOCH, FUNCTIONS, CellError, Uncomputed, compared, number, said

if TYPE_CHECKING:
    import re
    from collections.abc import Callable
    from datetime import date

    Look = Callable[[bool, list[str]], Any]
    """From whether it is a label and the steps of a name to the value of a cell, or a list with those of a column."""
    Node = Callable[[Look], Any]

_POWER = {"=": 1, "<>": 1, "<": 1, ">": 1, "<=": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 5}
"""How tightly a sign binds; a leading minus binds more tightly than all of them, as in spreadsheets."""


def parse(formula: str, today: date) -> Node:
    """Return a formula that passed `wombat.definitions.formulas.unfit` as a function of what its names stand for.

    Args:
        formula: as in a definition.
        today: what TODAY() gives.

    Raises:
        Uncomputed: it has a function that is not computed here.
    """
    return _Parser(formula, float((today - EPOCH).days)).expression(0)


class _Parser:
    def __init__(self, formula: str, today: float) -> None:
        self._today = today
        self._tokens = [token for token in tokens(formula) if not token[0].isspace()]
        self._at = 0

    def _peek(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else ""

    def _next(self) -> re.Match[str]:
        self._at += 1
        return self._tokens[self._at - 1]

    def expression(self, least: int) -> Node:
        left = self._value()
        while (sign := self._peek()) == "%" or _POWER.get(sign, 0) > least:
            self._next()
            left = _percent(left) if sign == "%" else _joined(sign, left, self.expression(_POWER[sign]))
        return left

    def _value(self) -> Node:
        token = self._next()
        if (constant := _constant(token)) is not None:
            return lambda _: constant
        if token["name"]:
            label, steps = bool(token["label"]), token["name"].split(".")
            return lambda look: look(label, steps)
        if token["function"]:
            return self._call(token["function"].upper())
        if token[0] == "(":
            inside = self.expression(0)
            self._next()
            return inside
        operand = self._value()
        return operand if token[0] == "+" else lambda look: -number(operand(look))

    def _call(self, name: str) -> Node:
        arguments: list[Node] = []
        while self._peek() != ")":
            arguments.append((lambda _: None) if self._peek() == "," else self.expression(0))
            if self._peek() == ",":
                self._next()
                if self._peek() == ")":
                    arguments.append(lambda _: None)
        self._next()
        if name == "IF":
            return _if(*arguments)
        if name == "IFERROR":
            return _if_error(*arguments)
        if name == "TODAY":
            return lambda _: self._today
        if name not in FUNCTIONS:
            raise Uncomputed(name)
        function = FUNCTIONS[name]
        return lambda look: function(*(argument(look) for argument in arguments))


def _constant(token: re.Match[str]) -> str | float | bool | None:
    if token["text"]:
        return token["text"][1:-1].replace('""', '"')
    if token["truth"]:
        return token["truth"] == "TRUE"
    return float(token["number"]) if token["number"] else None


def _percent(operand: Node) -> Node:
    return lambda look: number(operand(look)) / 100


def _joined(sign: str, left: Node, right: Node) -> Node:
    """Return two operands joined by a sign."""

    def join(look: Look) -> Any:
        one, two = left(look), right(look)
        if isinstance(one, list) or isinstance(two, list):
            raise Uncomputed(sign)
        if sign == "&":
            return said(one) + said(two)
        return compared(sign, one, two) if _POWER[sign] == 1 else _arithmetic(sign, number(one), number(two))

    return join


def _arithmetic(sign: str, one: float, two: float) -> float:
    if sign == "/" and not two:
        raise CellError("#DIV/0!")
    if sign == "^":
        return float(one**two)
    return {"+": one + two, "-": one - two, "*": one * two}[sign] if sign != "/" else one / two


def _if(test: Node, yes: Node, no: Node = lambda _: False) -> Node:
    return lambda look: yes(look) if FUNCTIONS["OR"](test(look)) else no(look)


def _if_error(value: Node, instead: Node) -> Node:
    def tried(look: Look) -> Any:
        try:
            return value(look)
        except CellError:
            return instead(look)

    return tried
