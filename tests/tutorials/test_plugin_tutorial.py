"""The tutorial for authors of plugins, run as it is written: files written, commands run, what they say compared."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.venvs import Environment

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[2] / "docs" / "tutorials" / "plugin.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"# (\S+\.\w+)\n")


def blocks() -> Iterator[tuple[str, str]]:
    """Yield the language and the text of each block of code, in order."""
    for found in BLOCK.finditer(PAGE.read_text("utf-8")):
        yield found[1], found[2]


@pytest.mark.slow
def test_the_tutorial_does_what_it_says(tmp_path: Path) -> None:
    there = Environment(tmp_path / "venv")
    folder, said = tmp_path, ""
    for kind, text in blocks():
        if kind == "sh":
            said = there.script(["bash", "-ec", f"{text}\necho FOLDER $PWD"], folder)
            folder = Path(said.split("FOLDER ")[1].split("\n")[0])
        elif kind == "text":
            for line in text.splitlines():
                assert line in said, f"{line!r} is not in:\n{said}"
        else:
            path = FILE.match(text)
            assert path is not None, f"a block of {kind} does not name its file"
            (folder / path[1]).write_text(text, "utf-8")


def test_every_block_is_run_written_or_compared() -> None:
    kinds = [kind for kind, _ in blocks()]
    assert {"sh", "text", "toml", "python"} == set(kinds)
    assert all(FILE.match(text) for kind, text in blocks() if kind in {"toml", "python"})
    assert PAGE.read_text("utf-8").count("```") == 2 * len(kinds)
