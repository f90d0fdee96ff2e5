"""The plugins of one run, called one by one so that the failure of one is told and the rest goes on."""

from __future__ import annotations

import contextlib
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import pluggy

from wombat import hooks
from wombat.deprecated import implemented, listening
from wombat.errors import Problem, WombatError
from wombat.host import interrupt
from wombat.host.aside import aside
from wombat.host.found import blocked_names, found, is_blocked, plain
from wombat.host.guard import guarded
from wombat.host.marked import check_hooks
from wombat.host.pack import Pack, is_pack
from wombat.host.plugin import LOADING, Plugin, PluginError, texts
from wombat.host.results import Nonsense, checked
from wombat.host.stated import check_stated
from wombat.host.trace import Call, size_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from importlib.metadata import EntryPoint

    from wombat.text import Text

    Passing = type[Exception] | tuple[()]

SLOW = 2.0
"""Seconds that a plugin of somebody else may take in one run before it is told."""


class Host:
    """The plugins of one run.

    Attributes:
        plugins: every plugin found, by name, in the order in which hooks are called: the program's own first, then by
            name; those that ask for it before (``tryfirst``) or after (``trylast``) all others.
        problems: failures so far.
    """

    def __init__(
        self, off: Iterable[str] = (), *, strict: bool = False, trace: Callable[[Call], None] | None = None
    ) -> None:
        """Find and load the plugins.

        Args:
            off: plugins or distributions to leave out before they are loaded.
            strict: stop at the first failure of a plugin with `PluginError`.
            trace: is told every call of a plugin.

        Raises:
            PluginError: in a strict run, a plugin cannot be loaded.
        """
        interrupt.watch()
        self.plugins: dict[str, Plugin] = {}
        self.problems: list[Problem] = []
        self.strict = strict
        self._trace = trace
        self._manager = pluggy.PluginManager("wombat")
        self._manager.add_hookspecs(hooks)
        self._off = blocked_names(off)
        loaded = [(plugin, module) for entry, plugin in found() for module in self._load(entry, plugin)]
        for plugin, module in reversed(loaded):  # pluggy calls first what was registered last
            self._manager.register(module, plugin.name)

    def _load(self, entry: EntryPoint, plugin: Plugin) -> list[Any]:
        """Return what the entry point leads to in a list, or an empty list."""
        if (other := self.plugins.get(plugin.name)) is not None:
            twice = texts("plugin.twice", other=f"{other.distribution} {other.version}")
            self._tell(plugin.failed(LOADING, WombatError(twice)))
            return []
        self.plugins[plugin.name] = plugin
        if is_blocked(plugin, self._off):
            plugin.status = "blocked"
            return []
        return self.run(plugin.name, LOADING, lambda: self._checked_module(entry, plugin))

    def _checked_module(self, entry: EntryPoint, plugin: Plugin) -> Any:
        module = entry.load()
        module = Pack(module) if is_pack(module) else module
        plugin.api = check_stated(module)
        check_hooks(self._manager, module)
        named = (name for name in dir(module) if callable(getattr(module, name, None)))
        options = ((name, self._manager.parse_hookimpl_opts(module, name)) for name in named)
        marked = {each.get("specname") or name: getattr(module, name) for name, each in options if each is not None}
        plugin.hooks = sorted(marked)
        for name, function in marked.items():
            self._note_deprecated(plugin, implemented(name, function))
        return module

    def names_nobody(self, off: Iterable[str]) -> list[str]:
        """Return those of some names to leave out that are no plugin's and no distribution's."""
        known = {plain(name) for each in self.plugins.values() for name in (each.name, each.distribution)}
        return [name.strip() for name in off if name.strip() and plain(name) not in known]

    def each(self, hook: str, **arguments: Any) -> Iterator[tuple[str, Any]]:
        """Call a hook of every plugin that has it, in order.

        Yields:
            The name of the plugin and what it returned; an iterable comes as a list. A plugin that fails, or returns
            what the hook does not ask for, is told in `problems`, and its hooks are not called again.
        """
        for name, done in self._call(hook, arguments):
            for result in done:
                if result is not None:
                    yield name, result

    def each_name(self, hook: str, **arguments: Any) -> Iterator[str]:
        """Call a hook that returns nothing, as `each` does, and yield the name of each plugin that has it."""
        for name, _ in self._call(hook, arguments):
            yield name

    def _call(self, hook: str, arguments: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
        for implementation in reversed(getattr(self._manager.hook, hook).get_hookimpls()):
            name = implementation.plugin_name
            values = [arguments[argument] for argument in implementation.argnames]
            yield name, self.run(name, hook, implementation.function, *values, check=partial(checked, hook))

    def run(
        self,
        name: str,
        doing: str,
        function: Callable[..., Any],
        *values: Any,
        passing: Passing = (),
        check: Callable[[Any], Any] | None = None,
    ) -> list[Any]:
        """Call a function of a plugin apart; return its result in a list, or an empty list when it failed.

        Args:
            name: of the plugin.
            doing: what it is called for, for the sentence.
            function: to call.
            values: for the function.
            passing: errors that are the caller's business and no failure of the plugin.
            check: from what it returned to what is used; raises `Nonsense` where it is of no use.

        Raises:
            PluginError: in a strict run, it failed.
        """
        done: list[Any] = []
        plugin = self.plugins[name]
        begun = time.perf_counter()
        watched = () if plugin.ours and not self.strict else values
        with listening() as old, self._apart(plugin, doing, passing):
            with guarded(watched):
                result = function(*values)
                result = list(result) if hasattr(result, "__next__") else result
                result = check(result) if check else result
            done.append(result)
        self._note_deprecated(plugin, old)
        seconds = time.perf_counter() - begun
        plugin.seconds += seconds
        if self._trace:
            self._trace(Call(doing, name, seconds, size_of(done[0]) if done else None, not done))
        return done

    def _note_deprecated(self, plugin: Plugin, old: Iterable[Text]) -> None:
        """Keep what a plugin uses that is to go; a strict run tells it, once."""
        for uses in old:
            if uses not in plugin.deprecated:
                plugin.deprecated.append(uses)
                if self.strict:
                    self.problems.append(Problem(plugin.says("deprecated", uses=uses)))

    @contextlib.contextmanager
    def _apart(self, plugin: Plugin, doing: str, passing: Passing) -> Iterator[None]:
        """Keep what a plugin does to itself: its errors, its exits, and what it prints."""
        try:
            with aside(refuse=self.strict and not plugin.printed) as stream:
                yield
            if interrupt.pressed():
                raise interrupt.Stopped(plugin.name)  # noqa: TRY301 - it swallowed the user's Ctrl-C
        except interrupt.Stopped:
            raise
        except BaseException as error:
            if isinstance(error, passing) and not isinstance(error, Nonsense):
                raise
            if interrupt.pressed():
                raise interrupt.Stopped(plugin.name) from error
            self.fail(plugin.name, doing, error)
        else:
            if stream.used and not plugin.printed:
                plugin.printed = True
                self.problems.append(Problem(plugin.says("printed")))

    def fail(self, name: str, doing: str, error: BaseException) -> None:
        """Tell that a plugin failed, and do not call its hooks again.

        Raises:
            PluginError: in a strict run; its cause is the error.
        """
        if self._manager.has_plugin(name):
            self._manager.unregister(name=name)
        self._tell(self.plugins[name].failed(doing, error), error)

    blame = fail

    def refuse(self, name: str, doing: str, text: Text) -> None:
        """Tell that something a plugin gave is not used; its hooks go on being called.

        Raises:
            PluginError: in a strict run.
        """
        self._tell(self.plugins[name].failed(doing, Nonsense(text)))

    def claimed(self, name: str, doing: str, what: str, other: str) -> None:
        """Tell that a plugin claims what another one has, which comes first in the order.

        Raises:
            PluginError: in a strict run.
        """
        first = self.plugins[other]
        named = f"{first.name} ({first.distribution} {first.version})"
        self.refuse(name, doing, texts("plugin.claimed", what=what, other=named))

    def _tell(self, problem: Problem, error: BaseException | None = None) -> None:
        if self.strict:
            raise PluginError(problem.text) from error
        if all(problem.text.say("en") != each.text.say("en") for each in self.problems):
            self.problems.append(problem)

    def slow(self) -> list[Problem]:
        """Return a sentence for each plugin of somebody else that took more than `SLOW` seconds; that is no failure."""
        slow = (each for each in self.plugins.values() if not each.ours and each.seconds > SLOW)
        return [Problem(each.says("slow", seconds=f"{each.seconds:.1f}")) for each in slow]
