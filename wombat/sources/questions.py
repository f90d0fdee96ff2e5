"""Headings that are questions of a form: ``1、您的姓名``, ``Which company do you work for?``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from wombat.sources.headings import plain_heading

_QUESTION = re.compile(
    r"[?？]\s*[*＊]?\s*$|^\s*(?:\d+\s*[、.．)）]\s*)?(?:(?:please|what|which|your)\b|请|請|您|你)", re.IGNORECASE
)
_LONGEST = 80


@cache
def _asked() -> tuple[tuple[str, str], ...]:
    table = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))["asked"]
    return tuple((plain_heading(word), role) for role, words in table.items() for word in words)


def asked_role(heading: str) -> str:
    """Return what a question asks for, empty for what is no question or asks for nothing that is known."""
    if len(heading) > _LONGEST or not _QUESTION.search(heading):
        return ""
    text = plain_heading(heading)
    return next((role for word, role in _asked() if word in text), "")
