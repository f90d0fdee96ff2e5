"""A digest of a workbook as it was written, by which the next build sees that nothing was done to it since."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from typing import TYPE_CHECKING

from wombat.book.manifest import manifest_sheet, write_manifest

if TYPE_CHECKING:
    from typing import Any

    from wombat.book.opened import OpenBook


def signature(opened: OpenBook) -> str:
    """Return the digest of every part as it is packed, and of what the workbook remembers but for `settled` itself."""
    held = manifest_sheet(opened.book).part
    told = hashlib.blake2b(opened.book.package.digest(leaving_out=held), digest_size=20)
    remembered = {each.name: getattr(opened.manifest, each.name) for each in fields(opened.manifest)}
    del remembered["settled"]
    told.update(json.dumps(remembered, sort_keys=True).encode())
    return told.hexdigest()


def sign(opened: OpenBook, settled: dict[str, Any]) -> None:
    """Let the workbook remember how things stood when it was written; nothing but this is changed afterwards.

    Args:
        opened: with everything written to its sheets.
        settled: what the next build needs where nothing changed; the signature comes to it.
    """
    opened.book.write_parts()
    opened.manifest.settled = {**settled, "signature": signature(opened)}
    write_manifest(opened)


def is_as_signed(opened: OpenBook) -> bool:
    """Tell whether a workbook, as it was opened, is byte for byte the one that was signed."""
    signed = opened.manifest.settled.get("signature")
    return bool(signed) and not opened.book.changed and signed == signature(opened)
