from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wombat.sources.encoding import decode

OLD = {
    "gb18030": [
        "姓名,电话\n王伟,13800138000\n",
        "客户名称,描述\nA0小李,x\n",
        "Name,Phone\n李珺,1\n张伟,2\n",
        "Name\n李娜\n",
    ],
    "big5hkscs": ["姓名,電話\n陳怡君,0912\n", "名字,姓氏,公司\n志明,林,鴻海\n", "Name\n許蓋功\n"],
    "cp932": ["氏名,会社\n山田太郎,青空商事\n"],
    "cp949": ["이름,회사\n김철수,한빛상사\n"],
    "cp1252": ["Name\nJosé Muñoz\n", "Vorname\nJürgen\n", "Søren Åkesson\n", "Zoë,x\n", "Peña\n", "João Conceição\n"],
    "cp1250": ["Name\nIksiński\n", "Imię\nŁukasz\nMałgorzata\n", "Dvořák\nNovotná\n", "Szabó Győző\n"],
    "cp1251": ["Имя,Телефон\nИван,Петров\n", "Name\nСергей\n"],
    "cp1253": ["Όνομα\nΓιώργος Παπαδόπουλος\n"],
    "cp1254": ["Ad,Soyad\nÇağlar,Yıldız\nŞule,Öztürk\n"],
    "cp1255": ["שם\nדוד כהן\n"],
    "cp1256": ["الاسم\nمحمد\n"],
    "cp1257": ["Vardas\nKazlauskienė\nŠarūnas\n"],
    "cp874": ["ชื่อ\nสมชาย\n"],
}


@pytest.mark.parametrize(("encoding", "text"), [(name, text) for name, texts in OLD.items() for text in texts])
def test_an_old_encoding_is_told_by_its_letters(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert not decoded.sure


def test_one_polish_name_does_not_turn_chinese() -> None:
    assert (
        decode("Name;Firma\nJan Iksiński;Zielony Las\n".encode("cp1250"))
        .text.splitlines()[1]
        .startswith("Jan Iksiński")
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", ["Name,Phone\nAda,1\n", "姓名,电话\n王伟,13800138000\n李娜,13900139000\n"])
def test_every_unicode_is_read_with_and_without_a_mark(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.sure


def test_a_character_cut_at_the_end_leaves_the_rest_utf8() -> None:
    decoded = decode(("姓名\n" + "王伟\n" * 3).encode()[:-2])
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith("姓名\n王伟\n王伟\n")


def test_one_damaged_byte_leaves_the_rest_utf8() -> None:
    data = ("姓名\n" + "王伟,锐鑫贸易\n" * 30).encode() + b"\xff\nLi,x\n"
    assert decode(data).text.count("锐鑫贸易") == 30


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    data = text.encode()
    if not data.startswith((b"\xef\xbb\xbf", b"\xff", b"\xfe")) and b"\0" not in data:
        assert decode(data).text == text


@given(st.binary())
def test_no_bytes_fail(data: bytes) -> None:
    assert isinstance(decode(data).text, str)
