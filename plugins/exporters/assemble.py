"""The files of the folder ``page`` put into one page that loads nothing and sends nothing.

| file | holds |
|---|---|
| ``page.html``, ``*.css`` | what stands where, and how it looks in light and dark |
| ``*.js`` | what it does; joined in the order of `SCRIPTS`, so that each sees the names of those before |
| ``vendor/`` | sigma, which draws the people; ``CONTRIBUTING.md`` says how the bundle is made |
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from html import escape
from importlib.resources import files
from string import Template
from typing import Any

STYLES = ("base.css", "side.css", "card.css")
SCRIPTS = (
    "data.js",
    "words.js",
    "dom.js",
    "theme.js",
    "state.js",
    "ties.js",
    "view.js",
    "ground.js",
    "names.js",
    "map.js",
    "camera.js",
    "hubs.js",
    "filters.js",
    "search.js",
    "card.js",
    "keys.js",
    "main.js",
)
"""In the order in which they are joined; a name must be there before it is used at the top level."""


def assembled(data: dict[str, Any], language: str) -> str:
    """Return the page as HTML.

    Args:
        data: what it shows, from `page_data`.
        language: in which it opens.
    """
    style = "\n".join(map(_file, STYLES))
    library = _file("vendor/sigma.min.js")
    script = "\n".join(["(() => {", '"use strict";', *map(_file, SCRIPTS), "})();"])
    return Template(_file("page.html")).substitute(
        language=language,
        title=escape(_title(data, language)),
        policy=_policy(style, library, script),
        style=style,
        library=library,
        data=as_json(data),
        script=script,
    )


def as_json(data: dict[str, Any]) -> str:
    """Return data as JSON that cannot end the script it stands in, whatever it holds."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _title(data: dict[str, Any], language: str) -> str:
    words = data["words"]["title" if data["owner"] else "title_nobody"]
    form: str = words[("en", "zh-CN", "zh-TW").index(language)]
    return form.replace("{owner}", data["owner"])


def _policy(style: str, *scripts: str) -> str:
    """Return a content security policy: only these very scripts and styles, and no way to the network."""
    allowed = " ".join(map(_hash, scripts))
    return f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _file(name: str) -> str:
    return files(__package__).joinpath("page", name).read_text("utf-8").strip()
