"""What of a plan may be given away, by level, put together from nothing: whoever is private is not in it."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from base64 import b32encode
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from wombat.plan.memory import memory
from wombat.plan.mentions import Mentions
from wombat.plan.named import named
from wombat.plan.plain import OWNER
from wombat.plan.professions import profession_ids, profession_label
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wombat.plan.model import Contact, Plan, Row, Value

texts = Texts(__package__)

Level = Literal["full", "network", "anonymous"]

FULL = (
    *("name", "given", "family", "company", "department", "title", "profession", "phones", "emails", "wechat", "city"),
    *("birthday", "circles", "tags", "notes", "tie", "stage", "store"),
)
NETWORK = ("name", "given", "family", "company", "profession", "circles", "tie")
FIELDS: dict[Level, tuple[str, ...]] = {"full": FULL, "network": NETWORK, "anonymous": ("tie",)}
"""Fields of a contact that each level gives; `anonymous` gives the known profession and a pseudonym besides."""
LOG = ("date", "kind", "prospect", "state", "value")
"""Fields of a referral that `full` gives besides the two names."""

_TELLING = re.compile(r"@|\d(?:[ \-.]?\d){4}")
"""An address or number within a name, which `network` does not give."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie between two contacts of `Shared`, or of one with `OWNER`."""

    source: str
    target: str
    values: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Shared:
    """What is given.

    Attributes:
        people: values by field, by the id the contact has in the new workbook.
        ties: among them.
        referrals: the log, for `full` only.
        given: ids of the contacts in the giver's workbook.
        private: how many were left out since they are marked private.
    """

    people: dict[str, dict[str, Value]]
    ties: list[Tie]
    referrals: list[Tie]
    given: list[str]
    private: int


def recipient_key(name: str) -> str:
    """Return a recipient's name as recipients are compared: without case, width and doubled spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def what_to_share(plan: Plan, level: Level, secret: bytes, to: str) -> Shared:
    """Return what a level gives to somebody.

    Args:
        plan: of the giver.
        level: how much.
        secret: of the giver's workbook; nobody without it can turn a pseudonym back.
        to: name of the recipient; another one gets other pseudonyms.
    """
    keep = [contact for contact in plan.contacts if contact.name and not contact["private"]]
    private = [contact for contact in plan.contacts if contact["private"]]
    hidden = _Hidden(plan, private)
    codes = {contact.id: _code(secret, to, contact.id) for contact in keep}
    ids = {each: f"c{code}" for each, code in codes.items()}
    people = {ids[each.id]: _values(plan, each, level, codes[each.id], hidden) for each in keep}
    if level == "anonymous":
        people = dict(sorted(people.items(), key=lambda pair: int(pair[0][1:])))
    ids[OWNER] = OWNER
    ties = [Tie(ids[a], ids[b], values) for a, b, values in _ties(plan, level) if a in ids and b in ids]
    log = list(_log(plan, ids, hidden)) if level == "full" else []
    return Shared(people, sorted(ties, key=_order), log, [each.id for each in keep], len(private))


def _order(tie: Tie) -> tuple[str, str, str]:
    return tie.source, tie.target, str(tie.values["kind"])


def _code(secret: bytes, to: str, contact: str) -> int:
    """Return a code of a contact for one recipient: HMAC-SHA256, which cannot be turned back without the key."""
    mark = hmac.new(secret, f"{recipient_key(to)}\0{contact}".encode(), hashlib.sha256).digest()
    return int.from_bytes(mark[:8], "big")


def _spelt(code: int) -> str:
    """Return a code as a name ends with it: eight letters and digits."""
    return b32encode((code >> 24).to_bytes(5, "big")).decode()


class _Hidden:
    """Finds what speaks of private contacts in texts that are given away."""

    def __init__(self, plan: Plan, private: list[Contact]) -> None:
        fields = ("phones", "emails", "wechat")
        words = {word for each in private for word in (each.name, *(w for f in fields for w in each.texts(f)))}
        ids = {each.id for each in private}
        words |= {name for name, who in memory(plan)["aliases"].items() if who in ids and name not in ids}
        self._mentions = Mentions(words)

    def tells(self, text: str) -> bool:
        """Tell whether a text speaks of a private contact."""
        return bool(self._mentions) and self._mentions.tells(text)

    def clean(self, value: Value) -> Value:
        """Return a value without the lines or entries that speak of a private contact."""
        if value is None or not self._mentions:
            return value
        if isinstance(value, list):
            return [each for each in value if not self._mentions.tells(each)]
        if isinstance(value, str):
            return "\n".join(line for line in value.splitlines() if not self._mentions.tells(line)) or None
        return value


def _values(plan: Plan, contact: Contact, level: Level, code: int, hidden: _Hidden) -> dict[str, Value]:
    values = {name: hidden.clean(contact[name]) for name in FIELDS[level]}
    anybody = texts("shared.contact").say(plan.language)
    tells = contact.name.isascii() and hidden.tells(contact.name)
    values["name"] = f"{anybody} {_spelt(code)}" if tells else contact.name
    if level == "full":
        return values
    known = sorted(profession_ids(contact.profession) or profession_ids(contact.text("title")))
    label = profession_label(known[0]).say(plan.language) if known else ""
    profession = label[:1].upper() + label[1:] or None
    if level == "anonymous":
        values["profession"] = profession
        values["name"] = f"{profession or anybody} {_spelt(code)}"
    else:
        values["profession"] = values["profession"] or profession
        values["name"] = f"{anybody} {_spelt(code)}" if _TELLING.search(contact.name) else values["name"]
    return values


def _ties(plan: Plan, level: Level) -> Iterator[tuple[str, str, dict[str, Value]]]:
    """Yield the ties among contacts, each once; referrals as acquaintance unless the log itself is given."""
    seen = Counter[tuple[str, str, str]]()
    for one, other, values in (*_stated(plan, level), *(() if level == "full" else _referred(plan))):
        key = (one, other, str(values["kind"]))
        seen[key] += 1
        if seen[key] == 1 and one != other:
            yield one, other, values


def _stated(plan: Plan, level: Level) -> Iterator[tuple[str, str, dict[str, Value]]]:
    for one, other, row in _rows(plan, "relations", "ties", None):
        values: dict[str, Value] = {"kind": row["kind"] or "knows", "strength": row["strength"]}
        yield one, other, values if level == "anonymous" else values | {"since": row["since"]}
    contacts = plan.table("contacts")
    for contact, through in zip(contacts.ids, named(plan, contacts, "met_through"), strict=True):
        if through:
            yield through, contact, {"kind": "introduced"}


def _referred(plan: Plan) -> Iterator[tuple[str, str, dict[str, Value]]]:
    for one, other, _ in _rows(plan, "referrals", "log", OWNER):
        yield one, other, {"kind": "knows"}


def _log(plan: Plan, ids: dict[str, str], hidden: _Hidden) -> Iterator[Tie]:
    for one, other, row in _rows(plan, "referrals", "log", OWNER):
        if one in ids and other in ids:
            yield Tie(ids[one], ids[other], {name: hidden.clean(row[name]) for name in LOG})


def _rows(plan: Plan, sheet: str, part: str, blank: str | None) -> Iterator[tuple[str, str, Row]]:
    table = plan.table(sheet, part)
    ends = (named(plan, table, field, blank=blank) for field in ("from", "to"))
    for one, other, row in zip(*ends, table, strict=True):
        if one and other:
            yield one, other, row
