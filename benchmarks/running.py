"""Run a program in a process of its own, within bounds, and see what it used."""

from __future__ import annotations

import os
import resource
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


INSTALLED = {"PYTHONDONTWRITEBYTECODE": ""}
"""The program's modules are compiled once, as an installation compiles those of the peers."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a process did and used.

    Attributes:
        status: its exit status; negative where a signal ended it.
        out: what it wrote to standard output.
        err: what it wrote to standard error.
        processor: seconds of all its threads, user and system.
        wall: seconds until it ended.
        peak: bytes of memory at most in use.
        stopped: whether it was ended because its time was up.
    """

    status: int
    out: str
    err: str
    processor: float
    wall: float
    peak: int
    stopped: bool


def run(
    command: Sequence[str | Path],
    *,
    seconds: float = 3600,
    memory: int = 0,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Ran:
    """Run a command to its end.

    Keep the calling process small: Linux counts the memory it has when it starts another one as that one's peak.

    Args:
        command: the program and its arguments.
        seconds: after which it is ended.
        memory: bytes of address space it may have; 0 is no limit.
        folder: in which it runs.
        environment: variables on top of those of this process.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            cwd=folder,
            env={**os.environ, **INSTALLED, **(environment or {})},
        )
        if memory:
            resource.prlimit(process.pid, resource.RLIMIT_AS, (memory, memory))
        over = threading.Event()
        timer = threading.Timer(seconds, lambda: (over.set(), process.kill()))
        timer.start()
        _, status, used = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        return Ran(
            process.returncode,
            _text(out),
            _text(err),
            used.ru_utime + used.ru_stime,
            time.perf_counter() - begun,
            used.ru_maxrss * 1024,
            over.is_set(),
        )


def _text(file: tempfile._TemporaryFileWrapper[bytes]) -> str:
    file.seek(0)
    return file.read().decode(errors="replace")
