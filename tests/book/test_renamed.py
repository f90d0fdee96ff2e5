"""A contact who is renamed stays the same person in every log, to the sources, and in the ranking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

if TYPE_CHECKING:
    from pathlib import Path

    from wombat.testing import Wombat

PEOPLE = "Name,Company,E-mail\nAnn Lee,Acme,ann@x.example\nBob May,Bolt,bob@x.example\nCy Fox,Core,cy@x.example\n"
TIES = "From,To,Kind\nAnn Lee,Bob May,knows\nAnn Lee,Cy Fox,knows\n"
REFERRALS = "From,To,Kind,Date\nAnn Lee,me,referred,2026-03-01\n"


def write(folder: Path, **files: str) -> list[str]:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return [f"{name}.csv" for name in files]


def put(book: Path, sheet: str, old: str, new: str) -> int:
    """Write over the cells of a sheet that hold a text."""
    opened = openpyxl.load_workbook(book)
    cells = [cell for row in opened[sheet].iter_rows() for cell in row if cell.value == old]
    for cell in cells:
        cell.value = new
    opened.save(book)
    return len(cells)


def told(book: Path, sheet: str) -> list[object]:
    return [cell.value for row in openpyxl.load_workbook(book)[sheet].iter_rows() for cell in row]


def hubs(wombat: Wombat) -> list[tuple[str, float]]:
    found = wombat("hubs", "plan.xlsx", "--json").data["hubs"]
    return [(hub["name"], hub["measures"]["degree"]) for hub in found]


def test_logs_follow_a_name_that_was_typed_over(wombat: Wombat) -> None:
    book = wombat.folder / "plan.xlsx"
    sources = write(wombat.folder, people=PEOPLE, ties=TIES, referrals=REFERRALS)
    assert wombat.build(*sources, "-o", "plan.xlsx", "--owner", "Me Myself").status == 0
    assert put(book, "Contacts", "Ann Lee", "Ann Lee-Young") == 1
    assert hubs(wombat)[0] == ("Ann Lee-Young", 2), "reading commands know at once"
    said = wombat.build()
    assert said.status == 0
    assert "“Ann Lee” is “Ann Lee-Young” now" in said.out + said.err
    assert hubs(wombat) == [("Ann Lee-Young", 2), ("Bob May", 1), ("Cy Fox", 1)]
    assert "Ann Lee" not in [*told(book, "Who knows whom"), *told(book, "Referral log")]
    contacts = wombat("contacts", "plan.xlsx", "--json").data["contacts"]
    assert [contact["name"] for contact in contacts] == ["Ann Lee-Young", "Bob May", "Cy Fox"]
    again = wombat.build("--json")
    assert again.data["written"] is False


def test_a_list_that_uses_the_old_name_means_the_same_contact(wombat: Wombat) -> None:
    write(wombat.folder, people=PEOPLE, ties=TIES)
    assert wombat.build("people.csv", "-o", "plan.xlsx").status == 0
    put(wombat.folder / "plan.xlsx", "Contacts", "Ann Lee", "Ann Lee-Young")
    assert wombat.build().status == 0
    assert wombat.build("ties.csv").status == 0
    assert hubs(wombat)[0] == ("Ann Lee-Young", 2)
    assert len(wombat("contacts", "plan.xlsx", "--json").data["contacts"]) == 3


def test_a_name_taken_over_from_a_conflict_is_followed(wombat: Wombat) -> None:
    people = PEOPLE.replace("Ann Lee", "田中由纪")
    other = "Name,Company,E-mail\nYuki Tanaka,Acme,ann@x.example\n"
    sources = write(wombat.folder, people=people, ties=TIES.replace("Ann Lee", "田中由纪"), other=other)
    assert wombat.build(*sources, "-o", "plan.xlsx").status == 0
    book = openpyxl.load_workbook(wombat.folder / "plan.xlsx")
    rows = list(book["Conflicts"].iter_rows())
    answer = next(cell.column for row in rows for cell in row if cell.value == "Which holds")
    row = next(row for row in rows if any(cell.value == "Yuki Tanaka" for cell in row))
    row[answer - 1].value = "theirs"
    book.save(wombat.folder / "plan.xlsx")
    assert wombat.build().status == 0
    assert hubs(wombat)[0] == ("Yuki Tanaka", 2)
    assert len(wombat("contacts", "plan.xlsx", "--json").data["contacts"]) == 3


def test_two_names_that_were_exchanged_are_two_people(wombat: Wombat) -> None:
    sources = write(wombat.folder, people=PEOPLE, ties=TIES)
    assert wombat.build(*sources, "-o", "plan.xlsx").status == 0
    book = wombat.folder / "plan.xlsx"
    for old, new in (("Ann Lee", "?"), ("Bob May", "Ann Lee"), ("?", "Bob May")):
        put(book, "Contacts", old, new)
    assert wombat.build().status == 0
    assert hubs(wombat)[0][0] == "Ann Lee", "the logs mean whoever bears the name"
