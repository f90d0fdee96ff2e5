"""The drawing of a sheet: the part that holds its pictures, charts and shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.xlsx.xml import R, main

if TYPE_CHECKING:
    from wombat.xlsx.relations import Relation
    from wombat.xlsx.sheet import Sheet

XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_KIND = "application/vnd.openxmlformats-officedocument.drawing+xml"
_EMPTY = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<xdr:wsDr xmlns:xdr="{XDR[1:-1]}" xmlns:a="{A[1:-1]}"/>'
)
_BEFORE = {
    main(name)
    for name in (
        *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection"),
        *(
            "protectedRanges",
            "scenarios",
            "autoFilter",
            "sortState",
            "dataConsolidate",
            "customSheetViews",
            "mergeCells",
        ),
        *("phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"),
        *("pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors"),
        "smartTags",
    )
}
"""What stands before ``drawing`` in a sheet."""


def drawing_of(sheet: Sheet) -> str | None:
    """Return the name of the part with the drawing of a sheet, None where it has none."""
    relation = _relation(sheet)
    return relation.target if relation else None


def made_drawing(sheet: Sheet) -> str:
    """Return the name of the part with the drawing of a sheet, an empty one made where it has none."""
    return drawing_of(sheet) or _made(sheet)


def _relation(sheet: Sheet) -> Relation | None:
    element = sheet.root.find(main("drawing"))
    found = None if element is None else sheet.relations.get(element.get(f"{{{R}}}id"))
    return found if found and found.target in sheet.book.package else None


def _made(sheet: Sheet) -> str:
    package = sheet.book.package
    part = package.free_name("xl/drawings/drawing{}.xml")
    package.write(part, _EMPTY.encode())
    package.set_content_type(part, _KIND)
    relation = sheet.relations.add(f"{R}/drawing", part)
    for dangling in sheet.root.findall(main("drawing")):
        sheet.root.remove(dangling)
    new = sheet.root.makeelement(main("drawing"), {f"{{{R}}}id": relation}, nsmap={"r": R})
    earlier = [i for i, child in enumerate(sheet.root) if child.tag in _BEFORE]
    sheet.root.insert(max(earlier, default=-1) + 1, new)
    sheet.touch()
    return part
