"""What starting costs with thirty more plugins installed: processor time of ``--version`` and ``--help``.

    python benchmarks/starting.py

Thirty distributions with an entry point each are put on the path of one of two otherwise equal commands; their runs
take turns, and the medians are compared. It exits with 1 where the plugins cost more than a fifth.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median

from running import run

PLUGINS, RUNS, MOST = 30, 41, 1.2
PLUGIN = """
import time
from wombat import hookimpl

wombat_api = 1
time.sleep(0.2)  # a plugin that is loaded is seen in the figures at once

@hookimpl
def wombat_fillers():
    return []
"""


def install(folder: Path) -> None:
    """Put the distributions into a folder, as pip would."""
    for number in range(PLUGINS):
        name = f"wombat_extra_{number}"
        (folder / f"{name}.py").write_text(PLUGIN, "utf-8")
        info = folder / f"{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
        (info / "entry_points.txt").write_text(f"[wombat]\n{name} = {name}\n", "utf-8")


def seconds(words: list[str], path: str) -> float:
    done = run([sys.executable, *words], environment={"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"})
    if done.status:
        raise SystemExit(done.err)
    return done.processor


def main() -> int:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        install(folder)
        bare = median(seconds(["-c", "pass"], "") for _ in range(RUNS))
        click = median(seconds(["-c", "import click"], "") for _ in range(RUNS))
        print(f"{'python -c pass':<24}{bare * 1000:8.1f} ms\n{'import click':<24}{click * 1000:8.1f} ms")
        worst = 0.0
        for option in ("--version", "--help"):
            words = ["-m", "wombat", option]
            pairs = [(seconds(words, ""), seconds(words, scratch)) for _ in range(RUNS)]
            without, with_them = (median(times) for times in zip(*pairs, strict=True))
            worst = max(worst, with_them / without)
            print(
                f"{'wombat ' + option:<24}{without * 1000:8.1f} ms   with {PLUGINS} more plugins"
                f"{with_them * 1000:8.1f} ms   × {with_them / without:.2f}"
            )
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main())
