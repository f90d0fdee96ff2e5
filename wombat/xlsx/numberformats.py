"""Number formats: the built-in ones of SpreadsheetML, and which formats show a date or a time of day."""

from __future__ import annotations

import re
from functools import lru_cache

FIRST_CUSTOM = 164
"""Ids from here on stand in ``numFmts``; those below are built in (ECMA-376 part 1, 18.8.30)."""

BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "mm-dd-yy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: "#,##0 ;(#,##0)",
    38: "#,##0 ;[Red](#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mmss.0",
    48: "##0.0E+0",
    49: "@",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
"""Code by id; 27 to 36 and 50 to 58 differ by language, here as in simplified Chinese: dates in all of them."""

_LOCAL = {*range(27, 37), *range(50, 59)}

ID_OF = {code: number for number, code in reversed(BUILT_IN.items()) if number not in _LOCAL}
"""Id by code, without those that differ by language."""

_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_SILENT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|General|E[+-]', re.IGNORECASE | re.DOTALL)
_DATE = re.compile(r"[ymdhs]|aaa|gge", re.IGNORECASE)


@lru_cache(maxsize=4096)
def shows_date(code: str) -> bool:
    """Tell whether a number in this format is shown as a date or a time of day; an elapsed time (``[h]:mm``) is not."""
    if _ELAPSED.search(code):
        return False
    first = _SILENT.sub("", code).split(";", 1)[0]
    return _DATE.search(first) is not None
