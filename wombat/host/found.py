"""The plugins installed, in an order that does not depend on the file system, and which of them are switched off."""

from __future__ import annotations

import os
import re
from importlib.metadata import distributions
from typing import TYPE_CHECKING

from wombat.host.plugin import OURS, Plugin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.metadata import Distribution, EntryPoint

__all__ = ["BLOCK_VARIABLE", "GROUP", "OURS", "blocked_names", "found", "is_blocked"]

GROUP = "wombat"
"""The group of entry points that plugins stand in."""
BLOCK_VARIABLE = "WOMBAT_PLUGINS_OFF"
"""Environment variable with names of plugins or distributions to leave out, separated by commas."""


def found() -> list[tuple[EntryPoint, Plugin]]:
    """Return the plugins of all installed distributions, nothing loaded: the program's own first, then by name."""
    return sorted(_entries(), key=lambda each: (not each[1].ours, each[1].name, plain(each[1].distribution)))


def _entries() -> Iterator[tuple[EntryPoint, Plugin]]:
    seen = set()
    for distribution in distributions():
        if not _names_the_group(distribution):
            continue
        name = distribution.metadata["Name"]
        if not name or plain(name) in seen:
            continue
        seen.add(plain(name))
        version = distribution.version
        for entry in distribution.entry_points.select(group=GROUP):
            yield entry, Plugin(entry.name, name, version)


def _names_the_group(distribution: Distribution) -> bool:
    """Tell whether a distribution may have plugins, before anything else of it is read."""
    said = distribution.read_text("entry_points.txt")
    return said is not None and re.search(rf"^\s*\[\s*{GROUP}\s*\]", said, re.MULTILINE) is not None


def plain(name: str) -> str:
    """Return a name as packages are compared: in small letters, a hyphen for any run of ``-``, ``_`` and ``.``."""
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


def blocked_names(off: Iterable[str]) -> dict[str, str]:
    """Return all names to leave out, those of the environment included, by what they are compared as."""
    names = [*off, *os.environ.get(BLOCK_VARIABLE, "").split(",")]
    return {plain(name): name.strip() for name in names if name.strip()}


def is_blocked(plugin: Plugin, blocked: Iterable[str]) -> bool:
    """Tell whether a plugin is to be left out, by its own name or its distribution's."""
    return not {plain(plugin.name), plain(plugin.distribution)}.isdisjoint(blocked)
