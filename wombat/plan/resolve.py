"""Names in a source as contacts: exactly as written first, then however the same full name is written."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from wombat.persons.names import read_name
from wombat.plan.called import Called
from wombat.plan.plain import plain_name

if TYPE_CHECKING:
    from wombat.plan.model import Plan

AMBIGUOUS = "?"
"""Found for a name that several contacts bear."""


class Directory:
    """Finds contacts by name for one source; each name is looked up once."""

    def __init__(self, plan: Plan, source: str) -> None:
        """Look at the contacts of the plan; those of ``source`` are preferred where several bear a name."""
        self.plan, self.source = plan, source
        self._found: dict[str, str | None] = {}

    @cached_property
    def _full(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        contacts = self.plan.table("contacts")
        for contact_id, name in zip(contacts.ids, contacts.columns.get("name", []), strict=False):
            if isinstance(name, str) and (read := read_name(name)).full:
                found.setdefault(read.key, []).append(contact_id)
        return found

    def find(self, name: str) -> str | None:
        """Return the id of the contact, `OWNER`, `AMBIGUOUS`, or None for a name that nobody bears."""
        if name not in self._found:
            self._found[name] = self._find(name)
        return self._found[name]

    def learn(self, name: str, contact_id: str) -> None:
        """Take note of what a name means from now on."""
        self._found[name] = contact_id

    def bearers(self, name: str) -> list[str]:
        """Return the ids of all contacts that bear a name as written, else of those whose full name it is."""
        return self.plan.index(Called).bearers(plain_name(name)) or self._full.get(read_name(name).key, [])

    def _find(self, name: str) -> str | None:
        if known := self.plan.who(name):
            return known
        bearers = self.bearers(name)
        if len(bearers) > 1:
            bearers = [each for each in bearers if self._is_from_here(each)]
            return bearers[0] if len(bearers) == 1 else AMBIGUOUS
        return bearers[0] if bearers else None

    def _is_from_here(self, contact_id: str) -> bool:
        return self.source in self.plan.contact(contact_id).texts("sources")
