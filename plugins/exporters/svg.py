"""The picture of the network as SVG: it stays sharp, and the viewer's own fonts show the names."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

import wombat
from wombat import Disc, Exporter, Label, Line, Texts, hookimpl

from .attributes import fit

if TYPE_CHECKING:
    from wombat import Network, Plan, Scene

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

FONTS = {
    "en": "'Segoe UI','Helvetica Neue',Arial,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif",
    "zh-CN": "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC','WenQuanYi Micro Hei',sans-serif",
    "zh-TW": "'PingFang TC','Microsoft JhengHei','Noto Sans CJK TC','Source Han Sans TC',sans-serif",
}
"""Fonts to look for, by language, since the same character is written differently."""


def write(plan: Plan, network: Network) -> bytes:
    """Return the picture of the network."""
    from wombat import picture

    return markup(picture(network, plan.language), plan.language).encode()


def markup(scene: Scene, language: str) -> str:
    """Return a scene as SVG, whose names tools and screen readers find."""
    size = f'width="{scene.width:g}" height="{scene.height:g}" viewBox="0 0 {scene.width:g} {scene.height:g}"'
    font = quoteattr(FONTS[language])
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} xml:lang="{language}" font-family={font} role="img">'
    sheet = '<rect width="100%" height="100%" fill="#fff"/>'
    return "\n".join([head, sheet, *map(_shape, scene.shapes), "</svg>", ""])


def _shape(shape: Disc | Line | Label) -> str:
    if isinstance(shape, Disc):
        return _disc(shape)
    return _line(shape) if isinstance(shape, Line) else _label(shape)


def _disc(disc: Disc) -> str:
    edge = f' stroke="#{disc.edge}"' if disc.edge else ""
    shown = f"<title>{escape(fit(disc.name))}</title>" if disc.name else ""
    place = f'cx="{disc.x:.1f}" cy="{disc.y:.1f}" r="{disc.r:.1f}"'
    return f'<circle {place} fill="#{disc.fill}" fill-opacity="{disc.opacity:g}"{edge}>{shown}</circle>'


def _line(line: Line) -> str:
    ends = f'x1="{line.x1:.1f}" y1="{line.y1:.1f}" x2="{line.x2:.1f}" y2="{line.y2:.1f}"'
    return f'<line {ends} stroke="#{line.colour}" stroke-width="{line.width:g}" stroke-opacity="{line.opacity:g}"/>'


def _label(label: Label) -> str:
    place = f'x="{label.x:.1f}" y="{label.y:.1f}" font-size="{label.size:g}" text-anchor="{label.anchor}"'
    weight = ' font-weight="700"' if label.bold else ""
    halo = 'stroke="#fff" stroke-width="2.5" stroke-linejoin="round" paint-order="stroke"'
    return f'<text {place} fill="#{label.colour}" {halo}{weight}>{escape(fit(label.text))}</text>'


@hookimpl
def wombat_exporters() -> list[Exporter]:
    """Return the exporter of ``.svg``."""
    return [Exporter("svg", ".svg", texts("exporter.svg"), write)]
