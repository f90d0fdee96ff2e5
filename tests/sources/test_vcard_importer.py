"""The importer: what it recognises, what it says of what it cannot use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from wombat.plugins.importers import vcard as importer

from tests.sources.vcards import card
from wombat import Person, SetAside, WombatError

if TYPE_CHECKING:
    from collections.abc import Callable

    from wombat import Source

    Opened = Callable[..., Source]


@pytest.mark.parametrize(
    ("data", "sure"),
    [
        (card("FN:A"), 95),
        (card("FN:A", encoding="utf-16"), 95),
        (card("FN:A", encoding="utf-16-be"), 95),
        (b"\xef\xbb\xbf\r\n" + card("FN:A"), 95),
        (b"TEST.BEGIN:VCARD\nTEST.FN:a\nTEST.END:VCARD\n", 95),
        (b"begin : vcard\nfn:a\nend:vcard\n", 95),
        (b"\n\n# saved by hand\n" + card("FN:A"), 60),
        (b"FN:A\r\nEND:VCARD\r\n", 50),
        (b"Name,Note\r\nA,BEGIN:VCARD is how they begin\r\n", 0),
        (b"<html>\nBEGIN:VCARD\n", 0),
        (b"PK\x03\x04\nBEGIN:VCARD\n", 0),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", 0),
    ],
)
def test_recognised_by_content(opened: Opened, data: bytes, sure: int) -> None:
    assert importer.recognise(opened(data, "contacts.txt")) == sure


def test_the_hook_gives_the_importer() -> None:
    (found,) = importer.wombat_importers()
    assert found.id == "vcard"
    assert len(found.label.every()) == 3


def test_every_card_is_a_person_or_set_aside(opened: Opened) -> None:
    cards = [card("FN:Ann"), card("NOTE:who"), card("KIND:group", "FN:Choir", "MEMBER:x"), card("TEL:1234567")]
    ann, who, choir, phone, outside = importer.read(opened(b"".join(cards) + b"and some more text\r\n"))
    assert isinstance(ann, Person)
    assert isinstance(phone, Person)
    assert ann.store == "address_book"
    for record, line in ((who, "line 5"), (choir, "line 9"), (outside, "line 19")):
        assert isinstance(record, SetAside)
        assert record.where == line
        assert len(record.reason.every()) == 3


def test_what_is_too_long_is_told_and_the_card_is_read(opened: Opened) -> None:
    person, long = importer.read(opened(card("FN:Ann", "NOTE:" + "x" * 2_000_000)))
    assert isinstance(person, Person)
    assert isinstance(long, SetAside)
    assert long.where == "line 4"


def test_too_many_cards_are_refused(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importer, "MOST_CARDS", 2)
    with pytest.raises(WombatError, match=r"people\.vcf has more than 2 cards"):
        list(importer.read(opened(card("FN:A") * 3, "people.vcf")))


@pytest.mark.parametrize(
    ("names", "country", "label"),
    [
        ("FN:Ann", "", "Nickname"),
        ("FN:王伟", "", "昵称"),
        ("FN:陳國強", "", "暱稱"),
        ("FN:王伟", "TW", "暱稱"),
        ("FN:さくら", "", "Nickname"),
    ],
)
def test_labels_are_in_the_language_of_the_address_book(opened: Opened, names: str, country: str, label: str) -> None:
    (found,) = importer.read(opened(card(names, "NICKNAME:x"), country=country))
    assert isinstance(found, Person)
    assert found.extra == {label: "x"}


def test_every_label_of_the_core_has_a_text() -> None:
    lines = [
        "FN:A", "FN:B", "N:x;;y;p;s", "NICKNAME:n", "X-PHONETIC-FIRST-NAME:r", "ORG:1", "ORG:2", "TITLE:1", "TITLE:2",
        "ROLE:1", "ROLE:2", "ADR;HOME:;;a;;;;", "ADR;WORK:;;b;;;;", "TEL;FAX:1", "URL:u", "BDAY:x",
        "BDAY;CALSCALE=chinese:x",
        "ANNIVERSARY:x", "GENDER:x", "IMPP:unknown", "RELATED:x", "RELATED;TYPE=spouse:x", "RELATED;TYPE=manager:x",
        "RELATED;TYPE=assistant:x", "RELATED;TYPE=child:x", "RELATED;TYPE=partner:x", "RELATED;TYPE=friend:x",
        "RELATED;TYPE=parent:x", "RELATED;TYPE=referred-by:x", "AGENT:x", "X-DEPARTMENT:1", "X-PROFESSION:1",
        "X-PROFESSION:2", "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;x;2;;", "no property at all",
    ]  # fmt: skip
    import wombat

    (found,) = wombat.vcard.read_cards(card(*lines))
    asked = []
    wombat.vcard.person_from_card(found, lambda key: asked.append(key) or key)  # type: ignore[func-returns-value]
    assert len(set(asked)) > 25
    for key in asked:
        assert len(importer.texts(f"vcard_label.{key}").forms) == 3
