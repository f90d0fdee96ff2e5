"""How fast the workbook engine is, as ratios to other programs in the same run.

python benchmarks/workbook.py [--people N] [--ties N] [--runs N] [--folder FOLDER]

Every figure is the processor time (user and system, all threads) or the peak memory of a whole process, the median of
several runs, ours and the peer's in turn. Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from running import run
from sample import write_sample

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from running import Ran

PEERS = Path(__file__).with_name("peers.py")
TODAY = "2026-11-22"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: what is compared with what, at most which ratio, and how each is measured."""

    what: str
    against: str
    most: float
    ours: Callable[[], float]
    peer: Callable[[], float]
    unit: str = "s"


class Bench:
    """The workbooks that are built and the commands that are measured."""

    def __init__(self, folder: Path, people: int, ties: int) -> None:
        self.folder, self.people, self.ties = folder, people, ties
        self.whole = self.made("whole", people, ties)
        self.half = self.made("half", people // 2, ties // 2)
        self.small = self.made("small", 300, 1500)
        self.typed = self.whole / "typed.xlsx"
        self.checked("peer", "typed", self.whole / "plan.xlsx", self.typed)
        self.checked("peer", "typed", self.small / "plan.xlsx", self.small / "typed.xlsx")
        self.checked("peer", "dump", self.whole / "plan.xlsx", self.whole / "dump")

    def made(self, name: str, people: int, ties: int) -> Path:
        """Write the sources of a size and build their workbook."""
        folder = self.folder / name
        folder.mkdir(parents=True, exist_ok=True)
        write_sample(folder, people, ties)
        self.first(folder)
        return folder

    def checked(self, kind: str, *words: str | Path) -> Ran:
        command = [sys.executable, "-m", "wombat"] if kind == "wombat" else [sys.executable, PEERS]
        ran = run([*command, *words], environment={"WOMBAT_LANG": "en"})
        if ran.status:
            raise SystemExit(f"{words}: {ran.err}")
        return ran

    def peer(self, *words: str | Path) -> Ran:
        return self.checked("peer", *words)

    def first(self, folder: Path) -> Ran:
        (folder / "plan.xlsx").unlink(missing_ok=True)
        sources = [folder / "people.csv", folder / "ties.csv"]
        return self.checked("wombat", "build", *sources, "-o", folder / "plan.xlsx", "--today", TODAY, "--keep", "0")

    def again(self, folder: Path, book: str = "plan.xlsx") -> Ran:
        copy = folder / "copy.xlsx"
        shutil.copyfile(folder / book, copy)
        return self.checked("wombat", "build", "-o", copy, "--today", TODAY, "--keep", "0")

    def load_and_save(self) -> Ran:
        return self.peer("load_and_save", self.whole / "plan.xlsx", self.whole / "saved.xlsx")

    def written(self) -> float:
        """Return the seconds of writing with openpyxl and of the measures with networkx."""
        said = self.peer("written", self.whole / "dump", self.whole / "written.xlsx").out
        return sum(map(float, said.split()))

    def python(self, *words: str) -> Ran:
        return run([sys.executable, *words])

    def lines(self) -> list[Line]:
        book = self.whole / "plan.xlsx"
        saved, again = "openpyxl load and save", lambda: self.again(self.whole)
        return [
            Line("build again, nothing changed", saved, 0.15, cpu(again), cpu(self.load_and_save)),
            Line(
                "build again, 100 cells typed",
                saved,
                0.20,
                cpu(lambda: self.again(self.whole, "typed.xlsx")),
                cpu(self.load_and_save),
            ),
            Line(
                "first build from CSV",
                "openpyxl writing it, networkx measuring it",
                0.15,
                cpu(lambda: self.first(self.whole)),
                self.written,
            ),
            Line(
                "reading all tables",
                "python-calamine",
                2.0,
                cpu(lambda: self.peer("engine", book)),
                cpu(lambda: self.peer("calamine", book)),
            ),
            Line(
                "twice the data: first build", "half of it", 2.2, cpu(lambda: self.first(self.whole)), self.half_first
            ),
            Line("twice the data: build again", "half of it", 2.2, cpu(again), cpu(lambda: self.again(self.half))),
            Line("peak memory of building again", saved, 0.6, peak(again), peak(self.load_and_save), "MB"),
            Line(
                "peak memory, 100 cells typed",
                saved,
                0.6,
                peak(lambda: self.again(self.whole, "typed.xlsx")),
                peak(self.load_and_save),
                "MB",
            ),
            Line(
                "`wombat --version`",
                "`python -c 'import click'`",
                1.3,
                cpu(lambda: self.checked("wombat", "--version")),
                cpu(lambda: self.python("-c", "import click")),
            ),
            Line(
                "build again, 300 contacts",
                "`python -c 'import openpyxl, scipy.sparse'`",
                4.0,
                cpu(lambda: self.again(self.small)),
                cpu(lambda: self.python("-c", "import openpyxl, scipy.sparse")),
            ),
            Line(
                "build again, 300 contacts, 100 cells typed",
                "`python -c 'import openpyxl, scipy.sparse'`",
                4.0,
                cpu(lambda: self.again(self.small, "typed.xlsx")),
                cpu(lambda: self.python("-c", "import openpyxl, scipy.sparse")),
            ),
        ]

    def half_first(self) -> float:
        return self.first(self.half).processor


def cpu(step: Callable[[], Ran]) -> Callable[[], float]:
    return lambda: step().processor


def peak(step: Callable[[], Ran]) -> Callable[[], float]:
    return lambda: step().peak / (1 << 20)


def measured(line: Line, runs: int) -> tuple[float, float]:
    """Return the medians of both, measured in turn."""
    pairs = [(line.ours(), line.peer()) for _ in range(runs)]
    return statistics.median(one for one, _ in pairs), statistics.median(two for _, two in pairs)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--ties", type=int, default=200_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", default="", help="lines that hold this text")
    parser.add_argument("--folder", type=Path, default=None, help="where to put the workbooks; else a temporary one")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        bench = Bench(asked.folder or Path(temporary), asked.people, asked.ties)
        print(f"{asked.people:,} contacts, {asked.ties:,} ties, medians of {asked.runs} runs\n")
        print("| what | against | ours | peer | ratio | at most |\n|---|---|---:|---:|---:|---:|")
        for line in bench.lines():
            if asked.only in line.what:
                ours, peer = measured(line, asked.runs)
                told = [f"{figure:.0f} MB" if line.unit == "MB" else f"{figure:.2f} s" for figure in (ours, peer)]
                print(
                    f"| {line.what} | {line.against} | {' | '.join(told)} | {ours / peer:.2f} | {line.most} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
