"""Values of the plan as cells hold them, and cells as values of the plan, by the type of the field."""

from __future__ import annotations

import re
import zlib
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from wombat.text import Text, Texts
from wombat.xlsx.cells import CellError

if TYPE_CHECKING:
    from collections.abc import Callable

    from wombat.definitions.model import Field
    from wombat.plan.model import Value

texts = Texts(__package__)
Raw = None | str | int | float | bool | date | datetime | CellError
"""What the workbook engine reads and writes."""

_SEPARATORS = re.compile(r"[;；\n]")
_COMMAS = re.compile(r"[;；\n、,，]")
_YES = {"✓", "✔", "x", "yes", "y", "true", "1", "是", "有", "√", "=true()"}
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_YEARLESS = re.compile(r"--(\d\d?)-?(\d\d?)|(\d{1,2})\s*月\s*(\d{1,2})\s*[日号號]?")
_GERMAN = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")
"""The one way to write a date with the year last in which the day is sure to come first."""
_NO_YEAR = 1604
"""The year that phones write for a birthday without one."""
_MARK = "✓"


class Unfit(ValueError):  # noqa: N818 - it is no failure of the program
    """A cell does not hold what its field asks for; ``text`` is the sentence that says what to type."""

    def __init__(self, text: Text) -> None:
        """Keep the sentence."""
        super().__init__(text.say("en"))
        self.text = text


def to_cell(value: Value, field: Field, language: str) -> Raw:
    """Return what to write into a cell for a value of the plan."""
    if value is None or value in ("", []):
        return None
    if isinstance(value, list):
        return "; ".join(value)
    if field.type == "choice":
        return choice_label(field, str(value), language)
    if field.type == "yes":
        return _MARK if value else None
    return value


@lru_cache(maxsize=4096)
def _labels(field: Field) -> dict[str, str]:
    return {said.casefold(): choice.id for choice in field.choices for said in (*choice.label.every(), choice.id)}


def choice_label(field: Field, value: str, language: str) -> str:
    """Return the label of a choice id; other text as it is."""
    for choice in field.choices:
        if choice.id == value:
            return choice.label.say(language)
    return value


def from_cell(raw: Raw, field: Field) -> Value:
    """Return the value of the plan that a cell holds.

    Raises:
        Unfit: the cell holds something the field cannot, such as text where a number belongs.
    """
    if raw is None or raw == "":
        return None
    if isinstance(raw, CellError):
        raise Unfit(texts("unfit.error", value=raw.code))
    return _READERS.get(field.type, _text_of)(raw, field)


def _yes(raw: Raw, _field: Field) -> bool | None:
    return str(raw).strip().casefold() in _YES or None


def _text_of(raw: Raw, _field: Field) -> str | None:
    return _text(raw)


def _text(raw: Raw) -> str | None:
    if isinstance(raw, datetime):
        raw = raw.date() if raw.time() == datetime.min.time() else raw
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    said = raw.isoformat() if isinstance(raw, date) else str(raw)
    return said.strip("\n ") or None


def _list(raw: Raw, field: Field) -> list[str] | None:
    split = _SEPARATORS if field.type in {"list", "phones"} else _COMMAS
    parts = [part.strip() for part in split.split(_text(raw) or "")]
    return [part for part in parts if part] or None


def _choice(raw: Raw, field: Field) -> str | None:
    said = _text(raw)
    if said is None:
        return None
    known = _labels(field).get(said.casefold())
    if known is None and not field.open:
        raise Unfit(texts("unfit.choice", value=said, label=field.label))
    return known or said


def _number(raw: Raw, field: Field) -> int | float | None:
    typed = float(raw) if isinstance(raw, (int, float)) else None
    number = _said_number(raw) if isinstance(raw, str) else typed
    if number is None:
        raise Unfit(texts("unfit.number", value=str(raw).strip(), label=field.label))
    if beyond(field, number):
        said = {name: _end(field, end) for name, end in limits(field).items()}
        raise Unfit(texts(f"unfit.{limit_key(field)}", value=_end(field, number), label=field.label, **said))
    return int(number) if number.is_integer() else number


