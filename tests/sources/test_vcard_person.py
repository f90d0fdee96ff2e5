"""What each property says of a person."""

from __future__ import annotations

import pytest

from tests.sources.vcards import card, people, person
from wombat import vcard
from wombat.sources.vcard.birthday import birthday


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("N:王;伟;;;", "FN:王伟 (锐鑫)"), "王伟 (锐鑫)"),
        (("N:王;伟;;先生;",), "王伟"),
        (("N:欧阳;雪;;;", "FN:"), "欧阳雪"),
        (("N:山田;太郎;;;",), "山田太郎"),
        (("N:김;철수;;;",), "김철수"),
        (("N:陈;David;;;",), "陈David"),
        (("N:Doe;Jane;Q.,R.;Dr.;Jr.",), "Dr. Jane Q. R. Doe Jr."),
        (("N:;;;;", "ORG:Acme;Sales", "NICKNAME:Ace"), "Acme"),
        (("NICKNAME:Ace,Spade", "EMAIL:a@a.example"), "Ace,Spade"),
        (("EMAIL:a@a.example", "TEL:1234567"), "a@a.example"),
        (("TEL:1234567",), "1234567"),
        (("X-WECHAT:wx_1",), "wx_1"),
        (("FN:Fritz", "ORG:Acme;", "X-ABShowAs:COMPANY"), "Acme"),
        (("KIND:org", "FN:Acme Marketing", "ORG:Acme;Marketing"), "Acme Marketing"),
        (("KIND:org", "ORG:Acme;Marketing"), "Acme"),
        (("FN;LANGUAGE=en:Ann", "FN;PREF=1:安"), "安"),
        (("N:李;伟;;;", "FN:伟 李", "FN:李伟"), "李伟"),
    ],
)
def test_the_name_shown(lines: tuple[str, ...], name: str) -> None:
    assert person(*lines).name == name


@pytest.mark.parametrize(
    ("lines", "family", "given"),
    [
        (("N:王;伟;;;", "FN:王伟"), "王", "伟"),
        (("FN:王伟",), "王", "伟"),
        (("FN:欧阳晓雯",), "欧阳", "晓雯"),
        (("FN:諸葛靜",), "諸葛", "靜"),
        (("FN:司马光",), "司马", "光"),
        (("FN:王总",), "王", ""),
        (("N:王伟;;;;", "FN:王伟"), "王伟", ""),
        (("N:;王伟;;;", "FN:王伟"), "", "王伟"),
        (("FN:快递公司",), "", ""),
        (("FN:Jane Doe",), "", ""),
        (("FN:A0小李🌸",), "", ""),
        (("N:Smith, Jr.;John",), "Smith, Jr.", "John"),
    ],
)
def test_family_and_given_name(lines: tuple[str, ...], family: str, given: str) -> None:
    found = person(*lines)
    assert (found.family, found.given) == (family, given)


def test_parts_that_the_name_does_not_show_are_kept() -> None:
    extra = person("FN:Jane Doe", "N:Doe;Jane;Quinn;Dr.;PhD", "NICKNAME:JD", "X-PHONETIC-LAST-NAME:Doh").extra
    assert extra == {
        "Prefix": "Dr.", "Middle": "Quinn", "Suffix": "PhD", "Nickname": "JD", "Reading": "Doh",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["FN", "TITLE", "NOTE", "ORG"])
@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
def test_an_unescaped_comma_is_text(name: str, version: str) -> None:
    found = person("FN:A", f"{name}:Manager, Sales", version=version)
    said = {"FN": [found.name, found.extra.get("Name")], "TITLE": [found.title], "NOTE": [found.notes]}
    assert "Manager, Sales" in said.get(name, [found.company])


def test_escapes() -> None:
    found = person("FN:A", r"NOTE:a\nb\Nc\, d\; e\: f\\n C:\temp", r"ORG:R\;D\, Co;x")
    assert found.notes == "a\nb\nc, d; e: f\\n C:\\temp"
    assert (found.company, found.department) == ("R;D, Co", "x")


@pytest.mark.parametrize(
    ("org", "company", "department"),
    [("Acme", "Acme", ""), ("Acme;", "Acme", ""), ("Acme;Sales;East", "Acme", "Sales / East"), (";Sales", "", "Sales")],
)
def test_organisation(org: str, company: str, department: str) -> None:
    found = person("FN:A", f"ORG:{org}")
    assert (found.company, found.department) == (company, department)


def test_several_organisations_and_titles() -> None:
    found = person("FN:A", "ORG:One;x", "ORG:Two", "TITLE:Boss", "TITLE:Clerk", "ROLE:Lawyer")
    assert (found.company, found.title, found.profession) == ("One", "Boss", "Lawyer")
    assert found.extra == {"Company": "Two", "Title": "Clerk"}


