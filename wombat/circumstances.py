"""What a build depends on apart from the workbook and the sources: the program, its plugins and the definitions."""

from __future__ import annotations

import hashlib
import os
import sys
from importlib.metadata import PackageNotFoundError, distribution, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from wombat.host import GROUP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wombat.host import Host

_PACKAGES = ("wombat", "wombat.plugins", "wombat.worksheets")
_LIBRARIES = ("graspologic-native", "networkx", "numpy", "phonenumbers", "pypinyin", "rapidfuzz", "scipy")
"""Libraries that figures, numbers and names come from."""
_KINDS = (".py", ".toml")


def circumstances(host: Host, folders: Iterable[Path]) -> str:
    """Return a digest of the program, the libraries it computes with, the plugins and the definitions.

    Code counts by what the files hold, so that it is the same on every machine, and a plugin that is being written is
    seen without a new version.

    Args:
        host: with the plugins, loaded.
        folders: with definitions of worksheets.
    """
    told = hashlib.blake2b(digest_size=20)
    for name in _LIBRARIES:
        told.update(f"{name} {_version(name)}\n".encode())
    for plugin in host.plugins.values():
        told.update(repr((plugin.name, plugin.distribution, plugin.version, plugin.status, plugin.error)).encode())
    others = sorted({plugin.distribution for plugin in host.plugins.values()})
    for path in dict.fromkeys((*_program(), *(path for name in others for path in _code(name)), *folders)):
        for name, data in _files(path):
            told.update(f"{name} {len(data)}\n".encode())
            told.update(data)
    return told.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _program() -> Iterator[Path]:
    for name in _PACKAGES:
        spec = find_spec(name)
        yield from map(Path, (spec and spec.submodule_search_locations) or ())


def _code(name: str) -> Iterator[Path]:
    """Yield where the plugins of a distribution stand: the package around each, or its one file."""
    try:
        entries = distribution(name).entry_points.select(group=GROUP)
    except PackageNotFoundError:
        return
    for entry in entries:
        module = sys.modules.get(entry.module)
        if module is not None and module.__file__ and not entry.module.startswith("wombat."):
            path = Path(module.__file__)
            yield path.parent if module.__package__ else path


def _files(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name, as seen from ``path``, and what is in each file of code or definitions, in order."""
    if path.is_file():
        yield path.name, path.read_bytes()
        return
    for folder, inside, names in os.walk(path):
        inside[:] = sorted(name for name in inside if name != "__pycache__")
        for name in sorted(names):
            if name.endswith(_KINDS):
                file = Path(folder, name)
                yield file.relative_to(path).as_posix(), file.read_bytes()
