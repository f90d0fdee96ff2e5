"""One person written in every version, encoding, transfer encoding, fold and line end, and read again the same."""

from __future__ import annotations

from base64 import b64encode
from binascii import b2a_qp
from dataclasses import dataclass

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.sources.vcards import people

TEXTS = {
    "utf-8": st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=40),
    "gb18030": st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=30),
    "big5": st.text(st.sampled_from("陳許功蓋林淑芬電子股份有限公司經理業務臺北市育"), min_size=1, max_size=30),
    "shift_jis": st.text(st.sampled_from("表能子山田十ソニー株式会社部長東京ｱｶ"), min_size=1, max_size=30),
    "iso-8859-1": st.text(st.sampled_from("Jürgen Müßig SeñorPeñacafé"), min_size=1, max_size=30),
}
"""By charset, texts that can be written in it."""

WIDE = ("utf-16-le", "utf-16-be", "utf-16")


@dataclass(frozen=True)
class Way:
    """How a card is written."""

    version: str
    charset: str
    transfer: str
    width: int
    end: bytes


WAYS = st.builds(
    Way,
    version=st.sampled_from(["2.1", "3.0", "4.0"]),
    charset=st.sampled_from(list(TEXTS)),
    transfer=st.sampled_from(["", "Q", "B"]),
    width=st.integers(12, 75),
    end=st.sampled_from([b"\r\n", b"\n", b"\r"]),
)


def line(name: str, parts: list[str], way: Way) -> bytes:
    """Write one property, folded as its transfer encoding folds."""
    value = ";".join(part.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,") for part in parts)
    raw = value.encode(way.charset)
    head = name + (f";CHARSET={way.charset}" if way.charset != "utf-8" else "")
    if way.transfer == "Q":
        written = b2a_qp(raw, istext=False).replace(b"\n", way.end)
        return f"{head};ENCODING=QUOTED-PRINTABLE:".encode() + written
    if way.transfer == "B":
        body = b64encode(raw)
        lines = [body[at : at + way.width] for at in range(0, len(body), way.width)]
        return f"{head};ENCODING={'BASE64' if way.version == '2.1' else 'b'}:".encode() + (way.end + b" ").join(lines)
    whole = f"{head}:".encode() + raw
    if way.version == "2.1":
        return whole  # which folds only where there is white space
    return (way.end + b" ").join(whole[at : at + way.width] for at in range(0, len(whole), way.width))


@st.composite
def cards(draw: st.DrawFn) -> tuple[Way, list[str]]:
    way = draw(WAYS)
    texts = TEXTS[way.charset].map(lambda text: " ".join(text.split())).filter(bool)
    return way, draw(st.lists(texts, min_size=7, max_size=7))


@settings(max_examples=250, deadline=None)
@given(cards())
@example((Way("2.1", "shift_jis", "", 20, b"\r\n"), ["能", "表", "ソ", "十", "表能", "能子", "ソニー"]))
@example((Way("3.0", "big5", "", 12, b"\r\n"), ["許", "功蓋", "功", "育", "蓋", "許功", "功功蓋"]))
def test_every_field_in_every_way(written: tuple[Way, list[str]]) -> None:
    way, (family, given_name, shown, company, department, title, note) = written
    assume(not any(each[0] in "\"',，" or each[-1] in "\"',，" for each in (family, given_name, company, department)))
    rows = [
        b"BEGIN:VCARD", f"VERSION:{way.version}".encode(), line("N", [family, given_name, "", "", ""], way),
        line("FN", [shown], way), line("ORG", [company, department], way), line("TITLE", [title], way),
        line("NOTE", [note], way), b"TEL:+14045550132", b"EMAIL:ann@a.example", b"END:VCARD", b"",
    ]  # fmt: skip
    (found,) = people(way.end.join(rows))
    assert found is not None
    assert (found.family, found.given, found.name) == (family, given_name, shown)
    assert (found.company, found.department, found.title, found.notes) == (company, department, title, note)
    assert (found.phones, found.emails) == (["+14045550132"], ["ann@a.example"])


@settings(max_examples=60, deadline=None)
@given(cards(), st.sampled_from(WIDE))
def test_a_file_of_two_bytes_a_character(written: tuple[Way, list[str]], wide: str) -> None:
    way, (family, _, shown, *_) = written
    text = way.end.decode().join(["BEGIN:VCARD", "VERSION:3.0", f"N:{family};;;;", f"FN:{shown}", "END:VCARD", ""])
    assume(not set(";,\\") & set(family + shown))
    (found,) = people(text.encode(wide))
    assert found is not None
    assert (found.family, found.name) == (family, shown)


@settings(max_examples=120, deadline=None)
@given(cards(), st.integers(0, 400))
def test_a_file_that_breaks_off_keeps_the_cards_before(written: tuple[Way, list[str]], at: int) -> None:
    way, (family, _, shown, *_) = written
    rows = [b"BEGIN:VCARD", b"VERSION:3.0", line("N", [family, ""], way), line("FN", [shown], way), b"END:VCARD", b""]
    whole = way.end.join(rows)
    found = [each for each in people(whole + whole[: at % len(whole)]) if each is not None]
    assert (found[0].family, found[0].name) == (family, shown)
    assert len(found) <= 2
