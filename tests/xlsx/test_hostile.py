"""Workbooks from a stranger: bounded time and memory, a sentence or a build, and nothing of the user's lost."""

import io
import shutil
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.xlsx.books import parts
from tests.xlsx.forks import Built, Forks

pytestmark = pytest.mark.slow
SECONDS, MEMORY = 20, 1 << 30
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
Change = Callable[[dict[str, bytes]], None]


def plain() -> dict[str, bytes]:
    """Return the parts of an ordinary workbook of the user's."""
    file = io.BytesIO()
    made = openpyxl.Workbook()
    made.active.append(["name", "phone"])
    made.save(file)
    return parts(file.getvalue())


def packed(found: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in found.items():
            archive.writestr(name, data)
    return file.getvalue()


def sheet(rows: str, after: str = "", before: str = "") -> Change:
    """Give the sheet other content."""
    xml = f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'.encode()
    return lambda found: found.update({"xl/worksheets/sheet1.xml": xml})


def added(name: str, data: bytes) -> Change:
    return lambda found: found.update({name: data})


def laughs(found: dict[str, bytes]) -> None:
    entities = "".join(f'<!ENTITY l{at} "' + f"&l{at - 1};" * 10 + '">' for at in range(1, 10))
    text = f'<!DOCTYPE w [<!ENTITY l0 "lol">{entities}]><worksheet xmlns="{MAIN}">&l9;</worksheet>'
    found["xl/worksheets/sheet1.xml"] = text.encode()


def flood(found: dict[str, bytes]) -> None:
    """Fill the list of formats up to what Excel opens."""
    formats = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>' * 64_000
    styles = found["xl/styles.xml"].decode()
    start, end = styles.index("<cellXfs"), styles.index("</cellXfs>")
    found["xl/styles.xml"] = f'{styles[:start]}<cellXfs count="64000">{formats}{styles[end:]}'.encode()


def picture(found: dict[str, bytes]) -> None:
    """Put in a picture that says it is 40,000 by 40,000 pixels."""
    head = b"IHDR" + struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    found["xl/media/image1.png"] = (
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    )


def external(found: dict[str, bytes]) -> None:
    """Lead to another workbook and to a program, as DDE does."""
    found["xl/externalLinks/externalLink1.xml"] = (
        f'<externalLink xmlns="{MAIN}"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'.encode()
    )
    found["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/externalLinkPath" '
        f'Target="https://host.example/book.xlsx" TargetMode="External"/></Relationships>'.encode()
    )
    sheet('<row r="1"><c r="A1"><f>[1]!\'!A0\'</f><v>1</v></c></row>')(found)


BUILT: dict[str, Change] = {
    "a cell in the last corner": sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "a used range of everything": sheet("", before='<dimension ref="A1:XFD1048576"/>'),
    "a merge of millions": sheet("", after='<mergeCells count="1"><mergeCell ref="A1:XFD200"/></mergeCells>'),
    "a format for every cell": sheet(
        "",
        after='<conditionalFormatting sqref="A1:XFD1048576"><cfRule type="expression" priority="1"><formula>1</formula>'
        "</cfRule></conditionalFormatting>",
    ),
    "many empty rows": sheet("".join(f'<row r="{number}"/>' for number in range(1, 300_000))),
    "columns of columns": sheet("", before="<cols>" + '<col min="1" max="16384" width="9"/>' * 20_000 + "</cols>"),
    "a huge picture": picture,
    "other workbooks and programs": external,
    "a text of millions": sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>' + "x" * 3_000_000 + "</t></is></c></row>"),
    "a formula of brackets": sheet(
        '<row r="1"><c r="A1"><f>' + "(" * 8000 + "1" + ")" * 8000 + "</f><v>1</v></c></row>"
    ),
}
REFUSED: dict[str, Change] = {
    "an archive that unpacks to too much": added("xl/media/zeros.bin", b"\0" * (32 << 20)),
    "a billion laughs": laughs,
    "a flood of formats": flood,
    "a name that leads out": added("../../evil.xml", b"<a/>"),
    "thousands of parts": lambda found: found.update({f"xl/media/{at}.bin": b"" for at in range(10_001)}),
}


@pytest.fixture(scope="module")
def forks() -> Iterator[Forks]:
    with Forks() as started:
        yield started


def build(forks: Forks, folder: Path, data: bytes) -> Built:
    """Build on a workbook within the bounds."""
    (folder / "plan.xlsx").write_bytes(data)
    built = forks.build(folder, "-o", "plan.xlsx", "--keep", "0")
    assert not built.unexpected
    assert built.seconds < SECONDS
    assert built.peak < MEMORY
    assert sorted(path.name for path in folder.iterdir()) == ["plan.xlsx"]
    return built


@pytest.mark.parametrize("case", BUILT)
def test_what_is_odd_but_harmless_is_kept(forks: Forks, tmp_path: Path, case: str) -> None:
    found = plain()
    BUILT[case](found)
    built = build(forks, tmp_path, packed(found))
    assert built.status == 0, built.err
    now = parts((tmp_path / "plan.xlsx").read_bytes())
    own = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
    assert {name: data for name, data in found.items() if name not in own} == {
        name: now[name] for name in found if name not in own
    }


@pytest.mark.parametrize("case", REFUSED)
def test_what_could_hurt_is_refused(forks: Forks, tmp_path: Path, case: str) -> None:
    found = plain()
    REFUSED[case](found)
    data = packed(found)
    built = build(forks, tmp_path, data)
    assert built.status in (1, 2)
    assert len(built.err.strip().splitlines()) == 1
    assert (tmp_path / "plan.xlsx").read_bytes() == data
    shutil.rmtree(tmp_path)
