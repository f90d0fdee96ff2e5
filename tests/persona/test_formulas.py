"""The formulas of the worksheets, recalculated by LibreOffice, give what the fillers gave."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.groups import assert_formulas_hold

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Wombat
    from tests.groups import Typed

TYPED: Typed = {
    ("connector-roles", "model"): [{"model": "low_price"}],
    ("connector-roles", "steps"): [
        {"role": "operations"},
        {"role": "sales"},
        {"role": "sales"},
        {},
        {"role": "service"},
        {},
        {"step": "Service", "role": "my nephew"},
        {"step": "Service", "role": "sales"},
        {"step": "Service"},
    ],
    ("insight", "questions"): [
        {"finding": "owners", "source": "data", "factors": ["speed"], "weight": 5},
        {"finding": "they hurry", "factors": ["price"]},
    ],
    ("positioning", "route"): [{"claim": "Help at top SPEED", "traits": ["warm"], "avoid": ["cheap"]}],
    ("touchpoint-kit", "items"): [
        {"state": "have", "shows": "warm", "views": 40, "forwards": 3},
        {"state": "have", "shows": "cheap"},
        {"state": "lack"},
    ],
}


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_a_formula_gives_what_the_filler_gives(wombat: Wombat, tmp_path: Path, language: str) -> None:
    assert_formulas_hold(wombat, tmp_path, "persona", TYPED, language, 20)
