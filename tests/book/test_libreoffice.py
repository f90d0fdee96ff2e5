"""LibreOffice as the other program: it saves the workbook, and everything is there at the next build."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.book.desk import Desk, said
from wombat.book.values import digest
from wombat.checking import check
from wombat.xlsx.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wombat.plan.model import Value

SOFFICE = shutil.which("soffice")
PYTHONS = ("/usr/bin/python3", "/usr/lib/libreoffice/program/python", "/opt/libreoffice/program/python")
SCRIPT = Path(__file__).with_name("office.py")


def with_uno() -> str | None:
    """Return a Python that can talk to LibreOffice."""
    for python in filter(Path.exists, map(Path, PYTHONS)):
        if not subprocess.run([python, "-c", "import uno"], check=False, capture_output=True).returncode:
            return str(python)
    return None


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None or with_uno() is None, reason="LibreOffice with its Python is not installed"),
]


class Office:
    """LibreOffice, with a profile of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"

    def convert(self, path: Path) -> None:
        """Open the workbook and save it."""
        out = self.folder / "out"
        subprocess.run(
            [str(SOFFICE), self.profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(path)],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
        shutil.copy(out / path.name, path)

    def work(self, path: Path, *steps: tuple[Any, ...]) -> None:
        """Carry out steps as a user would, and save."""
        saved, task, pipe = self.folder / "saved.xlsx", self.folder / "task.json", f"wombat{id(self)}"
        task.write_text(json.dumps({"open": str(path), "save": str(saved), "steps": steps}), "utf-8")
        listening = f"--accept=pipe,name={pipe};urp;"
        office = subprocess.Popen([str(SOFFICE), self.profile, "--headless", "--norestore", listening])
        try:
            subprocess.run([str(with_uno()), str(SCRIPT), pipe, str(task)], check=True, timeout=300)
            office.wait(60)
        finally:
            office.kill()
        shutil.copy(saved, path)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    folder = tmp_path / "office"
    folder.mkdir()
    yield Office(folder)
    shutil.rmtree(folder, ignore_errors=True)


def said_of(value: Value) -> str:
    """Return a value as it is compared; LibreOffice keeps fifteen digits of a number."""
    return "; ".join(value) if isinstance(value, list) else digest(value)


def kept(desk: Desk) -> list[str]:
    """Return the program's cells that pass for typed over."""
    found = []
    for sheet, place in desk.read().opened.places.items():
        found += [f"{sheet}.{part}.{name}" for part, lines in place.forms.items() for name in lines if lines[name].kept]
        found += [f"{sheet}.{part}: {sorted(table.kept)}" for part, table in place.tables.items() if table.kept]
    return found


def test_saved_by_libreoffice_nothing_is_lost_and_nothing_seems_typed(desk: Desk, office: Office) -> None:
    before = {key: (table.ids, table.columns) for key, table in desk.read().plan.tables.items()}
    formulas = {place: cell.formula for place, cell in desk.cells().items() if cell.formula}
    office.convert(desk.path)
    assert not kept(desk)
    built = desk.build()
    assert not built.problems, said(built)
    after = {key: (table.ids, table.columns) for key, table in desk.read().plan.tables.items()}
    for key, (ids, columns) in before.items():
        assert after[key][0] == ids, key
        for field, values in columns.items():
            assert [said_of(value) for value in after[key][1][field]] == [said_of(value) for value in values], field
    now = {place: cell.formula for place, cell in desk.cells().items() if cell.formula}
    assert now == formulas
    assert desk.changes() == []
    office.convert(desk.path)
    assert not kept(desk)
    assert not desk.build().problems
    assert desk.changes() == []


def test_the_demo_saved_by_libreoffice(demo: Path, office: Office) -> None:
    desk = Desk(demo)
    told = [problem.text.say("en") for problem in check(desk.read())]
    counts = {key: len(table) for key, table in desk.read().plan.tables.items()}
    office.convert(demo)
    assert not kept(desk)
    assert [problem.text.say("en") for problem in check(desk.read())] == told
    assert not desk.build().problems
    assert {key: len(table) for key, table in desk.read().plan.tables.items()} == counts
    assert desk.changes() == []


def test_a_users_work_in_libreoffice(desk: Desk, office: Office) -> None:
    people, log = desk.table("contacts", "people"), desk.table("referrals", "log")
    title, notes = people.columns["title"], people.columns["notes"]
    last = max(people.columns.values())
    row, first, end = people.spare[0], people.numbers[0], people.numbers[-1]
    ids = dict(zip(people.ids, (contact.name for contact in desk.read().plan.contacts), strict=True))
    circles = desk.names()["circles"]
    seat = desk.table("circles", "circles")
    office.work(
        desk.path,
        ("type", "Contacts", row, people.columns["name"], "Rita Office"),
        ("number", "Contacts", row, people.columns["cadence"], 45),
        ("type", "Contacts", first, notes, "a note, 备注 and émotion"),
        ("type", "Contacts", first, people.columns["hub_rank"], "mine"),
        ("sort", "Contacts", first, end, last, people.columns["name"], True),
        ("insert_rows", "Contacts", first + 1, 1),
        ("type", "Contacts", first + 1, people.columns["name"], "Sam Between"),
        ("insert_columns", "Contacts", title, 1),
        ("type", "Contacts", people.heading, title, "Mine"),
        ("type", "Contacts", first, title, "my column"),
        ("width", "Contacts", people.columns["name"], 9000),
        ("bold", "Contacts", first, people.columns["name"]),
        ("comment", "Contacts", first, people.columns["name"], "ask about golf"),
        ("type", circles, seat.spare[0], seat.columns["name"], "Rowing club"),
        ("type", "Referral log", log.last + 1, log.columns["from"], "Rita Office"),
        ("type", "Referral log", log.last + 1, log.columns["to"], "Ann Hill"),
        ("rename", "Referral log", "Who sent whom"),
        ("move", "Settings", 1),
        ("hide", "Interaction log"),
        ("add", "Sums"),
        ("type", "Sums", 1, 1, f"=COUNTA($Contacts.C{first}:C{end + 1})"),
        ("type", "Sums", 2, 1, f"=$'Who sent whom'.C{log.numbers[0]}"),
    )
    built = desk.build()
    told = said(built)
    plan = desk.read().plan
    names = [contact.name for contact in plan.contacts]
    assert names == [names[0], "Sam Between", *sorted(ids.values(), reverse=True)[1:], "Rita Office"] or set(names) == {
        *ids.values(), "Sam Between", "Rita Office",
    }, told  # fmt: skip
    assert names[1] == "Sam Between"
    assert {contact.id: contact.name for contact in plan.contacts}.items() >= ids.items()
    ann = next(contact for contact in plan.contacts if contact.name == "Ann Hill")
    assert ann["notes"] == "a note, 备注 and émotion"
    assert ann["hub_rank"] is None or ann["hub_rank"] == "mine"
    assert next(contact for contact in plan.contacts if contact.name == "Rita Office")["cadence"] == 45
    assert [each["name"] for each in plan.table("circles", "circles")].count("Rowing club") == 1
    assert [each["from"] for each in plan.table("referrals", "log")].count("Rita Office") == 1
    assert desk.names()["referrals"] == "Who sent whom"
    assert kept(desk) == [f"contacts.people: {[(ann.id, 'hub_rank')]}"]
    book = Workbook.open(desk.path)
    assert book.sheet_names[1] == "Settings"
    assert book.state("Interaction log") == "hidden"
    assert book.sheet("Contacts").cell(first, title).value == "my column"
    assert book.sheet("Sums").cell(1, 1).formula
    assert b"ask about golf" in b"".join(book.package.read(part) for part in book.package.names() if "comments" in part)
    now = desk.table("contacts", "people")
    assert now.columns["title"] == title + 1
    assert desk.changes() == []
    office.convert(desk.path)
    assert kept(desk) == [f"contacts.people: {[(ann.id, 'hub_rank')]}"]
    desk.build()
    assert desk.changes() == []
