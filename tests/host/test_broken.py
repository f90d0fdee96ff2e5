"""Whatever a plugin does wrong, the build goes on, and one sentence names it, its version and how to switch it off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.conftest import Said, Wombat
from tests.host.broken import BODIES, EVERY, RING_SHEET, does, gives
from tests.host.conftest import put

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = "Name,Company,Email\nAda Brook,Brook Ltd,ada@mail.example\nBen Cole,Cole Ltd,ben@mail.example\n"
HELPER = gives("wombat_worksheets", "[Path(__file__).with_name('ring')]", "from pathlib import Path")


@dataclass(slots=True)
class Broken:
    """A build with all broken plugins installed at once."""

    said: Said
    folder: Path
    wombat: Wombat

    def sentence(self, plugin: str) -> str:
        found = [line for line in self.said.err.splitlines() if f"The plugin {plugin} ({plugin} 2.5)" in line]
        (one,) = found
        return one


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Broken:
    folder = tmp_path_factory.mktemp("broken")
    site = folder / "site"
    (site / "ring").mkdir(parents=True)
    (site / "ring" / "ring.toml").write_text(RING_SHEET, "utf-8")
    put(site, "a-ring", HELPER)
    for name, (code, _) in EVERY.items():
        put(site, name, code)
    (folder / "people.csv").write_text(PEOPLE, "utf-8")
    wombat = Wombat(folder)
    wombat.environment["PYTHONPATH"] = str(site)
    return Broken(wombat.build("people.csv", "-o", "plan.xlsx", "--json"), folder, wombat)


def test_the_build_goes_on_and_says_that_something_failed(broken: Broken) -> None:
    assert broken.said.status == 1
    assert broken.said.data["contacts"] == 2
    assert (broken.folder / "plan.xlsx").exists()


@pytest.mark.parametrize("plugin", EVERY)
def test_one_sentence_names_plugin_version_error_and_remedy(broken: Broken, plugin: str) -> None:
    said = broken.sentence(plugin)
    assert EVERY[plugin][1] in said
    assert f"leave it out with --no-plugin {plugin}" in said
    assert said in "\n".join(problem["text"] for problem in broken.said.data["problems"])


def test_no_plugin_is_told_that_did_nothing_wrong(broken: Broken) -> None:
    told = {line.split()[2] for line in broken.said.err.splitlines() if line.startswith("The plugin ")}
    assert told == set(EVERY)


def test_without_them_all_is_well(broken: Broken) -> None:
    off = [word for name in EVERY for word in ("--no-plugin", name)]
    said = broken.wombat.build("people.csv", "-o", "well.xlsx", *off)
    assert (said.status, said.err) == (0, "")


def test_what_a_broken_plugin_wrote_is_not_in_the_workbook(broken: Broken) -> None:
    said = broken.wombat("contacts", "plan.xlsx", "--json")
    assert {each["name"] for each in said.data["contacts"]} == {"Ada Brook", "Ben Cole"}


def test_what_does_not_fit_is_in_no_cell(broken: Broken) -> None:
    rows = openpyxl.load_workbook(broken.folder / "plan.xlsx")["Ring"].iter_rows(values_only=True)
    labels = [[value for value in row[2:] if value is not None] for row in rows if set(row) & set(BODIES)]
    assert sorted(labels) == sorted([name] for name in BODIES)


PRINTS = {
    "print": "print('hello')",
    "write": "import sys; sys.__stdout__.write('hello\\n')",
    "descriptor": "import os; os.write(1, b'hello\\n')",
    "program": "import subprocess; subprocess.run(['echo', 'hello'])",
    "buffer": "import sys; sys.stdout.buffer.write(b'hello\\n')",
}


@pytest.mark.parametrize("how", PRINTS)
def test_what_a_plugin_prints_does_not_break_data_for_scripts(how: str, tmp_path: Path) -> None:
    put(tmp_path, "loud", does("wombat_fillers", f"{PRINTS[how]}; return []"))
    wombat = Wombat(tmp_path)
    wombat.environment["PYTHONPATH"] = str(tmp_path)
    said = wombat.build("-o", "plan.xlsx", "--json")
    assert said.status == 0
    told = [problem["text"] for problem in said.data["notes"]]
    assert "hello" in said.err
    if how in {"print", "buffer"}:
        assert "The plugin loud (loud 2.5) printed to standard output" in told[0]


def test_a_slow_plugin_is_told_with_its_time(tmp_path: Path) -> None:
    put(tmp_path, "snail", does("wombat_fillers", "import time; time.sleep(2.1); return []"))
    wombat = Wombat(tmp_path)
    wombat.environment["PYTHONPATH"] = str(tmp_path)
    said = wombat.build("-o", "plan.xlsx")
    assert said.status == 0
    assert "The plugin snail (snail 2.5) took 2.1 seconds" in said.err


def test_a_plugin_cannot_move_the_program_to_another_folder(tmp_path: Path) -> None:
    put(tmp_path, "mover", does("wombat_fillers", "import os; os.chdir('/'); return []"))
    wombat = Wombat(tmp_path)
    wombat.environment["PYTHONPATH"] = str(tmp_path)
    assert wombat.build("-o", "plan.xlsx").status == 0
    assert (tmp_path / "plan.xlsx").exists()
