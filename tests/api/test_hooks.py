"""Every hook as its example on the page shows it: the example is installed as a plugin, and does what it says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from docs.generate import hook_names
from wombat.host import Host
from wombat.testing import sheet_text, type_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from wombat.testing import Wombat

EXAMPLES = Path(__file__).parents[2] / "docs" / "hooks"


@pytest.fixture
def installed(wombat: Wombat, tmp_path: Path) -> Callable[..., Wombat]:
    """Return a function that installs examples for the program it gives back."""
    site = tmp_path / "site"
    (site / "worksheets").mkdir(parents=True)
    (site / "worksheets" / "visits.toml").write_bytes((EXAMPLES / "worksheets" / "visits.toml").read_bytes())

    def install(*hooks: str) -> Wombat:
        for hook in hooks:
            (site / f"{hook}.py").write_bytes((EXAMPLES / f"{hook}.py").read_bytes())
            info = site / f"{hook}-1.dist-info"
            info.mkdir()
            (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {hook}\nVersion: 1\n", "utf-8")
            (info / "entry_points.txt").write_text(f"[wombat]\n{hook} = {hook}\n", "utf-8")
        wombat.environment["PYTHONPATH"] = str(site)
        return wombat

    return install


def build(wombat: Wombat, *words: str | Path) -> Path:
    said = wombat.build("--demo", "--lang", "en", *words, "-o", "plan.xlsx")
    assert said.status == 0, said.err
    assert not said.err
    return wombat.folder / "plan.xlsx"


def test_wombat_worksheets(installed: Callable[..., Wombat]) -> None:
    assert "Whom you visited" in sheet_text(build(installed("wombat_worksheets")), "Visits")


def test_wombat_importers(installed: Callable[..., Wombat], tmp_path: Path) -> None:
    (tmp_path / "dinner.csv").write_text("Guest,Table\nDora Quill,7\n", "utf-8")
    book = build(installed("wombat_importers"), "dinner.csv")
    (line,) = [line for line in sheet_text(book, "Contacts").splitlines() if "Dora Quill" in line]
    assert "table 7" in line


def test_wombat_relations(installed: Callable[..., Wombat]) -> None:
    def ties(program: Wombat) -> int:
        said = program("graph", build(program), "-o", "ties.json")
        return int(re.findall(r"(\d+) ties", said.out + said.err)[0])

    before = ties(installed())
    assert ties(installed("wombat_relations")) > before


def test_wombat_measures(installed: Callable[..., Wombat]) -> None:
    program = installed("wombat_measures")
    hubs = program("hubs", build(program), "--json").data["hubs"]
    assert max(hub["measures"]["generosity"] for hub in hubs) > 0


def test_wombat_fillers(installed: Callable[..., Wombat]) -> None:
    book = build(installed("wombat_worksheets", "wombat_fillers"))
    assert re.search(r"Of contacts \| [1-9]\d", sheet_text(book, "Visits"))


def test_wombat_tasks(installed: Callable[..., Wombat]) -> None:
    program = installed("wombat_worksheets", "wombat_tasks")
    said = program("due", build(program), "--json")
    assert "Visit" in said.out


def test_wombat_advice(installed: Callable[..., Wombat]) -> None:
    program = installed("wombat_worksheets", "wombat_advice")
    book = build(program)
    type_rows_with(program, book, {"who": "Grace Tan"})
    assert "When was it? Type the date." in program("check", book).out


def test_wombat_matrix_parts(installed: Callable[..., Wombat]) -> None:
    book = build(installed("wombat_worksheets", "wombat_matrix_parts"))
    assert "12 more visits in Visits" in sheet_text(book, "Word-of-mouth matrix")


def test_wombat_options(installed: Callable[..., Wombat]) -> None:
    program = installed("wombat_worksheets", "wombat_options")
    book = build(program)
    assert "A visit counts for" in sheet_text(book, "Settings")
    type_rows_with(
        program, book, {"who": "Grace Tan", "on": date(2026, 11, 1)}, {"who": "罗敏", "on": date(2026, 1, 1)}
    )
    assert program.build("-o", book).status == 0
    assert "Visits | 1" in sheet_text(book, "Visits")


def test_wombat_decorate(installed: Callable[..., Wombat]) -> None:
    shown = sheet_text(build(installed("wombat_decorate")), "Hub ranking")
    assert "chart: Strength: " in shown


def test_wombat_pictures(installed: Callable[..., Wombat]) -> None:
    shown = sheet_text(build(installed("wombat_worksheets", "wombat_pictures")), "Visits")
    assert "picture: visits-hubs" in shown


def test_wombat_exporters(installed: Callable[..., Wombat], tmp_path: Path) -> None:
    program = installed("wombat_exporters")
    build(program)
    assert program("graph", "plan.xlsx", "-o", "ties.txt").status == 0
    assert "Grace Tan - " in (tmp_path / "ties.txt").read_text("utf-8")


def test_wombat_people_exporters(installed: Callable[..., Wombat], tmp_path: Path) -> None:
    program = installed("wombat_people_exporters")
    build(program)
    assert program("export", "plan.xlsx", "-o", "cards.cards").status == 0
    assert "Grace Tan; " in (tmp_path / "cards.cards").read_text("utf-8")


def type_rows_with(program: Wombat, book: Path, *rows: dict[str, Any]) -> None:
    """Type rows into Visits; the definitions are those of the examples."""
    import sys

    site = str(program.folder / "site")
    sys.path.insert(0, site)
    try:
        type_rows(book, "visits", "log", *rows)
    finally:
        sys.path.remove(site)
        for name in list(sys.modules):
            if name.startswith("wombat_"):
                del sys.modules[name]


def test_every_hook_has_an_example_and_a_test_that_runs_it() -> None:
    tested = {name.removeprefix("test_") for name in globals() if name.startswith("test_wombat_")}
    shown = {path.stem for path in EXAMPLES.glob("*.py")}
    assert tested == shown == set(hook_names())


def test_every_hook_is_used_by_the_program_itself() -> None:
    used = {hook for plugin in Host().plugins.values() for hook in plugin.hooks}
    assert used == set(hook_names())
