"""One card in every encoding, declared and not."""

from __future__ import annotations

import codecs
from binascii import b2a_qp

import pytest

from tests.sources.vcards import card, people, person

CHINESE = ("欧阳晓雯", "上海青禾贸易有限公司", "喝茶、爬山")
TAIWANESE = ("許功蓋", "旭光電子股份有限公司", "喜歡喝茶")
JAPANESE = ("表能子", "十能ソフト株式会社", "お茶が好きです")
WESTERN = ("Jürgen Müßig", "Señor Peña", "café à la crème")
POLISH = ("Łukasz Wąs", "Żółw Iksiński", "źdźbło")


def lines(texts: tuple[str, str, str]) -> tuple[str, ...]:
    name, company, note = texts
    return f"N:{name};;;;", f"FN:{name}", f"ORG:{company}", f"NOTE:{note}", "TEL:1234567"


def read(data: bytes, encoding: str = "") -> tuple[str, str, str]:
    (found,) = people(data, encoding)
    assert found is not None
    assert found.phones == ["1234567"]
    return found.name, found.company, found.notes


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"", "utf-32-be"),
    ],
)
@pytest.mark.parametrize("texts", [CHINESE, TAIWANESE, JAPANESE, WESTERN])
def test_unicode(mark: bytes, encoding: str, texts: tuple[str, str, str]) -> None:
    assert read(mark + card(*lines(texts), encoding=encoding)) == texts


LEGACY = [
    (CHINESE, "gb18030", "GB18030"),
    (CHINESE, "gbk", "GBK"),
    (CHINESE, "gb2312", "gb2312"),
    (TAIWANESE, "big5", "BIG5"),
    (JAPANESE, "cp932", "SHIFT_JIS"),
    (JAPANESE, "euc_jp", "EUC-JP"),
    (JAPANESE, "iso2022_jp", "ISO-2022-JP"),
    (WESTERN, "cp1252", "Windows-1252"),
    (WESTERN, "latin-1", "ISO-8859-1"),
    (POLISH, "cp1250", "windows-1250"),
]


@pytest.mark.parametrize(("texts", "encoding", "declared"), LEGACY)
def test_declared_a_property(texts: tuple[str, str, str], encoding: str, declared: str) -> None:
    written = [line.replace(":", f";CHARSET={declared}:", 1) for line in lines(texts)]
    assert read(card(*written, version="2.1", encoding=encoding)) == texts


@pytest.mark.parametrize(("texts", "encoding", "declared"), LEGACY)
def test_declared_and_quoted_printable(texts: tuple[str, str, str], encoding: str, declared: str) -> None:
    rows = [b"BEGIN:VCARD", b"VERSION:2.1"]
    for line in lines(texts):
        name, _, value = line.partition(":")
        head = f"{name};CHARSET={declared};ENCODING=QUOTED-PRINTABLE:".encode()
        rows.append(head + b2a_qp(value.encode(encoding)).replace(b"\n", b"\r\n"))
    assert read(b"\r\n".join([*rows, b"END:VCARD", b""])) == texts


@pytest.mark.parametrize(
    ("texts", "encoding"),
    [(CHINESE, "gb18030"), (TAIWANESE, "big5"), (JAPANESE, "cp932"), (WESTERN, "cp1252"), (POLISH, "cp1250")],
)
def test_told_from_the_bytes(texts: tuple[str, str, str], encoding: str) -> None:
    assert read(card(*lines(texts), version="2.1", encoding=encoding)) == texts


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("王伟", "gbk"),
        ("张三", "gbk"),
        ("欧阳锋", "gbk"),
        ("陳大文", "big5"),
        ("王小明", "big5"),
        ("山田太郎", "cp932"),
        ("김철수", "cp949"),
        ("José", "cp1252"),
        ("Straße", "cp1252"),
        ("GRÖßE", "cp1252"),
        ("Wałęsa", "cp1250"),
        ("Reid’s place", "cp1252"),
        ("Owes £500", "cp1252"),
        ("5 € a day", "cp1252"),
        ("Žižka – 25°", "cp1250"),
        ("¿Qué?", "cp1252"),
        ("テスト", "cp932"),
        ("A町", "cp932"),
    ],
)
def test_one_short_name_is_enough(name: str, encoding: str) -> None:
    (found,) = people(card(f"FN:{name}", version="2.1", encoding=encoding))
    assert found is not None
    assert found.name == name


def test_what_the_user_states_holds() -> None:
    data = card("FN:Анна", "TEL:1234567", encoding="koi8_r")
    (found,) = people(data, "koi8-r")
    assert found is not None
    assert found.name == "Анна"


def test_cards_of_several_encodings_in_one_file() -> None:
    data = b"".join([
        card("FN:林晓雯"),
        card("FN;CHARSET=GBK:诸葛静", version="2.1", encoding="gbk"),
        card("FN;CHARSET=BIG5:許功蓋", version="2.1", encoding="big5"),
        card("FN;CHARSET=SHIFT_JIS:表能子", version="2.1", encoding="cp932"),
    ])  # fmt: skip
    assert [found.name for found in people(data) if found] == ["林晓雯", "诸葛静", "許功蓋", "表能子"]


def test_backslash_as_second_byte_is_no_escape() -> None:
    """能 功 蓋 予 end in 0x5C in Shift_JIS, Big5 or GBK."""
    for encoding, text in (("cp932", "能;予\\;表"), ("big5", "功;蓋\\;許"), ("gbk", "予;能\\;功")):
        (found,) = people(card(f"N;CHARSET={encoding}:{text};;", version="2.1", encoding=encoding))
        assert found is not None
        first, _, second = text.partition(";")
        assert (found.family, found.given) == (first, second.replace("\\;", ";"))


def test_a_file_in_utf8_that_declares_something_else_is_utf8() -> None:
    assert person("FN;CHARSET=GBK:林晓雯").name == "林晓雯"


def test_a_character_that_a_phone_cut_does_not_spoil_the_rest() -> None:
    data = card("FN:林晓雯").replace("雯".encode(), "雯".encode()[:2])
    (found,) = people(data)
    assert found is not None
    assert found.name.startswith("林晓")


def test_emoji_as_two_surrogates() -> None:
    written = "🌸".encode("utf-16-be")
    surrogates = b"".join(chr(int.from_bytes(written[at : at + 2])).encode("utf-8", "surrogatepass") for at in (0, 2))
    data = card("FN:A0小李X").replace(b"X", surrogates)
    (found,) = people(data)
    assert found is not None
    assert found.name == "A0小李🌸"
