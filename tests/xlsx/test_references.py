"""References in formulas: which follow the rows they point to, which stay, and how sheets are named in them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wombat.xlsx.coords import MAX_ROW, Area, area
from wombat.xlsx.formulas import copied, each_reference, names_sheet, quoted, rename_sheet
from wombat.xlsx.moves import Inserted, Move, Removed
from wombat.xlsx.references import following, moved_area, moved_areas, moved_reference

OTHER = "O'Neil & Söhne 王"
ROWS = st.integers(1, 14)
INSERTED = st.builds(Inserted, ROWS, st.integers(1, 4))
REMOVED = st.builds(Removed, st.sets(ROWS, min_size=1, max_size=5))
MOVES = st.one_of(INSERTED, REMOVED)
REFERENCES = st.one_of(
    st.builds(
        lambda d, c, e, r: f"{d}{c}{e}{r}",
        *[st.sampled_from(["", "$"]), st.sampled_from("ABZ")] * 1,
        st.sampled_from(["", "$"]),
        ROWS,
    ),
    st.builds(lambda a, b: f"A${min(a, b)}:B{max(a, b)}", ROWS, ROWS),
    st.builds(lambda a, b: f"{min(a, b)}:${max(a, b)}", ROWS, ROWS),
)


def rows_of(reference: str) -> set[int]:
    place = area(reference)
    return set(range(place.first_row, place.last_row + 1)) if place else set()


def landing(rows: set[int], move: Move) -> set[int]:
    """Where single rows go, one by one: the model of what a reference must follow."""
    return {new for row in rows if (new := move.row(row)) is not None}


@given(REFERENCES, MOVES)
@settings(max_examples=300, deadline=None)
def test_a_reference_follows_its_rows(reference: str, move: Move) -> None:
    new = moved_reference(reference, move)
    wanted = landing(rows_of(reference), move)
    if not wanted:
        assert new is None
        return
    assert new is not None
    got = rows_of(new)
    assert (min(got), max(got)) == (min(wanted), max(wanted))
    assert re.sub(r"\d", "", new) == re.sub(r"\d", "", reference)


@given(REFERENCES, MOVES)
@settings(max_examples=100, deadline=None)
def test_only_references_to_that_sheet_follow(reference: str, move: Move) -> None:
    change = following(OTHER, move)
    name = quoted(OTHER)
    wanted = moved_reference(reference, move) or "#REF!"
    formula = f'IF("{name}!A5"<>A9,{name}!{reference},LOG10(Data!B7)+A5x+Table1[[#This Row],[A5]])&[1]{name[1:-1]}!A5'
    assert change("Data", formula) == formula.replace(f",{name}!{reference},", f",{name}!{wanted},")
    assert change(OTHER, f"SUM({reference},A:A,Data!A9)") == f"SUM({wanted},A:A,Data!A9)"


KEPT = [
    '"A1"&""""&"A2"',
    "A:C",
    "$A:$XFD",
    "Table1[A1]",
    "Table1[[#Headers],[It''s A1]:['[A2']]]",
    "LOG10(2)+ATAN2(1,2)",
    "A1.B2",
    "_A1",
    "名A1",
    "TRUE",
    "[2]Data!A9",
    "'[book one.xlsx]Data'!A9",
    "'C:\\x\\[b.xlsx]Data'!A9",
    "Jan:Mar!A9",
    "AAAA99",
    "A9999999",
    "1.5E10+2E5",
    "#REF!",
    "Data!#REF!",
    "{1,2;3,4}",
]


@pytest.mark.parametrize("formula", KEPT)
def test_what_is_no_reference_to_the_sheet_stays(formula: str) -> None:
    assert following("Data", Inserted(1, 5))("Data", formula) == formula


@pytest.mark.parametrize(
    ("formula", "wanted"),
    [
        ("A5", "A7"),
        ("SUM($A$1:B5)*-A2%", "SUM($A$1:B7)*-A2%"),
        ("data!A5:DATA!B6", "data!A7:DATA!B8"),
        ("A4:A6 A5", "A6:A8 A7"),
        ("(A5,B6)", "(A7,B8)"),
        ("A5#+@B6", "A7#+@B8"),
        ("A5:INDEX(B:B,5)", "A7:INDEX(B:B,5)"),
        ("A1:A1048576", "A1:A1048576"),
        ("1:1048576", "1:1048576"),
        ("A1048575", "#REF!"),
        ("B9:A2", "B11:A2"),
        ('IF(A5="x""A5",\'Data\'!A5)', 'IF(A7="x""A5",\'Data\'!A7)'),
    ],
)
def test_references_follow_rows_inserted_at_four(formula: str, wanted: str) -> None:
    assert following("Data", Inserted(4, 2))("Data", formula) == wanted


def test_references_to_deleted_rows() -> None:
    change = following("Data", Removed([3, 4, 5]))
    assert change("Data", "A2+A4+SUM(A3:A5)+SUM(A2:A4)+SUM(A5:A9)+A6") == "A2+#REF!+SUM(#REF!)+SUM(A2:A2)+SUM(A3:A6)+A3"
    assert change("x", "Data!A4") == "Data!#REF!"


@given(st.integers(1, 30), st.integers(1, 9), MOVES)
@settings(max_examples=100, deadline=None)
def test_areas_of_attributes_follow(first: int, height: int, move: Move) -> None:
    place = Area(first, 2, first + height - 1, 3)
    wanted = landing(set(range(first, first + height)), move)
    new = moved_area(str(place), move)
    assert (new is None) == (not wanted)
    if new is not None:
        assert area(new) == Area(min(wanted), 2, max(wanted), 3)
    assert moved_areas(f"{place} A:A", move) == " ".join([*([new] if new else []), "A:A"])


def test_copied_formulas() -> None:
    assert copied("A1+$B$2+C$3+$D4+E:E+5:5", 2, 1) == "B3+$B$2+D$3+$D6+F:F+7:7"
    assert copied("A1+Data!A3", -1, 0) == "#REF!+Data!A2"
    assert copied("XFD1", 0, 1) == "#REF!"
    assert copied(f"A{MAX_ROW}", 1, 0) == "#REF!"


@pytest.mark.parametrize(
    ("formula", "wanted"),
    [
        ("Data!A1+'Data'!B2+data!C3", "'It''s new'!A1+'It''s new'!B2+'It''s new'!C3"),
        ("SUM(Data:Last!A1)", "SUM('It''s new:Last'!A1)"),
        ('Database!A1+[1]Data!A1+"Data!A1"+Data', 'Database!A1+[1]Data!A1+"Data!A1"+Data'),
        ("Data!name+Data!#REF!", "'It''s new'!name+'It''s new'!#REF!"),
    ],
)
def test_formulas_name_a_sheet_by_its_new_name(formula: str, wanted: str) -> None:
    assert rename_sheet(formula, "Data", "It's new") == wanted
    assert names_sheet(formula, "Data") == (formula != wanted)


@pytest.mark.parametrize(
    "name", ["Data", "A1", "R1C1", "RC", "1st", "a b", "it's", "王伟", "2024年", "TRUE", "x.y", "XFE1"]
)
def test_quoted_names_are_understood(name: str) -> None:
    seen = []
    each_reference(f"{quoted(name)}!B7", lambda sheet, body: seen.append((sheet, body)))
    assert seen == [(name, "B7")]
