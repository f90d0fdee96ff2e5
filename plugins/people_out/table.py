"""Contacts as a list with a heading row, for spreadsheets and CRMs; a build reads it back."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from wombat import PeopleExporter, Texts, hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wombat import Contact, Plan

wombat_api = 1
texts = Texts(__package__)

FIELDS = ("name", "given", "family", "company", "department", "title", "profession")
NUMBERED = ("phones", "emails")
REST = ("wechat", "city", "birthday", "circles", "tags", "last_contact", "met_through", "notes")
_FORMULA = ("=", "@", "\t", "\r")


def write(plan: Plan, contacts: Sequence[Contact]) -> bytes:
    """Return the list with headings in the language of the workbook, in UTF-8 with a mark, as Excel needs it."""
    labels = _labels(plan)
    wide = {name: max((len(each.texts(name)) for each in contacts), default=1) or 1 for name in NUMBERED}
    headings = [labels[name] for name in FIELDS]
    for name in NUMBERED:
        headings += [labels[name] if at == 1 else f"{labels[name]} {at}" for at in range(1, wide[name] + 1)]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(headings + [labels[name] for name in REST])
    writer.writerows(_row(contact, wide) for contact in contacts)
    return stream.getvalue().encode("utf-8-sig", "replace")


def _labels(plan: Plan) -> dict[str, str]:
    fields = plan.worksheets["contacts"].part("people").fields
    return {each.id: each.label.say(plan.language) for each in fields}


def _row(contact: Contact, wide: dict[str, int]) -> list[str]:
    cells = [contact.text(name) for name in FIELDS]
    for name in NUMBERED:
        held = contact.texts(name)
        cells += held + [""] * (wide[name] - len(held))
    return [_plain(cell) for cell in cells + [contact.text(name) for name in REST]]


def _plain(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula; a phone number is none."""
    risky = cell.startswith(_FORMULA) or (cell[:1] in ("+", "-") and any(map(str.isalpha, cell)))
    return f"'{cell}" if risky else cell


@hookimpl
def wombat_people_exporters() -> Iterable[PeopleExporter]:
    """Return the exporter of ``.csv``."""
    return [PeopleExporter("table", ".csv", texts("people_out.csv"), write)]
