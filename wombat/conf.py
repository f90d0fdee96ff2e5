"""Choices in a file beside the workbook: ``wombat.toml``, or ``[tool.wombat]`` of a ``pyproject.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from wombat.errors import Problem
from wombat.text import Texts

if TYPE_CHECKING:
    from pathlib import Path

texts = Texts("wombat", "chosen.toml")
FILES = ("wombat.toml", "pyproject.toml")
_KEYS = ("plugins-off", "plugins")


@dataclass(slots=True)
class Conf:
    """What a file beside the workbook says.

    Attributes:
        path: of the file, None where there is none.
        off: plugins or distributions to leave out.
        plugins: values of options by the name of the plugin and the id of the option, not checked yet.
        problems: what of the file cannot be used.
    """

    path: Path | None = None
    off: list[str] = field(default_factory=list)
    plugins: dict[str, dict[str, Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_conf(folder: Path | None) -> Conf:
    """Return what the first of `FILES` in a folder says that says anything of the program; nothing stops the build."""
    for path in (folder / name for name in FILES) if folder else ():
        if path.is_file() and (conf := _read(path)) is not None:
            return conf
    return Conf()


def _read(path: Path) -> Conf | None:
    conf = Conf(path)
    try:
        said: Any = tomllib.loads(path.read_text("utf-8"))
        if path.name == "pyproject.toml":
            said = said.get("tool", {}).get("wombat")
    except (OSError, ValueError, AttributeError, RecursionError) as error:
        conf.problems.append(
            Problem(texts("conf.unreadable", why=" ".join(str(error).split())), path.name, failure=True)
        )
        return conf
    if said is None:
        return None
    if not isinstance(said, dict):
        said = {"[tool.wombat]": said}
    off, plugins = said.get("plugins-off", []), said.get("plugins", {})
    if isinstance(off, list) and all(isinstance(name, str) for name in off):
        conf.off = off
    else:
        conf.problems.append(_odd(path, "plugins-off"))
    for name, values in plugins.items() if isinstance(plugins, dict) else [("", plugins)]:
        if isinstance(values, dict):
            conf.plugins[name] = values
        else:
            conf.problems.append(_odd(path, f"plugins.{name}".rstrip(".")))
    conf.problems += [_odd(path, key) for key in said if key not in _KEYS]
    return conf


def _odd(path: Path, key: str) -> Problem:
    return Problem(texts("conf.odd", name=key), path.name, failure=True)