def test_a_role_without_title_is_the_title_too() -> None:
    found = person("FN:A", "ROLE:Architect")
    assert (found.title, found.profession) == ("Architect", "Architect")


def test_a_birthday_of_zeros_is_none() -> None:
    found = person("FN:A", "BDAY:0000-00-00")
    assert (found.birthday, found.extra) == ("", {})


@pytest.mark.parametrize(
    ("lines", "country"),
    [
        (("ADR:;;1 Main St;Springfield;IL;62701;USA",), "US"),
        (("item1.ADR:;;1 Main St;Springfield;IL;62701;", "item1.X-ABADR:us"), "US"),
        (("ADR:;;a;b;;;France", "ADR:;;a;b;;;Deutschland"), ""),
        (("ADR:;;a;b;;;France", "ADR:;;a;b;;;"), "FR"),
        (("ADR:;;a;b;;;",), ""),
    ],
)
def test_the_country_of_the_addresses(lines: tuple[str, ...], country: str) -> None:
    assert person("FN:A", *lines).country == country


def test_technical_properties_are_not_kept() -> None:
    lines = ("PRODID:x", "REV:20200101T000000Z", "UID:1", "X-ABUID:1", "X-IMAGEHASH:abc", "X-BLOB;ENCODING=B:AAAA")
    assert person("FN:A", *lines).extra == {}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("19960415", "1996-04-15"),
        ("1996-04-15", "1996-04-15"),
        ("1996-04-15T00:00:00Z", "1996-04-15"),
        ("19960415T102200", "1996-04-15"),
        ("--0415", "--04-15"),
        ("--04-15", "--04-15"),
        ("1604-02-29", "--02-29"),
        ("1111-10-10", "--10-10"),
        ("00719", "--07-19"),
        ("0000-04-15", "--04-15"),
        ("1996/4/5", "1996-04-05"),
        ("1996年4月15日", "1996-04-15"),
        ("4月15日", "--04-15"),
        ("Tue, 22 Dec 2009", "2009-12-22"),
        ("7 April 1996", "1996-04-07"),
        ("April 7, 1996", "1996-04-07"),
        ("7.4.1996", "1996-04-07"),
        ("4/15/1996", "1996-04-15"),
        ("15-04-1996", "1996-04-15"),
        ("04-05-1996", ""),
        ("1 Foo 1996", ""),
        ("1996-13-45", ""),
        ("1995-02-29", ""),
        ("---15", ""),
        ("1996-04", ""),
        ("circa 1800", ""),
        ("", ""),
    ],
)
def test_birthdays(text: str, day: str) -> None:
    assert birthday(text) == day


def test_an_omitted_year() -> None:
    assert person("FN:A", "BDAY;X-APPLE-OMIT-YEAR=1900:1900-02-03").birthday == "--02-03"


@pytest.mark.parametrize(
    ("value", "city", "address"),
    [
        (";;123 Main St;Springfield;IL;62701;USA", "Springfield", "123 Main St, Springfield, IL, 62701, USA"),
        (";;世纪大道000号;上海;;200000;中国", "上海", "中国上海世纪大道000号 200000"),
        (";;;;上海;;中国", "上海", "中国上海"),
        (";;信義路0號;信義區;台北市;110;台灣", "台北市", "台灣台北市信義區信義路0號 110"),
        (";;成都市锦江区大道0号;成都;;;中国", "成都", "中国成都市锦江区大道0号"),
        (";;香港中環大道0號;;;;香港", "", "香港中環大道0號"),
        (";;浙江省杭州市西湖区000号;;;;", "杭州市", "浙江省杭州市西湖区000号"),
        (";;Long Road\\, 7;;;;", "", "Long Road, 7"),
        (
            ";03-5550-0101;新橋5-11-3;港区;東京都;105-0004;日本",
            "港区",
            "日本東京都港区新橋5-11-3 03-5550-0101 105-0004",
        ),
        (";;中环街;Central;Hong Kong;;China", "Central", "China Hong Kong Central中环街"),
        (';;"通り";"市区町村";;;', "市区町村", "市区町村通り"),
    ],
)
def test_addresses(value: str, city: str, address: str) -> None:
    found = person("FN:A", f"ADR;TYPE=WORK:{value}")
    assert (found.city, found.extra) == (city, {"Address (Work)": address})


def test_the_preferred_address_gives_the_city_and_labels_are_kept_where_they_say_more() -> None:
    found = person(
        "FN:A", "ADR;HOME:;;a;Here;;;", "ADR;WORK;PREF:;;b;There;;;", "LABEL;WORK:b\\nThere", "LABEL:c\\nElsewhere",
    )  # fmt: skip
    assert found.city == "There"
    assert found.extra["Address"] == "c Elsewhere"


