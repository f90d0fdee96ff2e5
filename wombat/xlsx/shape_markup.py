"""Discs, lines and labels of a scene as DrawingML."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from wombat.scene import Disc, Label, Line

EMU = 12_700
"""English Metric Units in a point."""

_FORBIDDEN = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_LEAST_SIZE = 100  # text of one point, the smallest that DrawingML knows, in hundredths
_ALIGNED = {"start": ("l", 0.0), "middle": ("ctr", 0.5), "end": ("r", 1.0)}


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a scene lies: the point (``x``, ``y``) in EMU that its origin falls on, and EMU for each of its points."""

    x: int
    y: int
    scale: float

    @classmethod
    def fitted(cls, width: float, height: float, box: tuple[int, int, int, int]) -> Frame:
        """Return the frame of a scene of ``width`` × ``height`` points, centred in a box of (x, y, width, height) EMU."""
        left, top, wide, high = box
        scale = min(wide / width, high / height)
        return cls(left + round((wide - width * scale) / 2), top + round((high - height * scale) / 2), scale)

    def box(self, x: float, y: float, width: float, height: float) -> str:
        """Return ``off`` and ``ext`` of a rectangle given in points of the scene."""
        return rectangle(
            self.x + round(x * self.scale),
            self.y + round(y * self.scale),
            round(width * self.scale),
            round(height * self.scale),
        )


def rectangle(x: int, y: int, width: int, height: int) -> str:
    """Return ``off`` and ``ext`` of a rectangle in EMU."""
    return f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'


def ground(number: int, box: tuple[int, int, int, int]) -> str:
    """Return an invisible rectangle as large as the whole picture, which holds the group's size in every program."""
    return _shape(number, "Ground", "", f"<a:xfrm>{rectangle(*box)}</a:xfrm>", "rect", "<a:noFill/>" + _outline(""))


def markup(shape: Disc | Line | Label, number: int, frame: Frame) -> str:
    """Return a shape as an element in the prefixes ``xdr`` and ``a``, with ``number`` as its id in the drawing."""
    if isinstance(shape, Disc):
        return _disc(shape, number, frame)
    return _line(shape, number, frame) if isinstance(shape, Line) else _label(shape, number, frame)


def _disc(disc: Disc, number: int, frame: Frame) -> str:
    place = f"<a:xfrm>{frame.box(disc.x - disc.r, disc.y - disc.r, 2 * disc.r, 2 * disc.r)}</a:xfrm>"
    paint = _solid(disc.fill, disc.opacity) + _outline(disc.edge)
    return _shape(number, disc.name or f"Disc {number}", disc.name, place, "ellipse", paint)


def _line(line: Line, number: int, frame: Frame) -> str:
    left, top = min(line.x1, line.x2), min(line.y1, line.y2)
    rising = (line.x2 - line.x1) * (line.y2 - line.y1) < 0
    box = frame.box(left, top, abs(line.x2 - line.x1), abs(line.y2 - line.y1))
    width = round(line.width * frame.scale)
    flip = ' flipV="1"' if rising else ""
    return (
        f'<xdr:cxnSp macro=""><xdr:nvCxnSpPr>{_named(number, f"Line {number}", "")}<xdr:cNvCxnSpPr/></xdr:nvCxnSpPr>'
        f"<xdr:spPr><a:xfrm{flip}>{box}</a:xfrm>"
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{width}">{_solid(line.colour, line.opacity)}</a:ln>'
        "</xdr:spPr></xdr:cxnSp>"
    )


def _label(label: Label, number: int, frame: Frame) -> str:
    aligned, share = _ALIGNED[label.anchor]
    width, height = text_width(label.text) * label.size, 1.5 * label.size
    box = frame.box(label.x - share * width, label.y - height / 2, width, height)
    size = max(_LEAST_SIZE, round(label.size * frame.scale / EMU * 100))
    bold = ' b="1"' if label.bold else ""
    return (
        f'<xdr:sp macro="" textlink=""><xdr:nvSpPr>{_named(number, label.text, "")}<xdr:cNvSpPr txBox="1"/></xdr:nvSpPr>'
        f'<xdr:spPr><a:xfrm>{box}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></xdr:spPr>'
        '<xdr:txBody><a:bodyPr vertOverflow="overflow" horzOverflow="overflow" wrap="none" lIns="0" tIns="0" rIns="0"'
        f' bIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr algn="{aligned}"/>'
        f'<a:r><a:rPr sz="{size}"{bold}>{_solid(label.colour)}</a:rPr><a:t>{_escaped(label.text)}</a:t></a:r></a:p>'
        "</xdr:txBody></xdr:sp>"
    )


def text_width(text: str) -> float:
    """Return about how wide a line of text is, in units of its size: a Chinese character 1, a Latin one 0.55."""
    return sum(1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.55 for letter in text)


def _shape(number: int, name: str, about: str, place: str, outline: str, paint: str) -> str:
    return (
        f'<xdr:sp macro="" textlink=""><xdr:nvSpPr>{_named(number, name, about)}<xdr:cNvSpPr/></xdr:nvSpPr>'
        f'<xdr:spPr>{place}<a:prstGeom prst="{outline}"><a:avLst/></a:prstGeom>{paint}</xdr:spPr></xdr:sp>'
    )


def _named(number: int, name: str, about: str) -> str:
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
