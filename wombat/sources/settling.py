"""Columns whose meaning the columns beside them decide: ``Nom`` beside ``Prénom``, the client beside the contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.sources.guessing import SAMPLE, held_by
from wombat.sources.headings import unnumbered

if TYPE_CHECKING:
    from wombat.sources.columns import Columns

FIRMS = {
    "client", "client name", "customer", "customer name", "kunde", "kundenname", "cliente", "klant", "клиент", "고객사",
    "客户", "客户名", "客户名称", "客戶", "客戶名", "客戶名稱", "所属客户",
}  # fmt: skip
"""Headings of a name that is a firm's where another column names the person."""


def settle(columns: Columns) -> None:
    """Change the roles of columns for names where the others show that they mean something else."""
    names = columns.of("name")
    for at in names if len(names) > 1 else ():
        if held := held_by(columns, at):  # such as a heading Contact above numbers
            columns.roles[at] = held
    names = columns.of("name")
    if len(names) > 1 and not columns.has("company"):
        firms = [at for at in names if unnumbered(columns.headings[at]) in FIRMS]
        if firms and len(firms) < len(names):
            columns.roles[firms[0]] = "company"
            names.remove(firms[0])
    if len(names) != 1:
        return
    for part, other in (("given", "family"), ("family", "given")):
        if columns.has(part) and not columns.has(other) and _apart(columns, names[0], columns.of(part)[0]):
            columns.roles[names[0]] = other


def _apart(columns: Columns, name: int, part: int) -> bool:
    """Tell whether most of the names do not hold the part that stands beside them."""
    first = columns.header + 1
    rows = [row for row in columns.grid.rows[first : first + SAMPLE] if max(name, part) < len(row)]
    pairs = [(row[name].strip().casefold(), row[part].strip().casefold()) for row in rows]
    filled = [whole for whole in pairs if all(whole)]
    return sum(one in whole for whole, one in filled) * 2 < len(filled)
