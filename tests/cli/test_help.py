"""Help pages are whole in every language, and cost nothing to show."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from wombat.cli import COMMANDS
from wombat.languages import LANGUAGES

if TYPE_CHECKING:
    from tests.conftest import Wombat


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_every_help_page_is_said_in_every_language(wombat: Wombat, command: str | None, language: str) -> None:
    wombat.environment["WOMBAT_LANG"] = language
    said = wombat(*([command] if command else []), "--help")
    assert said.status == 0, said.err
    assert {"en": "Usage:", "zh-CN": "用法：", "zh-TW": "用法："}[language] in said.out
    for key in ("option.", "command.", "help."):
        assert key not in said.out


def test_a_misspelt_command_is_wrong_usage(wombat: Wombat) -> None:
    said = wombat("bild")
    assert said.status == 2
    assert "bild" in said.err


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["build", "--help"]])
def test_showing_help_imports_nothing_heavy(words: list[str]) -> None:
    code = (
        "import sys\n"
        f"sys.argv = ['wombat', *{words!r}]\n"
        "from wombat.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'pluggy', 'networkx', 'openpyxl', 'numpy', 'scipy', 'lxml', 'phonenumbers', 'rapidfuzz'}\n"
        "print('HEAVY', sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "HEAVY []" in done.stdout
