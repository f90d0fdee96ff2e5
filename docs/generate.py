"""Makes ``api.md`` from the code: every public name and every hook with its signature, since, stability and example.

``python docs/generate.py`` writes the page; a test sees that it is up to date.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import wombat
from wombat import hooks
from wombat.stability import since, stability

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HERE = Path(__file__).parent
PAGE, EXAMPLES = HERE / "api.md", HERE / "hooks"
LONG = 96
"""Characters of a signature that fit on the page."""
INTRO = """\
# The plugin interface

*Made from the code by `docs/generate.py`.* Everything here is imported from `wombat` itself, as in
`from wombat import Filler, hookimpl`; nothing else of the program is public. This is version {version} of the
interface. A plugin says that it was written for it:

```python
wombat_api = {version}
```

A plugin for another version, or that states none, is refused with one sentence, and everything else is built.

**Stable** names and hooks are deprecated before they go: for two minor versions at least they go on working, and
`wombat plugins` and builds with `--strict` name the plugins that use them, and what to use instead. **Provisional**
ones are tried out and may change with any minor version; the changelog says so.

How it fits together is told in [the tutorial](tutorials/plugin.md); how to test a plugin in [the test kit](testing.md).
"""
HOOKS_INTRO = """\
## Hooks

A plugin is a module, named in the entry-point group `wombat`, with functions marked `@hookimpl` that bear the name of a
hook. A hook may take fewer arguments than there are. Each example below is a whole plugin, and each is run by the tests
of the program.

Hooks are called plugin by plugin: the program's own first, then by name; `@hookimpl(tryfirst=True)` puts one before all
others, `trylast=True` after them. What a plugin raises, prints or gives that makes no sense is told in one sentence,
and the others go on.
"""
_SECTION = re.compile(r"^(Args|Attributes|Returns|Yields|Raises):$")
_ENTRY = re.compile(r"^(\w[\w, *]*?): (.*)$")
_TOPICS = {
    "wombat.hooks": "What hooks give",
    "wombat.definitions.model": "Definitions of worksheets",
    "wombat.plan": "The plan",
    "wombat.network": "The network",
    "wombat.records": "What importers read",
    "wombat.sources": "Reading files",
    "wombat.foreign": "Workbooks of others",
    "wombat.scene": "Pictures",
    "wombat.text": "Texts",
    "wombat.errors": "Errors",
}


class _Plain(str):
    """An annotation as it stands in the code, without quotes."""

    __slots__ = ()
    __repr__ = str.__str__


def signature_text(thing: Any) -> str:
    """Return the signature of a function or class as `inspect` gives it, annotations as they stand in the code."""
    found = inspect.signature(thing)
    parameters = [
        each.replace(annotation=_plain(each.annotation), default=_default(each.default))
        for each in found.parameters.values()
        if each.name != "self"
    ]
    return str(found.replace(parameters=parameters, return_annotation=_plain(found.return_annotation)))


def _plain(annotation: Any) -> Any:
    return _Plain(annotation) if isinstance(annotation, str) else annotation


def _default(default: Any) -> Any:
    return _Plain(default.__name__) if inspect.isfunction(default) else default


def page() -> str:
    """Return the whole page."""
    lines = [INTRO.format(version=wombat.API_VERSION), HOOKS_INTRO]
    for name in hook_names():
        lines += _hook(name)
    by_topic: dict[str, list[str]] = {topic: [] for topic in (*_TOPICS.values(), "More", "Modules")}
    for name in sorted(wombat.__all__, key=str.casefold):
        by_topic[_topic(name)].append(name)
    for topic, names in by_topic.items():
        lines += [f"## {topic}", ""] if names else []
        for name in names:
            lines += _name(name)
    return "\n".join(_spaced("\n".join(lines).splitlines())).strip() + "\n"


def _spaced(lines: Iterable[str]) -> Iterator[str]:
    """Leave out blank lines that follow a blank line, except in code."""
    code, last = False, ""
    for line in lines:
        code ^= line.startswith("```")
        if line or last or code:
            yield line
        last = line


def hook_names() -> list[str]:
    """Return the hooks in the order of the code."""
    return [name for name in vars(hooks) if name.startswith("wombat_")]


def _topic(name: str) -> str:
    if isinstance(getattr(wombat, name), ModuleType):
        return "Modules"
    home = _home(name)
    found = [topic for start, topic in _TOPICS.items() if home == start or home.startswith(f"{start}.")]
    return found[0] if found else "More"


def _home(name: str) -> str:
    homes = {each: home for home, names in vars(wombat)["_HOMES"].items() for each in names}
    return str(homes.get(name, "wombat"))


def _standing(name: str) -> list[str]:
    return [f"*Since {since(name)} · {stability(name)}*", ""]


def _hook(name: str) -> Iterator[str]:
    yield from (f"### {name}", "", *_signature(name, getattr(hooks, name)))
    yield from (*_standing(name), *_docs(getattr(hooks, name)))
    does, code = (EXAMPLES / f"{name}.py").read_text("utf-8").split('"""\n', 1)
    yield from ("", _ticks(does.removeprefix('"""')), "", "```python", code.strip(), "```", "")


