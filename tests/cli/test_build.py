"""``wombat build`` as a salesperson uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Wombat

SHEETS = {
    *("contacts", "tie-strength", "circles", "hub-firm", "diversity", "channels", "experience"),
    *("image", "press-topics", "coverage", "materials", "tools", "incentives", "incentive-actions", "memberships"),
    *("memory-hooks", "introduction", "work-network", "widen-network", "matrix"),
    *("referrals", "interactions", "relations", "sources", "hubs", "network", "start"),
    *("conflicts", "merged", "settings"),
}
PEOPLE = (
    "Name,Company,Phone,E-mail\n王伟,锐鑫贸易,13800000001,wang@ruixin.example\nAnn Example,Acme,,ann@acme.example\n"
)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_every_worksheet_of_the_plan_is_there(wombat: Wombat) -> None:
    core = {"network", "message", "records"}
    listed = {each["id"] for each in wombat("worksheets", "--json").data["worksheets"] if each["group"] in core}
    assert listed == SHEETS


def test_people_come_in_and_are_counted(wombat: Wombat) -> None:
    write(wombat.folder, "people.csv", PEOPLE)
    said = wombat.build("people.csv", "-o", "plan.xlsx", "--json")
    assert said.status == 0, said.err
    (source,) = said.data["sources"]
    assert (source["records"], source["imported"], source["merged"], source["set_aside"]) == (2, 2, 0, [])
    assert said.data["contacts"] == 2
    names = [contact["name"] for contact in wombat("contacts", "plan.xlsx", "--json").data["contacts"]]
    assert names == ["王伟", "Ann Example"]


def test_the_demo_is_accounted_for_to_the_last_record(demo: Path, wombat: Wombat) -> None:
    rows = list(openpyxl.load_workbook(demo)["来源记录"].iter_rows(values_only=True))
    files = [row for row in rows if isinstance(row[5], int)]
    assert len(files) == 6
    for row in files:
        assert row[5] == row[6] + row[7] + row[8], row
    people = wombat("contacts", demo, "--json").data["contacts"]
    assert 60 <= len(people) <= 120


def test_an_unchanged_build_writes_nothing(demo: Path, wombat: Wombat) -> None:
    before = demo.read_bytes()
    said = wombat.build("-o", demo, "--json")
    assert said.status == 0, said.err
    assert said.data["written"] is False
    assert demo.read_bytes() == before
    assert {path.name for path in demo.parent.iterdir()} == {"plan.xlsx"}


def test_the_same_sources_again_add_nothing(demo: Path, wombat: Wombat) -> None:
    before = demo.read_bytes()
    said = wombat.build("--demo", "-o", demo, "--json")
    assert [source["imported"] for source in said.data["sources"]] == [0] * 6
    for source in said.data["sources"]:
        assert source["records"] == source["imported"] + source["merged"] + len(source["set_aside"])
    assert demo.read_bytes() == before


def test_the_same_inputs_and_date_give_the_same_bytes(wombat: Wombat) -> None:
    write(wombat.folder, "people.csv", PEOPLE)
    for name in ("one.xlsx", "two.xlsx"):
        assert wombat.build("people.csv", "-o", name).status == 0
    assert (wombat.folder / "one.xlsx").read_bytes() == (wombat.folder / "two.xlsx").read_bytes()


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
def test_an_empty_plan_is_a_whole_workbook(wombat: Wombat, language: str) -> None:
    said = wombat.build("-o", "plan.xlsx", "--lang", language)
    assert said.status == 0, said.err
    book = openpyxl.load_workbook(wombat.folder / "plan.xlsx")
    assert len([sheet for sheet in book if sheet.sheet_state == "visible"]) == len(SHEETS)
    assert book.worksheets[0].title == {"en": "Start", "zh-CN": "首页", "zh-TW": "首頁"}[language]


def test_without_o_the_one_workbook_is_renewed_and_several_are_listed(wombat: Wombat) -> None:
    assert wombat.build().status == 2
    assert wombat.build("-o", "plan.xlsx").status == 0
    write(wombat.folder, "people.csv", PEOPLE)
    assert wombat.build("people.csv").status == 0
    assert len(wombat("contacts", "plan.xlsx", "--json").data["contacts"]) == 2
    wombat.build("-o", "other.xlsx")
    said = wombat.build()
    assert said.status == 2
    assert "other.xlsx, plan.xlsx" in said.err


def test_a_dry_run_writes_nothing(wombat: Wombat) -> None:
    write(wombat.folder, "people.csv", PEOPLE)
    said = wombat.build("people.csv", "-o", "plan.xlsx", "--dry-run", "--json")
    assert said.data["contacts"] == 2
    assert not (wombat.folder / "plan.xlsx").exists()


def test_text_that_looks_like_a_formula_stays_text(wombat: Wombat) -> None:
    write(wombat.folder, "people.csv", 'Name,Company,E-mail\n"=1+2",+Acme,a@x.example\n@home,-minus,b@x.example\n')
    assert wombat.build("people.csv", "-o", "plan.xlsx").status == 0
    sheet = openpyxl.load_workbook(wombat.folder / "plan.xlsx")["Contacts"]
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value in ("=1+2", "+Acme", "@home")}
    assert set(cells) == {"=1+2", "+Acme", "@home"}
    for cell in cells.values():
        assert cell.data_type == "s"
        assert cell.quotePrefix
    assert wombat("contacts", "plan.xlsx", "--json").data["contacts"][0]["name"] == "=1+2"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("nowhere.csv", "-o", "plan.xlsx"), 1, "nowhere.csv"),
        (("picture.vcf", "-o", "plan.xlsx"), 1, "picture.vcf"),
        (("--lang", "fr", "-o", "plan.xlsx"), 2, "fr"),
        (("--country", "China", "-o", "plan.xlsx"), 2, "China"),
        (("--with", "nonsense", "-o", "plan.xlsx"), 2, "nonsense"),
        (("--without", "network", "-o", "plan.xlsx"), 2, "network"),
        (("--nonsense",), 2, "--nonsense"),
        (("-o", "broken.xlsx"), 1, "broken.xlsx"),
        (("-o", "no/such/folder/plan.xlsx"), 1, "plan.xlsx"),
    ],
)
def test_bad_input_is_one_sentence(wombat: Wombat, words: tuple[str, ...], status: int, said: str) -> None:
    (wombat.folder / "picture.vcf").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (wombat.folder / "broken.xlsx").write_bytes(b"PK\x03\x04 this is not a workbook")
    done = wombat.build(*words)
    assert done.status == status, done.err
    assert said in done.err
    assert (wombat.folder / "broken.xlsx").read_bytes() == b"PK\x03\x04 this is not a workbook"


def test_a_wrong_date_is_wrong_usage(wombat: Wombat) -> None:
    said = wombat("build", "--today", "22.11.2026", "-o", "plan.xlsx")
    assert said.status == 2
    assert "22.11.2026" in said.err


def test_one_unreadable_source_does_not_keep_the_others_out(wombat: Wombat) -> None:
    write(wombat.folder, "people.csv", PEOPLE)
    said = wombat.build("nowhere.vcf", "people.csv", "-o", "plan.xlsx", "--json")
    assert said.status == 1
    assert said.data["contacts"] == 2
    assert any("nowhere.vcf" in problem["text"] + problem["where"] for problem in said.data["problems"])


def test_only_workbooks_of_the_program_count_where_none_is_named(wombat: Wombat) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Name", "Phone"])
    book.active.append(["Ann Example", "555-0101"])
    book.save(wombat.folder / "list.xlsx")
    (wombat.folder / "broken.xlsx").write_bytes(b"no workbook")
    before = (wombat.folder / "list.xlsx").read_bytes()
    assert wombat.build().status == 2
    assert wombat.build("list.xlsx", "-o", "plan.xlsx").status == 0
    said = wombat.build("--json")
    assert (said.status, said.data["workbook"]) == (0, "plan.xlsx")
    assert (wombat.folder / "list.xlsx").read_bytes() == before


def test_without_a_source_that_can_be_read_no_workbook_is_made(wombat: Wombat) -> None:
    said = wombat.build("people.cvs", "-o", "plan.xlsx")
    assert said.status == 1
    assert said.out.strip() == "plan.xlsx was not made, since none of the sources could be read."
    assert "people.cvs" in said.err
    assert not list(wombat.folder.iterdir())


def test_what_could_not_be_read_does_not_stand_under_what_was(wombat: Wombat) -> None:
    write(wombat.folder, "people.csv", PEOPLE)
    said = wombat.build("nowhere.csv", "people.csv", "-o", "plan.xlsx")
    assert said.status == 1
    assert "people.csv" in said.out
    assert "nowhere.csv" not in said.out
    assert "nowhere.csv" in said.err
    again = wombat.build("nowhere.csv", "-o", "plan.xlsx")
    assert again.status == 1
    assert "Read" not in again.out
