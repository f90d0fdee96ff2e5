"""LibreOffice as the judge of our formulas."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from wombat.xlsx.workbook import Workbook

if TYPE_CHECKING:
    from pathlib import Path

needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")


def recalculated(book: Path, folder: Path) -> Path:
    """Return a copy in which LibreOffice computed every formula; the values they carried are taken out before.

    Args:
        book: the workbook.
        folder: takes the copy; it must not exist yet.
    """
    (folder / "out").mkdir(parents=True)
    bare = folder / "bare.xlsx"
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", data) if "/sheet" in name else data)
    profile, out = f"-env:UserInstallation={(folder / 'profile').as_uri()}", str(folder / "out")
    words = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", out, str(bare)]
    subprocess.run(words, check=True, capture_output=True, timeout=300)
    return folder / "out" / bare.name


def formulas(book: Path) -> dict[str, tuple[str, Any]]:
    """Return formula and value of every cell with a formula, by place."""
    opened = Workbook.open(book)
    return {
        f"{name}!{row},{column}": (cell.formula, cell.value)
        for name in opened.sheet_names
        for row, cells in opened.sheet(name).rows()
        for column, cell in cells.items()
        if cell.formula
    }


def differences(book: Path, folder: Path) -> list[tuple[str, str, Any, Any]]:
    """Return every cell whose formula gives something else than the cell carries: place, formula, both values."""
    ours, theirs = formulas(book), formulas(recalculated(book, folder))
    return [
        (place, formula, value, theirs[place][1])
        for place, (formula, value) in ours.items()
        if not _same(value, theirs[place][1])
    ]


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return bool(one == pytest.approx(other, abs=1e-6))
    return bool((one or None) == (other or None))
