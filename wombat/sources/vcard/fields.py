"""What each property of a card says of the person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from wombat.sources.vcard.android import android
from wombat.sources.vcard.card import read_cards
from wombat.sources.vcard.dates import birthday_field, date_field
from wombat.sources.vcard.kin import PROPERTIES
from wombat.sources.vcard.messengers import WECHAT, account, service_of
from wombat.sources.vcard.relations import relate, related
from wombat.sources.vcard.technical import TECHNICAL
from wombat.sources.vcard.values import one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from wombat.sources.vcard.card import Property
    from wombat.sources.vcard.reading import Reading

    Handler = Callable[[Reading, Property], None]


_LONGEST_UNKNOWN = 4000
_LONGEST_ADDRESS = 1000
_WHOLE_NUMBER = 7
_MESSAGING = re.compile(r"MESSAGING/(\w+)-ALL")
"""KDE's accounts; several are divided by a private character."""

_CIRCLE = re.compile(r"(?i)(?:接触圈|接觸圈|(?:contact )?circle)\s*[:：]\s*(.+)")
_REMARK = re.compile(
    r"(?P<number>.*\d)\s*[(（](?P<after>[^()（）\d]+)[)）]|[(（](?P<before>[^()（）\d]+)[)）]\s*(?P<next>[+\d].*)"
)
"""A number with words in brackets behind or before it."""

_ADDRESS = re.compile(r"^.*<([^<>\s]+@[^<>\s]+)>.*$")


def _phone(reading: Reading, found: Property) -> None:
    text = found.flat
    if text[:4].lower() == "tel:":
        text = _tel_uri(text[4:])
    label = reading.own_label(found)
    if label.lower() in WECHAT:
        _wechat(reading, text)
    elif text[:4].lower() == "sip:":
        reading.keep_as("SIP", text[4:])
    elif text:
        if text.endswith((")", "）")) or text.startswith(("(", "（")):
            text, label = _without_remark(reading, text, label)
        for number in _numbers(text):
            if reading.is_new(number):
                reading.person.phones.append(number)
        if label:
            reading.keep_as(label, text)
        elif "fax" in found.types:
            reading.keep("fax", text, found)


def _numbers(text: str) -> list[str]:
    """Return the numbers that commas part; a comma before a few figures makes a telephone wait."""
    if "," not in text and "，" not in text:
        return [text]
    parts = [part.strip() for part in re.split("[,，]", text)]
    whole = all(sum(map(str.isdigit, part)) >= _WHOLE_NUMBER for part in parts)
    return parts if whole else [text]


def _without_remark(reading: Reading, text: str, label: str) -> tuple[str, str]:
    """Return a number without the words in brackets beside it, and these words as its label."""
    remark = _REMARK.fullmatch(text[:_LONGEST_ADDRESS])
    if not remark:
        return text, label
    number, said = remark["number"] or remark["next"], (remark["after"] or remark["before"]).strip()
    if said.lower().removesuffix("同号").removesuffix("同號") in WECHAT:
        _wechat(reading, number)
    if label:
        reading.keep_as(label, number)
    return number, said


def _tel_uri(text: str) -> str:
    """Return the number of a ``tel:`` URI, with its extension, and its context where it is a local one."""
    number, *params = unquote(text).split(";")
    for param in params:
        key, _, value = param.partition("=")
        if key.lower() == "ext" and value:
            number += f" ext. {value}"
        elif key.lower() == "phone-context" and value.startswith("+") and not number.startswith("+"):
            number = f"{value} {number}"
    return number.strip()


def _email(reading: Reading, found: Property) -> None:
    text = found.flat
    if (":" in text or "<" in text) and len(text) < _LONGEST_ADDRESS:
        text = re.sub(r"(?i)^mailto:", "", text)
    text = text.replace("＠", "@")
    for address in _addresses(text):
        if address and reading.is_new(address):
            reading.person.emails.append(address)
    if text and (label := reading.own_label(found)):
        reading.keep_as(label, text)


def _addresses(text: str) -> list[str]:
    """Return the address in a value, without the name before it, or the addresses where there are several."""
    if len(text) > _LONGEST_ADDRESS:
        return [text]
    if text.count("@") > 1:
        from wombat.sources.cells import split_emails

        return split_emails(text)
    return [_ADDRESS.sub(r"\1", text)]


def _organisation(reading: Reading, found: Property) -> None:
    company, *rest = [one_line(part) for part in found.parts()]
    department = " / ".join(filter(None, rest))
    person = reading.person
    if not person.company and not person.department:
        person.company, person.department = company, department
    elif company and not department and not person.company:
        person.company = company  # the first one had the department alone
    elif (company, department) != (person.company, person.department):
        reading.keep("company", " / ".join(filter(None, (company, department))), found)


def _note(reading: Reading, found: Property) -> None:
    text, person = found.text, reading.person
    person.notes = f"{person.notes}\n{text}" if person.notes and text else person.notes or text


def _tags(reading: Reading, found: Property) -> None:
    """Take categories as tags; one such as ``Circle: Health`` or ``接触圈：房地产`` is a contact circle."""
    for tag in map(one_line, found.items()):
        if circle := _CIRCLE.match(tag):
            reading.person.circles.append(circle[1])
        else:
            reading.person.tags.append(tag)


