"""Earlier versions of a workbook, kept beside it.

``plan.xlsx`` has its last version in ``.plan.bak1.xlsx``, the one before in ``.plan.bak2.xlsx`` and so on: hidden
where a leading dot hides, and opened by a double click all the same.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from wombat.errors import WombatError
from wombat.xlsx import texts


def version_path(path: str | Path, number: int) -> Path:
    """Return where version ``number`` of a workbook is kept; 1 is the last one."""
    path = Path(os.path.realpath(path))
    return path.with_name(f".{path.stem}.bak{number}{path.suffix}")


def kept_versions(path: str | Path) -> list[Path]:
    """Return the kept versions of a workbook, the last one first."""
    found: list[Path] = []
    while (kept := version_path(path, len(found) + 1)).exists():
        found.append(kept)
    return found


def keep_version(path: Path, keep: int) -> None:
    """Keep the file as it is now as version 1; the others become one older, and what is beyond ``keep`` goes.

    Raises:
        OSError: the folder cannot be written.
    """
    kept = kept_versions(path)
    for old in kept[keep:]:
        old.unlink()
    waiting = path.with_name(f".{path.name}.new-version")
    waiting.unlink(missing_ok=True)
    try:
        os.link(path, waiting)
    except OSError:
        shutil.copy2(path, waiting)
    for number in range(min(len(kept), keep - 1), 0, -1):
        version_path(path, number).replace(version_path(path, number + 1))
    waiting.replace(version_path(path, 1))


def restore(path: str | Path, number: int = 1, keep: int = 1) -> Path:
    """Bring a kept version back; the workbook as it is now becomes the last kept version.

    Args:
        path: of the workbook.
        number: of the version, 1 is the last one.
        keep: how many versions stay beside it.

    Returns:
        The kept file that was brought back.

    Raises:
        WombatError: there is no such version, or it cannot be written.
    """
    from wombat.xlsx.save import save

    kept = version_path(path, number)
    try:
        data = kept.read_bytes()
    except OSError as error:
        raise WombatError(texts("save.no_version", file=Path(path).name, version=kept.name)) from error
    save(data, path, max(keep, len(kept_versions(path))))
    return kept
