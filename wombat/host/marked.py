"""The hooks of a module that was loaded: misspelt ones, ones that are not marked and wrong arguments are found."""

from __future__ import annotations

import inspect
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from wombat.host.results import Nonsense, what
from wombat.text import Texts

if TYPE_CHECKING:
    import pluggy

texts = Texts(__package__)


def check_hooks(manager: pluggy.PluginManager, plugin: Any) -> None:
    """See that everything in a plugin that is meant as a hook is one.

    Args:
        manager: with the hooks there are.
        plugin: a module or an object.

    Raises:
        Nonsense: something is misspelt, not marked or asks for what there is not; the sentence says what.
    """
    if isinstance(plugin, (str, int, float, bytes, list, dict, tuple, type(None))):
        raise Nonsense(texts("nonsense.no_class", got=what(plugin)))
    specs = {name: spec for name, spec in vars(manager.hook).items() if name.startswith("wombat_")}
    for name in dir(plugin):
        function = getattr(plugin, name, None)
        options = manager.parse_hookimpl_opts(plugin, name) if callable(function) else None
        if options is not None:
            hook = options.get("specname") or name
            _check(hook, function, specs)
            if options["wrapper"] or options["hookwrapper"]:
                raise Nonsense(texts("nonsense.wrapper", hook=hook))
        elif name in specs and inspect.isroutine(function):
            raise Nonsense(texts("nonsense.unmarked", hook=name))


def _check(hook: str, function: Any, specs: dict[str, Any]) -> None:
    if hook not in specs:
        near = get_close_matches(hook, specs, 1)
        key = "hook" if near else "no_hook"
        raise Nonsense(texts(f"nonsense.{key}", hook=hook, near="".join(near)))
    known = specs[hook].spec.argnames
    asked = [
        each.name
        for each in inspect.signature(function).parameters.values()
        if each.kind not in {each.VAR_POSITIONAL, each.VAR_KEYWORD} and each.default is each.empty
    ]
    for argument in asked:
        if argument not in known:
            key = "argument" if known else "no_argument"
            raise Nonsense(texts(f"nonsense.{key}", hook=hook, argument=argument, known=", ".join(known)))
