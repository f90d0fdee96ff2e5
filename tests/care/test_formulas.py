"""The formulas of the worksheets, recalculated by LibreOffice, give what the fillers gave."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.groups import assert_formulas_hold, days

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Wombat
    from tests.groups import Typed

TYPED: Typed = {
    ("care-rules", "rules"): [
        {"evidence": "letter", "score": 5, "due": days(-1)},
        {"evidence": "letter", "score": 3, "due": days(1)},
        {"score": 2},
        {"score": 5},
        {"evidence": "letter"},
    ],
    ("messages", "limits"): [{"long": 200}],
    ("messages", "planned"): [
        {"text": "x" * 79, "date": days(3), "reactions": 8},
        {"text": "字" * 80, "date": days(-3), "reactions": 5},
        {"text": "y" * 200, "reactions": 2},
        {"reactions": 9},
    ],
}


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_a_formula_gives_what_the_filler_gives(wombat: Wombat, tmp_path: Path, language: str) -> None:
    assert_formulas_hold(wombat, tmp_path, "care", TYPED, language, 25)
