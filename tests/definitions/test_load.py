"""Definitions are checked when they are read, and every fault is named with its file and place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wombat.definitions.load import DefinitionError, load_worksheet
from wombat.definitions.shelf import load_folders

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """
id = "pets"
group = "extra"
order = 900
title = { en = "Pets", zh-CN = "宠物", zh-TW = "寵物" }
purpose = { en = "Whose dog is whose" }

[[part]]
id = "list"
kind = "table"

[[part.field]]
id = "name"
type = "contact"
owner = "user"
label = { en = "Name", zh-CN = "姓名" }

[[part.field]]
id = "size"
type = "choice"
owner = "user"
label = "Size"
choices = [{ id = "big", label = { en = "big", zh-CN = "大" } }]

[[part.item]]
id = "first"
values = { size = "big" }
"""


def write(folder: Path, text: str, name: str = "pets.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_definition_becomes_a_worksheet(tmp_path: Path) -> None:
    sheet = load_worksheet(write(tmp_path, GOOD), "my plugin")
    part = sheet.part("list")
    assert (sheet.id, sheet.group, sheet.provider) == ("pets", "extra", "my plugin")
    assert [field.type for field in part.fields] == ["contact", "choice"]
    assert part.field("size").choices[0].label.say("zh-CN") == "大"
    assert part.field("size").label.say("zh-TW") == "Size"
    assert part.items[0].values == {"size": "big"}


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('type = "contact"', 'type = "kontakt"', "part[1].field[1].type"),
        ('owner = "user"\nlabel = { en = "Name"', 'label = { en = "Name"', "part[1].field[1].owner"),
        ('label = "Size"', 'labl = "Size"', "part[1].field[2].label"),
        ('values = { size = "big" }', "values = { weight = 3 }", "part[1].item[1].values.weight"),
        ("order = 900", 'order = "last"', "order"),
        ('en = "Pets"', 'en = "Cats/Dogs"', "title"),
        ('id = "size"', 'id = "name"', "part[1].field"),
        ('id = "list"', 'id = "The list"', "part[1].id"),
        ('kind = "table"', 'kind = "table"\ncolour = "red"', "part[1].colour"),
    ],
)
def test_a_fault_is_named_with_its_file_and_place(tmp_path: Path, old: str, new: str, place: str) -> None:
    assert old in GOOD
    with pytest.raises(DefinitionError) as caught:
        load_worksheet(write(tmp_path, GOOD.replace(old, new)))
    assert "pets.toml" in str(caught.value)
    assert f"“{place}”" in str(caught.value)


def test_two_that_claim_one_id_are_both_named(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        folder.mkdir()
        write(folder, GOOD)
    with pytest.raises(DefinitionError, match=r"pets.*alpha.*beta"):
        load_folders([(one, "alpha"), (two, "beta")])


def test_a_broken_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match=r"pets\.toml"):
        load_worksheet(write(tmp_path, "id = ["))


def test_a_file_that_cannot_be_used_does_not_keep_the_others_out(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, "id = 3", "broken.toml")
    told: list[str] = []
    worksheets, _ = load_folders([(tmp_path, "alpha")], lambda error: told.append(str(error)))
    assert list(worksheets) == ["pets"]
    assert len(told) == 1
    assert "broken.toml" in told[0]
