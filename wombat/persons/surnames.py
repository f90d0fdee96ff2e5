"""Chinese family names and forms of address, in simplified characters: where a name ends and a title begins."""

from __future__ import annotations

from wombat.persons.words import words

COMPOUND = frozenset(words("compound_surnames"))
"""Family names of two characters."""
SINGLE = frozenset(words("single_surnames"))
"""Family names of one character."""
TITLES = words("titles")
"""Forms of address and jobs behind a name, the longest first."""
AFTER_SURNAME_ONLY = frozenset("工哥姐老导")
"""Forms of address that also end given names, so that they count only right behind a family name."""
FIRM_ENDS = words("firm_ends")
"""How names of firms end."""


def split_surname(name: str) -> tuple[str, str]:
    """Return the family and the given name of a Chinese name; no family name where it begins with none.

    Args:
        name: two to four characters, simplified, without form of address.
    """
    if len(name) > 2 and name[:2] in COMPOUND:  # noqa: PLR2004 (欧阳 alone may be 欧 + 阳)
        return name[:2], name[2:]
    if name[:1] in SINGLE and len(name) <= 3:  # noqa: PLR2004 (田中太郎 and 阳光心情 begin with no Chinese family name)
        return name[0], name[1:]
    return "", name


def is_surname(text: str) -> bool:
    """Tell whether the text is a family name and nothing else."""
    return text in SINGLE or text in COMPOUND
