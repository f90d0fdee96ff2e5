"""Who is called what: the contacts by their names, as names are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.plan.plain import OWNER, SELF_WORDS, name_digest, plain_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from wombat.plan.model import Plan


class Called:
    """Finds contacts by what cells call them; contacts added since are known, those renamed or removed are not."""

    def __init__(self, plan: Plan) -> None:
        """Look at the contacts of a plan when the first name is looked up."""
        self._plan, self._contacts = plan, plan.table("contacts")
        self._bearers: dict[str, str | list[str]] = {}
        self._taken = 0
        self._selves = frozenset((*SELF_WORDS, plain_name(plan.owner)))

    def bearers(self, plain: str) -> list[str]:
        """Return the ids of the contacts that bear a plain name, in the order of the sheet."""
        if self._taken < len(self._contacts):
            self._take()
        found = self._bearers.get(plain, [])
        return [found] if isinstance(found, str) else found

    def may_mean_two(self, plain: str) -> bool:
        """Tell whether a name that a contact bears may mean another one too."""
        return len(self.bearers(plain)) > 1 or any(_remembered(self._plan, kind) for kind in ("aliases", "former"))

    def who(self, plain: str, without: Collection[str] = ()) -> str | None:
        """Return the id of the one contact that a plain name means, `OWNER`, or None: nobody, or several.

        A contact's name comes first, then the name with the company in brackets, the id, another name it was met
        under, the words for the owner, a name it bore before, and any name with the id in brackets.

        Args:
            plain: the name.
            without: ids of contacts who are taken not to be there.
        """
        if not plain:
            return None
        for way in self._ways(plain):
            if found := [each for each in way if each not in without] if without else way:
                return found[0] if len(found) == 1 else self._by_bracket(plain)
        return self._by_bracket(plain)

    def _ways(self, plain: str) -> Iterator[list[str]]:
        """Yield whom a name means in each way, the surest first; an alias of several is a list of several."""
        yield self.bearers(plain)
        yield list(self._by_company(plain))
        if plain in self._contacts:
            yield [plain]
        alias = _remembered(self._plan, "aliases").get(plain)
        if alias is not None and (alias in self._contacts or not alias):
            yield [alias] if alias else ["", ""]
        if plain in self._selves:
            yield [OWNER]
        former = _remembered(self._plan, "former")
        contact = former.get(name_digest(plain).hex()) if former else None
        if contact is not None and contact in self._contacts:
            yield [contact]

    def _by_company(self, plain: str) -> Iterator[str]:
        at = plain.find("(", 1) if plain.endswith(")") else -1
        while at > 0:
            for contact in self.bearers(plain[:at]):
                firm = self._contacts.row(contact)["company"]
                if isinstance(firm, str) and firm and plain_name(firm) == plain[at + 1 : -1]:
                    yield contact
            at = plain.find("(", at + 1)

    def _by_bracket(self, plain: str) -> str | None:
        inside = plain[plain.rfind("(") + 1 : -1] if plain.endswith(")") else ""
        inside = inside if inside in self._contacts else _remembered(self._plan, "aliases").get(inside, "")
        return inside if inside in self._contacts else None

    def _take(self) -> None:
        names = self._contacts.columns.get("name", [])
        for contact, name in zip(self._contacts.ids[self._taken :], names[self._taken :], strict=False):
            plain = plain_name(name) if isinstance(name, str) else ""
            there = self._bearers.setdefault(plain, contact)
            if there is not contact:
                self._bearers[plain] = [there, contact] if isinstance(there, str) else [*there, contact]
        self._bearers.pop("", None)
        self._taken = len(self._contacts)


def _remembered(plan: Plan, kind: str) -> dict[str, str]:
    """Return other names of contacts, as `wombat.plan.memory` keeps them: ``aliases`` or digests of ``former``."""
    remembered = plan.kept.get("identity") or plan.earlier.get("identity")
    names = remembered.get(kind) if isinstance(remembered, dict) else None
    return names if isinstance(names, dict) else {}
