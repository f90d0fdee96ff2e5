"""A whole team in one workbook, beside the time it takes to read their workbooks alone.

    python benchmarks/team.py [--books 50] [--people 2000] [--folder FOLDER]

Each colleague's workbook is built from a list of people and a list of ties: most are theirs alone, the others are drawn
from the customers of the whole team, so that colleagues meet in them. Told are the processor seconds of reading each
workbook alone by ``wombat contacts BOOK --json`` and of ``wombat build team/*.xlsx -o team.xlsx``, each in a process of
its own; at most 2.5 times as long. Told as well is how long it takes to read them as sources in one process, without
starting the program. With ``--folder`` the workbooks are made once and kept.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from running import run
from wombat.plugins.importers import workbook

from wombat import Source
from wombat.build import build
from wombat.prepare import Options, prepare

TODAY = date(2026, 11, 22)
FIRST = [
    "Ann",
    "Ben",
    "Cora",
    "Dan",
    "Eve",
    "Finn",
    "Gina",
    "Hugo",
    "Ida",
    "Jon",
    "Kim",
    "Leo",
    "Mia",
    "Ned",
    "Oda",
    "Pia",
    "Quin",
    "Rosa",
    "Sam",
    "Tess",
]
LAST = [
    "Stone",
    "Rivers",
    "Field",
    "Marsh",
    "Brook",
    "Hale",
    "Lund",
    "Moss",
    "Pike",
    "Reed",
    "Thorne",
    "Vale",
    "Wells",
    "York",
    "Zeller",
    "Abbot",
    "Crane",
    "Dove",
]
TRADES = ("lawyer", "accountant", "banker", "architect", "printer", "florist", "photographer", "caterer")
AT_MOST = 2.5


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--books", type=int, default=50)
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--shared", type=float, default=0.3, help="share of the people whom colleagues know too")
    parser.add_argument("--folder", type=Path, help="where the workbooks are, or are to be made")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        books = [folder / f"colleague{at:02}.xlsx" for at in range(asked.books)]
        for at, book in enumerate(books):
            if not book.exists():
                make(book, at, asked.people, asked.shared, asked.books)
        alone = sum(spent("contacts", book, "--json") for book in books)
        together = spent("build", *books, "-o", Path(scratch, "team.xlsx"), "--today", TODAY.isoformat())
        plan = prepare(Path(scratch, "team.xlsx"), Options(today=TODAY)).plan
        sources = sum(reading(book) for book in books)
    ties = len(plan.table("relations", "ties"))
    print(f"{len(books)} workbooks of {asked.people} people: {len(plan.contacts)} contacts, {ties} ties")
    print(f"read alone {alone:.1f} s, together {together:.1f} s, ratio {together / alone:.2f} (at most {AT_MOST})")
    print(f"read as sources within one process: {sources:.1f} s")
    sys.exit(together / alone > AT_MOST)


def make(book: Path, at: int, people: int, shared: float, books: int) -> None:
    """Build the workbook of one colleague."""
    chance = random.Random(at)  # noqa: S311 - no secret
    common = int(people * shared)
    customers = chance.sample(range(max(common * books // 3, common)), common)
    mine = range(10_000_000 + at * people, 10_000_000 + at * people + people - common)
    numbers = [*customers, *mine]
    names = {number: name_of(number) for number in numbers}
    with tempfile.TemporaryDirectory() as scratch:
        rows, ties = Path(scratch, "people.csv"), Path(scratch, "ties.csv")
        with rows.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("Name", "Company", "Job Title", "Phone", "E-mail", "City"))
            for number in numbers:
                firm = f"{LAST[number % 11]} & {LAST[number % 13]} {number % 997}"
                address, phone = f"p{number}@mail{number % 50}.example", f"+86138{number:08d}"
                writer.writerow((names[number], firm, TRADES[number % 8], phone, address, "Springfield"))
        with ties.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("From", "To", "Kind"))
            writer.writerows((*map(names.get, chance.sample(numbers, 2)), "knows") for _ in range(people * 2))
        build([rows, ties], book, Options(today=TODAY, language="en", owner=f"Colleague {at}"), lambda _: None)


def name_of(number: int) -> str:
    """Return a name that nobody else bears."""
    letters, rest = "", number
    while rest:
        rest, one = divmod(rest, 26)
        letters += chr(ord("a") + one)
    return f"{FIRST[number % 16]} {letters.title() or 'O'} {LAST[number // 16 % 13]}"


def spent(*arguments: object) -> float:
    """Return the processor seconds of the command with some arguments."""
    ran = run([sys.executable, "-m", "wombat", *map(str, arguments)])
    if ran.status:
        sys.exit(ran.err)
    return ran.processor


def reading(book: Path) -> float:
    """Return the processor seconds of reading one workbook as a source."""
    begun = time.process_time()
    source = Source(book, today=TODAY)
    if not workbook.recognise(source) or not sum(1 for _ in workbook.read(source)):
        sys.exit(f"{book} was not read")
    return time.process_time() - begun


if __name__ == "__main__":
    main()
