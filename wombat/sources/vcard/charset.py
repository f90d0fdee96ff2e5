"""Which encoding the bytes of a vCard file are in: of the whole file, else of each property."""

from __future__ import annotations

import codecs
import re
from binascii import a2b_qp
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from wombat.sources.vcard.lines import physical_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDER = {
    "ascii": "",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "big5": "cp950",
    "euc_kr": "cp949",
    "iso8859-1": "cp1252",
}
_DECLARED = re.compile(rb"(?i)CHARSET=\"?([\w.:-]+)")
_SAMPLE = 1 << 16
_CHUNK = 1 << 20
_ONE_BYTE_AND_A_HALF = 0x800


def as_bytes(data: bytes, encoding: str = "") -> bytes:
    """Return the file as bytes in which ASCII is ASCII: UTF-16 and UTF-32 become UTF-8, a byte-order mark goes.

    Args:
        data: the file.
        encoding: what the user says it is in, or empty.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            return rest if name == "utf-8" else rest.decode(name, "replace").encode()
    wide = known(encoding) if encoding else _wide_without_mark(data)
    if wide.startswith(("utf-16", "utf-32")):
        return data.decode(wide, "replace").encode()
    return data


def _wide_without_mark(data: bytes) -> str:
    """Tell UTF-16 and UTF-32 without a mark by where the zero bytes of the first characters stand."""
    head = data[:400].lstrip(b"\r\n\t ")[:400]
    if b"\0" not in head[:8]:
        return ""
    if head[:3] == b"\0\0\0" or head[1:4] == b"\0\0\0":
        return "utf-32-be" if head[:1] == b"\0" else "utf-32-le"
    return "utf-16-be" if head[:1] == b"\0" else "utf-16-le"


@cache
def known(name: str) -> str:
    """Return Python's name of an encoding, the wider one where exports mean that, or empty if there is none."""
    try:
        plain = codecs.lookup(name.strip().strip("\"'")).name
    except LookupError:
        return {"ks_c_5601-1987": "cp949", "x-sjis": "cp932", "x-gbk": "gb18030"}.get(name.lower(), "")
    return _WIDER.get(plain, plain)


class Charsets:
    """Decodes the values of one file.

    Args:
        data: the file after `as_bytes`.
        encoding: what the user says it is in; holds for everything without a charset of its own.
    """

    def __init__(self, data: bytes, encoding: str = "") -> None:
        """Look whether the file is UTF-8 throughout; the rest is worked out when the first value needs it."""
        self._data = data
        self._said = known(encoding) if encoding else ""
        self._whole = data.isascii() or _is_utf8(data)
        self._guessed: str | None = None
        self.plain = self._whole and not self._said
        """Whether every value that declares no charset is UTF-8."""

    def decode(self, raw: bytes, declared: str = "", *, quoted: bool = False) -> str:
        """Return the text of one value.

        Args:
            raw: its bytes, transfer encoding already undone.
            declared: its CHARSET parameter, or empty.
            quoted: whether it came as quoted-printable or base64, so that the file's own encoding says nothing.
        """
        if raw.isascii() and "2022" not in declared:
            return raw.decode("ascii")
        charset = known(declared) if declared else ""
        if not quoted and self._said and not charset:
            return raw.decode(self._said, "replace")
        if not quoted and self._whole:
            return _utf8_or_declared(raw, charset)
        for name in (charset, "big5hkscs" if charset == "cp950" else "", "utf-8"):
            if name and (text := _strictly(raw, name)) is not None:
                return text
        return _java_utf8(raw) or _nearly_utf8(raw) or self._guess(raw, charset)

    def undeclared(self, raw: bytes, declared: str) -> str:
        """Return the text of a value that is quoted-printable and does not say so; empty if it is none."""
        return _strictly(a2b_qp(raw), known(declared) or "utf-8") or ""

    def _guess(self, raw: bytes, charset: str) -> str:
        if self._said:
            return raw.decode(self._said, "replace")
        if self._guessed is None:
            self._guessed = self._guess_file()
        text = _strictly(raw, self._guessed)
        if text is None:
            from wombat.sources.vcard.guess import guess

            text = raw.decode(charset or guess(raw), "replace")
        return text

    def _guess_file(self) -> str:
        from wombat.sources.vcard.guess import guess

        sample = b"\n".join(_odd_values(self._data))
        declared = Counter(known(name.decode("ascii", "replace")) for name in _DECLARED.findall(self._data))
        for name, _ in declared.most_common():
            if name not in {"", "utf-8"} and _strictly(sample, name) is not None:
                return name
        return guess(sample)


def _is_utf8(data: bytes) -> bool:
    """Tell whether the bytes are UTF-8, but for a character cut off at the very end."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(data), _CHUNK):
            decoder.decode(data[at : at + _CHUNK])
    except UnicodeDecodeError:
        return False
    return True


def _strictly(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except (UnicodeDecodeError, UnicodeError, LookupError):
        return None


def _utf8_or_declared(raw: bytes, charset: str) -> str:
    """Decode a value of a UTF-8 file; a few bytes of half-width kana can look like UTF-8 and are what they declare."""
    text = raw.decode("utf-8", "replace")
    if charset in {"", "utf-8"} or any(ord(char) >= _ONE_BYTE_AND_A_HALF for char in text):
        return text
    declared = _strictly(raw, charset)
    return text if declared is None or charset.startswith(("cp125", "iso8859")) else declared


def _java_utf8(raw: bytes) -> str:
    """Decode what Java calls UTF-8, with an emoji as two surrogates; empty if it is none."""
    if b"\xed" not in raw:
        return ""
    try:
        return raw.decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeError:
        return ""


def _nearly_utf8(raw: bytes) -> str:
    """Decode UTF-8 that a phone cut inside a character; empty if it is something else."""
    text = raw.decode("utf-8", "replace")
    good = sum(1 for char in text if ord(char) >= _ONE_BYTE_AND_A_HALF and char != "\ufffd")
    return text if good > text.count("\ufffd") and text.count("\ufffd") == 1 else ""


def _odd_values(data: bytes) -> Iterator[bytes]:
    """Yield values that are not UTF-8, quoted-printable undone, up to 64 KiB of them."""
    size = 0
    joined = data.replace(b"=\r\n", b"").replace(b"=\n", b"") if b"=\n" in data or b"=\r\n" in data else data
    for _, line, length in physical_lines(joined):
        value = line.partition(b":")[2] if length < _SAMPLE else b""
        if value.isascii() and b"=" in value:
            value = a2b_qp(value)
        if not value.isascii() and _strictly(value, "utf-8") is None:
            size += len(value)
            yield value
        if size > _SAMPLE:
            return
