"""What Settings and a file beside the workbook choose: plugins off, options, language and groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.conftest import Wombat
from tests.host.conftest import put
from wombat import Option, Text
from wombat.book.values import Unfit
from wombat.chosen import value_of
from wombat.conf import Conf, read_conf
from wombat.testing.typed import type_rows

if TYPE_CHECKING:
    from pathlib import Path

CHOOSY = """
from wombat import Choice, Computed, Filler, Option, Text, hookimpl

def plain(text):
    return Text.plain(text)

DAYS = Option("days", "integer", 30, plain("Days"), plain("how many"), minimum=1, maximum=90)
SHARE = Option("share", "percent", 0.5, plain("Share"), plain("how much"), minimum=0, maximum=1)
LOUD = Option("loud", "yes", True, plain("Loud"), plain("whether"))
MOOD = Option("mood", "choice", "calm", plain("Mood"), plain("which"),
              choices=(Choice("calm", plain("Calm")), Choice("wild", plain("Wild"))))
WORD = Option("word", "text", "", plain("Word"), plain("what"))
ALL = [DAYS, SHARE, LOUD, MOOD, WORD]

@hookimpl
def wombat_options():
    return ALL

def fill(plan, network):
    return {"size": "; ".join(str(plan.option(option)) for option in ALL)}

@hookimpl
def wombat_worksheets():
    from pathlib import Path
    return [Path(__file__).with_name("ring")]

@hookimpl
def wombat_fillers():
    return [Filler("ring", "main", ("size",), fill)]
