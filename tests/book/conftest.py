"""A small workbook, built once from invented lists and copied for each test."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.book.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = """Name,Company,Title,Phone,Email,Tags
Ann Hill,Hill Legal,Lawyer,+44 20 7946 0101,ann@hill.example,golf
Ben Wood,Wood & Sons,Carpenter,+44 20 7946 0102,ben@wood.example,
Cora Lane,Lane Travel,Owner,,cora@lane.example,
Dan Field,Field Garden,Gardener,+44 20 7946 0104,,club
王伟,锐鑫贸易,总经理,,wang@ruixin.example,
=SUM(1),+Plus Ltd,-dash,,formula@text.example,@home
"""
TIES = """From,To,Kind,Date
Ann Hill,Ben Wood,introduced,2026-03-01
Ben Wood,Cora Lane,referred,2026-04-01
Cora Lane,Dan Field,knows,2026-05-01
Dan Field,Ann Hill,referred,2026-06-01
Ann Hill,王伟,knows,2026-07-01
"""
EVENTS = """Contact,Date,Direction,Channel,About
Ann Hill,2026-10-01,in,call,lunch
Ben Wood,2026-10-05,out,mail,offer
"""


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the lists that the small workbook is built from."""
    folder = tmp_path_factory.mktemp("sources")
    found = []
    for name, text in (("people.csv", PEOPLE), ("relations.csv", TIES), ("interactions.csv", EVENTS)):
        path = folder / name
        path.write_text(text, "utf-8")
        found.append(path)
    return found


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory, sources: list[Path]) -> Path:
    """Return the small workbook as built; tests use the copy of `desk`."""
    path = tmp_path_factory.mktemp("built") / "plan.xlsx"
    built = Desk(path).build(*sources, language="en", owner="Olive Ward")
    assert not built.problems, built.problems
    return path


@pytest.fixture
def desk(built_once: Path, tmp_path: Path) -> Desk:
    """Return a copy of the small workbook on a desk."""
    shutil.copy(built_once, tmp_path / "plan.xlsx")
    return Desk(tmp_path / "plan.xlsx")