def _signature(name: str, thing: Any) -> Iterator[str]:
    """Yield a signature as code, a parameter a line where it is long."""
    text = signature_text(thing)
    if len(name + text) > LONG:
        inside, _, after = text[1:].rpartition(")" if "->" not in text else ") -> ")
        parts = _split(inside)
        text = "(\n    " + ",\n    ".join(parts) + ",\n)" + (f" -> {after}" if after else "")
    yield from ("```python", f"{name}{text}", "```", "")


def _split(parameters: str) -> list[str]:
    """Return the parameters of a signature one by one."""
    found, depth = [""], 0
    for piece in re.split(r"(, |[\[\](){}])", parameters):
        depth += (piece in {"[", "(", "{"}) - (piece in {"]", ")", "}"})
        if piece == ", " and not depth:
            found.append("")
        else:
            found[-1] += piece
    return found


def _name(name: str) -> Iterator[str]:
    thing = getattr(wombat, name)
    yield from (f"### {name}", "")
    if isinstance(thing, ModuleType):
        yield from (*_standing(name), *_docs(thing), "")
        for each in _functions(thing):
            yield from _signature(f"{name}.{each}", getattr(thing, each))
            yield from (*_docs(getattr(thing, each)), "")
    elif inspect.isroutine(thing) or inspect.isclass(thing):
        yield from (*_signature(name, thing), *_standing(name), *_docs(thing), "")
        yield from _methods(thing) if inspect.isclass(thing) else ()
    else:
        yield from (*_standing(name), _constant_doc(name), "")


def _functions(module: ModuleType) -> list[str]:
    """Return the functions of a module that it or its parts define."""
    names = getattr(module, "__all__", None) or [name for name in vars(module) if not name.startswith("_")]
    own = module.__name__.split(".")[0]
    found = [name for name in names if inspect.isfunction(getattr(module, name))]
    return [name for name in found if getattr(module, name).__module__.startswith(own)]


def _methods(thing: type) -> Iterator[str]:
    """Yield a line for each method and property of a class that it describes itself."""
    for name, member in vars(thing).items():
        if name.startswith("_"):
            continue
        if inspect.isfunction(member) or isinstance(member, classmethod):
            function = member.__func__ if isinstance(member, classmethod) else member
            yield f"- `{name}{signature_text(function)}`: {_first(function)}"
        elif isinstance(member, property) or hasattr(member, "func"):
            yield f"- `{name}`: {_first(member)}"
    yield ""


def _first(thing: Any) -> str:
    """Return the first paragraph of a docstring in one line."""
    return " ".join((inspect.getdoc(thing) or "").split("\n\n")[0].split()).replace("``", "`")


def _docs(thing: Any) -> Iterator[str]:
    """Yield a docstring as Markdown: its sections become lists."""
    listed = False
    for line in (inspect.getdoc(thing) or "").splitlines():
        if section := _SECTION.match(line):
            listed = True
            yield from ("", f"{'Parameters' if section[1] == 'Args' else section[1]}:", "")
        elif listed and (entry := _ENTRY.match(line.strip())) and line.startswith("    ") and line[4] != " ":
            yield f"- `{entry[1]}`: {_ticks(entry[2])}"
        elif listed and line.startswith("        "):
            yield f"  {_ticks(line.strip())}"
        else:
            listed = listed and (not line or line.startswith(" "))
            yield _ticks(line.strip() if listed else line)


def _ticks(text: str) -> str:
    return text.replace("``", "`")


def _constant_doc(name: str) -> str:
    """Return the text that stands beneath a constant in the code."""
    home = import_module(_home(name))
    body = ast.parse(inspect.getsource(home)).body
    for statement, after in pairwise(body):
        targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
        if name in {target.id for target in targets if isinstance(target, ast.Name)}:
            value = after.value if isinstance(after, ast.Expr) else None
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                return _ticks(value.value)
    return {"__version__": "The version of the program."}.get(name, "")


def main(words: Iterable[str]) -> int:
    """Write the page, or with ``--check`` say whether it is up to date."""
    if "--check" in words:
        return int(PAGE.read_text("utf-8") != page())
    PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
