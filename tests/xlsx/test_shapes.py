from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from wombat.scene import Disc, Label, Line, Scene
from wombat.xlsx.shape_markup import text_width
from wombat.xlsx.shapes import draw
from wombat.xlsx.workbook import Workbook

from .books import by_openpyxl, by_xlsxwriter, errors, parts, saved, scratch

if TYPE_CHECKING:
    from pathlib import Path

NS = {
    "xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
POINT = 12_700


def scene() -> Scene:
    shapes = [
        Disc(100, 60, 50, "1F6F78", 0.25, "1F6F78", name='圈子 "A" & <B>'),
        Line(20, 20, 180, 100, "888888", 0.5, 0.4),
        Line(20, 100, 180, 20, "888888"),
        Label(100, 60, "王总-锐鑫贸易", 10, "222222", bold=True),
        Label(20, 20, "Ann", 10, "222222", anchor="start"),
        Label(190, 20, "Bob", 10, "222222", anchor="end"),
    ]
    return Scene(200, 120, shapes)


def drawn(book: bytes, sheet: str, name: str = "network", picture: Scene | None = None) -> bytes:
    workbook = Workbook.from_bytes(book)
    draw(workbook, sheet, picture or scene(), name, (2, 30), "Who knows whom")
    return workbook.to_bytes()


def group(book: bytes, part: str = "xl/drawings/drawing1.xml", name: str = "network") -> etree._Element:
    found = etree.fromstring(parts(book)[part]).xpath(
        f"//xdr:grpSp[xdr:nvGrpSpPr/xdr:cNvPr/@name='{name}']", namespaces=NS
    )
    assert len(found) == 1
    return found[0]


def place(shape: etree._Element, tags: str = "off ext") -> tuple[int, ...]:
    found = [shape.find(f".//a:xfrm/a:{tag}", NS) for tag in tags.split()]
    return tuple(int(value) for each in found for value in each.attrib.values())


def test_a_scene_becomes_one_group_of_native_shapes() -> None:
    book = drawn(by_xlsxwriter(), "Plan 2024")
    shapes = list(group(book))[2:]
    kinds = [shape.find(".//a:prstGeom", NS).get("prst") for shape in shapes]
    assert kinds == ["rect", "ellipse", "line", "line", "rect", "rect", "rect"]
    assert place(shapes[1]) == (50 * POINT, 10 * POINT, 100 * POINT, 100 * POINT)
    assert shapes[1].find(".//xdr:cNvPr", NS).get("descr") == '圈子 "A" & <B>'
    assert shapes[1].find(".//a:alpha", NS).get("val") == "25000"
    assert [shape.find(".//a:xfrm", NS).get("flipV") for shape in shapes[2:4]] == [None, "1"]
    assert [shape.findtext(".//a:t", namespaces=NS) for shape in shapes[4:]] == ["王总-锐鑫贸易", "Ann", "Bob"]
    assert group(book).find("xdr:nvGrpSpPr/xdr:cNvPr", NS).get("descr") == "Who knows whom"


def test_labels_stand_at_their_point_in_the_readers_own_font() -> None:
    middle, start, end = list(group(drawn(by_xlsxwriter(), "Plan 2024")))[-3:]
    width = round(10 * text_width("王总-锐鑫贸易") * POINT)
    assert place(middle) == (100 * POINT - width // 2, round(52.5 * POINT), width, 15 * POINT)
    assert place(start)[0] == 20 * POINT
    assert place(end)[0] + place(end)[2] == 190 * POINT
    assert [label.find(".//a:pPr", NS).get("algn") for label in (middle, start, end)] == ["ctr", "l", "r"]
    assert {font.get("typeface") for font in middle.findall(".//a:rPr/*[@typeface]", NS)} == {"+mn-lt", "+mn-ea"}
    assert middle.find(".//a:rPr", NS).get("sz") == "1000"


def test_what_else_is_in_the_drawing_stays() -> None:
    before = parts(by_xlsxwriter())["xl/drawings/drawing1.xml"]
    after = parts(drawn(by_xlsxwriter(), "Plan 2024"))["xl/drawings/drawing1.xml"]
    assert after.startswith(before.removesuffix(b"</xdr:wsDr>"))


def test_a_sheet_without_drawing_gets_one() -> None:
    book = drawn(by_openpyxl(), "Other")
    assert place(group(book, "xl/drawings/drawing2.xml"), "chOff chExt") == (0, 0, 200 * POINT, 120 * POINT)
    sheet = parts(book)["xl/worksheets/sheet2.xml"]
    assert b"<pageMargins" in sheet.split(b"<drawing")[0]
    assert b"ns0" not in sheet


def test_the_same_scene_again_changes_nothing() -> None:
    once = drawn(by_xlsxwriter(), "Plan 2024")
    book = Workbook.from_bytes(once)
    draw(book, "Plan 2024", scene(), "network", (9, 9), "Who knows whom")
    assert not book.changed
    assert book.to_bytes() == once


def test_a_group_the_user_moved_and_resized_keeps_its_place() -> None:
    book = Workbook.from_bytes(drawn(by_openpyxl(), "Other"))
    part = "xl/drawings/drawing2.xml"
    size = f'<a:ext cx="{200 * POINT}" cy="{120 * POINT}"/>'
    moved = book.package.read(part).decode().replace("<xdr:col>2<", "<xdr:col>7<")
    book.package.write(part, moved.replace(size, f'<a:ext cx="{800 * POINT}" cy="{240 * POINT}"/>').encode())
    changed = drawn(book.to_bytes(), "Other", picture=Scene(100, 60, [Label(50, 30, "名", 10, "000000")]))
    assert b"<xdr:col>7<" in parts(changed)[part]
    box, label = list(group(changed, part))[2:]
    assert place(group(changed, part), "off ext") == place(box) == (0, 0, 800 * POINT, 240 * POINT)
    assert place(label) == (380 * POINT, 90 * POINT, 40 * POINT, 60 * POINT)
    assert label.find(".//a:rPr", NS).get("sz") == "4000"


def test_a_group_without_a_size_gets_that_of_the_scene() -> None:
    book = Workbook.from_bytes(drawn(by_openpyxl(), "Other"))
    root = book.package.root("xl/drawings/drawing2.xml")
    for properties in root.iter(f"{{{NS['xdr']}}}grpSpPr"):
        properties.clear()
    book.package.write("xl/drawings/drawing2.xml", etree.tostring(root))
    again = drawn(book.to_bytes(), "Other")
    assert place(group(again, "xl/drawings/drawing2.xml")) == (0, 0, 200 * POINT, 120 * POINT)


def test_two_groups_live_side_by_side_with_ids_of_their_own() -> None:
    book = drawn(drawn(by_xlsxwriter(), "Plan 2024"), "Plan 2024", name="circles")
    ids = etree.fromstring(parts(book)["xl/drawings/drawing1.xml"]).xpath("//xdr:cNvPr/@id", namespaces=NS)
    assert len(set(ids)) == len(ids)
    assert len(group(book, name="circles")) == len(group(book))


def test_shapes_that_reach_beyond_the_scene_stay_inside_the_group() -> None:
    reaching = Scene(100, 100, [Disc(0, 0, 20, "000000")])
    there = group(drawn(by_xlsxwriter(), "Plan 2024", picture=reaching))
    assert place(there) == (0, 0, 120 * POINT, 120 * POINT)
    assert place(list(there)[3]) == (0, 0, 40 * POINT, 40 * POINT)


@pytest.mark.parametrize("text", ["a\x0bb", "tab\tline\n", "\ufffe"])
def test_characters_that_xml_forbids_do_not_break_the_drawing(text: str) -> None:
    book = drawn(
        by_openpyxl(),
        "Other",
        picture=Scene(10, 10, [Label(5, 5, text, 5, "000000"), Disc(1, 1, 1, "0" * 6, name=text)]),
    )
    assert len(group(book, "xl/drawings/drawing2.xml")) == 5


@pytest.mark.parametrize(("book", "sheet"), [(by_openpyxl(), "Other"), (by_xlsxwriter(), "Plan 2024")])
def test_the_result_follows_the_schemas(book: bytes, sheet: str) -> None:
    assert set(errors(drawn(book, sheet))) <= set(errors(book))


@pytest.mark.slow
def test_libreoffice_keeps_the_group_under_its_name(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    assert office, "LibreOffice is needed for this test"
    (tmp_path / "book.xlsx").write_bytes(drawn(saved(scratch("A")), "A"))
    command = [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", tmp_path / "out", tmp_path / "book.xlsx"], check=True, capture_output=True)
    resaved = (tmp_path / "out" / "book.xlsx").read_bytes()
    assert len(group(resaved)) == 2 + 1 + len(scene().shapes)
    assert place(group(resaved))[2:] == pytest.approx((200 * POINT, 120 * POINT), rel=0.02)
    again = drawn(resaved, "A")
    assert place(group(again)) == place(group(resaved))
    assert len(group(again)) == len(group(resaved))
