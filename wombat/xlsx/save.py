"""The workbook written so that at any moment the old or the new one stands whole, the last versions beside it."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from wombat.errors import WombatError
from wombat.oserrors import why
from wombat.xlsx import texts
from wombat.xlsx.archive import BrokenEntryError
from wombat.xlsx.guard import checked_entries
from wombat.xlsx.locks import check_closed
from wombat.xlsx.versions import keep_version

if TYPE_CHECKING:
    from collections.abc import Iterator

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def save(data: bytes, path: str | Path, keep: int = 1) -> None:
    """Write a workbook in place of the old one.

    The new bytes go into a temporary file of the same folder, are checked and forced to the disk, and take the place of
    the old file in one step; that one stays beside it as the last kept version (`wombat.xlsx.versions`).
    A link is followed; the rights of the old file go over to the new one; the same bytes are not written again.

    Args:
        data: the whole file.
        path: of the workbook.
        keep: how many earlier versions stay beside it.

    Raises:
        WombatError: the folder is missing or read-only, the disk is full, another program holds the workbook, or the
            bytes are no whole workbook; the old file stands.
    """
    path = Path(os.path.realpath(path))
    with _told(path):
        if path.exists() and path.read_bytes() == data:
            return
        check_closed(path)
        _check(data, path.name)
        _sweep(path)
        fresh = _write_beside(path, data)
        try:
            if keep > 0 and path.exists():
                keep_version(path, keep)
            fresh.replace(path)
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise
        _settle(path.parent)


def _check(data: bytes, name: str) -> None:
    """Open the new bytes as a stranger would, before the old file goes."""
    try:
        for entry in checked_entries(data, name):
            entry.check()
    except BrokenEntryError as error:
        raise WombatError(texts("save.not_whole", file=name)) from error


def _temporary(path: Path) -> str:
    return f".{path.name}.new-"


def _sweep(path: Path) -> None:
    """Remove what a build that was killed left behind."""
    for left in path.parent.glob(f"{_escaped(_temporary(path))}*"):
        with contextlib.suppress(OSError):
            left.unlink()


def _escaped(name: str) -> str:
    return "".join(f"[{char}]" if char in "[]*?" else char for char in name)


def _write_beside(path: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=_temporary(path), dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(_mode(path))
        _compare(fresh, data)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    return fresh


def _compare(fresh: Path, data: bytes) -> None:
    if fresh.read_bytes() != data:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def _mode(path: Path) -> int:
    """Return the rights of the old file, or those any new file gets."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _settle(folder: Path) -> None:
    """Force the change of names to the disk, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say in one sentence why a file could not be written."""
    try:
        yield
    except OSError as error:
        key = "full" if error.errno in _FULL else "forbidden" if error.errno in _FORBIDDEN else "failed"
        if error.errno in (errno.ENOENT, errno.ENOTDIR) and not path.parent.is_dir():
            key = "no_folder"
        raise WombatError(texts(f"save.{key}", file=path.name, folder=str(path.parent), why=why(error))) from error
