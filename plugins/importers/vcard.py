"""vCard files (.vcf) of phones, mail programs and address books, told by their content."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING

import wombat
from wombat import Importer, Person, SetAside, Texts, WombatError, hookimpl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from wombat import Record, Source

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

MOST_CARDS = 200_000
"""Cards of one file that are read."""

_BEGIN = re.compile(rb"(?i)(?:^|[\r\n])[\t ]*(?:[\w-]+\.)?BEGIN[\t ]*:[\t ]*VCARD")
_END = re.compile(rb"(?i)[\r\n][\t ]*END[\t ]*:[\t ]*VCARD")
_MARKS = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
_HAN = re.compile("[\u4e00-\u9fff]")
_KANA = re.compile("[\u3040-\u30ff]")
_TRADITIONAL_COUNTRIES = frozenset({"TW", "HK", "MO"})
_TRADITIONAL = frozenset(
    "陳張劉楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭葉蘇呂盧鍾譚陸範賈韋鄒閻龍萬錢湯顧龔國電話業務會計師經總銀貿與為學辦發區號"
)
_PEEKED = 50


@hookimpl
def wombat_importers() -> Iterable[Importer]:
    """Return the vCard importer."""
    return [Importer("vcard", texts("vcard.label"), recognise, read)]


def recognise(source: Source) -> int:
    """Return how sure it is that a file holds vCards: certain if it begins with one, in whatever encoding."""
    head = source.head.replace(b"\0", b"") if b"\0" in source.head[:200] else source.head
    if _BEGIN.match(b"\n" + head.lstrip(_MARKS)):
        return 95
    if head.startswith((b"PK\3\4", b"<", b"%PDF")):
        return 0
    if _BEGIN.search(head):
        return 60
    return 50 if _END.search(head) else 0


def read(source: Source) -> Iterator[Record]:
    """Yield a person for each card, and what was set aside with its line and reason.

    Raises:
        WombatError: the file has more than `MOST_CARDS` cards.
    """
    found, directory = wombat.vcard.read_file(source.data, source.encoding)
    cards = iter(found)
    peeked = list(islice(cards, _PEEKED))
    say = _labels(_language(source.country, " ".join(card.text("FN") + card.text("N") for card in peeked)))
    for number, card in enumerate(chain(peeked, cards)):
        if number >= MOST_CARDS:
            raise WombatError(texts("vcard.too_many", file=source.name, n=MOST_CARDS))
        yield _record(card, say, directory)
        for line, problem in card.problems:
            yield SetAside(f"line {line}", texts(f"vcard.{problem}"))
        cut = texts("vcard.cut", file=source.name, line=card.line)
        source.damage = cut if card.opened and not card.closed else None


def _record(card: wombat.vcard.Card, say: Callable[[str], str], directory: wombat.vcard.Directory) -> Record:
    where = f"line {card.line}"
    if wombat.vcard.is_group(card):
        return SetAside(
            where, texts("vcard.group", name=card.text("FN") or card.text("N"), n=len(wombat.vcard.members(card)))
        )
    person: Person | None = wombat.vcard.person_from_card(card, say, directory)
    if person is not None:
        person.store = "address_book"
        return person
    return SetAside(where, texts("vcard.nobody" if card.opened else "vcard.outside"))


def _language(country: str, names: str) -> str:
    """Return the language that the owner of an address book reads, by the country and the names in it."""
    if country in _TRADITIONAL_COUNTRIES:
        return "zh-TW"
    han = len(_HAN.findall(names))
    if _KANA.search(names) or not han:
        return "en"
    return "zh-TW" if 4 * sum(char in _TRADITIONAL for char in names) > han else "zh-CN"


@cache
def _labels(language: str) -> Callable[[str], str]:
    return cache(lambda key: texts(f"vcard_label.{key}").say(language))
