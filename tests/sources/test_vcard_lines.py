"""Lines, folds and transfer encodings, before anything is decoded."""

from __future__ import annotations

import tracemalloc
from time import process_time

import pytest

from tests.sources.vcards import card, people, person
from wombat import vcard


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n"])
def test_every_line_end_is_read(end: str) -> None:
    found = person("FN:Ann", "NOTE:one", " two", end=end)
    assert (found.name, found.notes) == ("Ann", "onetwo")


def test_a_fold_may_stand_inside_a_character() -> None:
    name = "林晓雯".encode()
    for at in range(1, len(name)):
        data = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:" + name[:at] + b"\r\n " + name[at:] + b"\r\nEND:VCARD\r\n"
        assert [found.name for found in people(data) if found] == ["林晓雯"]


def test_version_2_1_keeps_the_space_it_folds_at() -> None:
    assert person("FN:A", "NOTE:the quick", " brown fox", version="2.1").notes == "the quick brown fox"
    assert person("FN:A", f"NOTE:{'x' * 70}", " yz", version="2.1").notes == "x" * 70 + "yz"


def test_soft_breaks_join_without_a_space_and_may_be_empty() -> None:
    found = person("FN:A", "NOTE;ENCODING=QUOTED-PRINTABLE:one=", "two=0D=0A=", "", "TEL:1234567", version="2.1")
    assert (found.notes, found.phones) == ("onetwo", ["1234567"])


def test_a_soft_break_keeps_the_space_that_belongs_to_the_text() -> None:
    assert person("FN:A", "NOTE;QUOTED-PRINTABLE:one=", " two", version="2.1").notes == "one two"


def test_soft_breaks_that_are_folded_as_well_lose_the_space() -> None:
    lines = ("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=E6=9E=", " =97=E6=99=", " =93=E9=9B=", " =AF")
    assert person("FN:A", *lines, version="2.1").notes == "林晓雯"


def test_a_soft_break_never_takes_the_next_property() -> None:
    found = person("FN:A", "NOTE;ENCODING=QUOTED-PRINTABLE:one=", "TEL:1234567", version="2.1")
    assert (found.notes, found.phones) == ("one", ["1234567"])


@pytest.mark.parametrize(
    "lines",
    [
        ("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:", "=E6=9E=97;=E6=99=93=E9=9B=AF"),
        ("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9E=97;=E6=99=93=E9=", "", "=9B=AF"),
        ("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9E=97;=E6=99=93", "=E9=9B=AF;;"),
    ],
)
def test_a_soft_break_that_was_forgotten(lines: tuple[str, ...]) -> None:
    found = person(*lines, "TEL:1234567", version="2.1")
    assert (found.family, found.given, found.phones) == ("林", "晓雯", ["1234567"])


def test_an_equals_sign_before_a_word_is_no_byte() -> None:
    assert person("FN;QUOTED-PRINTABLE:Ann=Bell =C3=A9", version="2.1").name == "Ann=Bell é"


def test_a_value_of_3_0_that_ends_in_an_equals_sign_is_no_soft_break() -> None:
    found = person("FN:A", "URL:https://a.example/?q=", "TEL:1234567")
    assert (found.extra["Web"], found.phones) == ("https://a.example/?q=", ["1234567"])


def test_semicolons_inside_a_quoted_printable_part_are_text() -> None:
    found = person("N;ENCODING=QUOTED-PRINTABLE:Doe=3B Inc;Jane;;;", version="2.1")
    assert (found.family, found.given) == ("Doe; Inc", "Jane")


