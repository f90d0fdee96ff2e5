"""``wombat contacts``: the contacts in the order of the sheet, or of their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.persons.sounds import spelling

if TYPE_CHECKING:
    from tests.conftest import Wombat


def test_names_are_sorted_by_pinyin_family_names_as_they_sound(wombat: Wombat) -> None:
    names = ["周明远", "Zoe Adler", "曾国强", "单小华", "Ann Lee", "欧阳泽", "陳偉", "陈立"]
    rows = [f"{name},555-01{at:02}" for at, name in enumerate(names)]
    (wombat.folder / "people.csv").write_text("\n".join(["Name,Phone", *rows]), "utf-8")
    assert wombat.build("people.csv", "-o", "plan.xlsx").status == 0
    listed = wombat("contacts", "plan.xlsx", "--by-name", "--json").data["contacts"]
    assert [each["name"] for each in listed] == [
        *("Ann Lee", "陈立", "陳偉", "欧阳泽", "单小华", "曾国强", "周明远", "Zoe Adler"),
    ]
    assert [each["name"] for each in wombat("contacts", "plan.xlsx", "--json").data["contacts"]] == names


def test_how_a_name_is_spelt() -> None:
    assert [spelling(name) for name in ("曾国强", "單小華", "Ann", "")] == [
        "zeng guo qiang",
        "shan xiao hua",
        "ann",
        "",
    ]
