"""New sheets, made with openpyxl, moved into a workbook of the user's without touching what is there."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from wombat.xlsx.archive import read_entries
from wombat.xlsx.package import Package
from wombat.xlsx.transplant_parts import CHART, PartMover, with_axes
from wombat.xlsx.transplant_sheet import SheetConverter, renumbered
from wombat.xlsx.transplant_tables import TABLE, TableNames
from wombat.xlsx.xml import R, main, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import openpyxl
    from lxml.etree import _Element

    from wombat.xlsx.sheet import Sheet
    from wombat.xlsx.workbook import Workbook

    Name = tuple[str, str, str | None, bool]

_WORKBOOK = "xl/workbook.xml"
_EPOCHS_APART = 1462
"""Days between the first days of the two calendars of workbooks."""


def transplant(
    book: Workbook, scratch: openpyxl.Workbook, *, titles: Sequence[str] | None = None, index: int | None = None
) -> dict[str, Sheet]:
    """Move sheets of a scratch workbook, with all that hangs on them, into ``book``.

    Formats, strings, tables, drawings, charts, pictures, comments, links, conditional formats, validations, page setup
    and defined names come along; parts get names that are free in ``book``, tables a name that is free. Dates keep
    their day where the two count from different years. Text that begins like a formula stays text when it is edited.

    Args:
        book: the workbook that receives the sheets; none of its parts is changed but the list of content types,
            the workbook part with its relations and, by appending, the styles.
        scratch: is saved to memory and is used up by it.
        titles: of the worksheets to move, in this order; all if None.
        index: position of the first one among the sheets of ``book``; None is after the last.

    Returns:
        The new sheets by title.

    Raises:
        ValueError: a title is none of the scratch workbook's worksheets or taken in ``book``, or a defined name means
            something else in ``book``.
        WombatError: the workbook would have too many cell formats.
    """
    there = [sheet.title for sheet in scratch.worksheets]
    wanted = there if titles is None else list(titles)
    _check(book, wanted, there)
    mover = _Mover(book, _Source(scratch), wanted)
    placed = {title: mover.move(title, None if index is None else index + i) for i, title in enumerate(wanted)}
    mover.move_names()
    return placed


def converted(book: Workbook, scratch: openpyxl.Workbook, title: str) -> _Element:
    """Return the XML of a sheet of a scratch workbook, its formats numbered as in ``book``, without moving it.

    Args:
        book: gets the formats it lacks.
        scratch: is saved to memory and is used up by it.
        title: of the sheet.

    Raises:
        WombatError: the workbook would have too many cell formats.
    """
    return _Mover(book, _Source(scratch), [title]).element(title)


def _check(book: Workbook, wanted: Sequence[str], there: Sequence[str]) -> None:
    unknown = [title for title in wanted if title not in there]
    if unknown:
        raise ValueError(f"no worksheets of the scratch workbook: {unknown}")
    taken = {name.casefold() for name in book.sheet_names}
    clashes = [title for title in wanted if title.casefold() in taken]
    if clashes:
        raise ValueError(f"the workbook has sheets of these names: {clashes}")


class _Source:
    """The scratch workbook as a package."""

    def __init__(self, scratch: openpyxl.Workbook) -> None:
        file = io.BytesIO()
        scratch.save(file)
        self.package = Package(read_entries(file.getvalue()))
        self.root = self.package.root(_WORKBOOK)
        properties = self.root.find(main("workbookPr"))
        self.date1904 = properties is not None and properties.get("date1904") in ("1", "true")
        self.sheets = list(self.root.iterfind(f"{main('sheets')}/{main('sheet')}"))
        self._targets = {relation.id: relation.target for relation in self.package.relations(_WORKBOOK)}

    def sheet(self, title: str) -> tuple[str, str]:
        """Return the name of the part and the state of a sheet."""
        found = next(sheet for sheet in self.sheets if sheet.get("name") == title)
        return self._targets[found.get(f"{{{R}}}id", "")], found.get("state", "visible")

    def tables(self, titles: Iterable[str]) -> list[bytes]:
        """Return the parts of the tables on these sheets."""
        relations = (self.package.relations(self.sheet(title)[0]).of_type("table") for title in titles)
        return [self.package.read(relation.target) for found in relations for relation in found]

    def strings(self) -> list[_Element]:
        """Return the shared strings; openpyxl may write none, and text in the cells."""
        part = "xl/sharedStrings.xml"
        return list(self.package.root(part).iterfind(main("si"))) if part in self.package else []

    def names(self) -> Iterator[Name]:
        """Yield of each defined name: name, formula, title of its sheet (or None) and whether it is hidden."""
        for name in self.root.iterfind(f"{main('definedNames')}/{main('definedName')}"):
            scope = name.get("localSheetId")
            title = None if scope is None else self.sheets[int(scope)].get("name")
            yield name.get("name", ""), name.text or "", title, name.get("hidden") in ("1", "true")


class _Mover:
    """Moves sheets from the scratch workbook into the user's."""

    def __init__(self, book: Workbook, source: _Source, titles: Sequence[str]) -> None:
        self._book, self._source = book, source
        self._names = self._checked([name for name in source.names() if name[2] is None or name[2] in titles])
        self._front = titles[0] if titles and not book.sheet_names else None
        formats, differential = book.styles.merge(source.package.read("xl/styles.xml"))
        tables = TableNames(book.package, source.tables(titles), book.defined_names)
        shift = _EPOCHS_APART * (source.date1904 - book.date1904)
        self._converter = SheetConverter(book.styles, formats, differential, source.strings(), shift, tables)
        convert = {CHART: with_axes, TABLE: lambda xml: renumbered(tables.adopted(xml), differential)}
        self._parts = PartMover(source.package, book.package, convert)

    def move(self, title: str, index: int | None) -> Sheet:
        """Put one sheet and all that hangs on it into the workbook."""
        part, state = self._source.sheet(title)
        xml = self._converter.convert(self._source.package.read(part), selected=title == self._front)
        sheet = self._book.add_sheet_part(title, xml, state=state, index=index)
        self._parts.follow(part, sheet.part)
        return sheet

    def element(self, title: str) -> _Element:
        """Return one sheet as it would read in the workbook."""
        return parse(self._converter.convert(self._source.package.read(self._source.sheet(title)[0]), selected=False))

    def _checked(self, names: list[Name]) -> list[Name]:
        """Return the names, after a look at whether one means something else in the user's workbook."""
        for name, formula, title, _ in names:
            if title is None and self._book.name(name) not in (None, formula):
                raise ValueError(f"the workbook has another name {name!r}: {self._book.name(name)}")
        return names

    def move_names(self) -> None:
        """Define the names of the sheets that moved, and those of the whole workbook."""
        for name, formula, title, hidden in self._names:
            self._book.set_name(name, self._converter.tables.renamed(formula), sheet=title, hidden=hidden)
