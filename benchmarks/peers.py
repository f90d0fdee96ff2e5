"""What the program is compared with, each run in a process of its own: ``python peers.py NAME ARGUMENT...``.

A peer that needs data which the program reads from files prints the processor seconds after the data was there.
"""

from __future__ import annotations

import pickle
import random
import sys
import time
import warnings
from pathlib import Path

BETWEENNESS_SOURCES, DISTANCE_SOURCES = 500, 1024


def load_and_save(book: str, copy: str) -> None:
    """Load a workbook with openpyxl and save it."""
    import openpyxl

    warnings.simplefilter("ignore")
    openpyxl.load_workbook(book).save(copy)


def calamine(book: str) -> None:
    """Read the values of all sheets with python-calamine."""
    import python_calamine

    found = python_calamine.CalamineWorkbook.from_path(book)
    print(sum(len(row) for name in found.sheet_names for row in found.get_sheet_by_name(name).to_python()))


def engine(book: str) -> None:
    """Read the values of all sheets with the program's own engine, through its guard."""
    from wombat.xlsx.workbook import Workbook

    found = Workbook.open(book)
    grids = [found.sheet(name) for name in found.sheet_names if found.is_grid(name)]
    print(sum(len(values) for sheet in grids for _, values in sheet.values()))


def written(dump: str, copy: str) -> None:
    """Write the cells of a dump with openpyxl in their formats, and compute the measures of its ties with networkx."""
    with Path(dump).open("rb") as file:
        sheets, formats, ties = pickle.load(file)  # noqa: S301 - written by this benchmark
    begun = time.process_time()
    write(sheets, formats, copy)
    after = time.process_time()
    measure(ties)
    print(f"{after - begun:.3f} {time.process_time() - after:.3f}")


def write(sheets: list, formats: list, copy: str) -> None:
    import openpyxl
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    book = openpyxl.Workbook(write_only=False)
    book.remove(book.worksheets[0])
    line = Side("thin", color="CBD5E1")
    border = Border(line, line, line, line)
    looks = [
        (Font(name="Arial", size=10 + at % 3), PatternFill("solid", start_color=colour), Alignment(vertical="center"))
        for at, colour in enumerate(formats)
    ]
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for number, row in rows:
            for column, value, style in row:
                cell = sheet.cell(number, column, value)
                if style:
                    cell.font, cell.fill, cell.alignment = looks[style % len(looks)]
                    cell.border = border
    book.save(copy)


def measure(ties: list[tuple[str, str, float]]) -> None:
    """Compute with networkx the measures that the hub ranking is made of, sampled alike."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_weighted_edges_from(ties)
    nx.pagerank(graph)
    nx.constraint(graph)
    nx.effective_size(graph, nodes=list(graph))
    nx.core_number(graph)
    dict(graph.degree(weight="weight"))
    sources = min(BETWEENNESS_SOURCES, len(graph))
    nx.betweenness_centrality(graph, k=sources, seed=1)
    draw = random.Random(1)  # noqa: S311
    for source in draw.sample(list(graph), min(DISTANCE_SOURCES, len(graph))):
        nx.single_source_shortest_path_length(graph, source)


def dump(book: str, target: str) -> None:
    """Put the cells of a workbook and its ties where `written` finds them."""
    from wombat.xlsx.workbook import Workbook

    found = Workbook.open(book)
    sheets = []
    for name in found.sheet_names:
        if found.is_grid(name) and found.state(name) == "visible":
            rows = [
                (number, [(column, _plain(cell.value), cell.style) for column, cell in cells.items()])
                for number, cells in found.sheet(name).rows()
            ]
            sheets.append((name, rows))
    colours = [f"{0xF0F0F0 + at:06X}" for at in range(24)]
    with Path(target).open("wb") as file:
        pickle.dump((sheets, colours, _ties(Path(target).parent / "ties.csv")), file)


def _plain(value: object) -> object:
    return str(value) if isinstance(value, tuple) else value


def _ties(path: Path) -> list[tuple[str, str, float]]:
    import csv

    with path.open(encoding="utf-8", newline="") as file:
        return [(row["From"], row["To"], float(row["Strength"])) for row in csv.DictReader(file)]


def typed(book: str, copy: str) -> None:
    """Type into a hundred cells of the contacts, as a user does between two builds."""
    from wombat.xlsx.workbook import Workbook

    found = Workbook.open(book)
    name = next(name for name in found.sheet_names if found.name("_wombat.sheet", sheet=name) == '"contacts"')
    sheet = found.sheet(name)
    rows = [number for number, cells in sheet.rows() if str(cells[1].value if 1 in cells else "").startswith("c")]
    heading = next(cells for _, cells in sheet.rows() if any(cell.value == "City" for cell in cells.values()))
    city = next(column for column, cell in heading.items() if cell.value == "City")
    for number in rows[:: max(1, len(rows) // 100)][:100]:
        sheet.put(number, city, f"Typed {number}")
    Path(copy).write_bytes(found.to_bytes())


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
