"""``wombat plugins`` lists, ``wombat plugins show`` tells all about one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.host.conftest import put

if TYPE_CHECKING:
    from pathlib import Path

    from wombat.testing import Wombat

GIVING = """
from pathlib import Path
from datetime import date
from wombat import Filler, Importer, Measure, Option, Text, hookimpl

NAME = Text({"en": "Dogs", "zh-CN": "狗", "zh-TW": "狗"})

@hookimpl
def wombat_fillers():
    return [Filler("settings", "main", ("version",), dict)]

@hookimpl
def wombat_importers():
    return [Importer("dogs", NAME, lambda source: 0, lambda source: [])]

@hookimpl
def wombat_options():
    return [
        Option("tails", "integer", 1, NAME, NAME, minimum=0, maximum=9),
        Option("since", "date", date(2026, 1, 1), NAME, NAME),
    ]

@hookimpl
def wombat_measures():
    return [Measure("barks", NAME, NAME, lambda network: network.strength)]
"""


@pytest.fixture
def dogs(wombat: Wombat, tmp_path: Path) -> Wombat:
    site = tmp_path / "site"
    site.mkdir()
    put(site, "dogs", GIVING)
    wombat.environment["PYTHONPATH"] = str(site)
    return wombat


def test_the_list_has_name_distribution_version_status_hooks_and_error(dogs: Wombat, tmp_path: Path) -> None:
    put(tmp_path / "site", "bad", "raise ValueError('oh')")
    said = dogs("plugins", "--json", "--no-plugin", "exporters.csv")
    assert said.status == 1
    found = {each["name"]: each for each in said.data["plugins"]}
    assert found["dogs"] == {
        "name": "dogs",
        "distribution": "dogs",
        "version": "2.5",
        "status": "ok",
        "hooks": ["wombat_fillers", "wombat_importers", "wombat_measures", "wombat_options"],
        "error": "",
    }
    assert found["exporters.csv"]["status"] == "blocked"
    assert found["bad"]["status"] == "failed"
    assert "ValueError: oh" in found["bad"]["error"]
    lines = dogs("plugins").out.splitlines()
    assert any(line.split()[:4] == ["dogs", "dogs", "2.5", "on"] for line in lines)


def test_one_is_shown_with_all_it_gives_and_how_to_switch_it_off(dogs: Wombat, tmp_path: Path) -> None:
    said = dogs("plugins", "show", "dogs")
    assert said.status == 0, said.err
    shown = dict(line.split("  ", 1) for line in said.out.splitlines() if line[0] != " ")
    assert shown["dogs"].strip() == "dogs 2.5 · on"
    assert shown["plugin interface"].strip() == "1"
    assert shown["file"].strip() == str(tmp_path / "site" / "dogs.py")
    assert shown["reads"].strip() == "dogs (Dogs)"
    assert shown["measures"].strip() == "barks (Dogs)"
    assert shown["fills"].strip() == "settings.main: version"
    assert shown["options"].strip() == "tails = 1 (Dogs: Dogs)"
    assert "--no-plugin dogs" in shown["switch off"]


def test_one_is_shown_to_scripts(dogs: Wombat) -> None:
    data = dogs("plugins", "show", "dogs", "--json").data
    assert (data["name"], data["api"], data["importers"]) == ("dogs", 1, {"dogs": "Dogs"})
    assert data["fillers"] == [{"sheet": "settings", "part": "main", "fields": ["version"]}]
    tails, since = data["options"]
    assert tails == {
        "id": "tails",
        "label": "Dogs",
        "help": "Dogs",
        "type": "integer",
        "default": 1,
        "choices": [],
        "minimum": 0,
        "maximum": 9,
    }
    assert since["default"] == "2026-01-01"
    worksheets = dogs("plugins", "show", "worksheets", "--json").data["worksheets"]
    assert worksheets["contacts"] == "Contacts"


def test_one_that_failed_is_shown_with_its_error(dogs: Wombat, tmp_path: Path) -> None:
    put(tmp_path / "site", "bad", "raise ValueError('oh')")
    said = dogs("plugins", "show", "bad")
    assert said.status == 1
    assert "ValueError: oh" in said.out
    assert "The plugin bad (bad 2.5)" in said.err


def test_one_that_is_not_there_is_told_with_what_may_be_meant(dogs: Wombat) -> None:
    said = dogs("plugins", "show", "record.hubs")
    assert said.status == 2
    assert "There is no plugin “record.hubs”; did you mean one of these: records.hubs" in said.err
    assert dogs("plugins", "show", "zzzzzz").err.startswith("There is no plugin “zzzzzz”; wombat plugins lists them.")


def test_what_is_neither_list_nor_command_is_wrong_usage(wombat: Wombat) -> None:
    assert wombat("plugins", "shwo").status == 2
