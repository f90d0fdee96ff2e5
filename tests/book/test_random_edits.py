"""Random edits, one after the other, then a build: everything of the user's is there, and once more changes nothing."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.book.desk import Desk, said, typed
from wombat.xlsx.workbook import Workbook

if TYPE_CHECKING:
    from wombat.book.places import TablePlace

TABLES = {
    ("contacts", "people"): "notes",
    ("relations", "ties"): "from",
    ("interactions", "log"): "about",
    ("materials", "items"): "where",
    ("channels", "offline"): "result",
}
"""Tables that are edited, each with a field for any text."""
SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
EDITS = ("type", "spare", "insert", "delete", "sort", "beside", "below", "paint", "rename", "move", "hide", "formula")
edits = st.lists(
    st.tuples(st.sampled_from(EDITS), st.sampled_from(sorted(TABLES)), st.integers(0, 40), st.integers(0, 40)),
    min_size=1,
    max_size=8,
)
A_FEW = settings(
    max_examples=10,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
"""Each example builds workbooks."""


@dataclass(slots=True)
class User:
    """Edits a workbook and remembers what must be there afterwards.

    Attributes:
        texts: (worksheet, field) of every text typed, each of which is the only one of its kind.
        loose: texts typed outside of our columns.
        gone: (worksheet, part, row id) of rows that were deleted.
        painted: format of cells by the text that stands in them.
        formulas: own formulas.
        states: of sheets that were hidden.
    """

    desk: Desk
    texts: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    loose: set[str] = field(default_factory=set)
    gone: set[tuple[str, str, str]] = field(default_factory=set)
    painted: dict[str, int] = field(default_factory=dict)
    formulas: list[str] = field(default_factory=list)
    count: int = 0

    def edit(self, kind: str, key: tuple[str, str], one: int, two: int) -> None:
        whole = self.desk.place(key[0])
        place, name = whole.tables[key[1]], whole.name
        book = Workbook.open(self.desk.path)
        getattr(self, kind)(book, name, key, place, one, two)
        self.desk.path.write_bytes(book.to_bytes())

    def _text(self) -> str:
        self.count += 1
        return f"typed {self.count}"

    def _put(self, book: Workbook, name: str, key: tuple[str, str], row: int, place: TablePlace) -> None:
        text, column = self._text(), place.columns[TABLES[key]]
        before = book.sheet(name).cell(row, column).value
        for known in (self.texts, self.painted):
            known.pop(str(before), None)
        self.texts[text] = (*key, TABLES[key])
        book.sheet(name).put(row, column, text)

    def type(self, book: Workbook, name: str, key: tuple[str, str], place: TablePlace, one: int, _two: int) -> None:
        if place.numbers:
            self._put(book, name, key, place.numbers[one % len(place.numbers)], place)

    def spare(self, book: Workbook, name: str, key: tuple[str, str], place: TablePlace, one: int, _two: int) -> None:
        if place.spare:
            self._put(book, name, key, place.spare[one % len(place.spare)], place)

    def insert(self, book: Workbook, name: str, key: tuple[str, str], place: TablePlace, one: int, _two: int) -> None:
        row = place.heading + 1 + one % (place.last - place.heading)
        book.sheet(name).insert_rows(row, 1)
        self._put(book, name, key, row, place)

    def delete(self, book: Workbook, name: str, key: tuple[str, str], place: TablePlace, one: int, _two: int) -> None:
        if not place.numbers:
            return
        at = one % len(place.numbers)
        held = next(book.sheet(name).rows(place.numbers[at], place.numbers[at]))[1]
        for cell in held.values():
            self.texts.pop(str(cell.value), None)
            self.painted.pop(str(cell.value), None)
            self.loose.discard(str(cell.value))
        if place.marks[at] == place.ids[at]:
            self.gone.add((*key, place.ids[at]))
        book.sheet(name).delete_rows(place.numbers[at])

    def sort(self, book: Workbook, name: str, _key: tuple[str, str], place: TablePlace, one: int, _two: int) -> None:
        rows = range(place.heading + 1, place.last + 1)
        turn = one % len(rows)
        order = list(range(len(rows)))
        book.sheet(name).reorder(rows.start, (order[turn:] + order[:turn])[::-1])

    def beside(self, book: Workbook, name: str, _key: tuple[str, str], place: TablePlace, one: int, two: int) -> None:
        rows = range(place.heading, place.last + 1)
        column = max(place.columns.values()) + 1 + two % 3
        self._loose(book, name, rows[one % len(rows)], column)

    def below(self, book: Workbook, name: str, _key: tuple[str, str], place: TablePlace, one: int, two: int) -> None:
        sheet = book.sheet(name)
        last = max(sheet.last_row, place.last)
        self._loose(book, name, last + 2 + one % 5, 3 + two % 6)

    def _loose(self, book: Workbook, name: str, row: int, column: int) -> None:
        before = str(book.sheet(name).cell(row, column).value)
        self.loose.discard(before)
        text = self._text()
        self.loose.add(text)
        book.sheet(name).put(row, column, text)

    def paint(self, book: Workbook, name: str, key: tuple[str, str], place: TablePlace, one: int, two: int) -> None:
        if place.numbers:
            row, column = place.numbers[one % len(place.numbers)], place.columns[TABLES[key]]
            self._put(book, name, key, row, place)
            style = 1 + two % 9
            text = str(book.sheet(name).cell(row, column).value)
            book.sheet(name).put(row, column, text, style=style)
            self.painted[text] = book.sheet(name).cell(row, column).style

    def rename(self, book: Workbook, name: str, _key: tuple[str, str], _place: TablePlace, one: int, _two: int) -> None:
        new = f"{name[:20]} {one}'s"
        if new not in book.sheet_names:
            book.rename(name, new)

    def move(self, book: Workbook, name: str, _key: tuple[str, str], _place: TablePlace, one: int, _two: int) -> None:
        book.move(name, one % len(book.sheet_names))

    def hide(self, book: Workbook, name: str, _key: tuple[str, str], _place: TablePlace, _one: int, _two: int) -> None:
        book.set_state(name, "hidden")

    def formula(self, book: Workbook, name: str, _key: tuple[str, str], place: TablePlace, one: int, _two: int) -> None:
        if "Mine" not in book.sheet_names:
            book.add_sheet_part("Mine", SHEET)
        row = place.heading + 1 + one % (place.last - place.heading)
        self.count += 1
        quoted = name.replace("'", "''")
        typed(book.sheet("Mine"), self.count, 1, f"=COUNTA('{quoted}'!C{row})+{self.count}000")
        self.formulas.append(f"+{self.count}000")


@A_FEW
@given(steps=edits)
def test_whatever_was_done_is_there_after_the_build(
    built_once: Path, steps: list[tuple[str, tuple[str, str], int, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "plan.xlsx")
        desk.path.write_bytes(built_once.read_bytes())
        user = User(desk)
        for kind, key, one, two in steps:
            user.edit(kind, key, one, two)
        order = {key: _order(desk, user, key) for key in TABLES}
        names = Workbook.open(desk.path).sheet_names
        states = [Workbook.open(desk.path).state(name) for name in names]
        built = desk.build()
        _look(desk, user, said(built))
        book = Workbook.open(desk.path)
        assert (book.sheet_names, [book.state(name) for name in names]) == (names, states)
        for key, texts in order.items():
            assert _order(desk, user, key) == texts
        assert desk.changes() == []


def _order(desk: Desk, user: User, key: tuple[str, str]) -> list[str]:
    """Return the texts of a table from top to bottom."""
    texts = {text for text, where in user.texts.items() if where[:2] == key}
    return [str(value) for value in desk.read().plan.tables[key].columns[TABLES[key]] if value in texts]


def _look(desk: Desk, user: User, told: str) -> None:
    """See whether everything of the user's is there."""
    prepared = desk.read()
    cells = desk.cells()
    values = [str(cell.value) for cell in cells.values()]
    for text, (sheet, part, name) in user.texts.items():
        assert values.count(text) >= 1, (text, told)
        assert prepared.plan.tables[sheet, part].columns[name].count(text) == 1, (text, told)
    assert not {text for text in user.loose if values.count(text) != 1}, told
    for text, style in user.painted.items():
        assert style in {cell.style for cell in cells.values() if cell.value == text}, text
    for sheet, part, row_id in user.gone:
        assert row_id not in prepared.plan.tables[sheet, part], row_id
    formulas = [cell.formula for place, cell in cells.items() if place[0] == "Mine"]
    for end in user.formulas:
        assert any(formula and formula.endswith(end) for formula in formulas), end
