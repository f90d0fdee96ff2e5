"""Cells as they are written: values and formulas into XML."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

from wombat.xlsx.cells import CellError, Formula, Value
from wombat.xlsx.dates import to_serial
from wombat.xlsx.strings import CARE, RISKY_STARTS, escaped, xml_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_SHORT = 16_000


class Encoder:
    """Writes cells, for one workbook.

    Args:
        date1904: whether days are counted from 1904.
        quoted: gives the variant of a cell format whose text stays text when it is edited.
        unquoted: gives the variant for what is no text.
    """

    def __init__(self, quoted: Callable[[int], int], unquoted: Callable[[int], int], *, date1904: bool) -> None:
        """Keep what cells depend on."""
        self._quoted, self._unquoted, self._date1904 = quoted, unquoted, date1904

    def style(self, value: Value, style: int) -> int:
        """Return the format for a value: the quoting variant for text that looks like a formula, none for figures."""
        if not isinstance(value, str):
            return self._unquoted(style)
        return self._quoted(style) if value[:1] in RISKY_STARTS else style

    def cell(self, place: str, value: Value, formula: str | None, style: int) -> str:
        """Return a cell as XML.

        Raises:
            TextTooLongError: the text has more characters than a cell holds.
            ValueError: a date lies before the calendar of the workbook.
        """
        style = self.style(value if formula is None else 0, style)
        start = f'<c r="{place}" s="{style}"' if style else f'<c r="{place}"'
        if formula is not None:
            kind, text = self._computed(value)
            shown = f"<v>{text}</v>" if text is not None else ""
            return f"{start}{kind}><f>{escaped(formula.removeprefix('='))}</f>{shown}</c>"
        return start + self._rest(value)

    def _rest(self, value: Value) -> str:
        if value is None or value == "":
            return "/>"
        if isinstance(value, str):
            text = xml_text(value)
            keep = ' xml:space="preserve"' if value[:1].isspace() or value[-1:].isspace() or "\n" in value else ""
            return f' t="inlineStr"><is><t{keep}>{text}</t></is></c>'
        kind, figure = self._computed(value)
        return f"{kind}><v>{figure}</v></c>"

    def _computed(self, value: Value) -> tuple[str, str | None]:
        """Return the type attribute and the text of a value."""
        if value is None:
            return "", None
        if isinstance(value, bool):
            return ' t="b"', str(int(value))
        if isinstance(value, CellError):
            return ' t="e"', escaped(value.code)
        if isinstance(value, str):
            return ' t="str"', xml_text(value)
        if isinstance(value, date):
            return "", _figure(to_serial(value, date1904=self._date1904))
        return ("", _figure(value)) if math.isfinite(value) else (' t="e"', "#NUM!")

    def column(self, name: str, rows: Iterable[int], values: Iterable[Value | Formula], style: int) -> list[str]:
        """Return one cell a row for a column of values; blank values without format give empty text.

        Raises:
            TextTooLongError: a text has more characters than a cell holds.
            ValueError: a date lies before the calendar of the workbook.
        """
        shown = f' s="{style}"' if style else ""
        bare = self._unquoted(style)
        bare_shown = f' s="{bare}"' if bare else ""
        blank = f"{bare_shown}/>" if bare else None
        text_start, number_start = f'{shown} t="inlineStr"><is><t>', f"{bare_shown}><v>"
        out = []
        for row, value in zip(rows, values, strict=True):
            if value is None or value == "":
                out.append(f'<c r="{name}{row}"{blank}' if blank else "")
            elif type(value) is str and _easy(value):
                out.append(f'<c r="{name}{row}"{text_start}{value}</t></is></c>')
            elif type(value) is int:
                out.append(f'<c r="{name}{row}"{number_start}{value}</v></c>')
            elif isinstance(value, Formula):
                out.append(self.cell(f"{name}{row}", value.value, value.text, style))
            else:
                out.append(self.cell(f"{name}{row}", value, None, style))
        return out


def _easy(text: str) -> bool:
    """Tell whether text can be written as it is."""
    return not (text[0] in RISKY_STARTS or text[0].isspace() or text[-1].isspace() or CARE(text) or len(text) > _SHORT)


def _figure(number: float) -> str:
    return repr(int(number)) if isinstance(number, int) else repr(float(number))
