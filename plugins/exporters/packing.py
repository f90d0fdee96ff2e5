"""Texts as the page holds them: every language at once, each template once."""

from __future__ import annotations

from string import Formatter
from typing import Any

from wombat import Text

LANGUAGES = ("en", "zh-CN", "zh-TW")
Packed = str | list[str] | dict[str, Any]
"""One text for all languages, one a language, or the number of a template (``t``) with the values in it (``v``)."""


class Packer:
    """Packs texts and remembers their templates.

    Attributes:
        templates: a list a template: its form in each language, then the English singular if it has one.
    """

    def __init__(self) -> None:
        """Begin without templates."""
        self.templates: list[list[str]] = []
        self._index: dict[int, tuple[object, int, dict[str, str]]] = {}

    def pack(self, text: Text) -> Packed:
        """Return a text as the page holds it."""
        if not text.values or not _fields(text.forms["en"]):
            said = [text.say(language) for language in LANGUAGES]
            return said[0] if len(set(said)) == 1 else said
        number, specs = self._template(text)
        return {"t": number, "v": {name: self._value(text.values[name], spec) for name, spec in specs.items()}}

    def _value(self, value: object, spec: str) -> Any:
        if isinstance(value, Text):
            return self.pack(value)
        if spec:
            return format(value, spec)
        return value if isinstance(value, (int, float)) else str(value)

    def _template(self, text: Text) -> tuple[int, dict[str, str]]:
        """Return the number of a text's template and the fields in it with how each is formatted."""
        known = self._index.get(id(text.forms))
        if known is None:
            forms = [text.forms.get(language) or text.forms["en"] for language in LANGUAGES]
            forms += [text.forms["en_one"]] if "en_one" in text.forms else []
            specs = {name: spec for form in forms for name, spec in _fields(form).items()}
            if "n" in text.values:
                specs.setdefault("n", "")
            known = (text.forms, len(self.templates), specs)
            self._index[id(text.forms)] = known
            self.templates.append([_bare(form) for form in forms])
        return known[1], known[2]


def _fields(form: str) -> dict[str, str]:
    """Return the format of each field of a template by its name."""
    return {name: spec or "" for _, name, spec, _ in Formatter().parse(form) if name}


def _bare(form: str) -> str:
    """Return a template whose fields are bare names, since their values come formatted."""
    parts = ((before.replace("{", "{{").replace("}", "}}"), name) for before, name, _, _ in Formatter().parse(form))
    return "".join(before + (f"{{{name}}}" if name else "") for before, name in parts)
