"""What Settings say before anything else of a workbook is read: its language and the groups that are switched on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wombat.book import markers
from wombat.book.ids import Ids
from wombat.book.reading import SheetReader, form_cell
from wombat.errors import Problem
from wombat.languages import LANGUAGES
from wombat.persons.countries import is_country
from wombat.plan.cadence import odd_tag_cadences
from wombat.plan.model import Plan, Table
from wombat.text import Texts
from wombat.xlsx.coords import letters

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from wombat.book.opened import OpenBook
    from wombat.definitions.model import Worksheet
    from wombat.host import Host
    from wombat.text import Text

texts, chosen_texts = Texts("wombat"), Texts("wombat", "chosen.toml")
SHEET = "settings"
_LANGUAGES = {tag.lower(): tag for tag in LANGUAGES}
"""By the ids of the choices in the worksheet."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What stands in the worksheet.

    Attributes:
        language: as chosen there, empty where it is blank or none of ours.
        groups: for each group that is listed, whether it is on.
    """

    language: str = ""
    groups: Mapping[str, bool] = field(default_factory=dict)


def read_settings(opened: OpenBook, shelf: Mapping[str, Worksheet], today: date) -> Settings:
    """Return what the worksheet says, without telling anybody of what does not fit; that is told when it is read whole.

    Raises:
        WombatError: the hidden columns of the sheet are gone.
    """
    if SHEET not in opened.names or SHEET not in shelf:
        return Settings()
    definition = shelf[SHEET]
    plan = Plan(today, worksheets={SHEET: definition})
    sheet = opened.book.sheet(opened.names[SHEET])
    SheetReader(sheet, definition, plan, Ids(dict(opened.ids.highest)), opened.manifest).read()
    said = plan.form(SHEET, "main").get("language")
    language = _LANGUAGES.get(str(said or ""), "")
    groups = plan.tables.get((SHEET, "groups"), Table(SHEET, "groups"))
    return Settings(language, {row.id: row["on"] is True for row in groups})


def plugins_off(opened: OpenBook) -> list[str]:
    """Return the plugins that the worksheet switches off, read before any plugin is loaded."""
    if SHEET not in opened.names:
        return []
    raw = form_cell(opened.book.sheet(opened.names[SHEET]), markers.form_mark("main", "plugins_off"))
    said = str(raw or "")
    for sign in "；,，、\n":
        said = said.replace(sign, ";")
    return [name.strip() for name in said.split(";") if name.strip()]


def odd_settings(opened: OpenBook, plan: Plan, host: Host) -> list[Problem]:
    """Return what in the first form of the worksheet names nothing there is: a country, a tag's days, a plugin.

    A country that is none is taken out of the plan; the cell stays as it is.
    """
    place = opened.places.get(SHEET)
    lines = place.forms.get("main", {}) if place else {}
    found: list[tuple[str, Text]] = []
    if (line := lines.get("country")) is not None and isinstance(line.value, str) and not is_country(line.value):
        found.append(("country", texts("settings.country", value=line.value)))
        line.value = plan.form(SHEET, "main")["country"] = None
    found += [("cadence_tags", texts("settings.tag", value=entry)) for entry in odd_tag_cadences(plan)]
    nobodys = host.names_nobody(plugins_off(opened)) if "plugins_off" in lines else ()
    found += [("plugins_off", chosen_texts("off.nobody", name=name)) for name in nobodys]
    where = {name: f"{place.name}!{letters(line.column)}{line.row}" for name, line in lines.items()} if place else {}
    return [Problem(text, where[name], failure=True, again=True) for name, text in found]


def settle_settings(plan: Plan, on: Collection[str]) -> None:
    """Let the worksheet say which groups are on."""
    for row in plan.table(SHEET, "groups"):
        row["on"] = True if row.id in on else None
