"""The formulas of the worksheets, recalculated by LibreOffice, give what the fillers gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.groups import assert_formulas_hold, days
from tests.office import needs_office

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Wombat
    from tests.groups import Typed

TYPED: Typed = {
    ("contacts", "people"): [
        {"customer_stage": "use", "detailed_stage": "lapsed", "stage": "long"},
        {"customer_stage": "awareness", "detailed_stage": "fan"},
    ],
    ("feedback-cycle", "steps"): [
        {"happens": "a", "measure": "b", "value": 3, "target": 2},
        {"happens": "a", "measure": "b", "value": 1, "target": 2},
        {"happens": "a", "measure": "b"},
    ],
    ("touchpoint-map", "points"): [
        {"point": "A", "value": 4, "complexity": 2, "talk": 5, "trust": 1, "importance": 2},
        {"point": "B", "value": 3, "complexity": 5, "talk": 1, "trust": 4},
    ],
    ("content-index", "weights"): [{"relevance": 2}],
    ("content-index", "items"): [
        {"item": "A", "brand": 3, "relevance": 5, "influence": 4},
        {"item": "B", "brand": 1, "relevance": 2, "influence": 4},
        {"item": "C", "brand": 5, "relevance": 4, "influence": 4},
        {"item": "D", "brand": 5},
    ],
    ("interaction-index", "ways"): [{"state": "have"}, {"state": "lack"}],
    ("follow-up", "events"): [{"contact": "Ann Lee", "event": "met", "date": days(-1)}],
    ("service", "log"): [
        {"contact": "Ann Lee", "date": days(-9), "answered": days(-7), "satisfied": "yes", "answered_by": "Zoe"},
        {"contact": "Bo Wu", "date": days(-9), "answered": days(-4), "satisfied": "no"},
        {"contact": "Bo Wu", "date": days(-1)},
        {"contact": "Bo Wu", "date": days(-2)},
    ],
    ("o2o-check", "activities"): [{"activity": "Ads", "tracked": "no"}, {"activity": "Salon"}],
    ("o2o-entries", "entries"): [{"state": "have", "new": True}],
    ("fan-programme", "levels"): [{"level": "Gold"}],
    ("fan-programme", "members"): [{"contact": "Ann Lee", "level": "gold"}],
    ("fan-programme", "rituals"): [{"ritual": "Dinner", "date": days(3)}],
    ("fan-programme", "staff"): [{"name": "zoe"}],
}


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_a_formula_gives_what_the_filler_gives(wombat: Wombat, tmp_path: Path, language: str) -> None:
    assert_formulas_hold(wombat, tmp_path, "fans", TYPED, language, 100)
