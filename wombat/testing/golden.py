"""A worksheet as text, compared with a file that stands beside the test."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from wombat.xlsx.cells import Value
    from wombat.xlsx.workbook import Workbook

_DIGITS = 6
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SHEET = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


def sheet_text(book: Path, name: str) -> str:
    """Return what a sheet shows, a line a row, its cells between bars; blank rows and hidden columns are left out.

    A formula stands before its value, as ``=COUNTA($C$9:$C$12) → 3``. Numbers have six digits. A line for
    each chart and picture stands at the end.

    Args:
        book: the workbook.
        name: of the sheet, as on its tab.

    Raises:
        KeyError: the workbook has no such sheet.
    """
    from wombat.xlsx.workbook import Workbook

    opened = Workbook.open(book)
    sheet = opened.sheet(name)
    hidden = _hidden(opened, name)
    lines = []
    for row, values, formulas in sheet.contents():
        columns = sorted({*values, *formulas} - hidden)
        if columns:
            cells = [_cell(values.get(at), formulas.get(at)) for at in range(columns[0], columns[-1] + 1)]
            lines.append(f"{row}: " + " | ".join(cells).rstrip())
    return "\n".join([*lines, *_drawn(opened, name)]) + "\n"


def _hidden(book: Workbook, name: str) -> set[int]:
    from wombat.xlsx.xml import main

    columns = book.sheet(name).root.iterfind(f"{main('cols')}/{main('col')}")
    return {
        at
        for column in columns
        if column.get("hidden") in {"1", "true"}
        for at in range(int(column.get("min", "0")), int(column.get("max", "0")) + 1)
    }


def _cell(value: Value, formula: str | None) -> str:
    said = f"{value:.{_DIGITS}g}" if isinstance(value, float) else "" if value is None else str(value)
    said = said.replace("\n", " ⏎ ")
    return said if formula is None else f"={formula} → {said}"


def _drawn(book: Workbook, name: str) -> list[str]:
    """Return a line for each chart, with its title and the figures it remembers, and one for each picture."""
    from wombat.xlsx.drawings import drawing_of

    drawing = drawing_of(book.sheet(name))
    if drawing is None:
        return []
    charts = [each.target for each in book.package.relations(drawing).of_type("chart")]
    roots = [book.package.root(part) for part in charts]
    titles = [
        "".join(text.text or "" for title in root.iter(f"{_CHART}title") for text in title.iter(f"{_TEXT}t"))
        for root in roots
    ]
    figures = [", ".join(value.text or "" for value in root.iter(f"{_CHART}v")) for root in roots]
    pictures = book.package.root(drawing).iterfind(f"*/{_SHEET}grpSp/{_SHEET}nvGrpSpPr/{_SHEET}cNvPr")
    return [
        *(f"chart: {title}: {shown}" for title, shown in zip(titles, figures, strict=True)),
        *(f"picture: {picture.get('name')}" for picture in pictures),
    ]


class Golden:
    """Compares worksheets with files in the folder ``golden`` beside the test; ``--update-golden`` writes them anew.

    Attributes:
        folder: of the files.
        update: whether to write them.
    """

    def __init__(self, folder: Path, *, update: bool = False) -> None:
        """Look for golden files in a folder."""
        self.folder, self.update = folder, update

    def __call__(self, book: Path, sheet: str, name: str = "") -> None:
        """Assert that a sheet shows what its golden file holds.

        Args:
            book: the workbook.
            sheet: name of the sheet, as on its tab.
            name: of the file without its ending; that of the sheet where empty.

        Raises:
            AssertionError: they differ, or there is no such file yet.
        """
        self.text(sheet_text(book, sheet), name or sheet)

    def text(self, shown: str, name: str) -> None:
        """Assert that a text is what a golden file holds.

        Raises:
            AssertionError: they differ, or there is no such file yet.
        """
        path = self.folder / f"{name}.txt"
        if self.update:
            self.folder.mkdir(exist_ok=True)
            path.write_text(shown, "utf-8")
            return
        if not path.exists():
            raise AssertionError(f"there is no {path}; write it with pytest --update-golden and look at it")
        wanted = path.read_text("utf-8")
        if shown != wanted:
            raise AssertionError(_difference(wanted, shown, path.name))


def _difference(wanted: str, shown: str, name: str) -> str:
    from difflib import unified_diff

    lines = unified_diff(wanted.splitlines(), shown.splitlines(), name, "now", lineterm="", n=1)
    return "\n".join(["not what the golden file holds; if it should be so: pytest --update-golden", *lines])
