"""One build at a time, and none while another program has the workbook open."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from wombat.errors import WombatError
from wombat.xlsx import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

_OWNERS = ("~${name}", ".~lock.{name}#", ".~{name}")
"""Files that Excel, LibreOffice and WPS put beside a workbook as long as they have it open."""


def check_closed(path: Path) -> None:
    """Refuse a workbook that another program has open.

    Raises:
        WombatError: the file by which the program marks it lies beside the workbook.
    """
    for pattern in _OWNERS:
        mark = path.with_name(pattern.replace("{name}", path.name))
        if mark.exists():
            raise WombatError(texts("save.open_elsewhere", file=path.name, mark=mark.name))


@contextlib.contextmanager
def building(path: str | Path) -> Iterator[None]:
    """Keep other builds of the same workbook away as long as the block runs.

    The lock is the system's own on a file ``.plan.xlsx.lock``: whoever is killed holds it no longer. On a drive that
    knows no locks, and in a folder that cannot be written, nothing is locked.

    Raises:
        WombatError: another build of this workbook runs.
    """
    path = Path(os.path.realpath(path))
    mark = path.with_name(f".{path.name}.lock")
    handle = _acquired(mark, path.name)
    try:
        yield
    finally:
        if handle is not None:
            with contextlib.suppress(OSError):
                mark.unlink()
            os.close(handle)


def _acquired(mark: Path, name: str) -> int | None:
    """Return a handle that holds the lock; None where there can be none."""
    while True:
        try:
            handle = os.open(mark, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError:
            return None
        try:
            _lock(handle)
        except BlockingIOError as error:
            os.close(handle)
            raise WombatError(texts("save.busy", file=name)) from error
        except OSError:
            return handle
        if _is_file(handle, mark):
            return handle
        os.close(handle)


def _is_file(handle: int, mark: Path) -> bool:
    """Tell whether the locked file is still the one of that name: the build before may have removed it."""
    try:
        return os.path.samestat(os.fstat(handle), mark.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":

    def _lock(handle: int) -> None:
        """Lock a file, or raise `BlockingIOError` where another process holds it."""
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError from error

else:

    def _lock(handle: int) -> None:
        """Lock a file, or raise `BlockingIOError` where another process holds it."""
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
