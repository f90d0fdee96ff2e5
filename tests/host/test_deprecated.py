"""What is to go works until it goes, and who uses it is told once: with ``wombat plugins`` and in strict builds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import wombat
from wombat import deprecated
from wombat.deprecated import Deprecated
from wombat.host import Host

if TYPE_CHECKING:
    from tests.host.conftest import Install

OLD = Deprecated(since="0.2", removed_in="0.4", use="Filler")
USES = """
from wombat import OldFiller, hookimpl

@hookimpl
def wombat_fillers():
    import wombat
    return [wombat.OldFiller("settings", "main", ("version",), print)]

@hookimpl
def wombat_decorate(sheet, language):
    pass
"""


@pytest.fixture(autouse=True)
def _old_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(deprecated.NAMES, "OldFiller", OLD)


def test_an_old_name_means_the_new_one_and_warns() -> None:
    with pytest.warns(DeprecationWarning, match=r"wombat\.OldFiller, which goes with version 0\.4; use Filler") as seen:
        assert wombat.OldFiller is wombat.Filler
    assert seen[0].filename == __file__


def test_a_plugin_that_uses_it_works_and_is_noted_once(install: Install) -> None:
    install("late", USES)
    host = Host()
    plugin = host.plugins["late"]
    assert plugin.status == "ok"
    results = dict(host.each("wombat_fillers"))
    assert isinstance(results["late"][0], wombat.Filler)
    assert [uses.say("en") for uses in plugin.deprecated] == [
        "uses wombat.OldFiller, which goes with version 0.4; use Filler instead, which is there since 0.2."
    ]
    assert not host.problems


def test_a_strict_run_tells_it_once_and_goes_on(install: Install) -> None:
    install("late", USES)
    host = Host(strict=True)
    list(host.each("wombat_fillers"))
    (problem,) = host.problems
    assert problem.text.say("en").startswith("The plugin late (late 2.5) uses wombat.OldFiller, which goes")
    assert not problem.failure


def test_an_old_hook_and_an_old_argument_are_noted(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(deprecated.HOOKS, "wombat_fillers", Deprecated("0.2", "0.4", "wombat_values"))
    monkeypatch.setitem(
        deprecated.ARGUMENTS, ("wombat_decorate", "language"), Deprecated("0.3", "0.5", "plan.language")
    )
    install("late", USES)
    said = [uses.say("en") for uses in Host().plugins["late"].deprecated]
    assert len(said) == 3
    assert any("uses wombat_fillers, which goes with version 0.4; use wombat_values" in each for each in said)
    assert any("uses wombat_decorate(language), which goes with version 0.5" in each for each in said)


def test_a_name_that_never_was_is_still_an_error() -> None:
    with pytest.raises(AttributeError, match="OlderFiller"):
        wombat.OlderFiller  # noqa: B018


def test_what_is_to_go_names_something_public_in_its_place() -> None:
    for name, old in deprecated.NAMES.items():
        assert old.use in wombat.__all__
        assert name not in wombat.__all__
    for hook, _ in deprecated.ARGUMENTS:
        assert hasattr(wombat.hooks, hook)
