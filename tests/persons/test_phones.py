from __future__ import annotations

import random

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wombat.persons import numbering
from wombat.persons.dialling import dialled
from wombat.persons.phones import Phone, read_phone, read_phones, split_phones


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("13800138000", "CN", ["+8613800138000"]),
        ("13800138000", "", ["+8613800138000"]),
        ("13800138000", "US", ["+8613800138000"]),
        ("138 0013-8000", "CN", ["+8613800138000"]),
        ("１３８００１３８０００", "CN", ["+8613800138000"]),
        ("+86 138 0013 8000", "US", ["+8613800138000"]),
        ("0086-13800138000", "", ["+8613800138000"]),
        ("8613800138000", "", ["+8613800138000"]),
        ("13800138000.0", "CN", ["+8613800138000"]),
        ("1.38E+10", "CN", ["+8613800000000"]),
        ("13800138000;010-88886666", "CN", ["+8613800138000", "+861088886666"]),
        ("13800138000/13900139000", "CN", ["+8613800138000", "+8613900139000"]),
        ("13800138000、13900139000；13700137000", "CN", ["+8613800138000", "+8613900139000", "+8613700137000"]),
        ("+86 10 6552 9988 ::: 138 0013 8000", "CN", ["+861065529988", "+8613800138000"]),
        ("010-88886666转801", "CN", ["+861088886666 ext. 801"]),
        ("010-88886666 分机 801", "CN", ["+861088886666 ext. 801"]),
        ("(02)2345-6789#12", "TW", ["+886223456789 ext. 12"]),
        ("(415) 555-0132 x12", "US", ["+14155550132 ext. 12"]),
        ("tel:+1-201-555-0123;ext=102", "", ["+12015550123 ext. 102"]),
        ("14085550132", "US", ["+14085550132"]),
        ("+44 (0)20 7946 0958", "CN", ["+442079460958"]),
        ("010-88886666/8887", "CN", ["010-88886666/8887"]),
        ("030000/ 2 22 67", "", ["030000/ 2 22 67"]),
        ("+49 34441/22267", "", ["+493444122267"]),
        ("021-5555 0102-8001", "CN", ["+862155550102 ext. 8001"]),
        ("0571-88886666-8", "CN", ["+8657188886666 ext. 8"]),
        ("+86 21 5555 0102-8001", "", ["+862155550102 ext. 8001"]),
        ("138-0013-8000", "CN", ["+8613800138000"]),
        ("68886666/68887777", "CN", ["68886666", "68887777"]),
        ("ask at the desk", "CN", ["ask at the desk"]),
        ("555-0132", "US", ["555-0132"]),
        ("1-555-555-0132", "", ["+15555550132"]),
        ("1 (555) 555-0132", "CN", ["+15555550132"]),
        ("1.555.555.0132", "DE", ["+15555550132"]),
        ("555-0132;;,;", "US", ["555-0132"]),
        ("(404) 555-0132", "", ["+14045550132"]),
        ("(404) 555-0132", "CN", ["+14045550132"]),
        ("404-555-0132", "", ["+14045550132"]),
        ("404.555.0132", "", ["+14045550132"]),
        ("404 555 0132", "", ["404 555 0132"]),
        ("555-555-0132", "", ["555-555-0132"]),
        ("400-555-0132", "CN", ["+864005550132"]),
        ("(040) 555-0132", "", ["(040) 555-0132"]),
        ("", "CN", []),
        (" ; ", "CN", []),
    ],
)
def test_numbers_as_people_write_them(text: str, country: str, expected: list[str]) -> None:
    assert [phone.text for phone in read_phones([text], country)] == expected


@pytest.mark.parametrize(
    ("text", "country", "home", "expected"),
    [
        ("(404) 555-0132", "", "US", "+14045550132"),
        ("(404) 555-0132", "CN", "US", "+14045550132"),
        ("020 7946 0958", "US", "GB", "+442079460958"),
        ("02-2345-6789", "CN", "TW", "+886223456789"),
        ("13800138000", "CN", "US", "+8613800138000"),
        ("212 555 0132", "US", "FR", "+12125550132"),
        ("+44 20 7946 0958", "", "US", "+442079460958"),
        ("555-0132", "", "US", "555-0132"),
    ],
)
def test_a_number_of_the_country_where_the_person_is(text: str, country: str, home: str, expected: str) -> None:
    assert [phone.text for phone in read_phones([text], country, home)] == [expected]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (["+86 138 0013 8000", "010 6555 0101"], ["+8613800138000", "+861065550101"]),
        (["020 7946 0958", "+44 20 7946 0959"], ["+442079460958", "+442079460959"]),
        (["020 7946 0958", "+44 20 7946 0959", "+44 20 7946 0958"], ["+442079460958", "+442079460959"]),
        (
            ["+44 20 7946 0959", "+86 138 0013 8000", "020 7946 0958"],
            ["+442079460959", "+8613800138000", "020 7946 0958"],
        ),
        (["+86 138 0013 8000", "6555 0101", "desk"], ["+8613800138000", "6555 0101", "desk"]),
        (["1.38E+10", "010 6555 0101"], ["+8613800000000", "010 6555 0101"]),
    ],
)
def test_a_number_beside_others_of_one_country(written: list[str], expected: list[str]) -> None:
    assert [phone.text for phone in read_phones(written)] == expected


