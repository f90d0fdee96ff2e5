"""Let the program adopt foreign workbooks and see whether anything in them is lost.

python benchmarks/foreign.py FOLDER [--jobs N] [--seconds S] [--memory MB] [--verbose] [--command WOMBAT...]

Each .xlsx and .xlsm under FOLDER is copied, `wombat build -o COPY` adds the program's sheets to it, and a second build
brings one more contact in. After each, every part that is not the program's must be byte for byte what it was, and the
lists that the program adds to must hold all they held. One line for each file that is not simply ok:

ok        adopted twice, nothing lost
refused   one sentence, status 1 or 2, the file as it was
lost      something is gone or different
crash     a traceback, a signal, no sentence, or a refused file that is not as it was
slow      not done within the time

Exit status 1 if anything was lost or crashed.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from packages import lost, read
from running import Ran, run

PERSON = "Name,Company,Phone\nErin Example,Example Bakery,+44 20 7946 0000\n"
DAYS = ("2026-11-22", "2026-11-23")


@dataclass(frozen=True, slots=True)
class Bounds:
    """How the program is run."""

    command: list[str]
    seconds: float
    memory: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a file."""

    kind: str
    why: str = ""


def main() -> int:
    asked = arguments()
    bounds = Bounds(asked.command or [sys.executable, "-m", "wombat"], asked.seconds, asked.memory << 20)
    files = sorted(path for path in asked.folder.rglob("*") if path.suffix.lower() in (".xlsx", ".xlsm"))
    kinds: Counter[str] = Counter()
    sentences: Counter[str] = Counter()
    with ThreadPoolExecutor(asked.jobs) as pool:
        for path, verdict in zip(files, pool.map(lambda path: judge(path, bounds), files), strict=True):
            kinds[verdict.kind] += 1
            if verdict.kind == "refused":
                sentences[plain(verdict.why)] += 1
            if asked.verbose or verdict.kind != "ok":
                print(f"{verdict.kind:8}{path.relative_to(asked.folder)}  {verdict.why}".rstrip(), flush=True)
    print()
    for sentence, count in sentences.most_common():
        print(f"{count:5}  {sentence}")
    print(f"\n{len(files)} files: " + ", ".join(f"{kinds[kind]} {kind}" for kind in KINDS))
    return 1 if kinds["lost"] or kinds["crash"] else 0


KINDS = ("ok", "refused", "lost", "crash", "slow")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, default=1, help="how many at once")
    parser.add_argument("--seconds", type=float, default=120, help="for one build")
    parser.add_argument("--memory", type=int, default=4096, help="MB of address space for one build")
    parser.add_argument("--verbose", action="store_true", help="a line for each file that is ok, too")
    parser.add_argument("--command", nargs="+", default=[], help="the program")
    return parser.parse_args()


def plain(sentence: str) -> str:
    """Return a sentence without the names of files and parts in it, to count how often it is said."""
    return re.sub(r"\S*book\.xls[xm]\S*", "FILE", re.sub(r"part \S+|sheet .+? of", lambda m: m[0].split()[0], sentence))


def judge(path: Path, bounds: Bounds) -> Verdict:
    """Adopt a copy of a workbook twice."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        book = folder / f"book{path.suffix.lower()}"
        shutil.copyfile(path, book)
        before = book.read_bytes()
        (folder / "logs").mkdir()
        (folder / "people.csv").write_text(PERSON)
        for day, sources in zip(DAYS, ([], ["people.csv"]), strict=True):
            ran = adopt(book, day, sources, bounds)
            verdict = judged(path, book, before, ran)
            if verdict.kind != "ok":
                return verdict
    return Verdict("ok", verdict.why)


def adopt(book: Path, day: str, sources: list[str], bounds: Bounds) -> Ran:
    return run(
        [*bounds.command, "build", *sources, "-o", book.name, "--today", day, "--keep", "0"],
        seconds=bounds.seconds,
        memory=bounds.memory,
        folder=book.parent,
        environment={"TMPDIR": str(book.parent / "logs"), "WOMBAT_LANG": "en", "LC_ALL": "C.UTF-8"},
    )


def judged(path: Path, book: Path, before: bytes, ran: Ran) -> Verdict:
    said = " ".join(ran.err.split())
    logs = list((book.parent / "logs").glob("*.log"))
    if ran.stopped:
        return Verdict("slow", f"{ran.wall:.0f} s")
    if logs or ran.status not in (0, 1, 2) or "Traceback" in ran.err:
        return Verdict("crash", logs[0].read_text().strip().splitlines()[-1] if logs else f"{ran.status} {said[-300:]}")
    if book.read_bytes() == before:
        refused = ran.status in (1, 2) and said and len(ran.err.strip().splitlines()) == 1
        return Verdict("refused" if refused else "crash", f"{said}")
    if litter := [left.name for left in book.parent.iterdir() if left.name not in (book.name, "logs", "people.csv")]:
        return Verdict("crash", f"left behind: {litter}")
    missing = lost(read(path), read(book))
    return Verdict("lost", "; ".join(missing[:5])) if missing else Verdict("ok", said)


if __name__ == "__main__":
    sys.exit(main())
