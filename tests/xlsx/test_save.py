"""Saving: at any moment the old or the new workbook stands whole, and earlier ones come back."""

import errno
import io
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest

from wombat.errors import WombatError
from wombat.xlsx import save as saving
from wombat.xlsx.locks import building
from wombat.xlsx.save import save
from wombat.xlsx.versions import kept_versions, restore, version_path


def book(text: str) -> bytes:
    file = io.BytesIO()
    made = openpyxl.Workbook()
    made.active["A1"] = text
    made.save(file)
    return file.getvalue()


OLD, NEW, NEWER = book("old"), book("new"), book("newer")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(OLD)
    return path


def test_the_last_version_stays_beside(plan: Path) -> None:
    save(NEW, plan)
    assert plan.read_bytes() == NEW
    assert version_path(plan, 1).read_bytes() == OLD
    save(NEWER, plan)
    assert [kept.read_bytes() for kept in kept_versions(plan)] == [NEW]
    assert sorted(path.name for path in plan.parent.iterdir()) == [".plan.bak1.xlsx", "plan.xlsx"]


def test_as_many_versions_stay_as_are_asked_for(plan: Path) -> None:
    a, b, c, d = map(book, "abcd")
    for data in (a, b, c, d):
        save(data, plan, keep=3)
    assert [kept.read_bytes() for kept in kept_versions(plan)] == [c, b, a]
    save(NEW, plan, keep=1)
    assert [kept.read_bytes() for kept in kept_versions(plan)] == [d]
    save(NEWER, plan, keep=0)
    assert [kept.read_bytes() for kept in kept_versions(plan)] == [d]


def test_the_same_bytes_are_not_written_again(plan: Path) -> None:
    before = plan.stat()
    save(OLD, plan)
    assert plan.stat().st_mtime_ns == before.st_mtime_ns
    assert plan.stat().st_ino == before.st_ino
    assert not kept_versions(plan)


def test_restoring_brings_back_and_can_be_undone(plan: Path) -> None:
    save(NEW, plan)
    restore(plan)
    assert plan.read_bytes() == OLD
    restore(plan)
    assert plan.read_bytes() == NEW
    with pytest.raises(WombatError, match=r"no kept version \.plan\.bak7\.xlsx"):
        restore(plan, 7)


def test_rights_and_links_are_kept(plan: Path) -> None:
    plan.chmod(0o640)
    link = plan.parent / "link.xlsx"
    link.symlink_to(plan)
    save(NEW, link)
    assert link.is_symlink()
    assert plan.read_bytes() == NEW
    assert stat.S_IMODE(plan.stat().st_mode) == 0o640


def test_a_new_file_gets_ordinary_rights(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        save(NEW, tmp_path / "new.xlsx")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new.xlsx").stat().st_mode) == 0o644
    assert not kept_versions(tmp_path / "new.xlsx")


def test_bytes_that_are_no_whole_workbook_are_never_written(plan: Path) -> None:
    broken = bytearray(NEW)
    broken[len(broken) // 3] ^= 0xFF
    with pytest.raises(WombatError):
        save(bytes(broken), plan)
    with pytest.raises(WombatError):
        save(NEW[:-200], plan)
    assert plan.read_bytes() == OLD


@pytest.mark.parametrize("mark", ["~$plan.xlsx", ".~lock.plan.xlsx#", ".~plan.xlsx"])
def test_a_workbook_open_in_another_program_is_left(plan: Path, mark: str) -> None:
    (plan.parent / mark).write_bytes(b"Ann")
    with pytest.raises(WombatError, match="open in another program") as caught:
        save(NEW, plan)
    assert mark in str(caught.value)
    assert plan.read_bytes() == OLD


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EACCES, "may not write"),
        (errno.EROFS, "may not write"),
        (errno.EIO, "could not"),
    ],
)
def test_when_it_cannot_be_written_the_old_file_stands(
    plan: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(saving.os, "fsync", fail)
    with pytest.raises(WombatError, match=words):
        save(NEW, plan)
    assert plan.read_bytes() == OLD
    assert [path.name for path in plan.parent.iterdir()] == ["plan.xlsx"]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(WombatError, match="there is no folder"):
        save(NEW, tmp_path / "nowhere" / "plan.xlsx")


def test_two_builds_at_once_are_one_too_many(plan: Path) -> None:
    with building(plan), pytest.raises(WombatError, match="Another build"), building(plan):
        pass
    with building(plan):
        assert (plan.parent / ".plan.xlsx.lock").exists()
    assert [path.name for path in plan.parent.iterdir()] == ["plan.xlsx"]


def test_the_lock_of_a_build_that_was_killed_does_not_hold(plan: Path) -> None:
    script = f"from wombat.xlsx.locks import building\nwith building({str(plan)!r}):\n print('in', flush=True); input()"
    other = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdout is not None
    assert other.stdin is not None
    assert other.stdout.readline() == b"in\n"
    with pytest.raises(WombatError, match="Another build"), building(plan):
        pass
    other.kill()
    other.wait()
    other.stdin.close()
    other.stdout.close()
    with building(plan):
        pass


@pytest.mark.skipif(os.name == "nt", reason="kills by signal")
def test_killed_at_any_moment_a_whole_workbook_stands(plan: Path) -> None:
    script = (
        "import sys\nfrom wombat.xlsx.save import save\nbooks = [open(p, 'rb').read() for p in sys.argv[2:]]\n"
        "print('go', flush=True)\n"
        "while True:\n for data in books: save(data, sys.argv[1], 2)\n"
    )
    books = [OLD, NEW, NEWER]
    sources = [plan.parent / f"{at}.bin" for at in range(3)]
    for source, data in zip(sources, books, strict=True):
        source.write_bytes(data)
    for at in range(8):
        other = subprocess.Popen([sys.executable, "-c", script, str(plan), *map(str, sources)], stdout=subprocess.PIPE)
        assert other.stdout is not None
        other.stdout.readline()
        time.sleep(0.003 * at)
        other.send_signal(signal.SIGKILL)
        other.wait()
        other.stdout.close()
        assert plan.read_bytes() in books
        assert all(kept.read_bytes() in books for kept in kept_versions(plan))
    save(book("last"), plan)
    assert not [path for path in plan.parent.iterdir() if ".new-" in path.name]
