"""Many builds in a short time: one process that has loaded the program, and a fork of it for each build.

Run as a module it reads a command a line (JSON: folder, words, seconds until it is killed) and answers with what the
command said.
"""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

MEMORY = 3 << 30


@dataclass(slots=True)
class Built:
    """What a build did; seconds of processor time and bytes of memory are its own."""

    status: int
    err: str
    seconds: float
    peak: int
    unexpected: str


class Forks:
    """The process that forks; use it in a ``with`` block."""

    def __enter__(self) -> Self:
        fixed = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "WOMBAT_LANG": "en", "LC_ALL": "C.UTF-8"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.xlsx.forks"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **fixed},
        )
        return self

    def build(self, folder: Path, *words: str, killed_after: float | None = None) -> Built:
        """Run ``wombat build`` in a folder, to its end or until it is killed; the status is then that of the signal."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        command = [str(folder), ["build", "--today", "2026-11-22", *words], killed_after]
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        return Built(**json.loads(self.process.stdout.readline()))

    def __exit__(self, *_: object) -> None:
        for stream in (self.process.stdin, self.process.stdout):
            assert stream is not None
            stream.close()
        self.process.wait()


def run(folder: str, words: list[str], killed_after: float | None) -> dict[str, Any]:
    """Run the program in a fork with bounded memory; processor seconds are its own."""
    logs = Path(tempfile.mkdtemp())
    (logs / "err").touch()  # it may be killed before it says anything
    child = os.fork()
    if not child:
        _become(folder, words, logs)
    if killed_after is not None:
        time.sleep(killed_after)
        os.kill(child, signal.SIGKILL)
    _, status, used = os.wait4(child, 0)
    said = {
        "status": os.waitstatus_to_exitcode(status),
        "err": (logs / "err").read_text(errors="replace"),
        "seconds": used.ru_utime + used.ru_stime,
        "peak": used.ru_maxrss * 1024,
        "unexpected": "".join(log.read_text() for log in logs.glob("*.log")),
    }
    shutil.rmtree(logs)
    return said


def _become(folder: str, words: list[str], logs: Path) -> None:
    try:
        os.chdir(folder)
        os.environ["TMPDIR"], tempfile.tempdir = str(logs), str(logs)
        for number, name in ((1, "out"), (2, "err")):
            os.dup2(os.open(logs / name, os.O_WRONLY | os.O_CREAT), number)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        os._exit(command(words))
    finally:
        os._exit(99)


def command(words: list[str]) -> int:
    """Run the command line and return its status."""
    from wombat.cli import main

    sys.argv = ["wombat", *words]
    try:
        main()
    except SystemExit as leave:
        return leave.code if isinstance(leave.code, int) else 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


def serve() -> None:
    """Load everything by a build, then answer."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "people.csv").write_text("Name\nErin Example\n")
        for _ in range(2):
            command(["build", f"{folder}/people.csv", "-o", f"{folder}/plan.xlsx", "--today", "2026-11-22"])
    for line in sys.stdin:
        answers.write(json.dumps(run(*json.loads(line))) + "\n")
        answers.flush()


if __name__ == "__main__":
    serve()
