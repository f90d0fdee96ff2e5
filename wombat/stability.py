"""Since when a name of the public interface is there, and which names may still change without a time of grace."""

from __future__ import annotations

FIRST = "0.1.0"
"""The version that everything is there since which is not named below."""

SINCE: dict[str, str] = {}
"""Version since which a public name or hook is there, for those that came later."""

PROVISIONAL = frozenset(
    {
        "Disc", "Foreign", "Label", "Layout", "Line", "Scene", "Summed", "algorithms", "charts", "deadlines",
        "group_names", "holds_plan", "lay_out", "picture", "read_plan", "spoken", "strong_from", "summed_ties", "vcard",
        "wombat_pictures", "wording",
    }
)  # fmt: skip
"""Names and hooks that are tried out: they may change with any minor version. All others are deprecated before."""


def since(name: str) -> str:
    """Return the version since which a public name or hook is there."""
    return SINCE.get(name, FIRST)


def stability(name: str) -> str:
    """Return ``stable`` or ``provisional``."""
    return "provisional" if name in PROVISIONAL else "stable"
