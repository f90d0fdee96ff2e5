"""Written by others or at random, in any encoding, and read again the same; and never a crash."""

from __future__ import annotations

import warnings
from binascii import b2a_qp
from datetime import date
from pathlib import Path

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.sources.vcards import people
from wombat import Person, vcard

DATA = Path(__file__).parents[1] / "data" / "vcf"
PRINTABLE = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))
LINE = st.text(PRINTABLE, max_size=60).map(lambda text: " ".join(text.split()))
NAME = LINE.filter(bool)
NOTE = st.lists(LINE, max_size=4).map(lambda lines: "\n".join(lines).strip())
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=20)


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: bytes, width: int) -> bytes:
    parts = [line[at : at + width] for at in range(0, len(line), width)]
    return b"\r\n ".join(parts)


@settings(max_examples=150, deadline=None)
@given(
    family=NAME,
    given=LINE,
    company=NAME,
    note=NOTE,
    tag=NAME,
    width=st.integers(10, 75),
    wide=st.sampled_from(["utf-8", "utf-16"]),
)
@example(family="能", given="=", company="a\\", note="x\\n", tag=";", width=10, wide="utf-8")
def test_written_by_hand(family: str, given: str, company: str, note: str, tag: str, width: int, wide: str) -> None:
    lines = [
        f"N:{escaped(family)};{escaped(given)};;;", f"FN:{escaped(family)}", f"ORG:{escaped(company)}",
        f"NOTE:{escaped(note)}", f"CATEGORIES:{escaped(tag)}",
    ]  # fmt: skip
    body = b"\r\n".join(folded(line.encode(), width) if wide == "utf-8" else line.encode() for line in lines)
    data = b"BEGIN:VCARD\r\nVERSION:3.0\r\n" + body + b"\r\nEND:VCARD\r\n"
    (found,) = people(data if wide == "utf-8" else data.decode().encode(wide))
    assert found is not None
    assert (found.name, found.family, found.given) == (family, family, given)
    assert (found.company, found.notes, found.tags or found.circles) == (company, note, [tag])


@settings(max_examples=80, deadline=None)
@given(family=HAN, note=HAN, charset=st.sampled_from(["GBK", "GB18030", "UTF-8"]))
def test_quoted_printable(family: str, note: str, charset: str) -> None:
    def line(name: str, text: str) -> bytes:
        head = f"{name};ENCODING=QUOTED-PRINTABLE;CHARSET={charset}:".encode()
        return head + b2a_qp(text.encode(charset)).replace(b"\n", b"\r\n") + b"\r\n"

    data = b"BEGIN:VCARD\r\nVERSION:2.1\r\n" + line("FN", family) + line("NOTE", note) + b"TEL:1\r\nEND:VCARD\r\n"
    (found,) = people(data)
    assert found is not None
    assert (found.name, found.notes, found.phones) == (family, note, ["1"])


@settings(max_examples=60, deadline=None)
@given(family=NAME, given=NAME, title=NAME, note=NOTE)
def test_written_by_vobject(family: str, given: str, title: str, note: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import vobject

    assume("\\" not in family + given + title)
    written = vobject.vCard()
    written.add("n").value = vobject.vcard.Name(family=family, given=given)
    written.add("fn").value = f"{given} {family}"
    written.add("title").value = title
    written.add("note").value = note
    written.add("tel").value = "+1 212 555 0199"
    (found,) = people(written.serialize().encode())
    assert found is not None
    assert (found.family, found.given, found.title) == (family, given, title)
    assert (found.name, found.notes, found.phones) == (f"{given} {family}", note, ["+1 212 555 0199"])


@settings(max_examples=120, deadline=None)
@given(
    day=st.dates(date(1900, 1, 1), date(2030, 12, 31)),
    form=st.sampled_from(["%Y%m%d", "%Y-%m-%d", "%Y-%m-%dT00:00:00Z"]),
)
def test_birthdays(day: date, form: str) -> None:
    data = f"BEGIN:VCARD\r\nFN:A\r\nBDAY:{day:{form}}\r\nEND:VCARD\r\n".encode()
    (found,) = people(data)
    assert found is not None
    assert found.birthday == day.isoformat()


FILES = sorted(DATA.glob("*.vcf"))
PIECES = st.sampled_from(
    [b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b"\r\n ", b"=\r\n", b":", b";", b"\\", b'"', b"\0", b"\xff", b"AGENT:"]
)


@settings(max_examples=250, deadline=None)
@given(
    file=st.sampled_from(FILES),
    edits=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 40), PIECES | st.binary(max_size=8)), max_size=6),
)
def test_damaged_files_never_crash(file: Path, edits: list[tuple[int, int, bytes]]) -> None:
    data = bytearray(file.read_bytes())
    for at, length, piece in edits:
        start = at % (len(data) + 1)
        data[start : start + length] = piece
    for found in people(bytes(data)):
        assert found is None or found.name


@settings(max_examples=250, deadline=None)
@given(st.binary(max_size=400) | st.lists(PIECES | st.binary(max_size=12), max_size=60).map(b"".join))
def test_any_bytes_never_crash(data: bytes) -> None:
    for each in vcard.read_cards(data):
        found = vcard.person_from_card(each)
        assert found is None or isinstance(found, Person)
