"""A plugin states the interface it was written for; another version, and none, is refused with a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wombat import API_VERSION
from wombat.host import Host

if TYPE_CHECKING:
    from tests.host.conftest import Install

PLUGIN = "from wombat import hookimpl\n{}\n@hookimpl\ndef wombat_fillers():\n    return []\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("# wombat_api is missing", "does not state the plugin interface it was written for; write wombat_api = 1"),
        ("wombat_api = None", "does not state the plugin interface"),
        (
            f"wombat_api = {API_VERSION + 1}",
            "version 2 of the plugin interface, and this program has version 1; install",
        ),
        (f"wombat_api = {API_VERSION + 98}", "install a newer version of the program"),
        ("wombat_api = 0", "its wombat_api is 0, which is no version"),
        ("wombat_api = -1", "its wombat_api is -1, which is no version"),
        ("wombat_api = '1'", "its wombat_api is '1', which is no version"),
        ("wombat_api = 1.0", "its wombat_api is 1.0, which is no version"),
        ("wombat_api = True", "its wombat_api is True, which is no version"),
        ("wombat_api = [1]", "its wombat_api is [1], which is no version"),
    ],
)
def test_a_plugin_for_another_interface_is_refused(install: Install, line: str, said: str) -> None:
    install("other", PLUGIN.format(line))
    host = Host()
    (problem,) = host.problems
    sentence = problem.text.say("en")
    assert "The plugin other (other 2.5) could not be loaded: it" in sentence
    assert said in sentence
    assert "--no-plugin other" in sentence
    assert host.plugins["other"].status == "failed"
    assert "other" not in dict(host.each("wombat_fillers"))


def test_one_for_an_older_interface_is_to_be_renewed(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wombat.host.stated.API_VERSION", 3)
    install("other", PLUGIN.format("wombat_api = 2"))
    said = Host().plugins["other"].error
    assert said.startswith("it was written for version 2 of the plugin interface, and this program has version 3")
    assert said.endswith("install a newer version of the plugin")


def test_one_for_this_interface_is_taken(install: Install) -> None:
    install("other", PLUGIN.format(f"wombat_api = {API_VERSION}"))
    host = Host()
    assert not host.problems
    assert host.plugins["other"].api == API_VERSION


def test_all_plugins_of_the_program_state_it() -> None:
    assert {plugin.api for plugin in Host().plugins.values() if plugin.ours} == {API_VERSION}
