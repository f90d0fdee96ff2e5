"""What a plugin prints or changes in passing: standard output and the current folder stay the program's."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, Any

from wombat.host.results import Nonsense
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

texts = Texts(__package__)


class Aside:
    """Stands for standard output while a plugin is at work; what it prints goes to standard error.

    Attributes:
        used: whether anything was printed.
    """

    def __init__(self, *, refuse: bool) -> None:
        """Begin; where ``refuse`` is set, printing raises `Nonsense` where it happens."""
        self.used = False
        self._refuse = refuse

    def write(self, text: str) -> int:
        """Write to standard error."""
        self.used = True
        if self._refuse:
            raise Nonsense(texts("nonsense.printed"))
        return sys.stderr.write(text)

    def __getattr__(self, name: str) -> Any:
        """Be like standard error in all else."""
        self.used = self.used or name == "buffer"
        return getattr(sys.stderr, name)


@contextlib.contextmanager
def aside(*, refuse: bool) -> Iterator[Aside]:
    """Let everything printed inside go to standard error, that of other programs and of libraries in C too."""
    stream = Aside(refuse=refuse)
    folder = _folder()
    with _descriptor(), contextlib.redirect_stdout(stream):
        try:
            yield stream
        finally:
            if folder and _folder() != folder:
                os.chdir(folder)


@contextlib.contextmanager
def _descriptor() -> Iterator[None]:
    """Let file descriptor 1 be descriptor 2; where there are none, as without a console, nothing is done."""
    _flush()
    try:
        kept = os.dup(1)
    except OSError:
        yield
        return
    try:
        with contextlib.suppress(OSError):
            os.dup2(2, 1)
        yield
    finally:
        _flush()
        os.dup2(kept, 1)
        os.close(kept)


def _flush() -> None:
    """Send what is waiting where it belongs."""
    with contextlib.suppress(OSError, ValueError):
        if sys.__stdout__ is not None:
            sys.__stdout__.flush()


def _folder() -> str:
    try:
        return os.getcwd()  # noqa: PTH109 - compared as text
    except OSError:
        return ""
