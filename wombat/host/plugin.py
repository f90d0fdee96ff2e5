"""A plugin as it was found, and the sentences that name it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wombat.errors import Problem, WombatError
from wombat.text import Text, Texts

if TYPE_CHECKING:
    from types import TracebackType

texts = Texts(__package__)
OURS = "wombat-workbook"
"""The distribution that ships the program and its own plugins."""
LOADING = "load"
"""What a plugin is called for when it is loaded."""


class PluginError(Exception):
    """Stops a strict run at the first failure of a plugin; what went wrong is its cause, with the traceback.

    Attributes:
        text: the sentence that a run that is not strict would have told.
    """

    def __init__(self, text: Text) -> None:
        """Keep the sentence."""
        super().__init__(text.say("en"))
        self.text = text


@dataclass(slots=True)
class Plugin:
    """A plugin as it was found, whether it could be loaded or not.

    Attributes:
        name: of its entry point.
        distribution: that ships it.
        version: of the distribution.
        status: ``ok``, ``blocked`` or ``failed``.
        hooks: names of the hooks it implements.
        error: what went wrong, in one line.
        seconds: that its functions took so far, by the clock.
        api: version of the plugin interface it states.
        deprecated: what it uses that is to go.
        printed: whether it printed to standard output.
    """

    name: str
    distribution: str
    version: str
    status: str = "ok"
    hooks: list[str] = field(default_factory=list)
    error: str = ""
    seconds: float = 0.0
    api: int | None = None
    deprecated: list[Text] = field(default_factory=list)
    printed: bool = False

    @property
    def ours(self) -> bool:
        """Whether the program itself ships it."""
        return self.distribution == OURS

    def says(self, key: str, **values: object) -> Text:
        """Return a text about this plugin, which names it with its distribution and version."""
        named = {"name": self.name, "distribution": self.distribution, "version": self.version}
        return texts(f"plugin.{key}", **named, **values)

    def failed(self, doing: str, error: BaseException) -> Problem:
        """Remember what went wrong and return the sentence: plugin, version, error and how to switch it off."""
        self.status, self.error = "failed", said_of(error).say("en")
        if doing == LOADING:
            return Problem(self.says("not_loaded", error=said_of(error)), failure=True)
        return Problem(self.says("failed", doing=doing, error=said_of(error)), failure=True)


def said_of(error: BaseException) -> Text:
    """Return an error in one line, with the place in the plugin where it came up."""
    if isinstance(error, WombatError):
        forms = {tag: form.rstrip(".。") for tag, form in error.text.forms.items()}
        return Text(forms, error.text.values)
    words = " ".join(str(error).split())
    place = "" if isinstance(error, SyntaxError) else _place(error.__traceback__)
    return Text.plain(f"{type(error).__name__}{': ' * bool(words)}{words}{place}")


def _place(trace: TracebackType | None) -> str:
    """Return the file and line of the last step that is no part of Python itself."""
    place = ""
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if not file.startswith("<"):
            place = f" ({os.path.basename(file)}, line {trace.tb_lineno})"  # noqa: PTH119
        trace = trace.tb_next
    return place
