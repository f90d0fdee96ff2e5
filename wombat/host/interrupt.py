"""Ctrl-C told from a plugin that raises KeyboardInterrupt itself, or that swallows the user's."""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

_pressed = threading.Event()


class Stopped(KeyboardInterrupt):
    """The user pressed Ctrl-C while a plugin was at work.

    Attributes:
        plugin: its name.
    """

    def __init__(self, plugin: str) -> None:
        """Keep whose work was stopped."""
        super().__init__(plugin)
        self.plugin = plugin


def watch() -> None:
    """Notice Ctrl-C from now on; it goes on raising KeyboardInterrupt. Does nothing where somebody else handles it."""
    if threading.current_thread() is not threading.main_thread():
        return
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _handle)


def _handle(_number: int, _frame: FrameType | None) -> None:
    _pressed.set()
    raise KeyboardInterrupt


def pressed() -> bool:
    """Tell whether the user pressed Ctrl-C since `watch`."""
    return _pressed.is_set()
