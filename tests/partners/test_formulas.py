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
    ("one-to-ones", "meetings"): [
        {"partner": "Ann Lee", "date": days(-200)},
        {"partner": "Bo Wu", "date": days(20)},
        {"partner": "Bo Wu"},
    ],
    ("referral-request", "requests"): [{"wanted": "Ann Lee"}],
    ("best-customers", "customers"): [
        {"customer": "A", "found": "referral", "value": 100, "more": "yes", "referrer": "Ann Lee"},
        {"customer": "B", "found": "referral", "value": 50, "more": "no"},
        {"customer": "C", "found": "a fair", "value": 70, "more": "yes"},
    ],
    ("weekly-pitch", "pitches"): [
        {"date": days(-3), "what": "I bake", "request": "grocers"},
        {"date": days(-30), "what": "word " * 150, "request": "grocers"},
        {"date": days(3), "what": "word " * 200, "request": "grocers", "answered_by": "Ann Lee"},
        {"request": "grocers"},
    ],
    ("closed-business", "slips"): [
        {"thanks_to": "Ann Lee", "amount": 100, "date": days(0), "tier": "second"},
        {"thanks_to": "Ann Lee", "amount": 40, "date": days(-400), "kind": "repeat"},
        {"amount": 7},
    ],
    ("targets", "goals"): [{"target": 0}, {"target": 2}],
    ("referrals", "log"): [
        {"from": "Ann Lee", "date": days(-9), "state": "won", "value": 80, "heat": "h5", "side": "inside"},
        {"from": "Bo Wu", "date": days(-9), "state": "lost", "heat": "h5", "side": "outside"},
    ],
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_a_formula_gives_what_the_filler_gives(wombat: Wombat, tmp_path: Path, language: str) -> None:
    assert_formulas_hold(wombat, tmp_path, "partners", TYPED, language, 60)