@pytest.mark.parametrize(
    "picture",
    [
        ("PHOTO;ENCODING=BASE64;JPEG:AAAA", " BBBB", " CCC=", ""),
        ("PHOTO;BASE64:AAAA", "BBBB", "CCC="),
        ("PHOTO;ENCODING=b;TYPE=JPEG:AAAA", " BBBB"),
        ("PHOTO;ENCODING=BASE64;JPEG:", " AAAA", "", " "),
        ("PHOTO:data:image/jpeg;base64,AAAA", " BBBB"),
        ("PHOTO;VALUE=uri:https://a.example/p.jpg",),
    ],
)
def test_pictures_are_skipped_and_what_follows_is_read(picture: tuple[str, ...]) -> None:
    assert person("FN:A", *picture, "TEL:1234567").phones == ["1234567"]


def test_base64_text_is_read() -> None:
    assert person("FN;ENCODING=B;CHARSET=UTF-8:5p6X5pmT6Zuv", "TEL:1").name == "林晓雯"


def test_a_colon_in_quotes_is_no_beginning_of_the_value() -> None:
    found = person('ADR;LABEL="a:b;c":;;Street 1;Town;;;', "FN:A", version="4.0")
    assert found.city == "Town"


def test_folded_header() -> None:
    assert person("FN:A", "TEL;TYPE=CELL;TYPE=VOICE", " ;TYPE=pref:1234567").phones == ["1234567"]


def test_lower_case_groups_and_white_space() -> None:
    data = b"begin:vcard \r\nversion:3.0\r\nitem1.fn:Ann\r\nitem2.tel;type=cell:1234567\r\nend:vcard\r\n"
    (found,) = people(data)
    assert found is not None
    assert (found.name, found.phones) == ("Ann", ["1234567"])


def test_an_indented_file_is_read() -> None:
    data = b"".join(b"    " + line + b"\n" for line in card("FN:Ann", "NOTE:a", " b").splitlines())
    (found,) = people(data)
    assert found is not None
    assert (found.name, found.notes) == ("Ann", "ab")


def test_nested_cards_are_agents() -> None:
    inner = ("AGENT:", "BEGIN:VCARD", "FN:Ned", "TEL:1234567", "END:VCARD")
    found = person("FN:Ann", *inner, "TEL:7654321", version="2.1")
    assert found.phones == ["7654321"]
    assert found.relations == [("works-with", "Ned")]
    assert found.extra == {"Agent": "Ned, 1234567"}


def test_missing_end_missing_begin_and_a_file_that_is_cut() -> None:
    whole = card("FN:One") + b"FN:Two\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Three\r\nBEGIN:VCARD\r\nFN:Four\r\nNOTE:cut he"
    names = [(found.name, found.where) for found in people(whole) if found]
    assert names == [("One", "line 1"), ("Two", "line 5"), ("Three", "line 7"), ("Four", "line 9")]


def test_a_note_that_lost_its_fold_is_whole() -> None:
    assert person("FN:A", "NOTE:one", "two three", "TEL:1234567").notes == "one\ntwo three"


def test_an_address_over_several_lines_is_whole() -> None:
    found = person("FN:A", "ADR;HOME:;;Jane Doe\\", "12\\", "Locker 9;Hamburg;;20095;", "TEL:1234567", version="2.1")
    assert (found.city, found.extra) == ("Hamburg", {"Address (Home)": "Jane Doe 12 Locker 9, Hamburg, 20095"})


@pytest.mark.parametrize("line", ["\\nColour: blue", "7:30 in the morning", "https://a.example/b"])
def test_no_property_begins_like_this(line: str) -> None:
    assert person("FN:A", "NOTE:one", line).notes == "one\n" + line.removeprefix("\\n")


def test_lines_that_end_in_three_ways() -> None:
    (found,) = people(b"BEGIN:VCARD\r\nVERSION:3.0\rN:Doe;Jane;;;\nitem1.TEL:1234567\rFN:Jane Doe\r\nEND:VCARD\r\n")
    assert found is not None
    assert (found.name, found.family, found.phones) == ("Jane Doe", "Doe", ["1234567"])


