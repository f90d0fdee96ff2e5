"""One sentence about a file that no importer knows: what it seems to be and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.text import Texts

if TYPE_CHECKING:
    from wombat.sources.source import Source
    from wombat.text import Text

texts = Texts(__package__)

SAID = {
    "pdf", "picture", "word", "slides", "numbers", "archive", "database", "outlook-data", "message", "html", "xml",
    "json", "calendar", "vcard", "binary",
}  # fmt: skip
"""Kinds of file that have a sentence of their own; the others are lists without a column that anybody knows."""


def describe_unknown(source: Source) -> Text:
    """Return what a file seems to be that nobody recognised, and how to get one that can be read."""
    kind = source.kind if source.kind in SAID else "list"
    return texts(f"unknown.{kind.replace('-', '_')}", file=source.name)
