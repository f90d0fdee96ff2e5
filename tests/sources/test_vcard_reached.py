"""How a person is reached: numbers, addresses and accounts of a card."""

from __future__ import annotations

import pytest

from tests.sources.vcards import person


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("TEL;CELL:138 0000 0001", "138 0000 0001"),
        ("TEL;VALUE=uri:tel:+1-212-555-0101;ext=12", "+1-212-555-0101 ext. 12"),
        ("TEL;VALUE=uri:tel:5550101;phone-context=+1-212", "+1-212 5550101"),
        ("TEL;VALUE=uri:tel:%2B12125550101", "+12125550101"),
        ("item1.TEL;type=pref:021-5555 0101 转 8", "021-5555 0101 转 8"),
        ("TEL:(404) 555-0101", "(404) 555-0101"),
        ("TEL:+44 (0)20 7946 0101", "+44 (0)20 7946 0101"),
    ],
)
def test_phones(line: str, number: str) -> None:
    assert person("FN:A", line, line).phones == [number]


@pytest.mark.parametrize(
    ("text", "number", "extra", "wechat"),
    [
        ("021-55550101（总机）", "021-55550101", {"总机": "021-55550101"}, ""),
        ("(home) 0163 296 0001", "0163 296 0001", {"home": "0163 296 0001"}, ""),
        ("13800000301（微信同号）", "13800000301", {"微信同号": "13800000301"}, "13800000301"),
    ],
)
def test_words_in_brackets_beside_a_number_are_its_label(
    text: str, number: str, extra: dict[str, str], wechat: str
) -> None:
    found = person("FN:A", f"TEL:{text}")
    assert (found.phones, found.extra, found.wechat) == ([number], extra, wechat)


@pytest.mark.parametrize(
    ("note", "wechat"),
    [
        ("微信：zhang_three\\n爱喝茶", "zhang_three"),
        ("WeChat ID: ann-ex1", "ann-ex1"),
        ("weixin:13800000301", "13800000301"),
        ("wechat: ask her", ""),
        ("微信：ann1234@a.example", ""),
    ],
)
def test_a_wechat_id_in_a_note(note: str, wechat: str) -> None:
    assert person("FN:A", f"NOTE:{note}").wechat == wechat


def test_several_numbers_or_addresses_in_one_value() -> None:
    found = person("FN:A", "TEL:13800000301，13800000302", "TEL:404-555-0132,,12", "EMAIL:a@a.example, b＠a.example")
    assert found.phones == ["13800000301", "13800000302", "404-555-0132,,12"]
    assert found.emails == ["a@a.example", "b@a.example"]


def test_an_internet_telephone_is_no_number() -> None:
    found = person("FN:A", "TEL;TYPE=HOME:tel:1234567", "TEL;TYPE=HOME:sip:ann@a.example", version="4.0")
    assert (found.phones, found.extra) == (["1234567"], {"SIP": "ann@a.example"})


def test_labels_of_the_user_are_kept() -> None:
    found = person(
        "FN:A",
        "item1.TEL:1234567", "item1.X-ABLabel:司机", "item2.TEL:7654321", "item2.X-ABLabel:_$!<Mobile>!$_",
        "TEL;TYPE=x-前台:1112223", "TEL;TYPE=WORK,FAX:3334445",
    )  # fmt: skip
    assert found.phones == ["1234567", "7654321", "1112223", "3334445"]
    assert found.extra == {"司机": "1234567", "前台": "1112223", "Fax (Work)": "3334445"}


def test_emails() -> None:
    found = person("FN:A", "EMAIL:mailto:a@a.example", 'EMAIL:"A" <b@a.example>', "EMAIL:A@A.example", "EMAIL:odd")
    assert found.emails == ["a@a.example", "b@a.example", "odd"]


@pytest.mark.parametrize(
    "line",
    [
        "X-WECHAT:wx_1",
        "X-WEIXIN:wx_1",
        "IMPP:wechat:wx_1",
        "IMPP:weixin://wx_1",
        "IMPP;X-SERVICE-TYPE=WeChat;type=HOME:x-apple:wx_1",
        "X-SOCIALPROFILE;type=wechat:wx_1",
        "X-SOCIALPROFILE;type=WeChat;x-user=wx_1:x-apple:other",
        "X-SOCIALPROFILE;type=wechat:x-apple://com.apple.social.wechat?username=wx_1",
        "item1.IMPP:x-apple:wx_1",
        "item1.URL:wx_1",
        "item1.TEL:wx_1",
    ],
)
def test_wechat(line: str) -> None:
    label = ("item1.X-ABLabel:微信",) if line.startswith("item1") else ()
    assert person("FN:A", line, *label).wechat == "wx_1"


@pytest.mark.parametrize(
    ("line", "label", "value"),
    [
        ("X-QQ:10001", "QQ", "10001"),
        ("IMPP;X-SERVICE-TYPE=QQ:x-apple:10001", "QQ", "10001"),
        ("X-SKYPE-USERNAME:ann", "Skype", "ann"),
        ("X-EVOLUTION-GADUGADU:7", "Gadu-Gadu", "7"),
        ("IMPP:xmpp:ann@chat.example", "XMPP", "ann@chat.example"),
        ("IMPP:aim:goim?screenname=ann", "AIM", "ann"),
        ("IMPP;X-SERVICE-TYPE=GoogleTalk:xmpp:ann@a.example", "Google Talk", "ann@a.example"),
        ("IMPP;X-SERVICE-TYPE=Tealine:x-apple:ann", "Tealine", "ann"),
        ("IMPP;TYPE=KAKAOTALK:ann", "KakaoTalk", "ann"),
        ("X-GOOGLE TALK;TYPE=WORK:ann", "Google Talk", "ann"),
        ("X-ALTBDAY;CALSCALE=chinese:007800301201", "Lunar birthday", "007800301201"),
        ("NAME:Ann", "Name", "Ann"),
        ("X-SOCIALPROFILE;type=linkedin:https://www.linkedin.example/in/ann", "LinkedIn", "https://www.linkedin.example/in/ann"),
        ("X-messaging/xmpp-All:one@a.example\ue000two@a.example", "XMPP", "one@a.example; two@a.example"),
        ("URL;TYPE=WORK:https://a.example", "Web (Work)", "https://a.example"),
        ("X-FAVOURITE-TEA:Oolong", "Favourite tea", "Oolong"),
        ("GENDER:O;it's complicated", "Gender", "O; it's complicated"),
        ("ANNIVERSARY:20010203", "Anniversary", "2001-02-03"),
        ("BDAY;CALSCALE=chinese:19850101", "Lunar birthday", "19850101"),
        ("BDAY:1985", "Birthday", "1985"),
        ("X-SPOUSE:Ben", "Spouse", "Ben"),
    ],
)  # fmt: skip
def test_what_else_a_card_holds_is_kept(line: str, label: str, value: str) -> None:
    assert person("FN:A", line).extra == {label: value}
