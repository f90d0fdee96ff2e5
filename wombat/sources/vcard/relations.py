"""Relations to other people that properties of a card state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wombat.sources.vcard.kin import REFERRED, kind_of_label, plain_label

if TYPE_CHECKING:
    from wombat.sources.vcard.card import Property
    from wombat.sources.vcard.reading import Reading


def related(reading: Reading, found: Property) -> None:
    """Read RELATED or X-ABRELATEDNAMES: a name, or the UID of another card, with its label."""
    words = sorted(found.types - {"pref", "home", "work"})
    label = reading.label(found) or found.header.param("REL") or min(words, key=_closeness, default="")
    text = re.sub(r"(?i)^(?:text|name):", "", found.flat)
    if match := re.match(r"(?i)urn:uuid:(.+)", text):
        text = reading.directory.names.get(match[1].strip().lower(), "")
    if text and not re.match(r"[a-z][a-z0-9+.-]*:\S", text, re.IGNORECASE):
        relate(reading, label, text)
    elif text:
        reading.keep_as(label or reading.say("related"), text)


def _closeness(word: str) -> int:
    """Return where one of several words for a relation stands among them, the closest tie first."""
    kind = kind_of_label(word)
    return _CLOSEST.index(kind) if kind in _CLOSEST else len(_CLOSEST)


_CLOSEST = ("family", "friend", "works-with")


def relate(reading: Reading, label: str, name: str) -> None:
    """Add a relation under its label; who referred this person is the one they were met through."""
    plain, person = plain_label(label), reading.person
    reading.keep_as(_kin_label(reading, plain, label), name)
    if plain == "me":
        return
    if plain in REFERRED:
        if not person.met_through:
            person.met_through = name
            return
        person.relations.append(("introduced", name))
    else:
        person.relations.append((kind_of_label(label), name))


_SPOKEN = frozenset({"spouse", "manager", "assistant", "child", "partner", "friend", "parent", "referred-by"})


def _kin_label(reading: Reading, plain: str, label: str) -> str:
    return reading.say(plain.replace("-", "_")) if plain in _SPOKEN else label or reading.say("related")
