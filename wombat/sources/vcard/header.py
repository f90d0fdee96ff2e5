"""The part of a vCard line before its value: group, name and parameters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_BARE_ENCODINGS = {
    "QUOTED-PRINTABLE": "Q",
    "Q": "Q",
    "BASE64": "B",
    "B": "B",
    "7BIT": "",
    "8BIT": "",
    "BINARY": "",
}
_BARE = frozenset(key.lower() for key in _BARE_ENCODINGS)
_EDGES = frozenset({"BEGIN", "END"})
_WATCHED = frozenset({"VERSION", "AGENT"})
_CARET = re.compile(r"\^([n'^])")
_CARETS = {"n": "\n", "'": '"', "^": "^"}
_PARAM = re.compile(r'((?:[^";]|"[^"]*(?:"|$))*)(?:;|$)')
_LISTED = re.compile(r'"([^"]*)"?|([^,"]+)')
_NAME = re.compile(
    rb"\s*(?!(?:\d+|https?|mailto)\s*(?:;|$))"
    rb"(?:X-[\w -]*\w|[^\x00-\x20:;.,\"\\]+(?:\.[^\x00-\x20:;,\"\\]+)?)\s*(?:;|$)",
    re.IGNORECASE,
)
"""A name, a group before it; times and web addresses at the beginning of a line are none."""

SKIPPED = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE", "X-THUMBNAIL"})
"""Properties that hold pictures, sounds and keys."""

LONGEST_HEADER = 8192
"""Bytes before the colon that are looked at."""

_CACHED = 4096
_LONGEST_CACHED = 200


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the value of a property.

    Attributes:
        name: in capitals.
        types: values of TYPE and parameters without a name, in lower case; ``pref`` also for ``PREF=1``.
        params: all others, by name in capitals; several values of one name are joined by commas.
        encoding: ``Q`` for quoted-printable, ``B`` for base64, else empty.
        charset: as declared, or empty.
        edge: whether this is the first or last line of a card.
        bare: whether no parameter can hold a label of the user's.
        special: whether its lines need a closer look: encoded, a picture, the version, a card that begins or ends.
        width: how many bytes it took in the file.
    """

    name: str
    types: frozenset[str] = frozenset()
    params: tuple[tuple[str, str], ...] = ()
    encoding: str = ""
    charset: str = ""
    edge: bool = False
    bare: bool = False
    special: bool = False
    width: int = 0

    def param(self, name: str) -> str:
        """Return the value of a parameter, or empty."""
        return next((value for key, value in self.params if key == name), "")


def header_end(line: bytes) -> int:
    """Return where the colon before the value stands, the first one outside quotes, or -1 if there is none."""
    colon = line.find(b":")
    quote = line.find(b'"', 0, max(colon, 0))
    if quote < 0:
        return colon
    inside = False
    for at in range(quote, min(len(line), 1 << 16)):
        char = line[at : at + 1]
        if char == b'"':
            inside = not inside
        elif char == b":" and not inside:
            return at
    return -1


def split_line(line: bytes, *, whole: bool = False) -> tuple[str, Header, bytes] | None:
    """Return group, header and value of a line, or None if it is no property.

    Args:
        line: unfolded, or the first of several lines.
        whole: whether nothing follows that may close a quote, so that the first colon counts where one stays open.
    """
    end = line.find(b":")
    if end > 0 and line.find(b'"', 0, end) >= 0:
        outside = header_end(line)
        end = end if whole and outside < 0 else outside
    if end <= 0:
        return None
    head = line[: min(end, LONGEST_HEADER)]
    found = _cached(head) if end < _LONGEST_CACHED else parse_head(head)
    return None if found is None else (*found, line[end + 1 :])


def parse_head(raw: bytes) -> tuple[str, Header] | None:
    """Return group and header of what stands before the colon: ``item1.TEL;HOME`` is ``TEL`` in the group ``item1``."""
    if not _NAME.match(raw):
        return None
    text = raw.decode("utf-8", "replace")
    name, _, rest = text.partition(";")
    group, _, name = name.rpartition(".")
    types: set[str] = set()
    params: dict[str, str] = {}
    encoding = charset = ""
    for part in _PARAM.findall(rest):
        key, equals, value = part.partition("=")
        key = key.strip().upper()
        if not equals or key.startswith(
            "X-CUSTOM("
        ):  # which holds a label of the user's, encoded, as Android writes it
            encoding = _BARE_ENCODINGS.get(key, encoding)
            types.update({part.strip().strip('"').lower()} - _BARE - {""})
        elif key == "ENCODING":
            encoding = _BARE_ENCODINGS.get(value.strip().strip('"').upper(), encoding)
        elif key == "CHARSET":
            charset = value.strip().strip('"')
        elif key == "TYPE":
            types.update(_listed(value))
        else:
            params[key] = ",".join(filter(None, (params.get(key, ""), _param_value(value))))
    if "PREF" in params:
        types.add("pref")
    name = name.strip().upper()
    bare = not params and not any(each.startswith("x-") for each in types)
    special = bool(encoding) or name in SKIPPED or name in _WATCHED or name in _EDGES
    given = tuple(params.items())
    header = Header(name, frozenset(types), given, encoding, charset, name in _EDGES, bare, special, len(raw))
    return group.strip().lower(), header


_cached = lru_cache(_CACHED)(parse_head)


def _listed(value: str) -> list[str]:
    """Return the types of ``TYPE=home,"work,voice"``, in lower case."""
    found = (quoted or bare for quoted, bare in _LISTED.findall(value))
    return [each.strip().lower() for both in found for each in both.split(",") if each.strip()]


def _param_value(value: str) -> str:
    """Return a parameter's value without quotes, its circumflex escapes (RFC 6868) undone."""
    return _CARET.sub(lambda found: _CARETS[found[1]], value.strip().strip('"'))
