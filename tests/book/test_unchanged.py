"""Nothing changed since the last build: told at once, and exactly what a build the whole way tells."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from tests.book.desk import Desk
from tests.book.test_random_edits import A_FEW, User, edits
from wombat import circumstances, unchanged
from wombat.xlsx.archive import Entry, read_entries, write_entries

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from wombat.build import Built


def at_once(built: Built) -> bool:
    """Tell whether nothing was computed."""
    return built.measured is None


def told(built: Built) -> object:
    """Return all that a summary tells."""
    reports = [
        (each.path, each.importer, each.records, each.imported, each.merged, each.again, len(each.set_aside))
        for each in built.reports
    ]
    problems = [(each.where, each.text.say(built.found.language), each.failure) for each in built.problems]
    return built.found, reports, problems, built.written, built.adopted


def test_nothing_changed_is_told_at_once(desk: Desk, sources: list[Path]) -> None:
    before = desk.path.read_bytes()
    for given_ in ([], sources):
        built = desk.build(*given_)
        assert at_once(built)
        whole = desk.build(*given_, whole=True)
        assert not at_once(whole)
        assert told(built) == told(whole)
        assert built.found.hubs
        assert built.found.steps
        assert [row.id for row in built.plan.contacts] == [row.id for row in whole.plan.contacts]
        assert built.network.measures.keys() == whole.network.measures.keys()
    assert desk.path.read_bytes() == before


@A_FEW
@given(steps=edits)
def test_after_any_edits_it_is_told_as_the_whole_way(
    built_once: Path, steps: list[tuple[str, tuple[str, str], int, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "plan.xlsx")
        shutil.copy(built_once, desk.path)
        user = User(desk)
        for kind, key, one, two in steps:
            user.edit(kind, key, one, two)
        first = desk.build()
        assert not at_once(first)
        again = desk.build()
        assert told(again) == told(desk.build(whole=True))
        certain = all(problem.again is False for problem in first.problems)
        assert at_once(again) == first.written or not certain


def test_a_cell_that_does_not_fit_is_told_each_time(desk: Desk) -> None:
    place = desk.table("interactions", "log")
    desk.put(desk.names()["interactions"], [(place.numbers[0], place.columns["date"], "someday")])
    first, again = desk.build(), desk.build()
    assert at_once(again)
    assert told(again) == told(desk.build(whole=True))
    assert [each.where for each in again.problems] == [each.where for each in first.problems] != []


def test_a_list_that_does_not_fit_is_not_passed_over(desk: Desk, tmp_path: Path) -> None:
    extra = tmp_path / "extra.csv"
    extra.write_text("Name,Company,Birthday\nEd Odd,Odd Ltd,some day in May\n", "utf-8")
    desk.build(extra)
    assert told(desk.build()) == told(desk.build(whole=True))


CHANGES: dict[str, dict[str, Any]] = {
    "another day": {"today": date(2026, 11, 23)},
    "another language": {"language": "zh-CN"},
    "another owner": {"owner": "Somebody Else"},
    "another country": {"country": "tw"},
    "a group more": {"switch_on": ("care",)},
    "a plugin less": {"plugins_off": ("network.circles",)},
}


@pytest.mark.parametrize("asked", CHANGES.values(), ids=CHANGES)
def test_other_options_go_the_whole_way(desk: Desk, asked: dict[str, Any]) -> None:
    assert not at_once(desk.build(**asked))


def test_options_that_say_what_holds_already_change_nothing(desk: Desk) -> None:
    assert at_once(desk.build(owner="Olive Ward", language="en", keep=3, dry_run=True))


def test_a_new_source_and_a_changed_one_are_read(desk: Desk, sources: list[Path], tmp_path: Path) -> None:
    changed = tmp_path / sources[0].name
    changed.write_bytes(sources[0].read_bytes() + b"Zoe New,New Ltd,,,,\n")
    built = desk.build(changed)
    assert not at_once(built)
    assert built.reports[0].imported == 1
    missing = desk.build(tmp_path / "missing.csv")
    assert not at_once(missing)
    assert missing.failed


def test_a_source_read_in_another_way_is_read(desk: Desk, sources: list[Path]) -> None:
    assert not at_once(desk.build(sources[0], encoding="latin-1"))


def rewritten(data: bytes, change: Callable[[list[Entry]], None]) -> bytes:
    entries = read_entries(data)
    change(entries)
    return write_entries(entries)


def test_whatever_differs_in_the_file_goes_the_whole_way(desk: Desk) -> None:
    data = desk.path.read_bytes()
    entries = read_entries(data)
    for at, entry in enumerate(entries):
        if not entry.name.endswith((".xml", ".rels")) or entry.name.startswith("["):
            continue
        more = Entry.made(entry.name, entry.unpack() + b"\n")
        desk.path.write_bytes(rewritten(data, lambda every, at=at, more=more: every.__setitem__(at, more)))
        prepared = unchanged_of(desk)
        assert prepared is None or entry.name == manifest_part(desk), entry.name
    desk.path.write_bytes(rewritten(data, lambda every: every.append(Entry.made("xl/media/new.png", b"new"))))
    assert unchanged_of(desk) is None


def unchanged_of(desk: Desk) -> unchanged.Told | None:
    from wombat.prepare import Options, begin

    return unchanged.unchanged(begin(desk.path, Options(today=date(2026, 11, 22))), [])


def manifest_part(desk: Desk) -> str:
    from wombat.book.manifest import manifest_sheet
    from wombat.xlsx.workbook import Workbook

    return manifest_sheet(Workbook.open(desk.path)).part


def test_another_program_goes_the_whole_way(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "more.py").write_text("MORE = 1\n")
    program = list(circumstances._program())
    monkeypatch.setattr(circumstances, "_program", lambda: [*program, tmp_path / "more.py"])
    assert not at_once(desk.build())
    assert at_once(desk.build())
    monkeypatch.setattr(circumstances, "_program", lambda: program)
    assert not at_once(desk.build())
    assert at_once(desk.build())
    monkeypatch.setattr(circumstances, "_version", lambda _: "99")
    assert not at_once(desk.build())


def test_own_worksheets_that_were_edited_go_the_whole_way(desk: Desk) -> None:
    folder = desk.path.parent / "mine"
    folder.mkdir()
    definition = folder / "goals.toml"
    definition.write_text(OWN, "utf-8")
    desk.build(worksheets=folder)
    assert at_once(desk.build(worksheets=folder))
    assert at_once(desk.build())
    definition.write_text(OWN.replace("Goals of the year", "What I want"), "utf-8")
    assert not at_once(desk.build())


OWN = """
id = "goals"
group = "records"
order = 590
title = { en = "Goals", zh-CN = "目标", zh-TW = "目標" }
purpose = { en = "Goals of the year.", zh-CN = "今年的目标。", zh-TW = "今年的目標。" }
help = { en = "One line a goal.", zh-CN = "一行一个目标。", zh-TW = "一行一個目標。" }

[[part]]
id = "items"
kind = "table"
rows = "user"
spare = 5

[[part.field]]
id = "goal"
type = "text"
owner = "user"
label = { en = "Goal", zh-CN = "目标", zh-TW = "目標" }
"""

LOOK = """
import sys
from datetime import date
from pathlib import Path
from wombat.build import build
from wombat.prepare import Options
built = build([], Path(sys.argv[1]), Options(today=date(2026, 11, 22)), lambda _: None)
assert built.measured is None
print(*({"numpy", "scipy", "openpyxl", "networkx", "phonenumbers"} & sys.modules.keys()))
"""


def test_it_needs_no_heavy_library(desk: Desk) -> None:
    said = subprocess.run(
        [sys.executable, "-c", LOOK, desk.path], capture_output=True, text=True, check=True, timeout=300
    )
    assert said.stdout.strip() == ""
