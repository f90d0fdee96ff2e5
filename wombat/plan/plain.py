"""Names as they are compared, and the words that mean the owner."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

OWNER = "owner"
"""The id that a name resolves to when it means the owner of the workbook."""
SELF_WORDS = ("me", "myself", "i", "owner", "self", "我", "本人", "自己", "我自己")
"""Words that mean the owner in a cell that names a person."""


@lru_cache(maxsize=1 << 18)
def plain_name(name: str) -> str:
    """Return a name as names are compared: without case, doubled spaces and width of brackets."""
    if not name.isascii():
        name = name.replace("（", "(").replace("）", ")")
    return " ".join(name.casefold().split()).replace(" (", "(")


NAME_DIGEST = 6
"""Bytes of a digest by which a name is known again that is not kept itself."""


def name_digest(plain: str) -> bytes:
    """Return the digest of a plain name."""
    return blake2b(plain.encode(), digest_size=NAME_DIGEST).digest()
