"""Dropdowns, prompts, warnings and the labels that conditional formats look for, turned to another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.book.dropdowns import choice_list, limit_warning, prompt, prompt_title
from wombat.book.dropdowns import texts as rules
from wombat.book.formats import tone_formula
from wombat.xlsx.coords import areas
from wombat.xlsx.xml import main

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from wombat.book.places import SheetPlace
    from wombat.definitions.model import Field
    from wombat.xlsx.sheet import Sheet

    Say = Callable[[Field, str], str | None]

_RULES = ("rule.choice", "rule.date", "rule.number", "rule.past")


def translate_rules(sheet: Sheet, place: SheetPlace, old: str, new: str) -> None:
    """Translate the rules of a sheet that the program made; those of the user say something else and stay."""
    everything = [field for part in place.definition.parts for field in part.fields]
    said = [*map(rules, _RULES), *(text for field in everything if (text := limit_warning(field)))]
    warnings = {text.say(old): text.say(new) for text in said}
    changed = False
    for rule in sheet.root.iter(main("dataValidation")):
        field = _field_at(place, rule.get("sqref") or "")
        fields = [field, *everything] if field else everything
        changed |= _attribute(rule, "error", warnings)
        changed |= _attribute(rule, "promptTitle", _first(fields, prompt_title, rule.get("promptTitle"), old, new))
        changed |= _attribute(rule, "prompt", _first(fields, prompt, rule.get("prompt"), old, new))
        formula = rule.find(main("formula1"))
        if formula is not None:
            changed |= _text(formula, _first(fields, choice_list, formula.text, old, new))
    for block in sheet.root.iter(main("conditionalFormatting")):
        field = _field_at(place, block.get("sqref") or "")
        choices = [choice for each in ([field] if field else everything) for choice in each.choices]
        tones = {tone_formula(choice, old): tone_formula(choice, new) for choice in reversed(choices)}
        for formula in block.iter(main("formula")):
            changed |= _text(formula, tones)
    if changed:
        sheet.touch()


def _first(fields: list[Field], say: Say, found: str | None, old: str, new: str) -> dict[str, str]:
    """Return what to say instead of a text, as the first of these fields says it."""
    for field in fields:
        after = say(field, new)
        if found and after and say(field, old) == found:
            return {found: after}
    return {}


def _attribute(element: _Element, name: str, words: dict[str, str]) -> bool:
    said = element.get(name)
    if said is None or words.get(said, said) == said:
        return False
    element.set(name, words[said])
    return True


def _text(element: _Element, words: dict[str, str]) -> bool:
    said = element.text or ""
    if words.get(said, said) == said:
        return False
    element.text = words[said]
    return True


def _field_at(place: SheetPlace, cells: str) -> Field | None:
    """Return the field that the first of these cells belong to, or None."""
    for area in areas(cells):
        for part_id, lines in place.forms.items():
            for name, line in lines.items():
                if (line.row, line.column) == (area.first_row, area.first_column):
                    return place.definition.part(part_id).field(name)
        for table in place.tables.values():
            if table.heading < area.first_row <= max(table.last, table.heading + 1):
                for name, column in table.columns.items():
                    if column == area.first_column:
                        return table.part.field(name)
    return None
