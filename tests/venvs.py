"""Virtual environments that see what this one has, for tests that install plugins as their authors do."""

from __future__ import annotations

import os
import site
import subprocess
import venv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Environment:
    """A virtual environment on top of the one the tests run in.

    Attributes:
        scripts: folder with its programs.
        variables: for programs run in it.
    """

    def __init__(self, folder: Path) -> None:
        """Make it in a folder."""
        venv.create(folder, symlinks=os.name != "nt")
        self.scripts = folder / ("Scripts" if os.name == "nt" else "bin")
        (packages,) = folder.glob("Lib/site-packages" if os.name == "nt" else "lib/*/site-packages")
        below = [path for path in site.getsitepackages() if "site-packages" in path]
        lines = [f"import site; site.addsitedir({path!r})" for path in below]
        (packages / "below.pth").write_text("\n".join(lines) + "\n", "utf-8")
        self._program("wombat", "wombat.cli", "main")
        self.variables = {
            **os.environ,
            "PATH": f"{self.scripts}{os.pathsep}{os.environ['PATH']}",
            "VIRTUAL_ENV": str(folder),
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
        }

    def _program(self, name: str, module: str, function: str) -> None:
        """Put a program into it as pip does, and pip itself, which the environment below has."""
        python = self.scripts / "python"
        for program, code in (
            (name, f"from {module} import {function}; {function}()"),
            ("pip", "from pip._internal.cli.main import main; raise SystemExit(main())"),
        ):
            (self.scripts / program).write_text(f"#!{python}\n{code}\n", "utf-8")
            (self.scripts / program).chmod(0o755)

    def run(self, *words: str | Path, folder: Path, status: int = 0) -> str:
        """Run a program of it and return what it said, both streams.

        Raises:
            AssertionError: it ended with another status.
        """
        python = [str(self.scripts / "python"), "-m", *map(str, words)]
        return self.script(python, folder, status)

    def script(self, words: list[str], folder: Path, status: int = 0) -> str:
        """Run a command in it as `run` does."""
        done = subprocess.run(words, cwd=folder, env=self.variables, capture_output=True, check=False, timeout=600)
        said = (done.stdout + done.stderr).decode()
        assert done.returncode == status, said
        return said