"""
RING = """
id = "ring"
group = "records"
order = 599
title = { en = "Ring" }
purpose = { en = "One cell" }
part = [{ id = "main", kind = "form", field = [
  { id = "size", type = "text", owner = "program", label = { en = "Size" } },
] }]
"""


@pytest.fixture
def choosy(tmp_path: Path) -> Wombat:
    """Return the program with a plugin that has an option of each type and says what holds."""
    site = tmp_path / "site"
    (site / "ring").mkdir(parents=True)
    (site / "ring" / "ring.toml").write_text(RING, "utf-8")
    put(site, "choosy", CHOOSY)
    wombat = Wombat(tmp_path)
    wombat.environment["PYTHONPATH"] = str(site)
    assert wombat.build("-o", "plan.xlsx").status == 0
    return wombat


def cells(book: Path, sheet: str) -> dict[object, list[object]]:
    rows = openpyxl.load_workbook(book)[sheet].iter_rows(values_only=True)
    return {row[2]: list(row[3:]) for row in rows}


def line_of(book: Path, label: str) -> int:
    rows = openpyxl.load_workbook(book)["Settings"].iter_rows(values_only=True)
    return next(number for number, row in enumerate(rows, 1) if row[2] == label)


def type_option(wombat: Wombat, **values: object) -> None:
    book = openpyxl.load_workbook(wombat.folder / "plan.xlsx")
    for label, value in values.items():
        book["Settings"].cell(line_of(wombat.folder / "plan.xlsx", label), 4).value = value
    book.save(wombat.folder / "plan.xlsx")


def holds(wombat: Wombat) -> object:
    return cells(wombat.folder / "plan.xlsx", "Ring")["Size"][0]


def test_settings_show_every_option_with_its_default_and_what_can_be_typed(choosy: Wombat) -> None:
    shown = cells(choosy.folder / "plan.xlsx", "Settings")
    assert shown["Days"][:4] == [None, "how many; from 1 to 90", "30", "choosy"]
    assert shown["Share"][1:3] == ["how much; from 0% to 100%", "50%"]
    assert shown["Loud"][2] == "yes"
    assert shown["Mood"][1:3] == ["which; one of Calm / Wild", "Calm"]
    assert holds(choosy) == "30; 0.5; True; calm; "


def test_what_is_typed_holds_from_the_next_build_on(choosy: Wombat) -> None:
    type_option(choosy, Days=7, Share=0.25, Loud="no", Mood="Wild", Word="yes; and no")
    said = choosy.build("-o", "plan.xlsx")
    assert (said.status, said.err) == (0, "")
    assert holds(choosy) == "7; 0.25; False; wild; yes; and no"
    type_option(choosy, Days=None, Share="80%", Loud="是", Mood="calm", Word=None)
    assert choosy.build("-o", "plan.xlsx").status == 0
    assert holds(choosy) == "30; 0.8; True; calm; "


def test_what_does_not_fit_is_told_with_its_cell_and_the_default_holds(choosy: Wombat) -> None:
    wrong = {"Days": "91", "Share": 30, "Loud": "perhaps", "Mood": "Angry"}
    whys = ("“91” is not from 1 to 90", "“30” is not from 0 to 1", "neither yes nor no", "Angry")
    type_option(choosy, **wrong)
    said = choosy.build("-o", "plan.xlsx")
    assert said.status == 1
    told = [line.strip() for line in said.err.splitlines() if line.startswith("  ")]
    for label, why, line in zip(wrong, whys, told, strict=True):
        assert line.startswith(f"Settings!D{line_of(choosy.folder / 'plan.xlsx', label)}: ")
        assert f"“{label}” of the plugin choosy stays at its default" in line
        assert why in line
    assert holds(choosy) == "30; 0.5; True; calm; "


DAYS = Option("days", "integer", 30, Text.plain("Days"), Text.plain("x"), minimum=1, maximum=90)


@pytest.mark.parametrize(("raw", "value"), [(7, 7), ("7", 7), (7.0, 7), (" 90 ", 90), (None, None), ("", None)])
def test_what_was_typed_is_read_by_the_type_of_the_option(raw: object, value: object) -> None:
    assert value_of(DAYS, raw) == value


@pytest.mark.parametrize(("raw", "why"), [(7.5, "no whole number"), (0, "not from 1 to 90"), ("many", "many")])
def test_what_is_no_value_of_the_option_is_said(raw: object, why: str) -> None:
    with pytest.raises(Unfit, match=why):
        value_of(DAYS, raw)


@pytest.mark.parametrize(("file", "head"), [("wombat.toml", ""), ("pyproject.toml", "tool.wombat.")])
def test_a_file_beside_the_workbook_sets_what_settings_leave_blank(choosy: Wombat, file: str, head: str) -> None:
    said = f'[{head}plugins.choosy]\ndays = 14\nmood = "wild"\nloud = false\n'
    (choosy.folder / file).write_text(said, "utf-8")
    assert choosy.build("-o", "plan.xlsx").status == 0
    assert holds(choosy) == "14; 0.5; False; wild; "
    assert cells(choosy.folder / "plan.xlsx", "Settings")["Days"][2] == "14"
    type_option(choosy, Days=3)
    assert choosy.build("-o", "plan.xlsx").status == 0
    assert holds(choosy) == "3; 0.5; False; wild; "


def test_what_is_wrong_in_the_file_is_told_and_stops_nothing(choosy: Wombat) -> None:
    said = "plugins-off = ['nobody']\nplugin-off = ['x']\n[plugins.chosy]\ndays = 1\n"
    (choosy.folder / "wombat.toml").write_text(f"{said}[plugins.choosy]\ndays = 1000\ndyas = 1\n", "utf-8")
    done = choosy.build("-o", "plan.xlsx")
    assert done.status == 1
    for told in (
        "wombat.toml: plugins.choosy.days: “Days” of the plugin choosy stays at its default. “1000”",
        "wombat.toml: The plugin choosy has no option dyas; it has: days, share, loud, mood, word",
        "wombat.toml: There is no plugin chosy",
        "wombat.toml: “plugin-off” is not known here",
        "wombat.toml: There is no plugin or package “nobody”",
    ):
        assert told in done.err
    assert holds(choosy) == "30; 0.5; True; calm; "


@pytest.mark.parametrize(
    ("said", "told"), [("plugins = 3", "“plugins”"), ("[plugins.x", "cannot be read"), ("\xff", "")]
)
def test_a_file_that_cannot_be_used_is_told(said: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "wombat.toml").write_text(said, "latin-1")
    conf = read_conf(tmp_path)
    (problem,) = conf.problems
    assert told in problem.text.say("en")
    assert problem.failure
    assert problem.where == "wombat.toml"
    assert not conf.plugins


def test_a_pyproject_that_says_nothing_of_the_program_is_nobodys_business(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n", "utf-8")
    assert read_conf(tmp_path) == Conf()


def test_a_plugin_is_switched_off_by_the_file_and_by_settings(choosy: Wombat) -> None:
    book = choosy.folder / "plan.xlsx"
    (choosy.folder / "wombat.toml").write_text('plugins-off = ["Choosy"]\n', "utf-8")
    assert "“Ring” belongs to a plugin that is not installed" in choosy.build("-o", "plan.xlsx").err
    (choosy.folder / "wombat.toml").unlink()
    assert choosy.build("-o", "plan.xlsx").err == ""
    type_rows(book, "settings", "main", {"plugins_off": ["records.hub-chart", "choosy"]})
    assert "“Ring” belongs to a plugin that is not installed" in choosy.build("-o", "plan.xlsx").err


def test_a_name_to_switch_off_that_is_misspelt_is_told(wombat: Wombat) -> None:
    said = wombat.build("-o", "plan.xlsx", "--no-plugin", "records.hbus")
    assert said.status == 2
    assert "“records.hbus”" in said.err


def test_a_group_is_switched_in_settings_unless_the_command_says_otherwise(wombat: Wombat) -> None:
    wombat.build("-o", "plan.xlsx", "--with", "care")
    book = wombat.folder / "plan.xlsx"
    assert cells(book, "Settings")["Customer care"][0] == "✓"
    names = ("network", "message", "records", "partners", "persona", "account", "care", "fans")
    type_rows(book, "settings", "groups", *({"on": True if name == "partners" else None} for name in names))
    assert wombat.build("-o", "plan.xlsx").status == 0
    there = openpyxl.load_workbook(book)
    assert there["Care rules"].sheet_state == "hidden"
    assert there["Targets"].sheet_state == "visible"
    shown = cells(book, "Settings")
    assert [shown[group][0] for group in ("Records", "Referral partners", "Customer care")] == ["✓", "✓", None]
    wombat.build("-o", "plan.xlsx", "--without", "partners", "--with", "care")
    shown = cells(book, "Settings")
    assert [shown[group][0] for group in ("Referral partners", "Customer care")] == [None, "✓"]


def test_the_language_is_switched_in_settings_unless_the_command_says_otherwise(wombat: Wombat) -> None:
    wombat.build("-o", "plan.xlsx", "--lang", "en")
    book = wombat.folder / "plan.xlsx"
    assert cells(book, "Settings")["Language of the workbook"][0] == "English"
    type_rows(book, "settings", "main", {"language": "zh-tw"})
    assert wombat.build("-o", "plan.xlsx").status == 0
    assert cells(book, "設定")["活頁簿語言"][0] == "繁體中文"
    wombat.build("-o", "plan.xlsx", "--lang", "en")
    assert cells(book, "Settings")["Language of the workbook"][0] == "English"
