"""Sentences and how long they take to say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wombat.plan.model import Plan

WORDS_A_MINUTE = 150
"""Calm English speech, in words a minute."""
CHARACTERS_A_MINUTE = 240
"""Calm Chinese speech, in characters a minute."""
TOLERANCE = 1.1
"""What is said may take this times its seconds: nobody stops the watch."""
ROOM = 0.7
"""Below this share of its seconds there is room for more."""

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_END = re.compile(r"(?<=[。！？!?…])\s*|(?<=\.)\s+|\s*\n+\s*")
_CLOSED = tuple('。！？!?….”」』"')


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast somebody speaks, in English words and in Chinese characters a minute."""

    words: float = WORDS_A_MINUTE
    characters: float = CHARACTERS_A_MINUTE

    def seconds(self, text: str) -> float:
        """Return how long a text takes to say; Chinese characters and the words between them add up."""
        characters = len(_HAN.findall(text))
        words = len(_WORD.findall(_HAN.sub(" ", text)))
        return 60 * (words / self.words + characters / self.characters)


def pace_of(plan: Plan) -> Pace:
    """Return how fast the owner speaks, as typed in `introduction` in the language of the workbook, else as usual."""
    typed = plan.form("introduction", "pieces").get("pace")
    if not isinstance(typed, (int, float)) or typed <= 0:
        return Pace()
    if plan.language == "en":
        return Pace(words=typed, characters=typed * CHARACTERS_A_MINUTE / WORDS_A_MINUTE)
    return Pace(words=typed * WORDS_A_MINUTE / CHARACTERS_A_MINUTE, characters=typed)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, each closed by a mark of its own language."""
    return [closed(part.strip()) for part in _END.split(text) if part and part.strip()]


def closed(sentence: str) -> str:
    """Return a sentence with a full stop where it has no mark at its end."""
    if sentence.endswith(_CLOSED):
        return sentence
    bare = sentence.rstrip(",;:，；：、 ")
    return bare + ("。" if _HAN.search(bare) else ".")


def joined(parts: list[str]) -> str:
    """Return sentences one after the other, with a space after those that end in a Latin mark."""
    text = ""
    for part in parts:
        text += " " if text and text[-1].isascii() else ""
        text += part
    return text
