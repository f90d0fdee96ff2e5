"""Which of the old encodings some bytes are in, from what their letters look like in each."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

SAMPLE = 2**15
"""Bytes around high bytes that are looked at."""

_CASE = re.compile(r"[а-яёіїє][А-ЯЁІЇЄ]|[α-ώ][Α-Ω]|\b[а-яё]{2}")
_THAI = re.compile(r"(?:^|[^ก-ฮิ-ูัํ็-์])[ะ-ูํ็-์]|[เ-ไ](?![ก-ฮ])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Script:
    """What text in one encoding looks like.

    Attributes:
        encoding: as Python names it.
        wide: whether the characters take two bytes.
        mixed: whether its letters stand among ASCII letters, as in the languages written with Latin letters.
        common: characters that are frequent in lists of people.
        usual: characters that are nothing odd.
        telling: matches what only its languages have.
        trust: factor on its score; an encoding that is rarely met needs better evidence.
    """

    encoding: str
    wide: bool
    mixed: bool
    common: frozenset[str]
    everyday: frozenset[str]
    usual: re.Pattern[str]
    telling: re.Pattern[str] | None
    trust: float


@cache
def scripts() -> tuple[Script, ...]:
    """Return the encodings that are weighed, the commonest first, read from ``evidence.toml``."""
    table = tomllib.loads(files(__package__).joinpath("evidence.toml").read_text("utf-8"))
    return tuple(
        Script(
            encoding,
            row.get("wide", False),
            row.get("mixed", False),
            frozenset("".join(row["common"].split())),
            _characters(encoding, *row.get("everyday", (1, 0))),
            re.compile(row["usual"]),
            re.compile(row["telling"]) if "telling" in row else None,
            row.get("trust", 1.0),
        )
        for encoding, row in table.items()
    )


def _characters(encoding: str, first: int, last: int) -> frozenset[str]:
    """Return the characters of two bytes whose first byte lies between two."""
    pairs = (bytes((lead, trail)) for lead in range(first, last + 1) for trail in range(0x40, 0xFF))
    return frozenset(pair.decode(encoding, "ignore")[:1] for pair in pairs) - {""}


def likeliest(data: bytes) -> str:
    """Return the encoding, as Python names it, in which the bytes look most like text that people write.

    That of old Macs is weighed only where lines end as theirs did.
    """
    sample = _telling(data)
    weighed = [script for script in scripts() if script.encoding != "mac_roman" or b"\n" not in data]
    scores = {script.encoding: _score(sample, script) for script in weighed}
    return max(scores, key=lambda name: scores[name])


def _telling(data: bytes) -> bytes:
    """Return the words that hold high bytes, cut to a size that is quickly judged."""
    words, size = [], 0
    for match in re.finditer(rb"[\x40-\x7e]*(?:[\x80-\xff]+[\x30-\x7e]*)+", data):
        words.append(match.group())
        size += len(words[-1])
        if size > SAMPLE:
            break
    return b"\n".join(words)


def _score(sample: bytes, script: Script) -> float:
    """Return how well the bytes read in that encoding, from about -1 to 1, more with telling letters."""
    text = sample.decode(script.encoding, "replace")
    high = [letter for letter in text if letter > "\x7f"]
    if not high:
        return -1.0
    points = sum(_points(letter, script) for letter in high)
    points += _misfits(text, script)
    if script.telling:
        points += 0.3 * len(script.telling.findall(text))
    return script.trust * points / len(high) if points > 0 else points / len(high)


def _points(letter: str, script: Script) -> float:
    if letter in script.common:
        return 1.0
    if letter in script.everyday:
        return 0.9
    if letter == "\ufffd" or "\x80" <= letter <= "\x9f" or "\ue000" <= letter <= "\uf8ff":
        return -4.0
    return (0.3 if script.wide else 0.5) if script.usual.match(letter) else -0.7


def _misfits(text: str, script: Script) -> float:
    """Return the points lost for letters in places where no language has them."""
    if script.wide:
        return -0.7 * len(re.findall(r"[A-Za-z][^\x00-\x7f][a-z]", text))
    lost = 1.0 * len(re.findall(r"[^\x00-\x7f][][\\{}|^~@`]", text))
    if script.mixed:
        return -lost - len(re.findall(r"[^\W\d_a-zA-Z]{3}|[a-z][À-ÖØ-ÞŁŚŻŹĆŃĄĘ]", text))
    lost += 2.0 * len(_CASE.findall(text)) + len(_THAI.findall(text))
    return -lost - len(re.findall(r"[a-zA-Z][^\W\d_a-zA-Z]|[^\W\d_a-zA-Z][a-zA-Z]", text))
