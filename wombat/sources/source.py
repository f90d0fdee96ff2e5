"""A source file as importers see it: its bytes, its text in the right encoding, its sheets."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from wombat.errors import WombatError
from wombat.oserrors import why
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from wombat.sources.encoding import Decoded
    from wombat.sources.grid import Grid
    from wombat.text import Text

texts = Texts(__package__)

LIMIT = 512 * 2**20
"""Largest source that is read, in bytes."""

HEAD = 64 * 2**10
"""Bytes at the beginning that are enough to tell what a file is."""

LISTS = {"text", "xlsx", "xlsb", "ods", "xls", "spreadsheetml", "html", "encrypted"}
"""The kinds of file, of `wombat.sources.kinds`, that can hold a list."""


class Source:
    """One file that people come from. Nothing is read before it is asked for, and everything is read once.

    Attributes:
        path: where the file is.
        encoding: the encoding the user stated, or empty: then it is worked out from the bytes.
        country: two letters, for phone numbers without a country code.
        today: the date of the build.
        owner: the owner's name, or empty.
        columns: what columns of a list mean, by heading or number, as the user stated it.
        damage: a sentence on what is broken in a file of which the rest could be read; the importer sets it while it
            reads, and the build tells it as a problem.
    """

    def __init__(
        self,
        path: Path | str,
        *,
        today: date,
        encoding: str = "",
        country: str = "",
        owner: str = "",
        columns: Mapping[str, str] | None = None,
    ) -> None:
        """Name the file and what is known about how to read it."""
        self.path = Path(path)
        self.today = today
        self.encoding = encoding
        self.country = country
        self.owner = owner
        self.columns = columns or {}
        self.damage: Text | None = None
        self._failed: WombatError | None = None

    @property
    def name(self) -> str:
        """The name of the file without its folder."""
        return self.path.name

    @cached_property
    def data(self) -> bytes:
        """The whole file.

        Raises:
            WombatError: it is missing, a folder, unreadable, empty or larger than `LIMIT`.
        """
        try:
            if self.path.is_dir():
                raise WombatError(texts("source.folder", file=str(self.path)))
            with self.path.open("rb") as file:
                data = file.read(LIMIT + 1)
        except FileNotFoundError:
            raise WombatError(texts("source.missing", file=str(self.path))) from None
        except OSError as error:
            raise WombatError(texts("source.unreadable", file=str(self.path), error=why(error))) from None
        if len(data) > LIMIT:
            raise WombatError(texts("source.too_large", file=self.name, limit=LIMIT >> 20))
        if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
            raise WombatError(texts("source.empty", file=self.name))
        return data

    @property
    def head(self) -> bytes:
        """The first 64 KiB."""
        return self.data[:HEAD]

    @cached_property
    def kind(self) -> str:
        """What the bytes are: a word of `wombat.sources.kinds`, such as ``text``, ``xlsx``, ``vcard``, ``pdf``."""
        from wombat.sources.kinds import kind_of

        return kind_of(self.data)

    @cached_property
    def decoded(self) -> Decoded:
        """The file as text, with the encoding that was stated or worked out.

        Raises:
            WombatError: the stated encoding is unknown.
        """
        from wombat.sources.encoding import decode

        return decode(self.data, self.encoding)

    @property
    def text(self) -> str:
        """The file as text."""
        return self.decoded.text

    @property
    def assumption(self) -> Text | None:
        """A sentence that names the encoding of a text list where the bytes leave a doubt, else None."""
        if self.kind != "text" or self.decoded.sure:
            return None
        return texts("source.assumed", file=self.name, encoding=self.decoded.encoding)

    @cached_property
    def _sheets(self) -> list[Grid]:
        from wombat.sources.lists import read_sheets

        sheets = read_sheets(self)
        for sheet in sheets:
            sheet.stated = self.columns
        return sheets

    def sheets(self) -> list[Grid]:
        """Return the file as a list: one grid for a text file, one a sheet for a workbook, none for any other file.

        Raises:
            WombatError: the file is a workbook that cannot be read (encrypted, broken, beyond the limits).
        """
        if self.kind not in LISTS:
            return []
        if self._failed is not None:
            raise self._failed
        try:
            return self._sheets
        except WombatError as error:
            self._failed = error
            raise
