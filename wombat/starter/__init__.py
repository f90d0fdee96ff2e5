"""The project that ``wombat plugins new`` makes: real files, in which a name is put in place of another."""

from __future__ import annotations

import re
from importlib.metadata import entry_points
from importlib.util import find_spec
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING

from wombat.errors import UsageError, WombatError
from wombat.oserrors import why
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Collection

texts = Texts(__package__)
FILES = Path(__file__).with_name("new-project")
DISTRIBUTION, PACKAGE = "starter-plugin", "starter_plugin"
"""The names that stand in the files."""
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST = 40


def check_name(name: str, worksheets: Collection[str]) -> None:
    """See that a name is free and can name a distribution, a package, a plugin and a worksheet.

    Args:
        name: what was asked for.
        worksheets: ids of those there are.

    Raises:
        UsageError: it cannot; the sentence says why.
    """
    package = name.replace("-", "_")
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        raise UsageError(texts("name.odd", name=name, better=_better(name)))
    if iskeyword(package) or find_spec(package) is not None:
        raise UsageError(texts("name.module", name=name, package=package))
    if name in worksheets or name in entry_points(group="wombat").names:
        raise UsageError(texts("name.taken", name=name))


def _better(name: str) -> str:
    """Return a name like the one asked for that would do."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-0123456789")
    return plain[:_LONGEST].strip("-") or "coffee-chats"


def make_project(name: str, folder: Path) -> list[Path]:
    """Write the project and return its files.

    Args:
        name: of the distribution, checked; the package is the same with underscores.
        folder: to make.

    Raises:
        WombatError: the folder is there already, or cannot be written.
    """
    if folder.exists():
        raise WombatError(texts("folder.exists", folder=str(folder)))
    made = []
    try:
        for path in sorted(each for each in FILES.rglob("*") if each.is_file() and "__pycache__" not in each.parts):
            target = folder / _named(str(path.relative_to(FILES)), name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_named(path.read_text("utf-8"), name), "utf-8")
            made.append(target)
    except OSError as error:
        raise WombatError(texts("folder.unwritable", folder=str(folder), why=why(error))) from error
    return made


def _named(text: str, name: str) -> str:
    return text.replace(DISTRIBUTION, name).replace(PACKAGE, name.replace("-", "_"))
