"""Workbooks that are left alone: newer ones, damaged ones, those that are open elsewhere, dry runs."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.book.desk import Desk
from tests.book.test_sheets import damage
from wombat.errors import WombatError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Wombat


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda text: text.replace('"format":1', '"format":2'), "newer version of WOMBAT"),
        (lambda text: text[:50], "The hidden sheet “_wombat” of plan.xlsx is damaged"),
        (lambda _: "[1]", "damaged"),
        (lambda text: text.replace('"highest":{', '"highest":{"x":"y",'), "damaged"),
        (lambda text: text.replace('"columns":{', '"columns":{"x":5,'), "damaged"),
    ],
)
def test_a_manifest_that_cannot_be_used_is_told(desk: Desk, change: Callable[[str], str], sentence: str) -> None:
    damage(desk, change)
    before = desk.path.read_bytes()
    with pytest.raises(WombatError, match=sentence):
        desk.build()
    assert desk.path.read_bytes() == before


@pytest.mark.parametrize("mark", ["~$plan.xlsx", ".~lock.plan.xlsx#"])
def test_a_workbook_that_is_open_elsewhere_is_left_alone(desk: Desk, mark: str) -> None:
    desk.put("Contacts", [(desk.table("contacts", "people").spare[0], 3, "Lea New")])
    before = desk.path.read_bytes()
    desk.path.with_name(mark).write_bytes(b"")
    with pytest.raises(WombatError, match="open"):
        desk.build()
    assert desk.path.read_bytes() == before
    assert not list(desk.path.parent.glob(".plan.bak*"))


def test_the_last_version_is_kept_and_an_unchanged_build_writes_neither(desk: Desk) -> None:
    desk.put("Contacts", [(desk.table("contacts", "people").spare[0], 3, "Max New")])
    typed = desk.path.read_bytes()
    desk.build()
    kept = next(desk.path.parent.glob(".plan.bak1*"))
    assert kept.read_bytes() == typed
    written = desk.path.stat().st_mtime_ns, kept.stat().st_mtime_ns
    assert not desk.build().written
    assert (desk.path.stat().st_mtime_ns, kept.stat().st_mtime_ns) == written


def test_a_dry_run_writes_nothing(desk: Desk) -> None:
    desk.put("Contacts", [(desk.table("contacts", "people").spare[0], 3, "Nat New")])
    before = desk.path.read_bytes()
    built = desk.build(dry_run=True)
    assert not built.written
    assert "Nat New" in [contact.name for contact in built.plan.contacts]
    assert desk.path.read_bytes() == before
    assert not list(desk.path.parent.glob(".plan.bak*"))


def test_the_program_says_so_in_one_sentence(wombat: Wombat, built_once: Path) -> None:
    desk = Desk(wombat.folder / "plan.xlsx")
    shutil.copy(built_once, desk.path)
    damage(desk, lambda text: text.replace('"format":1', '"format":7'))
    said = wombat.build("-o", "plan.xlsx")
    assert said.status == 1
    assert "newer version" in said.err
    assert len(said.err.strip().splitlines()) == 1
