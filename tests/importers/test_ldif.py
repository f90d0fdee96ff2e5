"""LDIF address books, as Thunderbird and directories write them."""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from typing import TYPE_CHECKING

from wombat.plugins.importers import ldif

from wombat import Person, SetAside, Source

if TYPE_CHECKING:
    from pathlib import Path

    from wombat import Record


def records(tmp_path: Path, text: str, sure: int = 95) -> list[Record]:
    path = tmp_path / "book.ldif"
    path.write_bytes(text.encode())
    source = Source(path, today=date(2026, 3, 1))
    (importer,) = ldif.wombat_importers()
    assert importer.recognise(source) == sure
    return list(importer.read(source)) if sure else []


def coded(text: str) -> str:
    return b64encode(text.encode()).decode()


BOOK = f"""version: 1

# a comment
dn: cn=Ada Sample,mail=ada@sample.example
objectclass: top
objectclass: person
objectclass: mozillaAbPersonAlpha
givenName: Ada
sn: Sample
cn: Ada Sample
mozillaNickname: Addie
mail: ada@sample.example
mozillaSecondEmail: a2@sample.example
telephoneNumber: +44 20 7946 0100
mobile: +44 7700 900101
facsimileTelephoneNumber: +44 20 7946 0199
o: Sample Bakery
ou: Ovens
title: Baker
l: Leeds
description: likes tea, and a note that is so long that it is
  folded
birthyear: 1980
birthmonth: 04
birthday: 05
userPassword: secret
jpegPhoto:: /9j/4AAQSkZJRg==
manager: cn=Bo Example,o=Sample Bakery
modifytimestamp: 0

dn:: {coded("cn=样例强,mail=q@sample.example")}
objectclass: person
cn:: {coded("样例强")}
mail: q@sample.example
mail: q2@sample.example

dn: cn=Friends
objectclass: groupOfNames
cn: Friends
member: cn=Ada Sample, mail=ada@sample.example
"""


def test_an_address_book(tmp_path: Path) -> None:
    group, ada, qiang = records(tmp_path, BOOK)
    assert isinstance(group, SetAside)
    assert group.where == "line 37"
    assert ada == Person(
        "line 3",
        "Ada Sample",
        "Ada",
        "Sample",
        "Sample Bakery",
        "Ovens",
        "Baker",
        phones=["+44 20 7946 0100", "+44 7700 900101"],
        emails=["ada@sample.example", "a2@sample.example"],
        city="Leeds",
        birthday="1980-04-05",
        store="address_book",
        tags=["Friends"],
        notes="likes tea, and a note that is so long that it is folded",
        extra={"facsimileTelephoneNumber": "+44 20 7946 0199", "mozillaNickname": "Addie"},
        relations=[("works-with", "Bo Example")],
    )
    assert isinstance(qiang, Person)
    assert (qiang.name, qiang.emails) == ("样例强", ["q@sample.example", "q2@sample.example"])


def test_what_begins_otherwise_is_none(tmp_path: Path) -> None:
    assert records(tmp_path, "Name,Email\ndn: x,y@e.example\n", sure=0) == []


def test_broken_lines_lose_only_themselves(tmp_path: Path) -> None:
    (one,) = records(tmp_path, "dn: cn=A B\ncn: A B\nsn:: %%%\nno colon here\nmail: a@e.example\n")
    assert isinstance(one, Person)
    assert (one.name, one.emails) == ("A B", ["a@e.example"])


def test_an_entry_without_a_name_is_set_aside(tmp_path: Path) -> None:
    (one,) = records(tmp_path, "dn: o=x\nobjectclass: top\nst: Yorkshire\n")
    assert isinstance(one, SetAside)


def test_attributes_without_number_are_kept_in_the_notes(tmp_path: Path) -> None:
    text = "".join(f"dn: cn=P {at}\ncn: P {at}\nx{at}: v{at}\nmail: p{at}@e.example\n\n" for at in range(600))
    people = records(tmp_path, text)
    last = people[-1]
    assert isinstance(last, Person)
    assert len(people) == 600
    assert (last.emails, last.notes, last.extra) == (["p599@e.example"], "x599: v599", {})


def test_numbers_are_read_by_the_country_of_the_entry(tmp_path: Path) -> None:
    (ada,) = records(tmp_path, "dn: cn=Ada\ncn: Ada\ntelephoneNumber: 020 7946 0100\nc: GB\n")
    assert isinstance(ada, Person)
    assert (ada.country, ada.extra) == ("GB", {"c": "GB"})
