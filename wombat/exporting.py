"""The network written to a file, by the exporter that its ending asks for."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wombat.errors import UsageError, WombatError
from wombat.host import Nonsense
from wombat.oserrors import why
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wombat.hooks import Exporter, PeopleExporter
    from wombat.host import Host
    from wombat.network.model import Network
    from wombat.plan.model import Contact, Plan

texts = Texts("wombat", "exporting.toml")


def exporter_for(host: Host, path: Path) -> tuple[str, Exporter]:
    """Return the plugin and the exporter that write a file of that name.

    Raises:
        UsageError: no exporter writes files with that ending.
    """
    return _claimed(_by_ending(host, "wombat_exporters"), path)


def people_exporter_for(host: Host, path: Path) -> tuple[str, PeopleExporter]:
    """Return the plugin and the exporter that write contacts to a file of that name.

    Raises:
        UsageError: no exporter writes files with that ending.
    """
    return _claimed(_by_ending(host, "wombat_people_exporters"), path)


def _claimed(known: dict[str, tuple[str, Any]], path: Path) -> tuple[str, Any]:
    ending = path.suffix.lower()
    if ending in known:
        return known[ending]
    listed = ", ".join(sorted(known))
    if ending:
        raise UsageError(texts("export.ending", ending=ending, known=listed))
    raise UsageError(texts("export.no_ending", file=str(path), known=listed))


def export_people(
    host: Host, claim: tuple[str, PeopleExporter], path: Path, plan: Plan, contacts: Sequence[Contact]
) -> bool:
    """Write contacts to a file and tell whether it was written; a failure is told among the problems of the host.

    Raises:
        WombatError: the file cannot be written.
    """
    plugin, exporter = claim
    found = host.run(plugin, exporter.id, exporter.write, plan, contacts, passing=WombatError, check=_bytes)
    for data in found:
        _put(path, data)
    return bool(found)


def export(host: Host, claim: tuple[str, Exporter], path: Path, plan: Plan, network: Network) -> list[Path]:
    """Write the network to a file, and the files that belong to it; return all of them.

    Nothing is returned where the exporter failed, which is told among the problems of the host.

    Args:
        host: calls the exporter.
        claim: the plugin and the exporter, from `exporter_for`.
        path: of the file.
        plan: that the network is of; with roles for names where they are private.
        network: likewise.

    Raises:
        WombatError: the exporter cannot write this network, or the file cannot be written.
    """
    plugin, exporter = claim
    parts = {"": exporter.write, **exporter.beside}
    made = {
        path.with_name(path.stem + word + path.suffix): data
        for word, write in parts.items()
        for data in host.run(plugin, exporter.id, write, plan, network, passing=WombatError, check=_bytes)
    }
    if len(made) < len(parts):
        return []
    for each, data in made.items():
        _put(each, data)
    return list(made)


def _by_ending(host: Host, hook: str) -> dict[str, tuple[str, Any]]:
    """Return the exporters by ending; of two that claim one, the first has it, and the other is told."""
    known: dict[str, tuple[str, Any]] = {}
    for plugin, found in host.each(hook):
        for exporter in found:
            if exporter.ending in known:
                host.claimed(plugin, hook, exporter.ending, known[exporter.ending][0])
                continue
            known[exporter.ending] = (plugin, exporter)
    return known


def _bytes(data: Any) -> bytes:
    """Return what an exporter wrote.

    Raises:
        Nonsense: it is no bytes.
    """
    if not isinstance(data, bytes):
        raise Nonsense(texts("export.no_bytes", got=type(data).__name__))
    return data


def _put(path: Path, data: bytes) -> None:
    """Write a file so that the old or the new one stands whole."""
    try:
        handle, fresh = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(fresh).chmod(0o666 & ~_umask())
            Path(fresh).replace(path)
        except BaseException:
            Path(fresh).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise WombatError(texts("export.cannot_write", file=str(path), why=why(error))) from error


def _umask() -> int:
    """Return the rights that new files do not have."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
