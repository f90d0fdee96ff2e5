"""Discs, lines and labels of a scene as DrawingML."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from wombat.scene import Disc, Label, Line

if TYPE_CHECKING:
    from wombat.scene import Scene

EMU = 12_700
"""English Metric Units in a point."""

_FORBIDDEN = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_LEAST_SIZE = 100  # text of one point, the smallest that DrawingML knows, in hundredths
_LEADING = 1.5
_THEME_FONT = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
_ALIGNED = {"start": ("l", 0.0), "middle": ("ctr", 0.5), "end": ("r", 1.0)}


Bounds = tuple[float, float, float, float]
"""Left, top, right and bottom in points of a scene."""
Box = tuple[int, int, int, int]
"""Left, top, width and height in EMU."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a scene lies: the point (``x``, ``y``) in EMU that its origin falls on, and EMU for each of its points."""

    x: int
    y: int
    scale: float

    @classmethod
    def fitted(cls, bounds: Bounds, box: Box) -> Frame:
        """Return the frame in which the part of a scene within ``bounds`` lies in the middle of a box."""
        x1, y1, x2, y2 = bounds
        left, top, width, height = box
        scale = min(width / (x2 - x1), height / (y2 - y1))
        x = left + (width - (x1 + x2) * scale) / 2
        y = top + (height - (y1 + y2) * scale) / 2
        return cls(round(x), round(y), scale)

    def place(self, reach: Bounds) -> str:
        """Return ``off`` and ``ext`` of a rectangle given in points of the scene."""
        x1, y1, x2, y2 = (value * self.scale for value in reach)
        return rectangle(self.x + round(x1), self.y + round(y1), round(x2 - x1), round(y2 - y1))


def bounds(scene: Scene) -> Bounds:
    """Return what a scene covers, which is more than its size where a shape reaches beyond; lines are taken as thin."""
    corners = [(0.0, 0.0, scene.width, scene.height), *(_reach(shape) for shape in scene.shapes)]
    lefts, tops, rights, bottoms = zip(*corners, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _reach(shape: Disc | Line | Label) -> Bounds:
    if isinstance(shape, Disc):
        return shape.x - shape.r, shape.y - shape.r, shape.x + shape.r, shape.y + shape.r
    if isinstance(shape, Line):
        xs, ys = sorted((shape.x1, shape.x2)), sorted((shape.y1, shape.y2))
        return xs[0], ys[0], xs[1], ys[1]
    width, height = text_width(shape.text) * shape.size, _LEADING * shape.size
    left, top = shape.x - _ALIGNED[shape.anchor][1] * width, shape.y - height / 2
    return left, top, left + width, top + height


def rectangle(x: int, y: int, width: int, height: int) -> str:
    """Return ``off`` and ``ext`` of a rectangle in EMU."""
    return f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'


def ground(number: int, box: Box) -> str:
    """Return an invisible rectangle as large as the whole picture, which holds the group's size in every program."""
    return _shape(_named(number, "Ground"), rectangle(*box), "rect", "<a:noFill/>" + _outline(""))


def markup(shape: Disc | Line | Label, number: int, frame: Frame) -> str:
    """Return a shape as an element in the prefixes ``xdr`` and ``a``, with ``number`` as its id in the drawing."""
    if isinstance(shape, Disc):
        return _disc(shape, number, frame)
    return _line(shape, number, frame) if isinstance(shape, Line) else _label(shape, number, frame)


def _disc(disc: Disc, number: int, frame: Frame) -> str:
    named = _named(number, disc.name or f"Disc {number}", disc.name)
    return _shape(named, frame.place(_reach(disc)), "ellipse", _solid(disc.fill, disc.opacity) + _outline(disc.edge))


def _line(line: Line, number: int, frame: Frame) -> str:
    rising = (line.x2 - line.x1) * (line.y2 - line.y1) < 0
    width = round(line.width * frame.scale)
    flip = ' flipV="1"' if rising else ""
    return (
        f'<xdr:cxnSp macro=""><xdr:nvCxnSpPr>{_named(number, f"Line {number}")}<xdr:cNvCxnSpPr/></xdr:nvCxnSpPr>'
        f"<xdr:spPr><a:xfrm{flip}>{frame.place(_reach(line))}</a:xfrm>"
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{width}">{_solid(line.colour, line.opacity)}</a:ln>'
        "</xdr:spPr></xdr:cxnSp>"
    )


def _label(label: Label, number: int, frame: Frame) -> str:
    place = f"<a:xfrm>{frame.place(_reach(label))}</a:xfrm>"
    aligned = _ALIGNED[label.anchor][0]
    size = max(_LEAST_SIZE, round(label.size * frame.scale / EMU * 100))
    bold = ' b="1"' if label.bold else ""
    return (
        f'<xdr:sp macro="" textlink=""><xdr:nvSpPr>{_named(number, label.text)}<xdr:cNvSpPr txBox="1"/></xdr:nvSpPr>'
        f'<xdr:spPr>{place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></xdr:spPr>'
        '<xdr:txBody><a:bodyPr vertOverflow="overflow" horzOverflow="overflow" wrap="none" lIns="0" tIns="0" rIns="0"'
        f' bIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr algn="{aligned}"/>'
        f'<a:r><a:rPr sz="{size}"{bold}>{_solid(label.colour)}{_THEME_FONT}</a:rPr><a:t>{_escaped(label.text)}</a:t>'
        "</a:r></a:p></xdr:txBody></xdr:sp>"
    )


def text_width(text: str) -> float:
    """Return about how wide a line of text is, in units of its size: a Chinese character 1, a Latin one 0.55."""
    return sum(1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.55 for letter in text)


def _shape(named: str, place: str, outline: str, paint: str) -> str:
    return (
        f'<xdr:sp macro="" textlink=""><xdr:nvSpPr>{named}<xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr><a:xfrm>{place}</a:xfrm>'
        f'<a:prstGeom prst="{outline}"><a:avLst/></a:prstGeom>{paint}</xdr:spPr></xdr:sp>'
    )


def _named(number: int, name: str, about: str = "") -> str:
    described = f" descr={_quoted(about)}" if about else ""
    return f'<xdr:cNvPr id="{number}" name={_quoted(name)}{described}/>'


def _solid(colour: str, opacity: float = 1.0) -> str:
    alpha = f'<a:alpha val="{round(opacity * 100_000)}"/>' if opacity < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{colour}">{alpha}</a:srgbClr></a:solidFill>'


def _outline(colour: str) -> str:
    return f'<a:ln w="9525">{_solid(colour)}</a:ln>' if colour else "<a:ln><a:noFill/></a:ln>"


def _quoted(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub(" ", text))


def _escaped(text: str) -> str:
    return escape(_FORBIDDEN.sub(" ", text))
