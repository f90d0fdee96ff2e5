"""Text in the three languages of the program: labels, sentences, and the catalogues they stand in."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from wombat.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping


__all__ = ["LANGUAGES", "Text", "Texts"]


@dataclass(frozen=True, slots=True)
class Text:
    """A label or sentence in every language, with the values that stand in its ``{braces}``.

    Attributes:
        forms: template by language tag; ``en_one`` may hold the English singular, used when the value ``n`` is 1.
        values: what fills the braces; a value that is itself a `Text` is said in the same language.
    """

    forms: Mapping[str, str]
    values: Mapping[str, object] = field(default_factory=dict)

    def say(self, language: str) -> str:
        """Return the text in ``language``, in English where that form is missing."""
        spoken = language if self.forms.get(language) else "en"
        form = self.forms[spoken]
        if spoken == "en" and self.values.get("n") == 1:
            form = self.forms.get("en_one", form)
        if not self.values:
            return form
        said = {k: v.say(language) if isinstance(v, Text) else v for k, v in self.values.items()}
        return form.format(**said)

    def every(self) -> set[str]:
        """Return the text in all languages, to recognise what any of them wrote."""
        return {self.say(language) for language in LANGUAGES}

    @classmethod
    def plain(cls, text: str) -> Text:
        """Return a text that is the same in every language, such as a name."""
        return cls({"en": text.replace("{", "{{").replace("}", "}}")}, {"_": 0})


class Texts:
    """A catalogue of texts: the file ``texts.toml`` beside the modules of a package.

    A key is the dotted path to a table of languages: ``texts("build.done", n=3)`` is ``[build]`` ``done = { en = … }``.
    """

    def __init__(self, package: str, name: str = "texts.toml") -> None:
        """Name the catalogue; it is read when the first text is asked for."""
        self._package, self._name = package, name

    def __call__(self, key: str, **values: object) -> Text:
        """Return the text under ``key`` with ``values`` in its braces.

        Raises:
            KeyError: the catalogue has no such key.
        """
        node: Any = _catalogue(self._package, self._name)
        for step in key.split("."):
            node = node[step]
        return Text(node, values)


@cache
def _catalogue(package: str, name: str) -> dict[str, Any]:
    return tomllib.loads(files(package).joinpath(name).read_text("utf-8"))
