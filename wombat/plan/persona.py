"""Whether what somebody reads or sees goes with the persona of `positioning`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat.plan.model import Plan


def words_found(words: Iterable[str], text: str) -> list[str]:
    """Return the words that stand in a text, without regard to case; blanks are no words."""
    lowered = text.lower()
    return [word.strip() for word in words if word.strip() and word.strip().lower() in lowered]


def persona_words(plan: Plan, field: str) -> list[str]:
    """Return the words of a list of `positioning`: ``traits`` or ``avoid``; none while its group is off."""
    value = plan.form("positioning", "route").get(field)
    words = value if isinstance(value, list) else [str(value or "")]
    return [word.strip() for word in words if word.strip()]


def persona_fit(plan: Plan, said: str) -> tuple[str, list[str]]:
    """Return whether what is said goes with the persona, and the words that decide it.

    Returns:
        ``unsaid`` for a blank; ``avoids`` with the words to avoid that stand in it; ``no_trait`` with the traits where
        none of them stands in it; else ``fits`` without words.
    """
    if not said.strip():
        return "unsaid", []
    if odd := words_found(persona_words(plan, "avoid"), said):
        return "avoids", odd
    traits = persona_words(plan, "traits")
    if traits and not words_found(traits, said):
        return "no_trait", traits
    return "fits", []
