"""The picture of the network as PNG, drawn with Pillow and an installed font."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import wombat
from wombat import Disc, Exporter, Label, Line, Texts, WombatError, hookimpl

from .fonts import find_font, needs_chinese

if TYPE_CHECKING:
    from wombat import Network, Plan, Scene

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

SCALE = 2
"""Dots per point of the picture."""
FINE = 2
"""How much larger shapes are drawn before the picture is made smaller, so that edges are smooth."""
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def write(plan: Plan, network: Network) -> bytes:
    """Return the picture of the network.

    Raises:
        WombatError: Pillow is not installed, or no font has the characters of the names.
    """
    from wombat import picture

    return drawn(picture(network, plan.language), plan.language)


def drawn(scene: Scene, language: str) -> bytes:
    """Return a scene as PNG.

    Raises:
        WombatError: Pillow is not installed, or no font has the characters of the labels.
    """
    try:
        from PIL import Image, ImageDraw
    except ImportError as error:
        raise WombatError(texts("png.no_pillow")) from error
    labels = [shape for shape in scene.shapes if isinstance(shape, Label)]
    fonts = _Fonts(language, chinese=needs_chinese(label.text for label in labels))
    size = round(scene.width * SCALE), round(scene.height * SCALE)
    sheet = Image.new("RGB", (size[0] * FINE, size[1] * FINE), "white")
    pen = ImageDraw.Draw(sheet, "RGBA")
    for shape in scene.shapes:
        if isinstance(shape, Disc):
            _disc(pen, shape)
        elif isinstance(shape, Line):
            _line(pen, shape)
    sheet = sheet.resize(size, Image.Resampling.BOX)
    pen = ImageDraw.Draw(sheet)
    for label in labels:
        _label(pen, label, fonts)
    stream = io.BytesIO()
    sheet.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _disc(pen: Any, disc: Disc) -> None:
    fine = SCALE * FINE
    x, y, r = disc.x * fine, disc.y * fine, disc.r * fine
    edge = f"#{disc.edge}" if disc.edge else None
    pen.ellipse((x - r, y - r, x + r, y + r), _colour(disc.fill, disc.opacity), edge, fine if edge else 0)


def _line(pen: Any, line: Line) -> None:
    fine = SCALE * FINE
    ends = line.x1 * fine, line.y1 * fine, line.x2 * fine, line.y2 * fine
    pen.line(ends, _colour(line.colour, line.opacity), max(1, round(line.width * fine)))


def _label(pen: Any, label: Label, fonts: _Fonts) -> None:
    place, font = (label.x * SCALE, label.y * SCALE), fonts.of(label)
    halo = {"stroke_width": SCALE, "stroke_fill": "white"}
    pen.text(place, label.text, f"#{label.colour}", font, _ANCHORS[label.anchor], **halo)


def _colour(fill: str, opacity: float) -> tuple[int, int, int, int]:
    red, green, blue = bytes.fromhex(fill)
    return red, green, blue, round(255 * opacity)


class _Fonts:
    """Fonts by size and weight, loaded when they are first needed."""

    def __init__(self, language: str, *, chinese: bool) -> None:
        self._files = {bold: find_font(language, chinese=chinese, bold=bold) for bold in (False, True)}
        if chinese and self._files[False] is None:
            raise WombatError(texts("png.no_font"))
        self._loaded: dict[tuple[float, bool], Any] = {}

    def of(self, label: Label) -> Any:
        """Return the font of a label; Pillow's own where none is installed."""
        from PIL import ImageFont

        key = (label.size, label.bold)
        if key not in self._loaded:
            file, size = self._files[label.bold], label.size * SCALE
            self._loaded[key] = ImageFont.truetype(file[0], size, file[1]) if file else ImageFont.load_default(size)
        return self._loaded[key]


@hookimpl
def wombat_exporters() -> list[Exporter]:
    """Return the exporter of ``.png``."""
    return [Exporter("png", ".png", texts("exporter.png"), write)]
