"""Broken packages: always a sentence and a status, never a traceback, and a file that is refused stays as it is."""

import random
import shutil
from pathlib import Path

import pytest

from tests.xlsx.books import by_openpyxl, by_xlsxwriter
from tests.xlsx.forks import Built, Forks
from tests.xlsx.mutants import mutant
from wombat.xlsx.workbook import Workbook

pytestmark = pytest.mark.slow
MUTANTS = 60
SECONDS = 60


@pytest.mark.parametrize("kind", ["ours", "openpyxl", "xlsxwriter"])
def test_broken_packages_give_a_sentence(kind: str, demo: Path, tmp_path: Path) -> None:
    book = {"ours": demo.read_bytes, "openpyxl": by_openpyxl, "xlsxwriter": by_xlsxwriter}[kind]()
    refused = 0
    with Forks() as forks:
        for seed in range(MUTANTS):
            what, data = mutant(random.Random(seed), book)  # noqa: S311
            refused += is_refused(forks, tmp_path / "try", data, f"{kind} {seed}: {what}")
    assert MUTANTS // 10 < refused < MUTANTS


def is_refused(forks: Forks, folder: Path, data: bytes, what: str) -> bool:
    """Build on a workbook and look that it is either done or refused as it should be; tell which."""
    folder.mkdir()
    path = folder / "plan.xlsx"
    path.write_bytes(data)
    built = forks.build(folder, "-o", path.name, "--keep", "0")
    assert not built.unexpected, f"{what}\n{built.unexpected}"
    assert built.status in (0, 1, 2), f"{what}\n{built}"
    assert built.seconds < SECONDS, f"{what}\n{built}"
    assert [left.name for left in folder.iterdir()] == ["plan.xlsx"], what
    unchanged = path.read_bytes() == data
    assert_told(built, what, unchanged=unchanged)
    if not unchanged:
        Workbook.open(path)
    shutil.rmtree(folder)
    return unchanged and built.status != 0


def assert_told(built: Built, what: str, *, unchanged: bool) -> None:
    lines = built.err.strip().splitlines()
    if built.status == 0:
        return
    assert lines, f"{what}\n{built}"
    if unchanged:
        assert len(lines) == 1, f"{what}\n{built}"
        assert "plan.xlsx" in lines[0], f"{what}\n{built}"
