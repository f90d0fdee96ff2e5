"""Those whom the user had removed for good: kept out of later imports, and remembered by digests alone."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING

from wombat.persons.alike import firm_key
from wombat.persons.keys import is_office
from wombat.plan.memory import memory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from wombat.persons.names import Name
    from wombat.plan.model import Plan, Value

_KEYED = "key:"
"""What the first entry begins with: the key of the digests, made when the first person is forgotten."""


class Forgotten:
    """Knows again whom the user had removed, by keyed digests of what told who it was."""

    def __init__(self, plan: Plan) -> None:
        """Read what is remembered."""
        held = memory(plan)["forgotten"]
        self._key = held[0].removeprefix(_KEYED).encode() if held else b""
        self._held = frozenset(held[1:])

    def __len__(self) -> int:
        """Return how many digests are remembered."""
        return len(self._held)

    def knows(self, name: Name, values: Mapping[str, Value], keys: Iterable[str]) -> bool:
        """Tell whether a record is of somebody who was removed.

        An address or number of theirs says so, and so does the name with the company; the name alone where the record
        has nothing else to tell people apart by.
        """
        return bool(self._held) and any(self._digest(sign) in self._held for sign in _signs(name, values, keys))

    def knows_name(self, name: Name) -> bool:
        """Tell whether somebody of this name was removed."""
        return bool(self._held and name.full) and self._digest(f"n:{name.key}") in self._held

    def _digest(self, sign: str) -> str:
        return hmac.new(self._key, sign.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()[:24]


def forget_signs(plan: Plan, name: Name, values: Mapping[str, Value], keys: Iterable[str]) -> None:
    """Remember by digests who a contact is whom the user has removed."""
    held = memory(plan)["forgotten"]
    if not held:
        held.append(_KEYED + secrets.token_hex(16))
    forgotten = Forgotten(plan)
    signs = [*_signs(name, values, keys), *_signs(name, {}, ())]
    digests = {forgotten._digest(sign) for sign in signs}  # noqa: SLF001 - the other half of one thing
    held += sorted(digests - set(held))


def _signs(name: Name, values: Mapping[str, Value], keys: Iterable[str]) -> Iterator[str]:
    """Yield what tells who somebody is."""
    telling = [key for key in keys if not is_office(key)]
    yield from telling
    company = str(values.get("company") or "")
    if name.key and company:
        yield f"n:{name.key}|{firm_key(company)}"
    elif name.full and not telling:
        yield f"n:{name.key}"
