"""A picture as plain shapes, before it becomes a drawing in the workbook, an SVG or a PNG."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle: a person, or the region of a circle of people.

    Attributes:
        x: centre from the left, in points, as every length here.
        y: centre from the top.
        r: radius.
        fill: colour as ``RRGGBB``.
        opacity: 0 to 1.
        edge: colour of the outline, empty for none.
        name: what it stands for, told by screen readers and when pointed at.
    """

    x: float
    y: float
    r: float
    fill: str
    opacity: float = 1.0
    edge: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight tie between two points."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    width: float = 1.0
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Label:
    """Text at a point; ``anchor`` says which part of it stands there; no font, so that the viewer's own is used."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    bold: bool = False
    anchor: Literal["start", "middle", "end"] = "middle"


@dataclass(slots=True)
class Scene:
    """Shapes from back to front on a sheet of ``width`` × ``height`` points."""

    width: float
    height: float
    shapes: list[Disc | Line | Label] = field(default_factory=list)
