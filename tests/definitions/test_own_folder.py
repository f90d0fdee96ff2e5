"""A folder of worksheets without a plugin: given for a build, remembered in Settings, never read from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.definitions.test_formulas import counting
from tests.definitions.test_load import write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Wombat


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "training"
    made.mkdir()
    write(made, counting("COUNTA({pets.list.name})").replace('group = "extra"', 'group = "records"'))
    return made


def settings(book: Path) -> object:
    rows = openpyxl.load_workbook(book)["Settings"].iter_rows(values_only=True)
    return next(row[3] for row in rows if row[2] == "Folder of your own worksheets")


@pytest.mark.usefixtures("folder")
def test_a_folder_is_read_and_remembered(wombat: Wombat, tmp_path: Path) -> None:
    said = wombat.build("--lang", "en", "--worksheets", "training", "-o", "plan.xlsx")
    assert said.status == 0, said.err
    assert "Pets" in openpyxl.load_workbook(tmp_path / "plan.xlsx").sheetnames
    assert settings(tmp_path / "plan.xlsx") == "training"
    again = wombat.build("-o", "plan.xlsx")
    assert "nothing was written" in again.out
    assert not again.err


def test_a_folder_that_is_gone_is_told_and_its_sheet_stays(wombat: Wombat, tmp_path: Path, folder: Path) -> None:
    wombat.build("--lang", "en", "--worksheets", "training", "-o", "plan.xlsx")
    folder.rename(tmp_path / "elsewhere")
    said = wombat.build("--lang", "en", "-o", "plan.xlsx")
    assert said.status == 1
    assert "Settings: The folder of worksheets “training” is not beside the workbook" in said.err
    assert "Pets" in openpyxl.load_workbook(tmp_path / "plan.xlsx").sheetnames


@pytest.mark.parametrize("name", ["../training", "/etc", "a/../../training", "..\\training", "C:\\training"])
def test_a_workbook_from_a_stranger_opens_no_other_folder(
    wombat: Wombat, tmp_path: Path, folder: Path, name: str
) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    wombat.build("--lang", "en", "--worksheets", folder, "-o", "inner/plan.xlsx")
    assert settings(inner / "plan.xlsx") is None
    book = openpyxl.load_workbook(inner / "plan.xlsx")
    (line,) = [row[3] for row in book["Settings"].iter_rows() if row[2].value == "Folder of your own worksheets"]
    line.value = name
    book.save(inner / "plan.xlsx")
    said = wombat.build("-o", "inner/plan.xlsx")
    assert f"“{name}” is not beneath the workbook's own folder and was not read" in said.err


def test_what_reaches_out_of_the_folder_is_refused_and_the_rest_is_built(
    wombat: Wombat, tmp_path: Path, folder: Path
) -> None:
    outside = counting("COUNTA({contacts.people.name})", "dogs").replace('group = "extra"', 'group = "records"')
    write(folder, outside.replace('en = "Pets"', 'en = "Dogs"'), "dogs.toml")
    said = wombat.build("--lang", "en", "--worksheets", "training", "-o", "plan.xlsx")
    assert said.status == 1
    assert "dogs.toml: the formula of “summary.count” names {contacts.people.name}" in said.err
    names = openpyxl.load_workbook(tmp_path / "plan.xlsx").sheetnames
    assert "Pets" in names
    assert "Dogs" not in names


def test_a_folder_that_is_not_there_is_wrong_usage(wombat: Wombat) -> None:
    said = wombat.build("--lang", "en", "--worksheets", "nowhere", "-o", "plan.xlsx")
    assert said.status == 2
    assert "There is no folder nowhere" in said.err


def test_labels_that_look_like_formulas_are_text_in_every_language(
    wombat: Wombat, tmp_path: Path, folder: Path
) -> None:
    text = (folder / "pets.toml").read_text("utf-8")
    for old, new in (
        ('purpose = { en = "', 'help = "=1+1"\npurpose = { en = "=WEBSERVICE(A1)'),
        ('label = { en = "Name', 'label = { en = "=HYPERLINK(A1)'),
        ('label = "Size"', "label = \"=cmd|'/c calc'!A0\""),
        ('label = "Count"', 'label = "@SUM(A1)"\nhelp = "=A1"\nunit = "+1"'),
        ('label = { en = "big"', 'label = { en = "=7+7"'),
    ):
        assert old in text
        text = text.replace(old, new)
    (folder / "pets.toml").write_text(text, "utf-8")
    for language, title in (("en", "Pets"), ("zh-TW", "寵物")):
        said = wombat.build("--lang", language, "--worksheets", "training", "-o", "plan.xlsx")
        assert said.status == 0, said.err
        cells = [cell for row in openpyxl.load_workbook(tmp_path / "plan.xlsx")[title].iter_rows() for cell in row]
        formulas = [cell.value for cell in cells if cell.data_type == "f"]
        assert [formula.split("(")[0] for formula in formulas] == ["=COUNTA"]
        assert any(cell.value == "=cmd|'/c calc'!A0" for cell in cells)