def _web(reading: Reading, found: Property) -> None:
    label = reading.own_label(found)
    if label.lower() in WECHAT:
        _wechat(reading, found.text)
    else:
        reading.keep_as(label, found.text) if label else reading.keep("web", found.text, found)


def _wechat(reading: Reading, handle: str) -> None:
    person = reading.person
    if not person.wechat:
        person.wechat = handle
    elif handle != person.wechat:
        reading.keep_as("WeChat", handle)


def _messenger(reading: Reading, found: Property) -> None:
    service, handle = account(found, reading.own_label(found))
    if service == "WeChat":
        _wechat(reading, handle)
    else:
        reading.keep_as(service or reading.say("messenger"), handle)


def _agent(reading: Reading, found: Property) -> None:
    if "BEGIN:VCARD" in found.text.upper():
        reading.card.agents.extend(read_cards(found.text.encode("utf-8", "replace")))
    else:
        reading.keep("agent", found.text)


def _sound(reading: Reading, found: Property) -> None:
    if "x-irmc-n" in found.types:
        reading.keep("reading", " ".join(filter(None, found.parts())))


def _phonetic(at: int) -> Handler:
    def keep(reading: Reading, found: Property) -> None:
        reading.phonetic[at] = found.flat

    return keep


def other(reading: Reading, found: Property) -> None:
    """Keep any other property by its name, as the relation or messenger account it is, or as it stands."""
    name = re.sub(r"^X-(?:EVOLUTION-|KADDRESSBOOK-(?:X-)?|MS-|ANDROID-|GOOGLE-)?", "", found.name)
    if found.header.encoding == "B" or found.raw[:5].lower() == "data:":
        return
    value = "; ".join(filter(None, (one_line(part) for part in found.text.split("\n"))))[:_LONGEST_UNKNOWN]
    if messenger := _MESSAGING.match(name):
        reading.keep_as(service_of(messenger[1]) or messenger[1].capitalize(), value.replace("\ue000", "; "))
    elif name in PROPERTIES:
        for person in found.items() if name == "CHILDREN" else [found.flat]:
            relate(reading, PROPERTIES[name], person)
    elif name in _BY_PLAIN_NAME:
        _BY_PLAIN_NAME[name](reading, found)
    elif service_of(found.name):
        _messenger(reading, found)
    elif (label := reading.label(found)).lower() in WECHAT:
        _wechat(reading, value)
    else:
        reading.keep_as(label or name.replace("-", " ").replace("_", " ").capitalize(), value)


def _skip(_reading: Reading, _found: Property) -> None:
    pass


def _set_once(field: str) -> Handler:
    def keep(reading: Reading, found: Property) -> None:
        if not getattr(reading.person, field):
            setattr(reading.person, field, found.flat)
        elif found.flat != getattr(reading.person, field):
            reading.keep(field, found.flat)

    return keep


_BY_PLAIN_NAME: dict[str, Handler] = {
    "ANNIVERSARY": date_field,
    "DEPARTMENT": _set_once("department"),
    "PROFESSION": _set_once("profession"),
    "NICKNAME": lambda reading, found: reading.nicknames.append(found),
    "BIRTHDAY": birthday_field,
    "CATEGORIES": _tags,
    "CATEGORY": _tags,
    "GN": _tags,
    "GROUP": _tags,
    "GROUPS": _tags,
    "GENDER": lambda reading, found: reading.keep("gender", "; ".join(filter(None, found.parts()))),
    "TEL": _phone,
    "PHONE": _phone,
    "MOBILE": _phone,
    "ALTBDAY": lambda reading, found: reading.keep("lunar_birthday", found.flat),
    "IMADDRESS": _messenger,
    "BLOG-URL": _web,
    "VIDEO-URL": _web,
}
"""Properties of one program that mean the same as a standard one, without the beginnings of their names."""

HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(TECHNICAL, _skip),
    "TEL": _phone,
    "EMAIL": _email,
    "ORG": _organisation,
    "TITLE": lambda reading, found: reading.titles.append(found.flat),
    "ROLE": lambda reading, found: reading.roles.append(found.flat),
    "NICKNAME": lambda reading, found: reading.nicknames.append(found),
    "BDAY": birthday_field,
    "NOTE": _note,
    "CATEGORIES": _tags,
    "ADR": lambda reading, found: reading.addresses.append(found),
    "LABEL": lambda reading, found: reading.address_labels.append(found.flat),
    "URL": _web,
    "IMPP": _messenger,
    "X-SOCIALPROFILE": _messenger,
    "SOCIALPROFILE": _messenger,
    "X-ABDATE": date_field,
    "RELATED": related,
    "X-ABRELATEDNAMES": related,
    "AGENT": _agent,
    "NAME": lambda reading, found: None if found.text == reading.card.text("FN") else other(reading, found),
    "SOUND": _sound,
    "GENDER": _BY_PLAIN_NAME["GENDER"],
    "ANNIVERSARY": date_field,
    "X-ANDROID-CUSTOM": android,
    "X-PHONETIC-LAST-NAME": _phonetic(0),
    "X-PHONETIC-MIDDLE-NAME": _phonetic(1),
    "X-PHONETIC-FIRST-NAME": _phonetic(2),
    "X-PHONETIC-ORG": _phonetic(3),
}
"""How each property is read; any other goes to `other`."""
