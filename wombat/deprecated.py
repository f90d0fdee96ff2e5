"""What the public interface will not have for ever: old names go on working for a while, and who uses them is told.

A name, hook or argument that is to go is put into a table here in the version that brings its replacement, and taken
out again in the version it names, two minor versions later at the earliest. Until then it works. The program says once
in ``wombat plugins`` and in strict builds which plugin uses it; a test run of the plugin sees a `DeprecationWarning`.
"""

from __future__ import annotations

import contextlib
import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wombat.text import Text, Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

texts = Texts("wombat")


@dataclass(frozen=True, slots=True)
class Deprecated:
    """What is to go.

    Attributes:
        since: version that says so first.
        removed_in: version that does not have it any more.
        use: what to use instead: for a name another public name, which the old one means until then.
    """

    since: str
    removed_in: str
    use: str

    def says(self, what: str) -> Text:
        """Return the sentence about it."""
        values = {"what": what, "since": self.since, "removed_in": self.removed_in, "use": self.use}
        return texts("deprecated.uses", **values)


NAMES: dict[str, Deprecated] = {}
"""Public names of `wombat` that are to go."""
HOOKS: dict[str, Deprecated] = {}
"""Hooks that are to go; their specification stays until then."""
ARGUMENTS: dict[tuple[str, str], Deprecated] = {}
"""Arguments of hooks that are to go, by hook and argument; they are given until then."""

_heard: list[list[Text]] = []


@contextlib.contextmanager
def listening() -> Iterator[list[Text]]:
    """Collect what is said about names that are used inside, in place of warnings."""
    said: list[Text] = []
    _heard.append(said)
    try:
        yield said
    finally:
        _heard.pop()


def meant(name: str) -> str | None:
    """Return the public name that an old one means, and tell that it is used; None where it is no old name."""
    old = NAMES.get(name)
    if old is None:
        return None
    sentence = old.says(f"wombat.{name}")
    if not _heard:
        import warnings

        warnings.warn(sentence.say("en"), DeprecationWarning, stacklevel=3)
    elif sentence not in _heard[-1]:
        _heard[-1].append(sentence)
    return old.use


def implemented(hook: str, function: Callable[..., object]) -> Iterator[Text]:
    """Yield what there is to say about a hook that a plugin implements with a function, and the arguments it takes."""
    if hook in HOOKS:
        yield HOOKS[hook].says(hook)
    for argument in inspect.signature(function).parameters if ARGUMENTS else ():
        if (hook, argument) in ARGUMENTS:
            yield ARGUMENTS[hook, argument].says(f"{hook}({argument})")
