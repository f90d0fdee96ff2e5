"""Files that break off or hold nothing: what there is comes in, and a sentence says what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wombat.testing import Wombat

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nEND:VCARD\r\n"


def test_a_card_that_breaks_off_is_read_and_told(wombat: Wombat) -> None:
    whole = CARD.format(name="Ann Hill") + CARD.format(name="Ben Wood")
    (wombat.folder / "whole.vcf").write_text(whole, "utf-8")
    (wombat.folder / "half.vcf").write_text(whole[: whole.rindex("END:")], "utf-8")
    assert wombat.build("whole.vcf", "-o", "whole.xlsx", "--json").data["problems"] == []
    said = wombat.build("half.vcf", "-o", "half.xlsx", "--json")
    assert said.status == 1
    (problem,) = said.data["problems"]
    assert problem["where"] == "half.vcf"
    assert "ends inside the card that begins at line 5" in problem["text"]
    assert said.data["contacts"] == 2


def test_a_card_without_an_end_before_another_is_no_broken_file(wombat: Wombat) -> None:
    cards = CARD.format(name="Ann Hill").replace("END:VCARD\r\n", "") + CARD.format(name="Ben Wood")
    (wombat.folder / "people.vcf").write_text(cards, "utf-8")
    said = wombat.build("people.vcf", "-o", "plan.xlsx", "--json")
    assert (said.status, said.data["contacts"]) == (0, 2)


def test_a_list_with_headings_only_is_told_with_its_count(wombat: Wombat) -> None:
    (wombat.folder / "people.csv").write_text("Name,Company,E-mail\n", "utf-8")
    said = wombat.build("people.csv", "-o", "plan.xlsx")
    assert said.status == 0
    assert "0 records" in said.out
    assert "people.csv has headings and nothing beneath them" in said.err
    assert wombat.build("people.csv", "-o", "other.xlsx", "--json").data["problems"] == []