def limits(field: Field) -> dict[str, float]:
    """Return the limits of a number by name: ``least``, ``most`` and ``above``, those that it has."""
    ends = {"least": field.least, "most": field.most, "above": field.above}
    return {name: end for name, end in ends.items() if end is not None}


def limit_key(field: Field) -> str:
    """Return under which key of the texts the limits of a field are told; empty where it has none."""
    known = limits(field)
    return "between" if {"least", "most"} <= known.keys() else next(iter(known), "")


def beyond(field: Field, number: float) -> bool:
    """Tell whether a number is outside the limits of its field."""
    least, most, above = field.least, field.most, field.above
    return (
        (least is not None and number < least)
        or (most is not None and number > most)
        or (above is not None and number <= above)
    )


def _end(field: Field, number: float) -> str:
    return f"{number * 100:.12g} %" if field.type == "percent" else f"{number:.12g}"


def _birthday(raw: Raw, field: Field) -> str:
    """Return ``YYYY-MM-DD``, or ``--MM-DD`` without a year; which of two numbers is the month is not guessed."""
    said = _text(raw) or ""
    try:
        if yearless := _YEARLESS.fullmatch(said):
            day = date(_NO_YEAR, *(int(each) for each in yearless.groups() if each))
        elif german := _GERMAN.fullmatch(said):
            day = date(*(int(each) for each in reversed(german.groups())))
        else:
            day = _date(raw, field)
    except ValueError as error:
        raise Unfit(texts("unfit.birthday", value=said)) from error
    return f"--{day:%m-%d}" if day.year == _NO_YEAR else day.isoformat()


def _said_number(said: str) -> float | None:
    """Return a number that was typed as text, with its thousands, currency or percent sign, or None."""
    plain = said.strip().replace(",", "").replace("，", "").lstrip("¥￥$€£ ").strip()
    try:
        return float(plain.removesuffix("%")) * (0.01 if plain.endswith("%") else 1)
    except ValueError:
        return None


_EPOCH, _LAST_SERIAL = date(1899, 12, 30), 2_958_465


def _date(raw: Raw, _field: Field) -> date:
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    if isinstance(raw, (int, float)) and not isinstance(raw, bool) and 1 <= raw <= _LAST_SERIAL:
        return _EPOCH + timedelta(days=int(raw))
    if isinstance(raw, str) and (match := _DATE.match(raw.strip())):
        try:
            return date(*map(int, match.groups()))
        except ValueError:
            pass
    raise Unfit(texts("unfit.date", value=str(raw).strip()))


def _serial(day: date) -> float:
    """Return a date as the number of days that cells hold, so that another number format makes no difference."""
    seconds = (day.hour * 60 + day.minute) * 60 + day.second if isinstance(day, datetime) else 0
    return day.toordinal() - _EPOCH.toordinal() + seconds / 86400


_READERS: dict[str, Callable[[Raw, Field], Value]] = {
    **dict.fromkeys(("list", "phones", "emails", "contacts", "circles"), _list),
    **dict.fromkeys(("integer", "number", "money", "percent"), _number),
    "choice": _choice,
    "yes": _yes,
    "date": _date,
    "birthday": _birthday,
}


def formula_digest(raw: Raw) -> str:
    """Return the digest of a formula that gives ``raw``; it begins with ``f``, as no other does."""
    return "f" + digest(raw)[1:]


def digest(raw: Raw) -> str:
    """Return four hexadecimal digits for what a cell holds, equal after any program has saved it; blank is 0000."""
    if raw is None or raw == "":
        return "0000"
    if type(raw) is str:
        return _digest_of(raw.replace("\r\n", "\n").strip())
    if isinstance(raw, date):
        raw = _serial(raw)
    if isinstance(raw, bool):
        said = str(int(raw))
    elif isinstance(raw, (int, float)):
        said = f"{raw:.9g}"
    else:
        said = str(raw).replace("\r\n", "\n").strip()
    return _digest_of(said)


@lru_cache(maxsize=1 << 16)
def _digest_of(said: str) -> str:
    return f"{zlib.crc32(said.encode('utf-8', 'surrogatepass')) % 0xEFFF + 1:04x}"
