"""Dear figures are taken from the last build where nothing they follow from differs, and computed anew otherwise."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from wombat.network.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

SIZE = 300
RNG = np.random.default_rng(7)
FIGURES, PLACES = RNG.random(SIZE), RNG.integers(0, SIZE, SIZE)


@dataclass(frozen=True, slots=True)
class Made:
    figures: NDArray[np.float64]
    places: NDArray[np.int64]
    count: int
    sampled: bool


def made() -> Made:
    return Made(FIGURES.copy(), PLACES.copy(), 5, sampled=True)


def never() -> Made:
    raise AssertionError("computed again")


def held(*of: object) -> dict[str, Any]:
    """Return what a workbook remembers after a build, as it stands in its JSON."""
    remembered = Remembered(None, "program 1")
    remembered.recall(Made, SIZE, of, made)
    found: dict[str, Any] = json.loads(json.dumps(remembered.as_json()))
    return found


def test_the_same_ties_give_the_same_figures_to_the_last_bit() -> None:
    found = Remembered(held(PLACES, "a"), "program 1").recall(Made, SIZE, (PLACES.copy(), "a"), never)
    assert found.figures.tobytes() == FIGURES.tobytes()
    assert found.places.tobytes() == PLACES.tobytes()
    assert (found.count, found.sampled) == (5, True)
    found.figures[0] = 1.0  # is the network's own and may be changed


@pytest.mark.parametrize(
    ("of", "program"),
    [((PLACES + 1, "a"), "program 1"), ((PLACES, "b"), "program 1"), ((PLACES.astype(np.int32), "a"), "program 1"),
     ((PLACES, "a"), "program 2")],
)  # fmt: skip
def test_anything_that_differs_is_computed_anew(of: tuple[object, ...], program: str) -> None:
    remembered = Remembered(held(PLACES, "a"), program)
    with pytest.raises(AssertionError, match="computed again"):
        remembered.recall(Made, SIZE, of, never)


def test_what_was_not_asked_for_is_forgotten() -> None:
    remembered = Remembered(held(PLACES, "a"), "program 1")
    assert remembered.as_json() == {}
    remembered.recall(Made, SIZE, (PLACES, "a"), never)
    assert remembered.as_json() == held(PLACES, "a")


def bomb(entry: dict[str, Any]) -> None:
    import base64
    import zlib

    entry["figures"][1] = base64.b64encode(zlib.compress(b"\0" * 50_000_000)).decode()


DAMAGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "no base64": lambda entry: entry["figures"].__setitem__(1, "???"),
    "cut off": lambda entry: entry["figures"].__setitem__(1, entry["figures"][1][:40]),
    "another type": lambda entry: entry["places"].__setitem__(0, "O8"),
    "a field less": lambda entry: entry.pop("count"),
    "a text for a number": lambda entry: entry.update(count="5"),
    "too much": bomb,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damaged_figures_are_computed_anew(damage: Callable[[dict[str, Any]], object]) -> None:
    kept = copy.deepcopy(held(PLACES, "a"))
    damage(next(iter(kept.values())))
    found = Remembered(kept, "program 1").recall(Made, SIZE, (PLACES, "a"), made)
    assert found.figures.tobytes() == FIGURES.tobytes()
    for nonsense in (None, [], "x", 3, {next(iter(kept)): 4}):
        assert Remembered(nonsense, "program 1").recall(Made, SIZE, (PLACES, "a"), made).count == 5
