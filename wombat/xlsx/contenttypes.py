"""The content types of a package: which kind of part each name is."""

from __future__ import annotations

from wombat.xlsx.xml import TYPES, parse, serialise

RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
EMPTY = (
    f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="{RELATIONS_TYPE}"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
).encode()


class ContentTypes:
    """The list ``[Content_Types].xml``, edited in place so that what is unknown in it stays."""

    def __init__(self, data: bytes) -> None:
        """Parse the list.

        Raises:
            BadXmlError: it is no XML.
        """
        self._root = parse(data)
        self._defaults = {(e.get("Extension") or "").lower(): e for e in self._root if _is(e, "Default")}
        self._overrides = {_key(e.get("PartName") or ""): e for e in self._root if _is(e, "Override")}

    def get(self, name: str) -> str:
        """Return the content type of a part, empty where the list does not say."""
        element = self._overrides.get(_key(name))
        if element is None:
            element = self._defaults.get(_extension(name))
        return "" if element is None else element.get("ContentType") or ""

    def set(self, name: str, content_type: str) -> bool:
        """State the type of a part; tell whether the list changed."""
        if self.get(name) == content_type:
            return False
        key = _key(name)
        if key not in self._overrides:
            tag = f"{{{TYPES}}}Override"
            self._overrides[key] = element = self._root.makeelement(tag, {"PartName": "/" + name.lstrip("/")})
            self._root.append(element)
        self._overrides[key].set("ContentType", content_type)
        return True

    def remove(self, name: str) -> bool:
        """Forget the type of a part that is gone; tell whether the list changed."""
        element = self._overrides.pop(_key(name), None)
        if element is not None:
            self._root.remove(element)
        return element is not None

    def to_bytes(self) -> bytes:
        """Return the list as a part."""
        return serialise(self._root)


def _is(element: object, name: str) -> bool:
    return getattr(element, "tag", None) == f"{{{TYPES}}}{name}"


def _key(name: str) -> str:
    return name.strip().lstrip("/").lower()


def _extension(name: str) -> str:
    return name.rsplit(".", 1)[-1].lower() if "." in name.rsplit("/", 1)[-1] else ""
