"""A workbook turned to another language: tabs, titles, headings, labels, dropdowns; what the user renamed stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.book import markers
from wombat.book.dropdowns import choice_list, prompt, prompt_title
from wombat.book.dropdowns import texts as rules
from wombat.book.formats import tone_formula
from wombat.book.headings import heading_text, hint_text
from wombat.text import Text
from wombat.xlsx.xml import main

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wombat.book.opened import OpenBook
    from wombat.book.places import SheetPlace
    from wombat.definitions.model import Field, Worksheet
    from wombat.xlsx.sheet import Sheet

_LEGEND = ("legend.typed", "legend.filled", "legend.start")
_RULES = ("rule.choice", "rule.date", "rule.number")


def translate(opened: OpenBook, new: str) -> None:
    """Write everything that the program said in the workbook's old language in the language ``new``."""
    old = opened.manifest.language
    if not old or old == new:
        return
    for place in opened.places.values():
        _rename(opened, place, old, new)
        sheet = opened.book.sheet(place.name)
        said = dict(_pairs(place.definition, old, new))
        _cells(sheet, place, said)
        _validations(sheet, said)


def _rename(opened: OpenBook, place: SheetPlace, old: str, new: str) -> None:
    title = place.definition.title
    taken = {name.casefold() for name in opened.book.sheet_names}
    if place.name == title.say(old) and title.say(new).casefold() not in taken:
        opened.book.rename(place.name, title.say(new))
        place.name = opened.names[place.definition.id] = title.say(new)


def _pairs(definition: Worksheet, old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield what the program wrote in the old language, with the same in the new one."""
    texts = [rules(key) for key in (*_LEGEND, *_RULES)] + [definition.title, definition.purpose]
    texts += [definition.help] if definition.help else []
    for part in definition.parts:
        texts += [text for text in (part.title, part.help) if text is not None]
        texts += [value for item in part.items for value in item.values.values() if isinstance(value, Text)]
        for field in part.fields:
            texts += [field.label, *(choice.label for choice in field.choices)]
            yield from _field_pairs(field, old, new)
    yield from ((text.say(old), text.say(new)) for text in texts)


def _field_pairs(field: Field, old: str, new: str) -> Iterator[tuple[str, str]]:
    for say in (heading_text, hint_text, prompt, prompt_title, choice_list):
        before, after = say(field, old), say(field, new)
        if before and after:
            yield before, after
    yield from ((tone_formula(choice, old), tone_formula(choice, new)) for choice in field.choices)


def _cells(sheet: Sheet, place: SheetPlace, said: dict[str, str]) -> None:
    """Translate the cells around the rows, the headings, and choices and items in the rows."""
    columns = {
        number: {
            table.columns[field.id]
            for field in table.part.fields
            if field.id in table.columns
            and (field.choices or any(field.id in item.values for item in table.part.items))
        }
        for table in place.tables.values()
        for number in table.numbers
    }
    headings: dict[str, dict[int, str]] = {}
    tables = {table.heading: table for table in place.tables.values()}
    for number, cells in list(sheet.rows()):
        for column, cell in cells.items():
            if column <= markers.WAS_COLUMN or (number in columns and column not in columns[number]):
                continue
            if isinstance(cell.value, str) and cell.formula is None and cell.value in said:
                if number in tables:
                    name = markers.table_name(place.definition.id, tables[number].part.id)
                    headings.setdefault(name, {})[column] = said[cell.value]
                elif cell.value != said[cell.value]:
                    sheet.put(number, column, said[cell.value])
    for name, changed in headings.items():
        sheet.set_table_headers(name, changed)


def _validations(sheet: Sheet, said: dict[str, str]) -> None:
    """Translate dropdowns, prompts, warnings and the labels that conditional formats look for."""
    for formula in sheet.root.iter(main("formula")):
        if said.get(formula.text or "", formula.text) != formula.text:
            formula.text = said[formula.text or ""]
            sheet.touch()
    for rule in sheet.root.iter(main("dataValidation")):
        for name in ("promptTitle", "prompt", "error", "errorTitle"):
            text = rule.get(name)
            if text is not None and said.get(text, text) != text:
                rule.set(name, said[text])
                sheet.touch()
        source = rule.find(main("formula1"))
        if source is not None and said.get(source.text or "", source.text) != source.text:
            source.text = said[source.text or ""]
            sheet.touch()
