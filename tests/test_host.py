"""A plugin that fails is named with its version, its error and how to switch it off; the others go on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from wombat.host import BLOCK_VARIABLE, Host

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Put a distribution with one plugin on the path, as pip would."""
    monkeypatch.syspath_prepend(str(tmp_path))
    made = []

    def install(name: str, code: str, version: str = "2.5") -> None:
        module = name.replace("-", "_")
        (tmp_path / f"{module}.py").write_text(code, "utf-8")
        info = tmp_path / f"{module}-{version}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", "utf-8")
        (info / "entry_points.txt").write_text(f"[wombat]\n{module}_plugin = {module}\n", "utf-8")
        made.append(module)

    yield install
    for module in made:
        sys.modules.pop(module, None)


GOOD = """
from wombat import hookimpl

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
    plugin = Host().plugins["chamber_plugin"]
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
    assert said in only(host, "bad_plugin")
    assert host.plugins["bad_plugin"].status == "failed"
    assert host.plugins["good_plugin"].status == "ok"


@pytest.mark.parametrize("error", ["ValueError('oh no')", "SystemExit(2)", "BaseException('oh')"])
def test_a_hook_that_raises_leaves_the_others_their_results(install: Install, error: str) -> None:
    install("bad", GOOD.replace("return []", f"raise {error}"))
    install("good", GOOD.replace("return []", "return ['mine']"))
    host = Host()
    results = dict(host.each("wombat_fillers"))
    assert results["good_plugin"] == ["mine"]
    assert error.split("(", maxsplit=1)[0] in only(host, "bad_plugin")


def test_a_generator_that_raises_halfway_is_caught_too(install: Install) -> None:
    install("bad", GOOD.replace("return []", "yield 1\n    raise KeyError('half')"))
    host = Host()
    assert "bad_plugin" not in dict(host.each("wombat_fillers"))
    assert "half" in only(host, "bad_plugin")


def test_what_a_plugin_prints_never_reaches_standard_output(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    install("loud", GOOD.replace("return []", "print('hello')\n    return []"))
    list(Host().each("wombat_fillers"))
    out, err = capsys.readouterr()
    assert "hello" not in out
    assert "hello" in err


@pytest.mark.parametrize("name", ["bad_plugin", "bad"])
def test_a_plugin_is_switched_off_before_it_is_loaded(
    install: Install, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("bad", "raise SystemExit(9)")
    assert Host([name]).plugins["bad_plugin"].status == "blocked"
    monkeypatch.setenv(BLOCK_VARIABLE, f"other, {name}")
    host = Host()
    assert host.plugins["bad_plugin"].status == "blocked"
    assert not host.problems


def test_hooks_are_called_by_name_and_as_they_ask(install: Install) -> None:
    for name, how in (("bbb", "@hookimpl"), ("aaa", "@hookimpl"), ("zzz", "@hookimpl(tryfirst=True)")):
        install(name, GOOD.replace("@hookimpl", how))
    order = [name for name, _ in Host().each("wombat_fillers") if name.endswith("_plugin")]
    assert order == ["zzz_plugin", "aaa_plugin", "bbb_plugin"]


def test_strict_lets_the_error_through(install: Install) -> None:
    install("bad", "raise ValueError('loud')")
    with pytest.raises(ValueError, match="loud"):
        Host(strict=True)
