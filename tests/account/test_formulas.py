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
    ("account-plan", "plan"): [{"customers": 12_000, "limit_extended": 11_000}],
    ("account-plan", "accounts"): [
        {"account": "A", "segment": "Owners", "friends": 4600},
        {"account": "B", "extended": True, "friends": 100},
        {"account": "C", "friends": 5000},
    ],
    ("account-plan", "segments"): [{"segment": "owners", "customers": 5001}, {"segment": "Parents"}],
    ("profile-kit", "items"): [{"shows": "a face", "kind": "person", "rights": "consent"}, {"shows": "Amy"}],
    ("join-offers", "offers"): [
        {"offer": "Coupon", "each": 5, "given": 100, "added": 50},
        {"offer": "Gift", "fixed": 300, "added": 100},
        {"offer": "Dinner", "fixed": 900, "added": 10},
        {"offer": "Leaflet"},
    ],
    ("entry-points", "entries"): [
        {"cost": 100, "reached": 1000, "added": 400, "bought": 40},
        {"cost": 900, "reached": 5000, "added": 200, "bought": 10},
        {"cost": 300, "reached": 500, "added": 100},
        {"reached": 400, "added": 100, "bought": 10},
        {"cost": 300, "reached": 2000, "added": 50, "bought": 10},
    ],
    ("operations", "calendar"): [
        {"date": days(2), "kind": "feed", "aim": "sell", "topic": "a"},
        {"date": days(-2), "kind": "feed", "aim": "trust", "state": "done"},
        {"date": days(9), "kind": "feed", "aim": "sell", "state": "dropped"},
    ],
    ("combinations", "flows"): [{"carries": "a card"}, {}, {}, {"carries": "a link"}],
}


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_a_formula_gives_what_the_filler_gives(wombat: Wombat, tmp_path: Path, language: str) -> None:
    assert_formulas_hold(wombat, tmp_path, "account", TYPED, language, 60)