def test_equal_numbers_have_one_key() -> None:
    written = ["13800138000", "+86 138 0013 8000", "0086 138-0013-8000", "13800138000.0", "１３８ ００１３ ８０００"]
    assert {read_phone(text, "CN").key for text in written} == {"+8613800138000"}
    assert len(read_phones(written, "CN")) == 1


def test_what_is_shown_reads_as_the_same_number() -> None:
    for text in ("010-88886666转801", "13800138000", "555-0132", "+44 20 7946 0958"):
        phone = read_phone(text, "CN")
        assert read_phone(phone.text, "CN") == phone


def test_a_rounded_number_is_nobodys_key() -> None:
    assert read_phone("1.38E+10", "CN").key != read_phone("13800000000", "CN").key
    assert read_phone("1.3800138000E+10", "CN").key == "+8613800138000"


def test_numbers_that_cannot_be_read_are_kept_and_comparable() -> None:
    one, other = read_phone("555-0132", "US"), read_phone("555 0132", "US")
    assert not one.parsed
    assert one.key == other.key
    assert one.text == "555-0132"


def test_the_area_code_of_another_country_makes_no_number_of_ones_own() -> None:
    assert read_phones(["04 50 55 01 00"], "US")[0] == Phone("04 50 55 01 00", "~0450550100", parsed=False)
    assert read_phones(["06 5550 1000"], "IT")[0].text == "+390655501000"


def test_split_before_reading() -> None:
    assert split_phones("A;B / c") == ["A", "B / c"]
    assert split_phones("tel:+1-201-555-0123;type=work;ext=5") == ["+1-201-555-0123 ext. 5"]


@pytest.mark.parametrize("country", ["CN", "US"])
def test_the_short_way_gives_what_the_numbering_plans_give(country: str) -> None:
    chance = random.Random(4)  # noqa: S311 (no secret)
    for _ in range(2000):
        digits = "".join(chance.choices("0123456789", k=8))
        text = f"1{chance.choice('3456789')}{digits}7" if country == "CN" else f"41{digits[0]}5{digits[1:7]}"
        number = phonenumbers.parse(text, country)
        if phonenumbers.is_possible_number(number):
            expected = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            assert read_phone(text, country).text == expected


@given(
    st.sampled_from(("CN", "TW", "US", "GB", "DE", "JP", "AU", "BR", "IT", "RU", "")),
    st.from_regex(r"(\+?[1-9][0-9]{0,2}|0{1,2}[1-9]?|)[0-9]{4,11}", fullmatch=True),
)
def test_what_is_dialled_without_a_parse_is_what_a_parse_gives(country: str, digits: str) -> None:
    quick = dialled(digits, country, 9)
    assert quick in ("", numbering._parsed(digits, country))


@given(st.from_regex(r" ?[+(]?[0-9]([0-9() -]{3,14})", fullmatch=True))
def test_bare_numbers_are_read_as_all_others(text: str) -> None:
    assert read_phones([text], "CN") == [read_phone(each, "CN") for each in split_phones(text)]


@pytest.mark.parametrize(
    ("text", "country", "code"),
    [
        ("33612345678", "US", "+33612345678"),
        ("84975567807", "", "+84975567807"),
        ("4915112345678", "DE", "+4915112345678"),
        ("02155550100", "CN", "+862155550100"),
        ("02079460018.0", "GB", "+442079460018"),
        ("13900139000", "US", "+8613900139000"),
        ("99999999999", "US", "99999999999"),
        ("21555501001", "US", "21555501001"),
    ],
)
def test_a_country_code_without_its_plus(text: str, country: str, code: str) -> None:
    assert [phone.text for phone in read_phones([text], country)] == [code]
