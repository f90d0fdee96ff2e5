"""Stable ids of rows: the next one is one more than the highest ever used, so that no id comes back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBERED = re.compile(r"([a-z]+)([0-9]+)")


class Ids:
    """Gives new ids and remembers the highest number used for each table."""

    def __init__(self, highest: dict[str, int] | None = None) -> None:
        """Start from the numbers that the workbook remembers, by ``sheet.part``."""
        self.highest = dict(highest or {})

    def new(self, sheet: str, part: str) -> str:
        """Return a new id for a row: ``c12`` for contacts, ``r12`` for others."""
        key = f"{sheet}.{part}"
        self.highest[key] = self.highest.get(key, 0) + 1
        return f"{_prefix(sheet)}{self.highest[key]}"

    def saw(self, sheet: str, part: str, row_id: str) -> None:
        """Take note of an id that is in use."""
        prefix, number = row_id[:1], row_id[1:]
        if prefix == _prefix(sheet) and number.isascii() and number.isdecimal():
            key = f"{sheet}.{part}"
            self.highest[key] = max(self.highest.get(key, 0), int(number))


def _prefix(sheet: str) -> str:
    return "c" if sheet == "contacts" else "r"


def in_number(ids: Iterable[str]) -> list[str]:
    """Return ids in the order of their numbers, so that they fold well and the order of rows makes no difference."""
    return sorted(ids, key=lambda each: (len(each), each))


def pack(ids: list[str]) -> list[str]:
    """Return ids with runs such as ``c1-117`` folded, to be remembered in little space."""
    packed: list[str] = []
    run: tuple[str, int, int] | None = None
    for row_id in ids:
        match = _NUMBERED.fullmatch(row_id)
        if run and match and match[1] == run[0] and int(match[2]) == run[2] + 1:
            run = (run[0], run[1], run[2] + 1)
            continue
        packed += _run(run)
        run = (match[1], int(match[2]), int(match[2])) if match else None
        packed += [] if match else [row_id]
    return packed + _run(run)


def _run(run: tuple[str, int, int] | None) -> list[str]:
    if run is None:
        return []
    prefix, first, last = run
    return [f"{prefix}{first}" if first == last else f"{prefix}{first}-{last}"]


def unpack(packed: list[str]) -> list[str]:
    """Return the ids that `pack` folded."""
    ids: list[str] = []
    for entry in packed:
        if match := re.fullmatch(r"([a-z]+)(\d+)-(\d+)", entry):
            ids += [f"{match[1]}{number}" for number in range(int(match[2]), int(match[3]) + 1)]
        else:
            ids.append(entry)
    return ids
