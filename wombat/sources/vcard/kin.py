"""Relations that a card states: spouse, manager, assistant, friend, who referred this person."""

from __future__ import annotations

REFERRED = frozenset(
    {"referred-by", "referredby", "referred", "introduced-by", "介绍人", "介紹人", "推荐人", "推薦人", "引荐人"}
)
"""Labels that mean: this person came through the one named."""

_KINDS = {
    "partner": "family",
    "domestic-partner": "family",
    "sweetheart": "family",
    "girlfriend": "family",
    "boyfriend": "family",
    "children": "family",
    "co-worker": "works-with",
    "agent": "works-with",
    "managers": "works-with",
    "acquaintance": "knows",
    "aunt-uncle": "family",
    "niece-nephew": "family",
}
_ANDROID = (
    "", "assistant", "brother", "child", "domestic-partner", "father", "friend", "manager", "mother", "parent",
    "partner", "referred-by", "relative", "sister", "spouse",
)  # fmt: skip
"""Labels of Android's relations by their number; 0 has a label of its own."""

PROPERTIES = {
    "SPOUSE": "spouse",
    "SPOUSENAME": "spouse",
    "SPOUSESNAME": "spouse",
    "MANAGER": "manager",
    "MANAGERSNAME": "manager",
    "ASSISTANT": "assistant",
    "ASSISTANTSNAME": "assistant",
    "CHILD": "child",
    "CHILDREN": "child",
    "PARTNER": "partner",
    "REFERRED-BY": "referred-by",
    "REFERREDBY": "referred-by",
    "INTRODUCED-BY": "introduced-by",
}
"""Properties of programs that name one related person, without beginnings such as ``X-`` or ``X-EVOLUTION-``."""


def plain_label(label: str) -> str:
    """Return a label as it is compared: ``REFERRED_BY`` and ``Referred by`` are ``referred-by``."""
    return "-".join(label.replace("_", " ").replace("-", " ").casefold().split())


def kind_of_label(label: str) -> str:
    """Return the kind of tie that a label means; ``knows`` for one that says nothing more."""
    from wombat.network.kinds import kind_of

    plain = plain_label(label)
    return _KINDS.get(plain) or kind_of(plain) or kind_of(plain.replace("-", " ")) or "knows"


def android_label(number: str, own: str) -> str:
    """Return the label of an Android relation by its number, or its own label."""
    return own or (_ANDROID[int(number)] if number.isdigit() and int(number) < len(_ANDROID) else "")
