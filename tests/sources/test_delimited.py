from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wombat import WombatError
from wombat.sources import delimited
from wombat.sources.delimited import delimiter_of, read_delimited
from wombat.sources.encoding import decode


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Name,Phone\nAda,1;2\nBen,3;4;5\n", ","),
        ("Name;Address\nAda;1 Elm Road, Leeds\nBen;2 Mill Lane, York, UK\n", ";"),
        ("Name\tNote\nAda\ta, b; c\n", "\t"),
        ("Name|Phone\nAda|1\n", "|"),
        ("Name\nAda\nBen\n", ","),
        ('Notes:\n"a, long, note; with all"\n\nFirst Name,Last Name\nAda,Byrne\n', ","),
        ("Kontakte\n\nName;E-Mail;Notiz\nAda;a@b.example;x, y\nBen;;\n", ";"),
    ],
)
def test_the_delimiter_is_the_one_that_cuts_evenly(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


def test_a_record_stands_at_the_line_where_it_begins() -> None:
    grid = read_delimited('Name,Note\n\nAda,"one\ntwo\r\nthree"\nBen,x\n', "list.csv")
    assert grid.rows == [["Name", "Note"], ["Ada", "one\ntwo\r\nthree"], ["Ben", "x"]]
    assert [grid.place(at) for at in range(3)] == ["line 1", "line 3", "line 6"]


def test_a_line_that_states_the_delimiter_is_obeyed() -> None:
    grid = read_delimited("sep=;\r\nName;Phone\r\nAda;1\r\n", "list.csv")
    assert grid.rows == [["Name", "Phone"], ["Ada", "1"]]
    assert list(grid.lines) == [2, 3]


def test_a_quote_that_is_never_closed_takes_one_line_only() -> None:
    grid = read_delimited('Name,Phone\n"Ada,1\nBen,2\n"Cy",3\nDot,4\n', "list.csv")
    assert grid.rows == [["Name", "Phone"], ["Ada", "1"], ["Ben", "2"], ["Cy", "3"], ["Dot", "4"]]
    assert list(grid.lines) == [1, 2, 3, 4, 5]


def test_a_broken_quote_on_every_other_line_costs_no_record() -> None:
    text = "Name,Phone\n" + "".join(f'"N{at},{at}\n"M{at}",{at}\n' for at in range(500))
    grid = read_delimited(text, "list.csv")
    assert grid.rows[1:] == [[f"{letter}{at}", str(at)] for at in range(500) for letter in "NM"]
    assert list(grid.lines) == list(range(1, 1002))


def test_a_quote_inside_a_word_is_a_quote() -> None:
    grid = read_delimited('Name,Size\nAda "the ace" Byrne,5" pipe\n"Ben" Hale,3\n', "list.csv")
    assert grid.rows[1] == ['Ada "the ace" Byrne', '5" pipe']
    assert grid.rows[2] == ["Ben Hale", "3"]


def test_zero_bytes_are_left_out() -> None:
    assert read_delimited("Na\0me,Phone\nAda\0,1\n", "list.csv").rows == [["Name", "Phone"], ["Ada", "1"]]


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "CELLS", 9)
    with pytest.raises(WombatError, match="more than 9 cells"):
        read_delimited("a,b\n" * 5, "list.csv")


def test_a_cell_as_long_as_a_photo_is_read() -> None:
    assert len(read_delimited("Name,Photo\nAda," + "A" * 300_000 + "\n", "list.csv").rows[1][1]) == 300_000


@given(
    rows=st.lists(st.lists(st.text("aZé王🌸 \n,;\t\"'=|", max_size=8), min_size=3, max_size=3), min_size=1, max_size=8),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le"]),
    delimiter=st.sampled_from(",;\t|"),
    ending=st.sampled_from(["\r\n", "\n"]),
)
def test_rows_come_back_as_they_were_written(rows: list[list[str]], encoding: str, delimiter: str, ending: str) -> None:
    heading = [["Name", "Phone", "E-mail"]] * 12  # enough even rows to tell the delimiter from what the cells hold
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator=ending).writerows(heading + rows)
    text = decode(file.getvalue().encode(encoding)).text
    grid = read_delimited(text, "list.csv")
    assert grid.rows[12:] == [row for row in rows if any(cell.strip() for cell in row)]


def test_a_row_without_end_is_refused() -> None:
    with pytest.raises(WombatError, match=r"list\.csv has a row of more than 16,384 cells"):
        read_delimited("Name," * 20_000 + "\n", "list.csv")


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_line_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    monkeypatch.setattr(delimited, "LINE", 100)
    long = "Name,Note" + end + f"Ada,short{end}" * 50
    assert len(read_delimited(long, "list.csv").rows) == 51
    with pytest.raises(WombatError, match=r"list\.csv has a line of more than 100 characters"):
        read_delimited(f"{long}Ben,{'x' * 100}{end}", "list.csv")
