"""Plans with networks, made for tests of exporters."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from wombat.plugins.network.measures import wombat_measures
from wombat.plugins.network.relations import wombat_relations

from wombat import Network, Plan, Table, Ties
from wombat.network.build import build_network, with_measures

if TYPE_CHECKING:
    from collections.abc import Mapping

Made = tuple[Plan, Network]
TODAY = date(2026, 11, 22)
SCRIPT = '</script><script>window.harmed = 1</script><img src="https://harm.example/x" onerror="window.harmed = 2">'
FORMULA = '=HYPERLINK("https://harm.example")'

PEOPLE: tuple[dict[str, object], ...] = (
    {
        "name": "王小明",
        "company": "锐鑫贸易",
        "title": "律师",
        "circles": ["法律与金融", "王小明的饭局"],
        "tie": "strong",
    },
    {"name": "李娜", "company": "Harbour & Sons", "title": "会计师", "circles": ["法律与金融"]},
    {"name": "陈立", "company": "禾木财富", "title": "理财顾问", "circles": ["法律与金融", "王小明的饭局"]},
    {"name": "Anna Kowalska", "company": "Baltic Foods", "title": "Finance Manager"},
    {"name": SCRIPT, "company": "<b>Bold</b>", "title": "&amp;"},
    {"name": FORMULA, "company": "@cmd", "title": "-1"},
    {"name": "欧阳泽", "company": "云栈信息", "title": "解决方案架构师"},
    {"name": "Nobody Tied", "company": "Solo", "title": "Painter"},
)
RELATIONS: tuple[dict[str, object], ...] = (
    {"from": "王小明", "to": "李娜", "kind": "knows", "strength": 2, "since": date(2024, 5, 6)},
    {"from": "王小明", "to": "李娜", "kind": "introduced", "since": date(2025, 7, 8)},
    {"from": "李娜", "to": "陈立", "kind": "works-with"},
    {"from": "陈立", "to": "Anna Kowalska", "kind": "friend"},
    {"from": "Anna Kowalska", "to": SCRIPT, "kind": "knows"},
    {"from": SCRIPT, "to": FORMULA, "kind": "family"},
    {"from": "王小明", "to": "欧阳泽", "kind": "studied-with"},
    {"from": "欧阳泽", "to": "陈立", "kind": "knows"},
)
INTERACTIONS: tuple[dict[str, object], ...] = (
    {"date": date(2026, 11, 1), "contact": "王小明", "direction": "in", "channel": "phone"},
    {"date": date(2026, 11, 8), "contact": "王小明", "direction": "out", "channel": "phone"},
)


def small() -> Made:
    """Return eight people, among them one whose name is a script, one whose name is a formula, and one without ties."""
    plan = Plan(today=TODAY, language="zh-CN", country="CN", owner="林晓雯")
    _fill(plan, "contacts", "people", "c", PEOPLE)
    _fill(plan, "relations", "ties", "r", RELATIONS)
    _fill(plan, "interactions", "log", "i", INTERACTIONS)
    return plan, build_network(plan, wombat_relations(plan), wombat_measures())


def _fill(plan: Plan, sheet: str, part: str, mark: str, rows: tuple[Mapping[str, object], ...]) -> None:
    table = plan.tables.setdefault((sheet, part), Table(sheet, part))
    for at, row in enumerate(rows, 1):
        table.add(f"{mark}{at}", row)  # type: ignore[arg-type]


def nobody_tied() -> Made:
    """Return two people and no tie."""
    plan = Plan(today=TODAY, language="en", owner="Olive Ash")
    _fill(plan, "contacts", "people", "c", ({"name": "Ben"}, {"name": "Cleo", "company": "Reed"}))
    return plan, build_network(plan, wombat_relations(plan), wombat_measures())


def large(size: int, ties: int, groups: int, seed: int = 7) -> Made:
    """Return a network of groups of unequal size with hubs, four fifths of the ties inside the groups."""
    random = np.random.default_rng(seed)
    share = random.pareto(2, groups) + 1
    group = np.sort(random.choice(groups, size, p=share / share.sum()))
    first, last = np.searchsorted(group, [np.arange(groups), np.arange(groups) + 1])
    draw = random.pareto(3, size) + 0.3
    source = random.choice(size, ties, p=draw / draw.sum())
    near = first[group[source]] + (random.random(ties) ** 1.5 * (last - first)[group[source]]).astype(int)
    target = np.where(random.random(ties) < 0.8, near, random.integers(size, size=ties))
    keep = source != target
    source, target = source[keep].astype(np.int32), target[keep].astype(np.int32)
    kind, day = random.integers(0, 8, len(source)).astype(np.int8), np.full(len(source), -1.0)
    made = Ties(source, target, kind, np.ones(len(source)), day)
    names = [f"{'王李张刘陈杨黄赵周吴'[at % 10]}{'伟芳娜敏静强磊洋艳勇'[at // 10 % 10]}{at}" for at in range(size)]
    ids = [f"c{at + 1}" for at in range(size)]
    plan = Plan(today=TODAY, language="zh-CN", owner="林晓雯")
    table = plan.tables.setdefault(("contacts", "people"), Table("contacts", "people"))
    table.extend_columns(ids, {"name": list(names), "company": [f"公司{at % 97}" for at in range(size)]})
    return plan, with_measures(Network(ids, names, made), wombat_measures())
