"""What stays the same of a formula whatever a program does to it when rows move and files are saved."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_TEXT = re.compile(r'"(?:[^"]|"")*"')
_SHEET = r"(?:'(?:[^']|'')*'|[^\W\d][\w.]*)!"
_CELL = r"\$?[A-Z]{1,3}\$?[0-9]{1,7}"
_REFERENCE = re.compile(rf"(?:{_SHEET})?(?:{_CELL}(?::{_CELL})?|#REF!)(?![\w(])")
_NUMBER = re.compile(r"(?<![\w.])[0-9]+(?:\.[0-9]*)?(?:E[+-]?[0-9]+)?")


def shape(formula: str) -> str:
    """Return four hexadecimal digits for a formula without its references, texts and ways of spelling."""
    return _shape(formula.removeprefix("="))


@lru_cache(maxsize=4096)
def _shape(formula: str) -> str:
    bare = _TEXT.sub('"', formula).upper()
    bare = _REFERENCE.sub("@", bare)
    bare = re.sub(r"\s", "", bare).replace("_XLFN.", "").replace("TRUE()", "TRUE").replace("FALSE()", "FALSE")
    bare = _NUMBER.sub(lambda number: f"{float(number[0]):g}", bare)
    return f"{zlib.crc32(bare.encode('utf-8', 'surrogatepass')) & 0xFFFF:04x}"


class Shapes:
    """Tells formulas that the program wrote from the user's own, for one field."""

    def __init__(self, known: Collection[str] | None) -> None:
        """Take the shapes that were written last; None where nothing is remembered and any will do."""
        self.known = known
        self._seen: dict[str, bool] = {}

    def ours(self, formula: str, row: int) -> bool:
        """Tell whether a formula in this row is the program's."""
        if self.known is None:
            return True
        alike = formula.replace(str(row), "0")
        if alike not in self._seen:
            self._seen[alike] = shape(formula) in self.known
        return self._seen[alike]
