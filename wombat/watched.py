"""A plan and a network that note what is read of them, to say which inputs a filler goes by."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from wombat.network.model import Network
from wombat.plan.model import Plan, Table

if TYPE_CHECKING:
    from wombat.plan.model import Value

_NAMES = frozenset({"ids", "index", "names"})


@dataclass(slots=True)
class Read:
    """What was read.

    Attributes:
        fields: ids of fields by worksheet and part.
        network: names of what was asked of the network.
    """

    fields: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    network: set[str] = field(default_factory=set)


class _Noted(dict[str, Any]):
    """Values by field id that note which are asked for."""

    def __init__(self, values: dict[str, Any], seen: set[str]) -> None:
        super().__init__(values)
        self._seen = seen

    def __getitem__(self, name: str) -> Any:
        self._seen.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        self._seen.add(name)
        return super().get(name, default)


class WatchedPlan(Plan):
    """A plan that notes which tables, forms and fields are read; what is changed in it changes no other plan's rows."""

    read: Read

    def table(self, sheet: str, part: str | None = None) -> Table:
        """Return a table as the plan does, and note what is read of it."""
        table = super().table(sheet, part)
        seen = self.read.fields.setdefault((table.sheet, table.part), set())
        noted = Table(table.sheet, table.part)
        noted.ids, noted._index = table.ids, table._index  # noqa: SLF001 - the same rows
        noted.columns = _Noted(table.columns, seen)
        return noted

    def form(self, sheet: str, part: str | None = None) -> dict[str, Value]:
        """Return a form as the plan does, and note what is read of it."""
        for key, form in self.forms.items():
            if key[0] == sheet and part in (None, key[1]):
                return _Noted(form, self.read.fields.setdefault(key, set()))
        return {}


class _Tables(dict[tuple[str, str], Table]):
    """The tables of a watched plan, for who takes them by their key."""

    def __init__(self, plan: WatchedPlan, tables: dict[tuple[str, str], Table]) -> None:
        super().__init__(tables)
        self._plan = plan

    def __getitem__(self, key: tuple[str, str]) -> Table:
        super().__getitem__(key)
        return self._plan.table(*key)


class WatchedNetwork(Network):
    """A network that notes which of its figures are asked for, those that need one another left out."""

    def __getattribute__(self, name: str) -> Any:
        """Note the name, unless it is asked for by the network itself."""
        own = object.__getattribute__(self, "__dict__")
        read: Read | None = own.get("_read")
        if read is None or name.startswith("_") or own.get("_busy"):
            return super().__getattribute__(name)
        own["_busy"] = True
        try:
            value = super().__getattribute__(name)
        finally:
            own["_busy"] = False
        if name not in _NAMES:
            read.network.add(name)
        return value


def watched(plan: Plan, network: Network) -> tuple[WatchedPlan, WatchedNetwork, Read]:
    """Return a plan and a network like these, and what will be read of them."""
    read = Read()
    copy = WatchedPlan.__new__(WatchedPlan)
    for each in fields(Plan):
        setattr(copy, each.name, getattr(plan, each.name))
    copy.read = read
    copy.tables = _Tables(copy, plan.tables)
    net = WatchedNetwork.__new__(WatchedNetwork)
    net.__dict__.update(network.__dict__)
    net.__dict__["_read"] = read
    return copy, net, read
