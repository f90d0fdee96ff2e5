"""Of every cell it can be said whose it is, what fills it, from what and by which rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from wombat.explaining import Explained, explain
from wombat.prepare import Options, Prepared, prepare

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Wombat


@pytest.fixture(scope="module")
def read(_wombat_sample: Path) -> Prepared:
    return prepare(_wombat_sample, Options(language="zh-CN"))


def cell_of(prepared: Prepared, sheet: str, part: str, field: str, at: int = 0) -> str:
    place = prepared.opened.places[sheet]
    if part in place.forms:
        line = place.forms[part][field]
        return f"{place.name}!{openpyxl.utils.get_column_letter(line.column)}{line.row}"
    table = place.tables[part]
    return f"{place.name}!{openpyxl.utils.get_column_letter(table.columns[field])}{table.numbers[at]}"


def said(found: Explained) -> str:
    return " ".join(text.say("en") for text in found.said)


def test_a_cell_of_the_program_names_plugin_version_inputs_and_rule(read: Prepared) -> None:
    found = explain(read, cell_of(read, "hubs", "ranking", "reason"))
    assert found.state == "program"
    assert found.plugin is not None
    assert (found.plugin.name, found.plugin.distribution) == ("records.hubs", "wombat-workbook")
    assert found.plugin.version in said(found)
    assert "ranking" in found.network
    assert found.row


def test_what_a_filler_reads_is_seen_by_letting_it_run(read: Prepared) -> None:
    found = explain(read, cell_of(read, "start", "next", "what"))
    assert {"from", "state"} <= set(found.inputs["referrals", "log"])
    assert "unanswered_days" in found.inputs["settings", "main"]
    (line,) = [text.say("zh-CN") for text in found.said if text.say("en").startswith("Reads: ")]
    assert read.plan.worksheets["referrals"].title.say("zh-CN") in line


def test_reading_changes_nothing_in_the_plan(read: Prepared) -> None:
    before = {key: [list(column) for column in table.columns.values()] for key, table in read.plan.tables.items()}
    explain(read, cell_of(read, "start", "next", "what"))
    explain(read, cell_of(read, "hubs", "ranking", "score"))
    assert before == {key: [list(c) for c in table.columns.values()] for key, table in read.plan.tables.items()}


def test_a_value_of_a_contact_names_its_sources(read: Prepared) -> None:
    names = read.plan.table("contacts").columns["name"]
    at = names.index("周明远")
    found = explain(read, cell_of(read, "contacts", "people", "name", at))
    assert found.state == "user"
    assert found.sources
    assert set(found.sources) <= {"phone.vcf", "Connections.csv", "wecom.csv"}


@pytest.mark.parametrize(
    ("cell", "state", "piece"),
    [
        ("contacts!A1", "hidden", "hidden column"),
        ("人脉名册!$C$1", "text", "No field stands here"),
        ("'Contacts'!C90000", "text", "No field stands here"),
        ("_wombat!A1", "sheet", "must remember"),
    ],
)
def test_cells_without_a_field_are_answered_with_a_sentence(read: Prepared, cell: str, state: str, piece: str) -> None:
    found = explain(read, cell)
    assert found.state == state
    assert piece in said(found)


def test_headings_spare_rows_and_lines_are_answered(read: Prepared) -> None:
    place = read.opened.places["referrals"]
    table = place.tables["log"]
    column = openpyxl.utils.get_column_letter(table.columns["from"])
    assert explain(read, f"{place.name}!{column}{table.heading}").state == "heading"
    assert explain(read, f"{place.name}!{column}{table.spare[0]}").state == "spare"


@pytest.mark.parametrize("cell", ["A1", "contacts!", "contacts!7", "contacts!A1:B2", "contacts!XFE1", "nowhere!A1", ""])
def test_what_is_no_cell_is_said(wombat: Wombat, demo: Path, cell: str) -> None:
    done = wombat("explain", demo, cell)
    assert done.status == 2
    assert len(done.err.splitlines()) == 1


def test_a_cell_that_was_typed_over_and_a_sheet_of_the_users(wombat: Wombat, demo: Path, read: Prepared) -> None:
    sheet, cell = cell_of(read, "hubs", "ranking", "score").split("!")
    book = openpyxl.load_workbook(demo)
    book[sheet][cell] = 0.99
    book.create_sheet("Mine")["B2"] = "x"
    book.save(demo)
    data: Any = wombat("explain", demo, f"{sheet}!{cell}", "--json").data
    assert (data["state"], data["value"], data["plugin"]["name"]) == ("overridden", 0.99, "records.hubs")
    assert data["cell"] == f"{sheet}!{cell}"
    assert wombat("explain", demo, "mine!B2", "--json").data["state"] == "sheet"
