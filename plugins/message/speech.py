"""Sentences and how long they take to say."""

from __future__ import annotations

import re
from dataclasses import dataclass

WORDS_A_MINUTE = 150
"""Calm English speech, in words a minute."""
CHARACTERS_A_MINUTE = 240
"""Calm Chinese speech, in characters a minute."""

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
