"""Files that commands write besides the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.errors import WombatError
from wombat.oserrors import why
from wombat.text import Texts

if TYPE_CHECKING:
    from pathlib import Path

texts = Texts("wombat.cli")


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole.

    Raises:
        WombatError: it cannot be written; the sentence says why.
    """
    try:
        path.write_bytes(data)
    except OSError as error:
        raise not_written(path, error) from error


def not_written(path: Path, error: OSError) -> WombatError:
    """Return the error that says why a file cannot be written."""
    return WombatError(texts("error.not_written", file=str(path), why=why(error)))
