"""How long importing takes beside the libraries one would use: vobject for vCards, csv and phonenumbers for a list.

    python benchmarks/importing.py [--people 20000] [--runs 3]

Both sides read the same bytes in one process, in turn; told are processor seconds, the best of the runs. vCards: all
cards of a file against `vobject.readComponents`; at most 0.3 of its time. A CSV of people, phones parsed, against the
sum of `csv.reader` over the file and `phonenumbers.parse` of every number; at most 1.5 times that.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import phonenumbers
import vobject
from wombat.plugins.importers import people, vcard

from wombat import Person, Source
from wombat.persons import phones
from wombat.persons.phones import read_phones

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 11, 22)
CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Doe{at};Jane;;;\r\nFN:Jane Doe{at}\r\nORG:Sunrise {firm} Ltd;Sales\r\n"
    "TITLE:Manager\r\nTEL;TYPE=CELL:+86 138 {number}\r\nTEL;TYPE=WORK:+1 415 555 0{last}\r\n"
    "EMAIL;TYPE=INTERNET:jane{at}@sunrise.example\r\nADR;TYPE=WORK:;;1 Main St;Springfield;;12345;USA\r\n"
    "CATEGORIES:client,golf\r\nNOTE:Met at the fair\\, spoke about the mill\\nand the roof\r\nEND:VCARD\r\n"
)
HEADINGS = "Name,Company,Job Title,Phone,E-mail,City,Birthday,Notes\n"
ROW = (
    "Jane Doe{at},Sunrise {firm} Ltd,Manager,{phone},jane{at}@sunrise.example,Springfield,1980-05-20,Met at the fair\n"
)
PHONES = ("138{number}", "+86 138 {number}", "021-6{number:.7}", "+1 415 555 0{last}", "+44 20 7946 0{last}")
"""A mobile and an office number as people write them in China, and three of people abroad, in turn."""


def filled(template: str, at: int) -> str:
    values = {"at": at, "firm": at % 900, "number": f"{at * 4999 % 10**8:08d}", "last": f"{at % 1000:03d}"}
    return template.format(phone=PHONES[at % len(PHONES)].format(**values), **values)


def read_cards(path: Path) -> int:
    return sum(isinstance(each, Person) for each in vcard.read(Source(path, today=TODAY)))


def read_list(path: Path) -> int:
    phones._read.cache_clear()  # noqa: SLF001 - each run reads the numbers for the first time
    source = Source(path, today=TODAY, country="CN")
    importer = next(iter(people.wombat_importers()))
    if not importer.recognise(source):
        return 0
    found = [each for each in importer.read(source) if isinstance(each, Person)]
    return sum(bool(read_phones(each.phones, "CN")) for each in found)


def peer_cards(path: Path) -> int:
    return sum(1 for _ in vobject.readComponents(path.read_text("utf-8")))


def peer_list(path: Path) -> int:
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))[1:]
    return sum(bool(phonenumbers.parse(row[3], "CN")) for row in rows)


def best(work: Callable[[Path], int], path: Path, expected: int) -> float:
    begun = time.process_time()
    if work(path) != expected:
        sys.exit(f"{work.__name__} did not read {expected} people")
    return time.process_time() - begun


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    late = False
    with tempfile.TemporaryDirectory() as folder:
        cards, rows = Path(folder, "people.vcf"), Path(folder, "people.csv")
        cards.write_bytes("".join(filled(CARD, at) for at in range(asked.people)).encode())
        rows.write_text(HEADINGS + "".join(filled(ROW, at) for at in range(asked.people)), "utf-8")
        pairs = (("vCards", cards, read_cards, peer_cards, 0.3), ("CSV", rows, read_list, peer_list, 1.5))
        for name, path, ours, theirs, limit in pairs:
            times = [(best(ours, path, asked.people), best(theirs, path, asked.people)) for _ in range(asked.runs)]
            mine, peer = (min(each) for each in zip(*times, strict=True))
            print(f"{name}: {mine:.2f} s, peer {peer:.2f} s, ratio {mine / peer:.2f} (at most {limit})")
            late |= mine / peer > limit
    sys.exit(late)


if __name__ == "__main__":
    main()
