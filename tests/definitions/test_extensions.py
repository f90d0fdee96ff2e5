"""A file may add fields to a table of another worksheet; they are there while its group is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wombat.definitions.extensions import switched
from wombat.definitions.load import DefinitionError
from wombat.definitions.shelf import load_folders

from .test_load import GOOD, write

if TYPE_CHECKING:
    from pathlib import Path

MORE = """
extends = "pets"
group = "vet"

[[part]]
id = "list"

[[part.field]]
id = "vaccinated"
type = "date"
owner = "user"
label = "Vaccinated on"
"""


def loaded(folder: Path, more: str) -> list[str]:
    write(folder, GOOD)
    write(folder, more, "a-vet.toml")
    (pets,) = load_folders([(folder, "mine")])[0].values()
    return [field.id for field in pets.part("list").fields]


def test_its_fields_come_last_whatever_the_order_of_the_files(tmp_path: Path) -> None:
    assert loaded(tmp_path, MORE) == ["name", "size", "vaccinated"]


def test_the_fields_are_there_while_the_group_is_on(tmp_path: Path) -> None:
    loaded(tmp_path, MORE)
    pets = load_folders([(tmp_path, "mine")])[0]["pets"]
    assert switched(pets, {"extra", "vet"}) is pets
    assert [field.id for field in switched(pets, {"extra"}).part("list").fields] == ["name", "size"]
    assert switched(pets, {"extra"}).part("list").items == pets.part("list").items


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('extends = "pets"', 'extends = "fish"', "fish"),
        ('id = "list"', 'id = "tank"', "tank"),
        ('id = "vaccinated"', 'id = "size"', r"list\.size"),
        ('owner = "user"', 'owner = "dog"', r"part\[1\]\.field\[1\]\.owner"),
    ],
)
def test_a_fault_names_the_file_and_what_is_wrong(tmp_path: Path, old: str, new: str, named: str) -> None:
    with pytest.raises(DefinitionError, match=rf"a-vet\.toml.*{named}"):
        loaded(tmp_path, MORE.replace(old, new))
