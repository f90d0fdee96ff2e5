"""Options of plugins: which there are, and what the user chose in Settings or in a file beside the workbook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from wombat.book.values import Unfit, from_cell
from wombat.definitions.model import Field
from wombat.errors import Problem
from wombat.text import Texts
from wombat.xlsx.coords import letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wombat.book.opened import OpenBook
    from wombat.conf import Conf
    from wombat.hooks import Option
    from wombat.host import Host
    from wombat.plan.model import Plan, Value
    from wombat.text import Text

texts = Texts("wombat", "chosen.toml")
_ID = re.compile(r"[a-z][a-z0-9_]*")
_NO = {"no", "n", "false", "0", "off", "否", "不", "无", "無", "✗", "×"}
Offered = dict[str, dict["Option", "Value"]]


def options_of(host: Host) -> dict[str, list[Option]]:
    """Return the options of each plugin that has any, in order; one that cannot be used is told and left out."""
    found: dict[str, list[Option]] = {}
    for plugin, options in host.each("wombat_options"):
        known: dict[str, Option] = {}
        for option in options:
            if (wrong := _wrong(option, known)) is not None:
                host.refuse(plugin, "wombat_options", wrong)
            else:
                known[option.id] = option
        if known:
            found[plugin] = list(known.values())
    return found


def _wrong(option: Option, known: dict[str, Option]) -> Text | None:
    """Return what is wrong with the declaration of an option, or None."""
    if not _ID.fullmatch(option.id) or option.id in known:
        return texts("option.id", option=option.id)
    if (option.type == "choice") != bool(option.choices):
        return texts("option.choices", option=option.id)
    try:
        fits = value_of(option, option.default) == option.default or option.default in ("", None)
    except Unfit:
        fits = False
    return None if fits else texts("option.default", option=option.id, value=repr(option.default))


def value_of(option: Option, raw: Any) -> Value:
    """Return what was typed as a value of an option; None where it is blank.

    Raises:
        Unfit: it is none.
    """
    if raw is None or raw == "":
        return None
    if option.type == "yes":
        return _yes(option, raw)
    field = Field(option.id, option.label, option.type, "user", choices=option.choices)
    value = from_cell(raw, field)
    if option.type == "integer" and not isinstance(value, int):
        raise Unfit(texts("option.whole", value=raw))
    least, most = option.minimum, option.maximum
    if isinstance(value, (int, float)) and (
        (least is not None and value < least) or (most is not None and value > most)
    ):
        raise Unfit(texts("option.range", value=raw, least=_end(least), most=_end(most)))
    return value


def _yes(option: Option, raw: Any) -> bool:
    if str(raw).strip().casefold() in _NO:
        return False
    if from_cell(raw, Field(option.id, option.label, "yes", "user")) is None:
        raise Unfit(texts("option.yes", value=raw))
    return True


def _end(number: float | None) -> str:
    return "…" if number is None else f"{number:g}"


def offer(host: Host, plan: Plan, conf: Conf) -> list[Problem]:
    """Let the plan know the options of all plugins as the file beside the workbook sets them; return what is wrong."""
    plan.offered = {plugin: {o: o.default for o in options} for plugin, options in options_of(host).items()}
    problems = list(conf.problems)
    for plugin, values in conf.plugins.items():
        known = {option.id: option for option in plan.offered.get(plugin, ())}
        if plugin not in host.plugins:
            problems.append(Problem(texts("conf.no_plugin", plugin=plugin), _file(conf), failure=True))
            continue
        for name, raw in values.items():
            if name not in known:
                listed = ", ".join(known) or "–"
                text = texts("conf.no_option", plugin=plugin, option=name, known=listed)
                problems.append(Problem(text, _file(conf), failure=True))
                continue
            try:
                value = value_of(known[name], raw)
            except Unfit as unfit:
                problems.append(_told(plugin, known[name], unfit, f"{_file(conf)}: plugins.{plugin}.{name}"))
            else:
                plan.offered[plugin][known[name]] = value
    plan.options = {option: value for options in plan.offered.values() for option, value in options.items()}
    return problems


def _file(conf: Conf) -> str:
    return conf.path.name if conf.path else ""


def choose(opened: OpenBook, plan: Plan) -> list[Problem]:
    """Let what the user typed into Settings hold, and return what of it does not fit."""
    problems = []
    for plugin, option, raw, where in _typed(opened, plan):
        try:
            value = value_of(option, raw)
        except Unfit as unfit:
            problems.append(_told(plugin, option, unfit, where))
        else:
            plan.options[option] = plan.offered[plugin][option] if value is None else value
    return problems


def _typed(opened: OpenBook, plan: Plan) -> Iterator[tuple[str, Option, Value, str]]:
    """Yield plugin, option, what was typed and its cell, for each line of the table of options."""
    place = opened.places.get("settings")
    table = place.tables.get("options") if place else None
    if place is None or table is None:
        return
    known = {row_id(plugin, option): (plugin, option) for plugin, found in plan.offered.items() for option in found}
    rows, column = plan.table("settings", "options"), letters(table.columns.get("value", 1))
    for number, each in zip(table.numbers, table.ids, strict=True):
        if each in known and each in rows and (raw := rows.row(each)["value"]) is not None:
            yield *known[each], raw, f"{place.name}!{column}{number}"


def row_id(plugin: str, option: Option) -> str:
    """Return the id of the line of an option in Settings."""
    return f"{plugin}:{option.id}"


def _told(plugin: str, option: Option, unfit: Unfit, where: str) -> Problem:
    return Problem(texts("option.unfit", plugin=plugin, label=option.label, why=unfit.text), where, failure=True)
