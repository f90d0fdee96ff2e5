"""A plugin that fails is named with its version, its error and how to switch it off; the others go on."""

from __future__ import annotations

import signal
import traceback
from typing import TYPE_CHECKING

import pytest

from wombat.host import BLOCK_VARIABLE, Host, Nonsense, PluginError, interrupt

if TYPE_CHECKING:
    from tests.host.conftest import Install
    from wombat.host.trace import Call

GOOD = """
from wombat import Filler, hookimpl

@hookimpl
def wombat_fillers():
    return []
"""


def only(host: Host, name: str) -> str:
    (problem,) = host.problems
    said = problem.text.say("en")
    assert problem.failure
    assert name in said
    assert "2.5" in said
    assert f"--no-plugin {name}" in said
    return said


def test_a_plugin_is_found_with_its_distribution_and_hooks(install: Install) -> None:
    install("chamber", GOOD)
    plugin = Host().plugins["chamber"]
    assert (plugin.distribution, plugin.version, plugin.status) == ("chamber", "2.5", "ok")
    assert plugin.hooks == ["wombat_fillers"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import nowhere_to_be_found", "nowhere_to_be_found"),
        ("raise SystemExit(3)", "SystemExit"),
        ("def broken(:", "SyntaxError"),
        ("wombat_api = 99", "version 99"),
        (GOOD.replace("wombat_fillers", "wombat_filers"), "wombat_filers"),
        (GOOD.replace("fillers()", "fillers(nonsense)"), "nonsense"),
    ],
)
def test_a_plugin_that_cannot_be_loaded_is_named_and_the_rest_is_there(install: Install, code: str, said: str) -> None:
    install("bad", code)
    install("good", GOOD)
    host = Host()
    assert said in only(host, "bad")
    assert host.plugins["bad"].status == "failed"
    assert host.plugins["good"].status == "ok"


@pytest.mark.parametrize("error", ["ValueError('oh no')", "SystemExit(2)", "BaseException('oh')"])
def test_a_hook_that_raises_leaves_the_others_their_results(install: Install, error: str) -> None:
    install("bad", GOOD.replace("return []", f"raise {error}"))
    install("good", GOOD.replace("return []", "return [Filler('hubs', 'ranking', (), print)]"))
    host = Host()
    results = dict(host.each("wombat_fillers"))
    assert results["good"][0].sheet == "hubs"
    assert error.split("(", maxsplit=1)[0] in only(host, "bad")


def test_a_generator_that_raises_halfway_is_caught_too(install: Install) -> None:
    install("bad", GOOD.replace("return []", "yield 1\n    raise KeyError('half')"))
    host = Host()
    assert "bad" not in dict(host.each("wombat_fillers"))
    assert "half" in only(host, "bad")


def test_what_a_plugin_prints_never_reaches_standard_output(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    install("loud", GOOD.replace("return []", "print('hello')\n    return []"))
    list(Host().each("wombat_fillers"))
    out, err = capsys.readouterr()
    assert "hello" not in out
    assert "hello" in err


@pytest.mark.parametrize("name", ["records.bad", "Bad_Pack", "bad-pack", " bad.pack "])
def test_a_plugin_is_switched_off_before_it_is_loaded(
    install: Install, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("bad-pack", "raise SystemExit(9)", entry="records.bad")
    assert Host([name]).plugins["records.bad"].status == "blocked"
    monkeypatch.setenv(BLOCK_VARIABLE, f"other, {name}")
    host = Host()
    assert host.plugins["records.bad"].status == "blocked"
    assert not host.problems


def test_a_name_to_switch_off_that_is_nobodys_is_known(install: Install) -> None:
    install("bad-pack", GOOD, entry="records.bad")
    off = ["records.bad", "bad_pack", "records.bda", "", "wombat-workbook"]
    assert Host(off).names_nobody(off) == ["records.bda"]


def test_hooks_are_called_ours_first_then_by_name_and_as_they_ask(install: Install) -> None:
    marks = {"ccc": "", "aaa": "", "zzz": "(tryfirst=True)", "bbb": "(trylast=True)"}
    for name, how in marks.items():
        install(name, GOOD.replace("@hookimpl", f"@hookimpl{how}"))
    host = Host()
    order = [name for name, _ in host.each("wombat_fillers")]
    ours = [name for name, plugin in host.plugins.items() if plugin.ours and "wombat_fillers" in plugin.hooks]
    assert order == ["zzz", *ours, "aaa", "ccc", "bbb"]
    assert ours == sorted(ours)
    assert [name for name in host.plugins if name in marks] == sorted(marks)


def test_of_two_plugins_of_one_name_the_programs_own_is_there_and_both_are_named(install: Install) -> None:
    install("aaa", GOOD, entry="records.hubs")
    host = Host()
    assert host.plugins["records.hubs"].ours
    (problem,) = host.problems
    said = problem.text.say("en")
    assert "The plugin records.hubs (aaa 2.5)" in said
    assert "of the same name of wombat-workbook" in said


def test_strict_lets_the_error_through(install: Install) -> None:
    install("bad", "raise ValueError('loud')")
    with pytest.raises(PluginError, match="--no-plugin bad") as stop:
        Host(strict=True)
    assert isinstance(stop.value.__cause__, ValueError)


def test_strict_stops_where_a_plugin_prints(install: Install) -> None:
    install("loud", GOOD.replace("return []", "print('hello')\n    return []"))
    with pytest.raises(PluginError) as stop:
        list(Host(strict=True).each("wombat_fillers"))
    cause = stop.value.__cause__
    assert isinstance(cause, Nonsense)
    places = [frame.name for frame in traceback.extract_tb(cause.__traceback__)]
    assert "wombat_fillers" in places


def test_every_call_is_traced_with_its_time_and_size(install: Install) -> None:
    install("good", GOOD.replace("return []", "return [Filler('hubs', 'ranking', (), print)]"))
    install("bad", GOOD.replace("return []", "raise ValueError"))
    calls: list[Call] = []
    list(Host(trace=calls.append).each("wombat_fillers"))
    found = {call.plugin: call for call in calls if call.doing == "wombat_fillers"}
    assert (found["good"].size, found["good"].failed) == (1, False)
    assert (found["bad"].size, found["bad"].failed) == (None, True)
    assert all(call.seconds >= 0 for call in calls)


def test_a_plugin_that_swallows_the_users_stop_does_not_keep_it(install: Install) -> None:
    body = (
        "import os, signal\n    try:\n        os.kill(os.getpid(), signal.SIGINT)\n        [None for _ in range(10**6)]"
    )
    install("deaf", GOOD.replace("return []", f"{body}\n    except BaseException:\n        pass\n    return []"))
    before = signal.getsignal(signal.SIGINT)
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        host = Host()
        with pytest.raises(interrupt.Stopped) as stop:
            list(host.each("wombat_fillers"))
        assert stop.value.plugin == "deaf"
    finally:
        signal.signal(signal.SIGINT, before)
        interrupt._pressed.clear()
