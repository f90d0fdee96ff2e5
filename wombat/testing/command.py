"""The program run as a user runs it, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

TODAY = "2026-11-22"
"""The day of every build of `Wombat.build`, so that results stay the same."""
_LONGEST = 300


@dataclass(slots=True)
class Said:
    """What a command said.

    Attributes:
        status: exit status: 0 done, 1 failed or done with problems, 2 wrong usage.
        out: standard output.
        err: standard error.
    """

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """What was printed with ``--json``."""
        return json.loads(self.out)


class Wombat:
    """Runs the program: ``wombat("hubs", "plan.xlsx", "--json").data``.

    Attributes:
        folder: in which it runs.
        environment: its variables; English unless ``--lang`` or ``WOMBAT_LANG`` says otherwise, warnings are errors.
    """

    def __init__(self, folder: Path) -> None:
        """Run in a folder."""
        self.folder = folder
        self.environment = {**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "error"}

    def __call__(self, *words: str | Path) -> Said:
        """Run a command and return what it said.

        Raises:
            AssertionError: it ended in a traceback, which it never should.
        """
        done = subprocess.run(  # noqa: S603 - the program itself
            [sys.executable, "-m", "wombat", *map(str, words)],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            check=False,
            timeout=_LONGEST,
        )
        said = Said(done.returncode, done.stdout.decode(), done.stderr.decode())
        if "Traceback" in said.err:
            raise AssertionError(said.err)
        return said

    def build(self, *words: str | Path) -> Said:
        """Build with a fixed date."""
        return self("build", "--today", TODAY, *words)
