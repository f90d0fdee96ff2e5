"""What plugins write on charts, turned to another language."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from wombat.xlsx.drawings import A, drawing_of
from wombat.xlsx.package import Package
from wombat.xlsx.xml import serialise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from wombat.book.making import Decorate
    from wombat.book.places import SheetPlace
    from wombat.xlsx.workbook import Workbook

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_CHART = re.compile(r"xl/charts/chart\d+\.xml\Z")


def translate_charts(book: Workbook, place: SheetPlace, old: str, new: str, decorate: Decorate) -> None:
    """Translate titles and names of series on the charts of a sheet, where they are what the plugins wrote.

    Args:
        book: the workbook.
        place: of the sheet.
        old: language the charts were made in.
        new: language to turn to.
        decorate: makes the charts of a sheet; they are made in both languages to see what is said on them.
    """
    package = book.package
    drawing = drawing_of(book.sheet(place.name))
    charts = [r.target for r in package.relations(drawing).of_type("chart") if r.target in package] if drawing else []
    if not charts:
        return
    words = dict(zip(_made(place, old, decorate), _made(place, new, decorate), strict=False))
    for part in charts:
        root = package.root(part)
        changed = False
        for element in _said(root):
            said = element.text or ""
            if words.get(said, said) != said:
                element.text = words[said]
                changed = True
        if changed:
            package.write(part, serialise(root))


def _made(place: SheetPlace, language: str, decorate: Decorate) -> list[str]:
    """Return what is said on the charts of a new sheet."""
    import openpyxl

    from wombat.book.skeleton import make_skeleton

    scratch = openpyxl.Workbook()
    definition = place.definition
    name = definition.title.say(language)
    parts = make_skeleton(scratch, definition, name, language)
    decorate(definition.id, scratch[name], parts, language)
    file = io.BytesIO()
    scratch.save(file)
    package = Package.from_bytes(file.getvalue())
    charts = sorted((part for part in package.names() if _CHART.match(part)), key=lambda part: (len(part), part))
    return [element.text or "" for part in charts for element in _said(package.root(part))]


def _said(root: _Element) -> Iterator[_Element]:
    """Yield the elements that hold words: runs of titles, names of series that are no references."""
    yield from root.iter(f"{A}t")
    yield from (element for tx in root.iter(f"{_C}tx") for element in tx.findall(f"{_C}v"))