def test_a_folded_header_with_a_quote_that_stays_open() -> None:
    lines = (
        'ADR;GEO="geo:12.3,78.9";LABEL="Jane Doe\\n',
        " Room: 1\\nAny Town",
        ' U.S.A.":;;1 Main St;Any Town;CA;;U.S.A.',
    )
    found = person(*lines, "FN:A", version="4.0")
    assert (found.city, found.extra) == ("Any Town", {"Address": "1 Main St, Any Town, CA, U.S.A."})


def test_a_quote_that_is_never_closed() -> None:
    assert person('TEL;TYPE="HOME:1234567', "FN:A").phones == ["1234567"]


def test_white_space_of_a_fold_is_not_in_an_address() -> None:
    found = person("FN:A", "EMAIL;INTERNET:ann@a", "   .example", "URL:https://a", "   .example/b", version="2.1")
    assert (found.emails, found.extra["Web"]) == (["ann@a.example"], "https://a.example/b")


def test_quoted_printable_that_does_not_say_so() -> None:
    found = person("N;CHARSET=UTF-8:=E6=9E=97;=E6=99=93=E9=9B=AF;;;", "NOTE:a=b, 1=C3", version="2.1")
    assert (found.family, found.given, found.notes) == ("林", "晓雯", "a=b, 1=C3")


def test_a_line_that_is_no_property_is_kept() -> None:
    assert person("FN:A", "TEL:1234567", "what is this").extra == {"Stray": "what is this"}


def test_a_large_picture_holds_no_memory() -> None:
    line = b" " + b"A" * 75 + b"\r\n"
    data = b"BEGIN:VCARD\r\nFN:A\r\nPHOTO;ENCODING=b:AAAA\r\n" + line * 100_000 + b"TEL:1234567\r\nEND:VCARD\r\n"
    tracemalloc.start()
    (found,) = vcard.read_cards(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.text("TEL") == "1234567"
    assert peak < 12 << 20


def test_a_value_without_end_is_bounded_and_told() -> None:
    (found,) = vcard.read_cards(card("FN:A", "NOTE:" + "x" * 3_000_000, "TEL:1234567"))
    assert found.problems == [(4, "long")]
    assert found.text("TEL") == "1234567"


def test_a_card_without_end_is_bounded_and_told() -> None:
    (found,) = vcard.read_cards(card("FN:A", *["TEL:1"] * 6000))
    assert [what for _, what in found.problems] == ["many"]
    assert len(found.properties) == 5000


def test_cards_within_cards_without_end_are_bounded() -> None:
    data = b"BEGIN:VCARD\r\nAGENT:\r\n" * 5000
    assert sum(1 for _ in vcard.read_cards(data)) > 1


HOSTILE = {
    "quotes": b'FN;X="' * 200_000 + b":a",
    "parameters": b"FN" + b";X=a" * 250_000 + b":a",
    "addresses": b"EMAIL:<" + b"a@" * 500_000,
    "labels": b"ADR:;;" + b"a b " * 200_000 + b";;;;\r\nLABEL:" + b"a b " * 200_000,
    "escapes": b"N:" + b"\\;" * 500_000,
    "many": b"EMAIL:a@a.example\r\nTEL:1\r\n" * 2400,
    "one line": b"NOTE:\xb0\xa1" + b"A" * 900_000,
    "picture": b"FN:\xb0\xa1\r\nPHOTO;ENCODING=b:" + b"A" * 5_000_000,
    "folds": b"X" + b"\r\n a" * 300_000,
    "soft breaks": b"NOTE;QUOTED-PRINTABLE:" + b"=\r\n" * 300_000,
    "begins": b"BEGIN:VCARD\r\n" * 50_000,
    "agents": b"AGENT:BEGIN:VCARD\\n" * 50_000,
    "dates": b"BDAY:" + b"1" * 900_000,
    "relations": b"RELATED:a\r\n" * 4900,
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_cards_take_bounded_time(body: bytes) -> None:
    start = process_time()
    people(b"BEGIN:VCARD\r\nVERSION:2.1\r\n" + body + b"\r\nEND:VCARD\r\n")
    assert process_time() - start < 4