def test_categories_of_single_programs() -> None:
    assert person("FN:A", "CATEGORY:Montreal", "X-GN:Choir").tags == ["Montreal", "Choir"]


def test_categories_are_tags_and_circles() -> None:
    found = person("FN:A", r"CATEGORIES:客户,VIP\, gold,客户", "CATEGORIES:接触圈：房地产,Circle: Health")
    assert found.tags == ["客户", "VIP, gold"]
    assert found.circles == ["房地产", "Health"]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("_$!<Spouse>!$_", "family"),
        ("配偶", "family"),
        ("DOMESTIC_PARTNER", "family"),
        ("_$!<Partner>!$_", "family"),
        ("Manager", "works-with"),
        ("助理", "works-with"),
        ("_$!<Friend>!$_", "friend"),
        ("Squash partner", "knows"),
    ],
)
def test_related_names(label: str, kind: str) -> None:
    found = person("FN:A", "item1.X-ABRELATEDNAMES:Ben", f"item1.X-ABLabel:{label}")
    assert found.relations == [(kind, "Ben")]
    assert "Ben" in found.extra.values()


def test_of_several_relations_the_closest_counts() -> None:
    found = person("FN:A", "RELATED;TYPE=colleague,co-resident,spouse;VALUE=text:Jo", version="4.0")
    assert (found.relations, found.extra) == ([("family", "Jo")], {"Spouse": "Jo"})


def test_a_related_name_with_its_kind_of_value() -> None:
    found = person("FN:A", "RELATED;TYPE=friend:name:Alex", "RELATED;TYPE=aunt-uncle;VALUE=text:Jo", version="4.0")
    assert found.relations == [("friend", "Alex"), ("family", "Jo")]


@pytest.mark.parametrize("label", ["REFERRED_BY", "Referred by", "介绍人"])
def test_who_referred_them_is_whom_they_were_met_through(label: str) -> None:
    found = person("FN:A", "item1.X-ABRELATEDNAMES:Ben", f"item1.X-ABLabel:{label}")
    assert (found.met_through, found.relations) == ("Ben", [])


def test_relations_of_programs_and_of_4_0() -> None:
    found = person(
        "FN:A", "X-EVOLUTION-MANAGER:Zed", "X-KADDRESSBOOK-X-SpouseName:Sam", "RELATED;TYPE=friend;VALUE=text:Kim",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Lee;14;;;", "RELATED;TYPE=me:https://a.example/me",
    )  # fmt: skip
    assert found.relations == [("works-with", "Zed"), ("family", "Sam"), ("friend", "Kim"), ("family", "Lee")]


def test_uids_and_groups_in_any_order() -> None:
    group = card("KIND:group", "FN:Choir", "MEMBER:urn:uuid:b", "MEMBER:mailto:c@a.example", version="4.0")
    one = card("UID:a", "FN:Ann", "RELATED;TYPE=spouse:urn:uuid:B", version="4.0")
    two = card("UID:urn:uuid:b", "FN:Ben", "CATEGORIES:x", version="4.0")
    three = card("FN:Cy", "EMAIL:C@a.example")
    ann, ben, cy = people(group + one + two + three)
    assert ann is not None
    assert ben is not None
    assert cy is not None
    assert ann.relations == [("family", "Ben")]
    assert (ann.tags, ben.tags, cy.tags) == ([], ["x", "Choir"], ["Choir"])


def test_apple_groups() -> None:
    group = card("N:Friends", "FN:Friends", "X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:A1")
    (found,) = people(card("FN:Ann", "UID:a1") + group)
    assert found is not None
    assert found.tags == ["Friends"]


def test_a_card_with_nothing_usable_is_nobody() -> None:
    assert people(card("NOTE:somebody", "URL:https://a.example")) == [None]


def test_the_api_gives_properties_as_they_stand() -> None:
    (found,) = vcard.read_cards(card("FN:Ann", 'item1.X-TEA;TYPE="green,black";X-N=a^nb:Oolong;x'))
    (tea,) = found.all("X-TEA")
    assert (tea.group, tea.types, tea.header.param("X-N")) == ("item1", {"green", "black"}, "a\nb")
    assert (tea.line, tea.text, tea.parts()) == (4, "Oolong;x", ["Oolong", "x"])


def test_a_large_file_is_read_twice_rather_than_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wombat.sources.vcard.directory._KEPT", 10)
    test_uids_and_groups_in_any_order()


def test_a_second_organisation_names_the_firm_of_a_bare_department() -> None:
    found = person("FN:A", "ORG:;Sales", "ORG:Example Bakery")
    assert (found.company, found.department, found.extra) == ("Example Bakery", "Sales", {})


def test_an_escaped_apostrophe() -> None:
    assert person("FN:Sam O\\'Sample").name == "Sam O'Sample"
