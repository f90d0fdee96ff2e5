"""``wombat plugins new`` makes a project that installs, builds and passes its own tests."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from tests.venvs import Environment
from wombat.definitions.load import load_worksheet
from wombat.starter import DISTRIBUTION, FILES, PACKAGE

if TYPE_CHECKING:
    from pathlib import Path

    from wombat.testing import Wombat


def test_a_project_is_made_under_its_name(wombat: Wombat, tmp_path: Path) -> None:
    said = wombat("plugins", "new", "road-trips")
    assert said.status == 0, said.err
    assert "pip install -e road-trips" in said.err
    made = sorted(path for path in (tmp_path / "road-trips").rglob("*") if path.is_file())
    assert sorted(said.out.split()) == [path.relative_to(tmp_path).as_posix() for path in made]
    assert len(made) == len([path for path in FILES.rglob("*") if path.is_file() and path.suffix != ".pyc"])
    for path in made:
        text = path.read_text("utf-8")
        assert DISTRIBUTION not in text + str(path)
        assert PACKAGE not in text + str(path)


def test_what_is_made_names_the_plugin_and_the_worksheet(wombat: Wombat, tmp_path: Path) -> None:
    wombat("plugins", "new", "road-trips", "--folder", "here")
    project = tomllib.loads((tmp_path / "here" / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["name"] == "road-trips"
    assert project["entry-points"]["wombat"]["road-trips"] == "road_trips.plugin"
    worksheet = load_worksheet(tmp_path / "here/src/road_trips/worksheets/road-trips.toml")
    assert worksheet.id == "road-trips"
    for module in ("plugin", "calendar"):
        assert "wombat_api = 1" in (tmp_path / f"here/src/road_trips/{module}.py").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Road Trips", "such as road-trips"),
        ("road_trips", "such as road-trips"),
        ("../road", "such as road"),
        ("-x", "There is no option -x"),
        ("3d", "such as d"),
        ("咖啡", "such as coffee-chats"),
        ("a" * 41, "such as " + "a" * 40),
        ("json", "one of that name already"),
        ("wombat", "one of that name already"),
        ("class", "one of that name already"),
        ("hubs", "plugin or worksheet “hubs” already"),
        ("worksheets", "plugin or worksheet “worksheets” already"),
    ],
)
def test_a_name_that_would_not_do_is_refused_with_a_sentence(
    wombat: Wombat, tmp_path: Path, name: str, said: str
) -> None:
    refused = wombat("plugins", "new", name)
    assert refused.status == 2
    assert said in refused.err
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_there_stays_as_it_is(wombat: Wombat, tmp_path: Path) -> None:
    (tmp_path / "road-trips").mkdir()
    said = wombat("plugins", "new", "road-trips")
    assert said.status == 1
    assert "road-trips is there already and stays as it is" in said.err
    assert not list((tmp_path / "road-trips").iterdir())


def test_a_place_that_cannot_be_written_is_told(wombat: Wombat, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said = wombat("plugins", "new", "road-trips", "--folder", "file/inside")
    assert said.status == 1
    assert "cannot be written" in said.err


@pytest.mark.slow
def test_the_project_installs_builds_and_passes_its_tests(wombat: Wombat, tmp_path: Path) -> None:
    wombat("plugins", "new", "road-trips")
    there = Environment(tmp_path / "venv")
    there.run("pip", "install", "-q", "-e", "road-trips", folder=tmp_path)
    said = there.run("wombat", "build", "--demo", "--lang", "zh-TW", "-o", "plan.xlsx", folder=tmp_path)
    assert "road" not in said
    from wombat.testing import sheet_text

    assert "1 位核心人脈：" in sheet_text(tmp_path / "plan.xlsx", "咖啡會面")
    there.run("pytest", "-q", "-p", "no:cacheprovider", folder=tmp_path / "road-trips")
    listed = there.run("wombat", "plugins", "show", "road-trips", folder=tmp_path)
    assert "road-trips.next: who, why" in listed
