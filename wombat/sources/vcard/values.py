"""Values of vCard properties: escapes undone, structured values and lists split."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\([\\,;:nN\"'])")


def unescape(text: str, *, breaks: bool = True) -> str:
    r"""Return the text without backslash escapes; ``\n`` is a line break unless ``breaks`` is off."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda found: _plain(found, breaks=breaks), text)


def _plain(found: re.Match[str], *, breaks: bool) -> str:
    char = found[1]
    if char in "nN":
        return "\n" if breaks else found[0]
    return char


def split(text: str, sign: str, *, breaks: bool = True) -> list[str]:
    """Return the parts between unescaped ``;`` or ``,``, unescaped and without white space around them."""
    if "\\" not in text:
        return [part.strip() for part in text.split(sign)]
    hidden = text.replace("\\\\", "\0a").replace("\\" + sign, "\0b")
    parts = (part.replace("\0b", "\\" + sign).replace("\0a", "\\\\") for part in hidden.split(sign))
    return [unescape(part, breaks=breaks).strip() for part in parts]


def one_line(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return text if text.isalnum() else " ".join(text.split())
