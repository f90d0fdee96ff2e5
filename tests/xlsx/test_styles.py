from __future__ import annotations

import io
import zipfile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

from wombat.errors import WombatError
from wombat.xlsx import styles as styles_module
from wombat.xlsx.numberformats import shows_date
from wombat.xlsx.styles import Styles, look

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
COLOURS = st.sampled_from(["FF0000", "00FF00", "123456"])
LOOKS = st.fixed_dictionaries(
    {},
    optional={
        "font": st.builds(Font, name=st.sampled_from(["Arial", "宋体"]), bold=st.booleans(), color=COLOURS),
        "fill": st.builds(PatternFill, fill_type=st.just("solid"), start_color=COLOURS),
        "border": st.builds(Border, left=st.builds(Side, style=st.sampled_from(["thin", "thick"]), color=COLOURS)),
        "number_format": st.sampled_from(["General", "0.00", "yyyy-mm-dd", "0.000", '0"人"', "d/m/yy"]),
        "alignment": st.builds(Alignment, horizontal=st.sampled_from(["left", "center"]), wrap_text=st.booleans()),
        "protection": st.builds(Protection, locked=st.booleans()),
        "quotePrefix": st.booleans(),
    },
)


def part(book: bytes, name: str = "xl/styles.xml") -> bytes:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return archive.read(name)


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def styled(*looks: dict[str, object], dxf: str = "") -> bytes:
    book = Workbook()
    for row, wanted in enumerate(looks, 1):
        for name, value in wanted.items():
            setattr(book.active.cell(row, 1), name, value)
    if dxf:
        rule = CellIsRule(operator="equal", formula=["1"], fill=PatternFill(bgColor=dxf, fill_type="solid"))
        book.active.conditional_formatting.add("A1", rule)
    return part(saved(book))


def resolved(xml: bytes, xf: int) -> tuple[object, ...]:
    """Return what a cell in format ``xf`` looks like, with every reference followed."""
    root = etree.fromstring(xml)
    found = root.findall("m:cellXfs/m:xf", NS)[xf]
    codes = {item.get("numFmtId"): item.get("formatCode") for item in root.findall("m:numFmts/m:numFmt", NS)}
    parts = [
        sorted(etree.tostring(item) for item in root.findall(f"m:{tag}/*", NS)[int(found.get(f"{name}Id", "0"))])
        for tag, name in (("fonts", "font"), ("fills", "fill"), ("borders", "border"))
    ]
    inside = [etree.tostring(child, method="c14n") for child in found]
    number = found.get("numFmtId")
    return (*parts, *inside, codes.get(number, number), found.get("quotePrefix") or "0")


def count(xml: bytes, path: str) -> int:
    return len(etree.fromstring(xml).findall(path, NS))


@settings(max_examples=40, deadline=None)
@given(st.lists(LOOKS, max_size=6), st.lists(LOOKS, max_size=6))
def test_a_merged_format_looks_as_before_and_those_that_were_there_stay(
    mine: list[dict[str, object]], others: list[dict[str, object]]
) -> None:
    before, other = styled(*mine), styled(*others)
    styles = Styles(before)
    formats, _ = styles.merge(other)
    after = styles.to_xml()
    assert formats[0] == 0
    for old, new in formats.items():
        if old:
            assert resolved(after, new) == resolved(other, old)
    for i in range(count(before, "m:cellXfs/m:xf")):
        assert resolved(after, i) == resolved(before, i)
    again = Styles(after)
    assert again.merge(other)[0] == formats
    assert again.to_xml() == after


def test_what_was_there_is_neither_changed_nor_moved() -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.add_worksheet().write(0, 0, 1, book.add_format({"bold": True, "num_format": "0.0000"}))
    book.close()
    before = part(file.getvalue())
    styles = Styles(before)
    styles.merge(styled({"font": Font(name="宋体")}, {"number_format": "0.000"}, dxf="FF0000"))
    old, new = etree.fromstring(before), etree.fromstring(styles.to_xml())
    assert [child.tag for child in new] == [child.tag for child in old]
    for was, now in zip(old, new, strict=True):
        assert [etree.tostring(item) for item in now][: len(was)] == [etree.tostring(item) for item in was]
        assert now.get("count") in (None, str(len(now)))


def test_nothing_new_gives_the_same_bytes() -> None:
    xml = b"<?xml version='1.0'?>\r\n" + styled({"font": Font(bold=True)})
    styles = Styles(xml)
    styles.merge(styled())
    assert styles.number_format(0) == "General"
    assert styles.to_xml() is xml


def test_differential_formats_get_new_numbers() -> None:
    styles = Styles(styled(dxf="112233"))
    _, first = styles.merge(styled(dxf="445566"))
    _, same = styles.merge(styled(dxf="112233"))
    assert (first, same) == ({0: 1}, {0: 0})


