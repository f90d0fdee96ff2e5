"""A scene as a group of native shapes on a sheet, where the user may move and resize it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from wombat.xlsx.drawings import XDR, A, made_drawing
from wombat.xlsx.shape_markup import EMU, Box, Frame, bounds, ground, markup, rectangle
from wombat.xlsx.xml import serialise

if TYPE_CHECKING:
    from wombat.scene import Scene
    from wombat.xlsx.workbook import Workbook


def draw(book: Workbook, sheet: str, scene: Scene, name: str, anchor: tuple[int, int], about: str = "") -> None:
    """Put a scene on a sheet as one group of shapes, or renew the group that is there under this name.

    A group that is there keeps the place and size the user gave it, and the scene is fitted into it; all else in
    the drawing stays. The same scene again changes nothing.

    Args:
        book: the workbook.
        sheet: name of the sheet.
        scene: what to draw, in points.
        name: name of the group in the drawing, by which it is found again.
        anchor: column and row, from 0, of the cell whose top left corner a new group starts at.
        about: description of the picture for screen readers.

    Raises:
        KeyError: there is no such sheet.
        WombatError: the drawing of the sheet is damaged.
    """
    package = book.package
    part = made_drawing(book.sheet(sheet))
    root = package.root(part)
    before = serialise(root)
    group = _group(root, name)
    if group is None:
        group = _appended(root, scene, name, anchor)
    _fill(root, group, scene, about)
    after = serialise(root)
    if after != before:
        package.write(part, after)


def _group(root: etree._Element, name: str) -> etree._Element | None:
    for group in root.iter(f"{XDR}grpSp"):
        named = group.find(f"{XDR}nvGrpSpPr/{XDR}cNvPr")
        if named is not None and named.get("name") == name:
            return group
    return None


def _appended(root: etree._Element, scene: Scene, name: str, anchor: tuple[int, int]) -> etree._Element:
    """Append an empty group of the size of the scene, anchored at a cell, and return it."""
    width, height = _size(scene)
    column, row = anchor
    where = f"<xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff>"
    new = fragments(
        f'<xdr:oneCellAnchor><xdr:from>{where}</xdr:from><xdr:ext cx="{width}" cy="{height}"/>'
        f'<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="{_highest_id(root) + 1}" name=""/><xdr:cNvGrpSpPr/></xdr:nvGrpSpPr>'
        "<xdr:grpSpPr/></xdr:grpSp><xdr:clientData/></xdr:oneCellAnchor>"
    )[0]
    root.append(new)
    group = new[2]
    group[0][0].set("name", name)
    return group


def _fill(root: etree._Element, group: etree._Element, scene: Scene, about: str) -> None:
    """Replace the shapes of a group by those of the scene."""
    box = _box(group, scene)
    for child in list(group)[2:]:
        group.remove(child)
    if about:
        group[0][0].set("descr", about)
    first = _highest_id(root) + 1
    frame = Frame.fitted(bounds(scene), box)
    shapes = [ground(first, box), *(markup(shape, i, frame) for i, shape in enumerate(scene.shapes, first + 1))]
    group.extend(fragments("".join(shapes)))


def _box(group: etree._Element, scene: Scene) -> Box:
    """Return place and size of the group in EMU, and let its shapes be placed in the same measure."""
    place = group[1].find(f"{A}xfrm")
    if place is None:
        place = fragments("<a:xfrm/>")[0]
        group[1].insert(0, place)
    stated = [_whole(place, tag, key) for tag, key in (("off", "x"), ("off", "y"), ("ext", "cx"), ("ext", "cy"))]
    x, y, width, height = stated
    if not (width > 0 and height > 0):
        width, height = _size(scene)
    _set_place(place, (x, y, width, height))
    return x, y, width, height


def _size(scene: Scene) -> tuple[int, int]:
    x1, y1, x2, y2 = bounds(scene)
    return round((x2 - x1) * EMU), round((y2 - y1) * EMU)


def _whole(place: etree._Element, tag: str, key: str) -> int:
    found = place.find(A + tag)
    text = "" if found is None else found.get(key, "")
    return int(text) if text.lstrip("-").isdecimal() else 0


def _set_place(place: etree._Element, box: Box) -> None:
    for child in list(place):
        place.remove(child)
    x, y, width, height = box
    inside = f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{width}" cy="{height}"/>'
    place.extend(fragments(rectangle(*box) + inside))


def _highest_id(root: etree._Element) -> int:
    ids = (element.get("id", "") for element in root.iter(f"{XDR}cNvPr"))
    return max((int(text) for text in ids if text.isdecimal()), default=1)


def fragments(xml: str) -> list[etree._Element]:
    """Return elements written in the prefixes ``xdr`` and ``a``."""
    return list(etree.fromstring(f'<_ xmlns:xdr="{XDR[1:-1]}" xmlns:a="{A[1:-1]}">{xml}</_>'))
