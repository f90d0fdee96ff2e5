"""The plugin host: finds plugins, leaves out the blocked ones before loading, and calls each one apart."""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint, distributions
from typing import TYPE_CHECKING, Any

import pluggy

from wombat import API_VERSION, hooks
from wombat.errors import Problem, WombatError
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

texts = Texts("wombat")
GROUP = "wombat"
BLOCK_VARIABLE = "WOMBAT_PLUGINS_OFF"
"""Environment variable with names of plugins or distributions to leave out, separated by commas."""


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
    """

    name: str
    distribution: str
    version: str
    status: str = "ok"
    hooks: list[str] = field(default_factory=list)
    error: str = ""

    def problem(self, doing: str) -> Problem:
        """Return the sentence that names the plugin, its version, its error and how to switch it off."""
        text = texts(
            "plugin.failed",
            name=self.name,
            distribution=self.distribution,
            version=self.version,
            doing=doing,
            error=self.error,
        )
        return Problem(text, failure=True)


class Host:
    """The plugins of one run, called one by one so that the failure of one is told and the rest goes on.

    Attributes:
        plugins: every plugin found, by name, in the order in which hooks are called: by name, those that ask for
            it first (``tryfirst``) or last (``trylast``).
        problems: failures so far.
    """

    def __init__(self, off: Iterable[str] = (), *, strict: bool = False) -> None:
        """Find and load the plugins.

        Args:
            off: plugins or distributions to leave out before they are loaded.
            strict: let the first failure of a plugin through, with its traceback.
        """
        self.plugins: dict[str, Plugin] = {}
        self.problems: list[Problem] = []
        self.strict = strict
        self._manager = pluggy.PluginManager("wombat")
        self._manager.add_hookspecs(hooks)
        blocked = {name.strip() for name in (*off, *os.environ.get(BLOCK_VARIABLE, "").split(",")) if name.strip()}
        for entry, plugin in sorted(_found(), key=lambda pair: pair[1].name, reverse=True):
            self._add(entry, plugin, blocked)
        self.plugins = dict(sorted(self.plugins.items()))

    def _add(self, entry: EntryPoint, plugin: Plugin, blocked: set[str]) -> None:
        if plugin.name in self.plugins:
            plugin.status, plugin.error = "failed", texts("plugin.twice").say("en")
            self.problems.append(plugin.problem("load"))
            return
        self.plugins[plugin.name] = plugin
        if {plugin.name, plugin.distribution} & blocked:
            plugin.status = "blocked"
            return
        with self._apart(plugin, "load"):
            module = entry.load()
            if (stated := getattr(module, "wombat_api", API_VERSION)) != API_VERSION:
                raise WombatError(texts("plugin.api", stated=stated, ours=API_VERSION))
            self._manager.register(module, plugin.name)
            self._manager.check_pending()
            callers = self._manager.get_hookcallers(module) or []
            plugin.hooks = sorted(caller.name for caller in callers)

    @contextlib.contextmanager
    def _apart(self, plugin: Plugin, doing: str, passing: type[Exception] | tuple[()] = ()) -> Iterator[None]:
        """Keep what a plugin does to itself: its errors, its exits, and what it prints."""
        try:
            with contextlib.redirect_stdout(sys.stderr):
                yield
        except BaseException as error:
            if self.strict or isinstance(error, (KeyboardInterrupt, passing)):
                raise
            if self._manager.has_plugin(plugin.name):
                self._manager.unregister(name=plugin.name)
            plugin.status, plugin.error = "failed", _one_line(error)
            self.problems.append(plugin.problem(doing))

    def each(self, hook: str, **arguments: Any) -> Iterator[tuple[str, Any]]:
        """Call a hook of every plugin that has it, in order.

        Yields:
            The name of the plugin and what it returned; an iterable comes as a list. A plugin that fails is told in
            `problems` and skipped.
        """
        for implementation in reversed(getattr(self._manager.hook, hook).get_hookimpls()):
            name = implementation.plugin_name
            values = [arguments[argument] for argument in implementation.argnames]
            for result in self.run(name, hook, implementation.function, *values):
                if result is not None:
                    yield name, result

    def run(
        self, name: str, doing: str, function: Any, *values: Any, passing: type[Exception] | tuple[()] = ()
    ) -> list[Any]:
        """Call a function of a plugin apart; return its result in a list, or an empty list when it failed.

        Args:
            name: of the plugin.
            doing: what it is called for, for the sentence.
            function: to call.
            values: for the function.
            passing: errors that are the caller's business and no failure of the plugin.
        """
        done = []
        with self._apart(self.plugins[name], doing, passing):
            result = function(*values)
            done.append(list(result) if hasattr(result, "__next__") else result)
        return done

    def blame(self, name: str, doing: str, error: BaseException) -> None:
        """Tell an error of a plugin that was caught elsewhere."""
        with self._apart(self.plugins[name], doing):
            raise error


def _found() -> Iterator[tuple[EntryPoint, Plugin]]:
    """Yield the entry points of all installed distributions, each distribution once."""
    seen = set()
    for distribution in distributions():
        name = distribution.metadata["Name"]
        if name in seen:
            continue
        seen.add(name)
        for entry in distribution.entry_points.select(group=GROUP):
            yield entry, Plugin(entry.name, name, distribution.version)


def _one_line(error: BaseException) -> str:
    """Return an error in one line, with the place in the plugin where it came up."""
    said = error.text.say("en") if isinstance(error, WombatError) else f"{type(error).__name__}: {error}"
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = ""
    if trace is not None and not isinstance(error, WombatError):
        code = trace.tb_frame.f_code
        place = f" ({os.path.basename(code.co_filename)}, line {trace.tb_lineno})"  # noqa: PTH119
    return " ".join(said.split()) + place
