"""The smallest workbook there is: everything but sheets, which are then moved into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.xlsx.package import Package
from wombat.xlsx.theme import THEME
from wombat.xlsx.xml import MAIN, RELATIONS, R

if TYPE_CHECKING:
    from datetime import date

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PROPERTIES = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_KINDS = {
    "xl/workbook.xml": f"{_OFFICE}.spreadsheetml.sheet.main+xml",
    "xl/styles.xml": f"{_OFFICE}.spreadsheetml.styles+xml",
    "xl/theme/theme1.xml": f"{_OFFICE}.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": f"{_OFFICE}.extended-properties+xml",
}
_WORKBOOK = (
    f'<workbook xmlns="{MAIN}" xmlns:r="{R}"><workbookPr/>'
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="14000" tabRatio="800"/>'
    "</bookViews><sheets/></workbook>"
)
_STYLES = (
    f'<styleSheet xmlns="{MAIN}">'
    '<fonts count="1"><font><sz val="11"/><color theme="1"/><name val="Calibri"/><family val="2"/>'
    '<scheme val="minor"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    "</fills>"
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    '<dxfs count="0"/>'
    '<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>'
)
_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>WOMBAT</Application></Properties>"
)


def blank_package(day: date) -> Package:
    """Return a workbook without sheets; ``day`` stands in it as the day it was made, and nothing else varies."""
    parts = {
        "_rels/.rels": _package_relations(),
        "xl/workbook.xml": _WORKBOOK,
        "xl/_rels/workbook.xml.rels": _relations((f"{R}/styles", "styles.xml"), (f"{R}/theme", "theme/theme1.xml")),
        "xl/styles.xml": _STYLES,
        "xl/theme/theme1.xml": THEME,
        "docProps/core.xml": _core(day),
        "docProps/app.xml": _APP,
    }
    package = Package.from_parts({name: (_HEAD + xml).encode() for name, xml in parts.items()})
    for name, kind in _KINDS.items():
        package.set_content_type(name, kind)
    return package


def _package_relations() -> str:
    return _relations(
        (f"{R}/officeDocument", "xl/workbook.xml"),
        (f"{_PROPERTIES}/relationships/metadata/core-properties", "docProps/core.xml"),
        (f"{R}/extended-properties", "docProps/app.xml"),
    )


def _relations(*targets: tuple[str, str]) -> str:
    lines = (
        f'<Relationship Id="rId{i}" Type="{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{RELATIONS}">{"".join(lines)}</Relationships>'


def _core(day: date) -> str:
    stamp = f'xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z</dcterms:'
    return (
        f'<cp:coreProperties xmlns:cp="{_PROPERTIES}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:creator>WOMBAT</dc:creator><dcterms:created {stamp}created><dcterms:modified {stamp}modified>"
        "</cp:coreProperties>"
    )
