"""Memberships: organisations in which the owner holds no position that people see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Filler, Texts, hookimpl, wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Row, Text, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

PLAIN = frozenset(
    {"member", "ordinary member", "plain member", "none", "no", "-", "无", "無", "没有", "沒有", "会员", "會員"}
    | {"普通会员", "普通會員", "一般会员", "一般會員", "成员", "成員", "群成员", "群成員", "群友"}
)
"""What stands for plain membership in the column of positions: nobody sees a member as such."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("memberships", "summary", ("organisations", "visible", "share"), _summary),
        Filler("memberships", "without", ("organisation", "step", "kind"), _without),
    ]


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _seen(position: str) -> bool:
    """Tell whether a position is one that people see."""
    return bool(position) and _plain(position) not in PLAIN


class _Places:
    """Every organisation the owner belongs to by its plain name, with the rows that tell of it."""

    def __init__(self, plan: Plan) -> None:
        self.names: dict[str, str] = {}
        self.ids: dict[str, str] = {}
        self.listed: dict[str, Row] = {}
        self.rows: dict[str, list[Row]] = {}
        for row in plan.table("diversity", "organisations"):
            if key := self._add(row, row.id):
                self.listed.setdefault(key, row)
        for row in plan.table("memberships", "positions"):
            if key := self._add(row, f"position-{row.id}"):
                self.rows.setdefault(key, []).append(row)

    def _add(self, row: Row, row_id: str) -> str:
        key = _plain(row.text("organisation"))
        if key and key not in self.names:
            self.names[key], self.ids[key] = row.text("organisation"), row_id
        return key

    def visible(self, key: str) -> bool:
        """Tell whether the owner holds a position there that people see; a state left blank counts as held."""
        if key in self.listed and _seen(self.listed[key].text("position")):
            return True
        return any(_seen(row.text("position")) and row["state"] in (None, "held") for row in self.rows.get(key, ()))

    def planned(self, key: str) -> Row | None:
        """Return the row of the position wanted there, or None."""
        return next((row for row in self.rows.get(key, ()) if _seen(row.text("position"))), None)


def visible_positions(plan: Plan) -> tuple[int, int]:
    """Return in how many organisations the owner holds a visible position, and the number of organisations."""
    places = _Places(plan)
    return sum(places.visible(key) for key in places.names), len(places.names)


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    visible, count = visible_positions(plan)
    return {"organisations": count, "visible": visible, "share": visible / count if count else None}


def _without(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    places = _Places(plan)
    return {
        places.ids[key]: {
            "organisation": name,
            "kind": _kind(plan, places.listed.get(key)),
            "step": _step(places.planned(key)).say(plan.language),
        }
        for key, name in places.names.items()
        if not places.visible(key)
    }


def _step(row: Row | None) -> Text:
    if row is None:
        return texts("memberships.choose")
    due = row.day("due")
    if due is None:
        return texts("memberships.date", position=row.text("position"))
    return texts("memberships.take", position=row.text("position"), day=wording.day(due))


def _kind(plan: Plan, row: Row | None) -> str | None:
    """Return the label of an organisation's type, or the type as typed."""
    if row is None or row["type"] is None:
        return None
    sheet = plan.worksheets.get("diversity")
    choices = sheet.part("organisations").field("type").choices if sheet else ()
    labels = {choice.id: choice.label.say(plan.language) for choice in choices}
    return labels.get(row.text("type"), row.text("type"))