def test_custom_number_formats_are_renumbered() -> None:
    mine = styled({"number_format": "0.0000"})
    styles = Styles(mine)
    formats, _ = styles.merge(styled({"number_format": "0.00000"}))
    assert styles.number_format(1) == "0.0000"
    assert styles.number_format(formats[1]) == "0.00000"


def named(name: str, *, bold: bool) -> bytes:
    book = Workbook()
    book.add_named_style(NamedStyle(name, font=Font(name="Arial", bold=bold)))
    book.active["A1"].style = name
    return part(saved(book))


def style_names(xml: bytes) -> list[str]:
    return [item.get("name") for item in etree.fromstring(xml).findall("m:cellStyles/m:cellStyle", NS)]


def test_a_named_style_of_the_same_look_is_shared() -> None:
    styles = Styles(named("Typed", bold=True))
    styles.merge(named("Typed", bold=True))
    assert style_names(styles.to_xml()) == ["Normal", "Typed"]


def test_a_named_style_of_another_look_gets_another_name_once() -> None:
    styles = Styles(named("Typed", bold=True))
    first, _ = styles.merge(named("typed", bold=False))
    second, _ = styles.merge(named("typed", bold=False))
    assert style_names(styles.to_xml()) == ["Normal", "Typed", "typed 2"]
    assert first == second
    xf = etree.fromstring(styles.to_xml()).findall("m:cellXfs/m:xf", NS)[first[1]]
    assert xf.get("xfId") == "2"


def test_a_variant_differs_only_in_what_is_named() -> None:
    xml = styled({"font": Font(bold=True), "number_format": "0.000"})
    styles = Styles(xml)
    quoted = styles.variant(1, quote_prefix=True)
    dated = styles.variant(1, number_format="yyyy-mm-dd")
    after = styles.to_xml()
    assert resolved(after, quoted) == (*resolved(xml, 1)[:-1], "1")
    assert resolved(after, dated)[:3] == resolved(xml, 1)[:3]
    assert styles.number_format(dated) == "yyyy-mm-dd"
    assert styles.variant(1, quote_prefix=True) == quoted
    assert styles.variant(99_999) == 0


def test_lists_that_are_missing_are_made_in_their_order() -> None:
    bare = b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><colors/></styleSheet>'
    styles = Styles(bare)
    assert styles.number_format(3) == "General"
    assert not styles.is_date(3)
    assert styles.to_xml() == bare
    formats, _ = styles.merge(styled({"number_format": "0.000"}, dxf="FF0000"))
    tags = [etree.QName(child).localname for child in etree.fromstring(styles.to_xml())]
    assert tags == [
        *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"),
        "colors",
    ]
    assert styles.number_format(formats[1]) == "0.000"


def test_a_prefix_of_the_receiving_part_is_kept() -> None:
    xml = (
        styled({"font": Font(bold=True)})
        .replace(b"<", b"<x:")
        .replace(b"<x:/", b"</x:")
        .replace(b"xmlns=", b"xmlns:x=")
    )
    styles = Styles(xml)
    styles.merge(styled({"font": Font(italic=True)}))
    assert b"<x:i " in styles.to_xml()
    assert b"ns0" not in styles.to_xml()


def test_too_many_formats_are_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(styles_module, "MOST_FORMATS", 3)
    styles = Styles(styled())
    with pytest.raises(WombatError, match="more than 3 cell formats"):
        styles.merge(styled(*({"number_format": "0." + "0" * n} for n in range(3, 9))))


@pytest.mark.parametrize(
    ("code", "date"),
    [
        ("General", False),
        ("0.00E+00", False),
        ("yyyy-mm-dd", True),
        ("h:mm", True),
        ("[h]:mm", False),
        ("[$-804]yyyy年m月d日", True),
        ('0"day"', False),
        ("[Red]0", False),
        ("0\\d", False),
        ("aaaa", True),
        ('0;"y"', False),
        ("[DBNum1]上午/下午h时", True),
        ("#,##0_d", False),
    ],
)
def test_which_formats_show_a_date(code: str, date: bool) -> None:
    assert shows_date(code) is date


def test_built_in_dates_are_known() -> None:
    styles = Styles(styled({"number_format": "mm-dd-yy"}, {"number_format": "0%"}))
    assert [styles.is_date(xf) for xf in (0, 1, 2, 77)] == [False, True, False, False]


def test_look_ignores_order_and_prefix() -> None:
    one = etree.fromstring('<a xmlns="u" x="1" y="2"><b/></a>')
    two = etree.fromstring('<p:a xmlns:p="u" y="2" x="1"> <p:b/></p:a>')
    assert look(one) == look(two)
    assert look(one) != look(etree.fromstring('<a xmlns="u" x="1" y="3"><b/></a>'))
