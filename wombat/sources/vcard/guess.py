"""Guess of an old encoding from a few names that are not UTF-8: by the rows of the code tables they fall into.

A vCard may hold no more than one name in an old encoding, too little for the frequencies of letters that
`wombat.sources.evidence` weighs. But Chinese, Japanese and Korean code tables are ordered: everyday characters
stand in rows of their own, and text read in the wrong table falls outside them.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from wombat.sources.evidence import likeliest, scripts

_RANGES: dict[str, tuple[tuple[int, int, float], ...]] = {
    "gb18030": ((0xB0A1, 0xD7F9, 1.0), (0xA1A1, 0xA3FE, 0.5), (0xA4A1, 0xA9FE, 0.2)),
    "cp950": ((0xA440, 0xC67E, 1.0), (0xA140, 0xA3BF, 0.5)),
    "cp932": ((0x829F, 0x8396, 1.0), (0x889F, 0x9872, 0.95), (0x8140, 0x81FC, 0.5)),
    "cp949": ((0xB0A1, 0xC8FE, 1.0), (0xA1A1, 0xA3FE, 0.5)),
    "euc_jp": ((0xA4A1, 0xA5F6, 1.0), (0xB0A1, 0xCFD3, 0.9), (0xA1A1, 0xA3FE, 0.5)),
}
"""For each encoding, ranges of two-byte codes and how likely text uses them: 1 everyday, 0 hardly."""

_EVIDENCE = {"cp950": "big5hkscs", "euc_jp": "cp932"}
_HALF_KANA = ("ｱ", "ﾟ")
_RARE = 0.15
_ENOUGH = 0.7
_AMONG_LETTERS = re.compile(r"[A-Za-z][^\x00-\x7f]+[A-Za-z]")


_SYMBOL = re.compile(
    rb"(?<=[A-Za-z])\x92(?=(?:s|t|d|m|re|ve|ll)?(?:[\s.,;:!?)\\]|$))"  # it's
    rb"|(?<=\d)[\x80\xa3\xb0-\xb3\xbc-\xbe](?![\x80-\xff])"  # 20 degrees
    rb"|(?:^|(?<=[\s(]))(?:[\x80\xa3\xa9\xae](?=[\s\d])|[\xa1\xbf](?=[A-Za-z]))"  # pounds 20, a Spanish question
    rb"|(?<=\s)[\x96\x97](?=\s)|(?<=\d)\x96(?=\d)|(?<=[A-Za-z])[\x85\x99\xae](?=\s|$)"  # dashes, dots, marks
)
"""Signs of the Western code tables in places where they stand in text; their bytes begin characters in others."""


def guess(sample: bytes) -> str:
    """Return Python's name of the likeliest encoding of text that is not UTF-8."""
    letters = _SYMBOL.sub(b"", sample)
    if letters.isascii():
        return "cp1252"
    found = _by_letters(letters)
    return found if letters == sample or found.startswith("cp125") else _by_letters(sample)


def _by_letters(sample: bytes) -> str:
    scores = {name: _score(sample, name) for name in _RANGES}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= _ENOUGH else likeliest(sample)


def _score(sample: bytes, name: str) -> float:
    """Return how common the characters above ASCII are, above 1 at best; 0 if the bytes are not in that encoding."""
    try:
        text = sample.decode(name)
    except UnicodeDecodeError as error:
        if error.start < len(sample) - 2:
            return 0.0
        text = sample[: error.start].decode(name)
    counts = Counter(char for char in text if not char.isascii())
    often = _common(_EVIDENCE.get(name, name))
    points = sum(count * (_likely(char, name) + 0.4 * (char in often)) for char, count in counts.items())
    return (points - len(_AMONG_LETTERS.findall(text))) / max(1, counts.total())


@cache
def _common(encoding: str) -> frozenset[str]:
    return next((script.common for script in scripts() if script.encoding == encoding), frozenset())


def _likely(char: str, name: str) -> float:
    if _HALF_KANA[0] <= char <= _HALF_KANA[1]:
        return 0.6 if name == "cp932" else _RARE
    try:
        code = int.from_bytes(char.encode(name))
    except UnicodeEncodeError:
        return 0.0
    for low, high, weight in _RANGES[name]:
        if low <= code <= high:
            return weight
    return -1.0 if "\ue000" <= char <= "\uf8ff" else _RARE
