"""A workbook: its sheets and defined names, over the package that keeps everything else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from wombat.errors import WombatError
from wombat.xlsx import texts
from wombat.xlsx.names import DefinedName, Names
from wombat.xlsx.package import Package
from wombat.xlsx.sheet import Sheet
from wombat.xlsx.sheetlist import SheetList
from wombat.xlsx.strings import shared_strings
from wombat.xlsx.styles import Styles
from wombat.xlsx.xml import BadXmlError, main, serialise

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from lxml.etree import _Element

_FIRST_DAY = date(2000, 1, 1)
_STYLES_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"


class Workbook:
    """A workbook.

    Attributes:
        package: its parts; who changes a sheet's part there must not use a `Sheet` of it got before.
        part: name of the workbook part.
        date1904: whether its days are counted from 1904.
    """

    def __init__(self, package: Package) -> None:
        """Take a package; see `open` and `new`.

        Raises:
            WombatError: its workbook part is missing or damaged.
        """
        self.package = package
        self.part = self._main_part()
        self._root = package.root(self.part)
        if self._root.tag != main("workbook") or self._root.find(main("sheets")) is None:
            raise WombatError(texts("package.bad_workbook", file=package.label, part=self.part))
        self._sheets = SheetList(package, self.part, self._root)
        self._names = Names(self._root, self._sheets)
        self._open: dict[str, Sheet] = {}
        self._strings: Sequence[str] | None = None
        self._styles: Styles | None = None
        self._unquoted: dict[int, int] = {}
        properties = self._root.find(main("workbookPr"))
        self.date1904 = properties is not None and properties.get("date1904") in ("1", "true")

    def _main_part(self) -> str:
        for relation in self.package.relations().of_type("officeDocument"):
            if relation.target in self.package:
                return relation.target
        raise WombatError(texts("guard.no_workbook", file=self.package.label))

    @classmethod
    def open(cls, path: str | Path) -> Workbook:
        """Open a workbook through the guard.

        Raises:
            WombatError: it cannot be read, is no workbook, is damaged or goes beyond the limits.
        """
        return cls(Package.open(path))

    @classmethod
    def from_bytes(cls, data: bytes, label: str = "") -> Workbook:
        """Open a workbook from its bytes through the guard.

        Raises:
            WombatError: it is no workbook, is damaged or goes beyond the limits.
        """
        return cls(Package.from_bytes(data, label))

    @classmethod
    def new(cls, day: date = _FIRST_DAY) -> Workbook:
        """Return a workbook without sheets; ``day`` stands in it as the day it was made."""
        from wombat.xlsx.blank import blank_package

        return cls(blank_package(day))

    # What cells depend on

    def shared_strings(self) -> Sequence[str]:
        """Return the texts that cells point to.

        Raises:
            WombatError: their part is damaged.
        """
        if self._strings is None:
            found = [r.target for r in self.package.relations(self.part).of_type("sharedStrings")]
            part = next((target for target in found if target in self.package), None)
            try:
                self._strings = shared_strings(self.package.xml(part)) if part else []
            except BadXmlError as error:
                raise WombatError(texts("package.bad_xml", file=self.package.label, part=part)) from error
        return self._strings

    @property
    def styles(self) -> Styles:
        """The cell formats, appended to in place and written with the workbook.

        Raises:
            WombatError: their part is damaged.
        """
        if self._styles is None:
            part = self._styles_part()
            try:
                self._styles = Styles(self.package.xml(part))
            except BadXmlError as error:
                raise WombatError(texts("package.bad_xml", file=self.package.label, part=part)) from error
        return self._styles

    def _styles_part(self) -> str:
        relations = self.package.relations(self.part)
        for relation in relations.of_type("styles"):
            if relation.target in self.package:
                return relation.target
        from wombat.xlsx.blank import blank_package

        usual = self._beside("styles.xml")
        part = usual if usual not in self.package else self.package.free_name(self._beside("styles{}.xml"))
        self.package.write(part, blank_package(_FIRST_DAY).read("xl/styles.xml"))
        self.package.set_content_type(part, _STYLES_KIND)
        relations.add("http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles", part)
        return part

    def _beside(self, name: str) -> str:
        return self.part.rsplit("/", 1)[0] + "/" + name if "/" in self.part else name

    def quoted(self, style: int) -> int:
        """Return the variant of a cell format whose text stays text when it is edited."""
        return self.styles.variant(style, quote_prefix=True)

    def unquoted(self, style: int) -> int:
        """Return the variant of a cell format for what is no text."""
        if style not in self._unquoted:
            formats = self.styles.items("cellXfs")
            marked = style < len(formats) and formats[style].get("quotePrefix") in ("1", "true")
            self._unquoted[style] = self.styles.variant(style, quote_prefix=False) if marked else style
        return self._unquoted[style]

    # Sheets

    @property
    def sheet_names(self) -> list[str]:
        """The names of all sheets in the order of their tabs; chart sheets and macro sheets are among them."""
        return self._sheets.names

    def state(self, name: str) -> str:
        """Return ``visible``, ``hidden`` or ``veryHidden``.

        Raises:
            KeyError: there is no such sheet.
        """
        return self._sheets.state(name)

    def is_grid(self, name: str) -> bool:
        """Tell whether a sheet has cells; a chart sheet has none.

        Raises:
            KeyError: there is no such sheet.
        """
        return self._sheets.kind(name) == "worksheet"

    def sheet(self, name: str) -> Sheet:
        """Return a sheet, read when it is first asked for.

        Raises:
            KeyError: there is no such sheet.
            WombatError: its part is missing, damaged or no worksheet, or holds too many cells.
        """
        name = self._sheets.spelled(name)
        if name not in self._open:
            part = self._sheets.part(name)
            if not self.is_grid(name):
                raise WombatError(texts("sheet.no_grid", file=self.package.label, sheet=name))
            if part not in self.package:
                raise WombatError(texts("package.missing_part", file=self.package.label, part=part))
            self._open[name] = Sheet(self, name, part)
        return self._open[name]

    def sheet_part(self, name: str) -> str:
        """Return the name of the part of a sheet, empty where the workbook does not lead to it.

        Raises:
            KeyError: there is no such sheet.
        """
        return self._sheets.part(name)

    def rename(self, old: str, new: str) -> None:
        """Give a sheet another name; every formula, name, chart, link and validation that names it follows.

        Raises:
            KeyError: there is no such sheet.
            ValueError: Excel does not allow the new name, or another sheet bears it.
        """
        from wombat.xlsx.rename import rename_everywhere

        old = self._sheets.spelled(old)
        self._sheets.rename(old, new)
        rename_everywhere(self, old, new)
        if sheet := self._open.pop(old, None):
            sheet.name = new
            self._open[new] = sheet
        self.write_main()

    def move(self, name: str, index: int) -> None:
        """Put a sheet at another position among the tabs, counted from 0.

        Raises:
            KeyError: there is no such sheet.
        """
        self._sheets.move(name, index)
        self.write_main()

    def set_state(self, name: str, state: str) -> None:
        """Make a sheet ``visible``, ``hidden`` or ``veryHidden``.

        Raises:
            KeyError: there is no such sheet.
        """
        self._sheets.set_state(name, state)
        self.write_main()

    def activate(self, name: str) -> None:
        """Make a sheet the one that is in front when the workbook is opened.

        Raises:
            KeyError: there is no such sheet.
        """
        self._sheets.activate(name)
        self.write_main()
        wanted = self._sheets.spelled(name)
        for other in self.sheet_names:
            if self.is_grid(other) and self._sheets.part(other) in self.package:
                self.sheet(other).select(other == wanted)

    def add_sheet_part(self, name: str, xml: bytes, state: str = "visible", index: int | None = None) -> Sheet:
        """Add a worksheet.

        Args:
            name: of its tab.
            xml: the part.
            state: ``visible``, ``hidden`` or ``veryHidden``.
            index: its position among the tabs, counted from 0; None is the last.

        Raises:
            ValueError: Excel does not allow the name, or another sheet bears it.
            WombatError: the part is no worksheet.
        """
        part = self.package.free_name(self._beside("worksheets/sheet{}.xml"))
        self._sheets.add(name, part, xml, state, index)
        self.write_main()
        return self.sheet(name)

    def remove_sheet(self, name: str) -> None:
        """Take a sheet out with all that only it led to; what pointed to it is ``#REF!``.

        Raises:
            KeyError: there is no such sheet.
            ValueError: it is the last visible one.
        """
        from wombat.xlsx.rename import break_everywhere

        name = self._sheets.spelled(name)
        self._sheets.remove(name)
        self._open.pop(name, None)
        break_everywhere(self, name)
        self.write_main()

    # Defined names

    @property
    def defined_names(self) -> list[str]:
        """The defined names of the workbook and of its sheets, as they are spelled."""
        return [found.name for found in self._names]

    def names(self) -> list[DefinedName]:
        """Return all defined names."""
        return list(self._names)

    def name(self, name: str, sheet: str | None = None) -> str | None:
        """Return the formula of a defined name of the workbook, or of one of its sheets; None where there is none."""
        return self._names.get(name, sheet)

    def set_name(self, name: str, formula: str, sheet: str | None = None, *, hidden: bool = False) -> None:
        """Define a name of the workbook, or of one of its sheets.

        Raises:
            KeyError: there is no such sheet.
        """
        if self._names.set(name, formula, sheet, hidden=hidden):
            self.write_main()

    def delete_name(self, name: str, sheet: str | None = None) -> None:
        """Take a defined name out; one that is not there is no error."""
        if self._names.delete(name, sheet):
            self.write_main()

    def change_names(self, formulas: Sequence[str]) -> None:
        """Give all defined names other formulas, in the order of `names`."""
        if self._names.change_all(formulas):
            self.write_main()

    @property
    def root(self) -> _Element:
        """The workbook part; whoever changes it calls `write_main`."""
        return self._root

    @property
    def open_sheets(self) -> list[str]:
        """The names of the sheets that were read."""
        return list(self._open)

    def drop_stale(self, owned: Callable[[str, int, int], bool]) -> int:
        """Drop the values of the user's formulas that depend on changed cells, and ask programs to calculate.

        Args:
            owned: tells of a formula (sheet, row, column) whether its value is kept right by whoever changed the cells.

        Returns:
            How many values were dropped.
        """
        from wombat.xlsx.stale import drop_stale

        return drop_stale(self, owned)

    # Writing

    def write_main(self) -> None:
        """Write the workbook part after its list of sheets or names was changed."""
        self.package.write(self.part, serialise(self._root))

    @property
    def changed(self) -> bool:
        """Whether the workbook differs from the file it was opened from."""
        return self.package.changed or any(sheet.changed for sheet in self._open.values())

    def write_parts(self) -> None:
        """Write all that was changed to the package, and drop the order of calculation, which is then out of date."""
        for sheet in self._open.values():
            sheet.write()
        if self._styles is not None:
            xml = self._styles.to_xml()
            part = self._styles_part()
            if xml != self.package.xml(part):
                self.package.write(part, xml)
        if self.package.changed:
            self._drop_calculation_order()

    def _drop_calculation_order(self) -> None:
        relations = self.package.relations(self.part)
        for relation in relations.of_type("calcChain"):
            relations.remove(relation.id)
            if relation.target in self.package:
                self.package.remove(relation.target)

    def to_bytes(self) -> bytes:
        """Return the file; its original bytes where nothing was changed."""
        self.write_parts()
        return self.package.to_bytes()

    def save(self, path: str | Path, keep: int = 1) -> None:
        """Write the file so that at any moment the old or the new one stands whole; see `wombat.xlsx.save.save`.

        Raises:
            WombatError: it cannot be written; the old file stands.
        """
        from wombat.xlsx.save import save

        save(self.to_bytes(), path, keep)
