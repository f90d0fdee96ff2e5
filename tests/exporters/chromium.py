"""A browser for tests: Chromium without a window, driven over a pipe with its own DevTools protocol."""

from __future__ import annotations

import base64
import contextlib
import fcntl
import json
import os
import select
import shutil
import signal
import tempfile
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)
PATIENCE = 60.0
"""Seconds to wait for anything."""
KEYS = {"Enter": 13, "Escape": 27, "ArrowUp": 38, "ArrowDown": 40, "Tab": 9}


class Chromium:
    """A browser with one page.

    Attributes:
        asked: addresses the page asked for, its own left out.
        errors: what the page complained of.
    """

    def __init__(self) -> None:
        """Start it with a profile of its own."""
        self.profile = tempfile.mkdtemp(prefix="chromium-")
        (to_read, self._write), (self._read, to_write) = os.pipe(), os.pipe()
        self._process = _spawned(
            [str(PROGRAM), *FLAGS, f"--user-data-dir={self.profile}", "about:blank"], to_read, to_write
        )
        os.close(to_read)
        os.close(to_write)
        self._last, self._waiting, self._session = 0, b"", ""
        self.asked: list[str] = []
        self.errors: list[str] = []

    def new_page(self) -> None:
        """Begin with a fresh page in place of the one before."""
        before, self._session = self._session, ""
        if before:
            self("Target.closeTarget", targetId=self._target)
        self.asked, self.errors = [], []
        self._target = self("Target.createTarget", url="about:blank")["targetId"]
        self._session = self("Target.attachToTarget", targetId=self._target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self(f"{domain}.enable")

    def __call__(self, method: str, **parameters: Any) -> Any:
        """Call a method of the protocol and return its result."""
        self._last += 1
        message = {"id": self._last, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            answer = self._next(end - time.monotonic())
            if answer.get("id") == self._last:
                assert "error" not in answer, answer["error"]
                return answer["result"]
            self._note(answer)
        raise TimeoutError(method)

    def _next(self, patience: float) -> dict[str, Any]:
        while b"\0" not in self._waiting:
            assert select.select([self._read], [], [], patience)[0], "the browser is silent"
            piece = os.read(self._read, 1 << 20)
            assert piece, "the browser is gone"
            self._waiting += piece
        message, self._waiting = self._waiting.split(b"\0", 1)
        found: dict[str, Any] = json.loads(message)
        return found

    def _note(self, event: dict[str, Any]) -> None:
        method, parameters = event.get("method"), event.get("params", {})
        if method == "Network.requestWillBeSent" and parameters["type"] != "Document":
            self.asked.append(parameters["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self.errors.append(json.dumps(parameters["exceptionDetails"]))
        elif method == "Log.entryAdded" and parameters["entry"]["level"] == "error":
            self.errors.append(parameters["entry"]["text"])
        elif method == "Page.javascriptDialogOpening":
            self.errors.append("a dialog: " + parameters["message"])

    def open(self, page: Path, width: int = 1280, height: int = 800, *, dark: bool = False, scale: float = 1) -> None:
        """Open a page in a window of a size and wait until it is ready."""
        self.resize(width, height, scale)
        wanted = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        wanted.append({"name": "prefers-reduced-motion", "value": "reduce"})
        self("Emulation.setEmulatedMedia", features=wanted)
        self("Page.navigate", url=page.as_uri())
        self.until("document.documentElement?.dataset.ready > ''")
        self.settle()

    def resize(self, width: int, height: int, scale: float = 1) -> None:
        """Give the window a size."""
        size = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False}
        self("Emulation.setDeviceMetricsOverride", **size)

    def run(self, script: str) -> Any:
        """Return the value of an expression in the page."""
        found = self("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def until(self, condition: str) -> None:
        """Wait until an expression is true."""
        end = time.monotonic() + PATIENCE
        while not self.run(condition):
            assert time.monotonic() < end, condition
            time.sleep(0.02)

    def settle(self) -> None:
        """Wait until two frames were drawn."""
        self.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")

    def text(self, selector: str) -> str:
        """Return what an element shows."""
        return str(self.run(f"document.querySelector({json.dumps(selector)}).innerText"))

    def click(self, selector: str) -> None:
        """Click on the middle of an element with the mouse."""
        found = f"document.querySelector({json.dumps(selector)})"
        self.run(f"{found}.scrollIntoView({{block: 'nearest'}})")
        box = self.run(
            f"(({{x, y, width, height}}) => [x + width / 2, y + height / 2])({found}.getBoundingClientRect())"
        )
        self.click_at(*box)

    def click_at(self, x: float, y: float) -> None:
        """Click at a point with the mouse."""
        self("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        self.settle()
        for kind in ("mousePressed", "mouseReleased"):
            self("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
        self.settle()

    def key(self, key: str) -> None:
        """Press a key."""
        code = {"windowsVirtualKeyCode": KEYS[key]} if key in KEYS else {"text": key}
        self("Input.dispatchKeyEvent", type="keyDown", key=key, **code)
        self("Input.dispatchKeyEvent", type="keyUp", key=key)
        self.settle()

    def write(self, text: str) -> None:
        """Type a text where the cursor is."""
        self("Input.insertText", text=text)
        self.settle()

    def shot(self, path: Path) -> None:
        """Save what the window shows as PNG."""
        path.write_bytes(base64.b64decode(self("Page.captureScreenshot", format="png")["data"]))

    def close(self) -> None:
        """Stop it and remove its profile."""
        self._session = ""
        with contextlib.suppress(AssertionError, OSError, TimeoutError):
            self("Browser.close")
        end = time.monotonic() + 10
        while os.waitpid(self._process, os.WNOHANG) == (0, 0):
            if time.monotonic() > end:
                os.kill(self._process, signal.SIGKILL)
                os.waitpid(self._process, 0)
                break
            time.sleep(0.02)
        os.close(self._read)
        os.close(self._write)
        shutil.rmtree(self.profile, ignore_errors=True)


def _spawned(words: list[str], to_read: int, to_write: int) -> int:
    """Start a program that reads from its file 3 and writes to its file 4; return its process id."""
    high = [fcntl.fcntl(file, fcntl.F_DUPFD_CLOEXEC, 10) for file in (to_read, to_write)]
    quiet = [(os.POSIX_SPAWN_OPEN, file, os.devnull, os.O_WRONLY, 0) for file in (1, 2)]
    pipes = [(os.POSIX_SPAWN_DUP2, high[0], 3), (os.POSIX_SPAWN_DUP2, high[1], 4)]
    process = os.posix_spawn(words[0], words, os.environ, file_actions=[*quiet, *pipes])
    for file in high:
        os.close(file)
    return process
