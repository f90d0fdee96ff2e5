"""The same broken plugins given to wombat and to other programs with plugins: who goes on, and what the user is told.

    python -m venv /tmp/peers && /tmp/peers/bin/pip install llm datasette pytest tox
    python benchmarks/broken_plugins.py /tmp/peers

Each case is a distribution with one entry point, put on the path as pip would put it. A program *goes on* when it still
does what it was asked for; it *names* the plugin when a line of its own, not of a traceback, says which one it was.
"""

from __future__ import annotations

import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from running import run

NAME, VERSION = "badplug", "2.5"


@dataclass(frozen=True, slots=True)
class Program:
    """A program with plugins.

    Attributes:
        name: of the program and its distribution.
        group: of its entry points.
        mark: import that gives ``hook``, the marker of its hooks.
        hook: one that the command calls, with an argument that it has.
        argument: of the hook, empty where it has none.
        command: what is asked of it.
        done: stands on standard output when it was done.
    """

    name: str
    group: str
    mark: str
    hook: str
    argument: str
    command: tuple[str, ...]
    done: str


PROGRAMS = (
    Program(
        "wombat",
        "wombat",
        "from wombat import hookimpl as hook",
        "wombat_relations",
        "plan",
        ("-m", "wombat", "build", "-o", "plan.xlsx", "--json"),
        '"written": true',
    ),
    Program(
        "llm",
        "llm",
        "from llm import hookimpl as hook",
        "register_models",
        "register",
        ("-m", "llm", "models", "list"),
        "gpt-4o",
    ),
    Program(
        "datasette",
        "datasette",
        "from datasette import hookimpl as hook",
        "startup",
        "datasette",
        ("-m", "datasette", "--memory", "--get", "/-/versions.json"),
        '"sqlite"',
    ),
    Program(
        "pytest",
        "pytest11",
        "from pytest import hookimpl as hook",
        "pytest_collection_modifyitems",
        "items",
        ("-m", "pytest", "-q", "-p", "no:cacheprovider", "test_one.py"),
        "1 passed",
    ),
    Program(
        "tox",
        "tox",
        "from tox.plugin import impl as hook",
        "tox_add_core_config",
        "core_conf",
        ("-m", "tox", "list"),
        "alpha",
    ),
)
CASES = {
    "`--version`, import fails": "import nowhere_to_be_found",
    "import fails": "import nowhere_to_be_found",
    "no Python": "def broken(:",
    "`sys.exit` on import": "raise SystemExit(3)",
    "misspelt hook": "{mark}\n@hook\ndef {hook}z({argument}):\n    pass",
    "unknown argument": "{mark}\n@hook\ndef {hook}({argument}, nonsense):\n    pass",
    "raises in a hook": "{mark}\n@hook\ndef {hook}({argument}):\n    raise ValueError('oh no')",
    "`sys.exit` in a hook": "{mark}\n@hook\ndef {hook}({argument}):\n    raise SystemExit(3)",
    "`BaseException` in a hook": "{mark}\n@hook\ndef {hook}({argument}):\n    raise BaseException('oh')",
    "returns a number": "{mark}\n@hook\ndef {hook}({argument}):\n    return 7",
    "prints to standard output": "{mark}\n@hook\ndef {hook}({argument}):\n    print('hello')\n    return []",
}
REMEDY = re.compile(r"--no-plugin|-p no:|uninstall|PLUGINS")


def install(folder: Path, program: Program, code: str) -> None:
    """Put a distribution with one plugin into a folder."""
    stated = "\nwombat_api = 1\n" if program.name == "wombat" else "\n"
    said = code.replace("{mark}", program.mark).replace("{hook}", program.hook).replace("{argument}", program.argument)
    (folder / f"{NAME}.py").write_text(said + stated, "utf-8")
    info = folder / f"{NAME}-{VERSION}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {VERSION}\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[{program.group}]\n{NAME} = {NAME}\n", "utf-8")


def tried(python: Path, program: Program, case: str) -> str:
    """Return in a few words what a program does with a broken plugin."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "site").mkdir()
        (folder / "test_one.py").write_text("def test_one(): pass\n", "utf-8")
        (folder / "tox.ini").write_text("[tox]\nenv_list = alpha\n", "utf-8")
        install(folder / "site", program, CASES[case])
        version = case.startswith("`--version`")
        command = (*program.command[:2], "--version") if version else program.command
        done = run(
            [python, *command],
            folder=folder,
            environment={"PYTHONPATH": str(folder / "site"), "LLM_USER_PATH": scratch, "LC_ALL": "C.UTF-8"},
            seconds=120,
        )
    sign = r"\d+\.\d+" if version else re.escape(program.done)
    words = ["goes on" if re.search(sign, done.out) else "**stops**"]
    told = done.out + done.err
    words += ["traceback"] * ("Traceback (most recent" in told or "INTERNALERROR" in told)
    own = [line for line in told.splitlines() if NAME in line and not re.match(r"\s*(File|INTERNALERROR)|\s{4}", line)]
    words += ["named"] * bool(own) + ["version"] * any(VERSION in line for line in own)
    words += ["remedy"] * any(REMEDY.search(line) for line in own)
    if len(words) == 1:
        words.append("silent")
    if "hello" in done.out:
        words.append("in the output")
    return ", ".join(words) + f" ({done.status})"


def versions(peers: Path, program: Program) -> str:
    """Return the version of a program."""
    name = "wombat-workbook" if program.name == "wombat" else program.name
    python = sys.executable if program.name == "wombat" else peers
    said = run([python, "-c", f"from importlib.metadata import version; print(version({name!r}))"])
    return f"{program.name} {said.out.strip()}"


def main() -> None:
    peers = Path(sys.argv[1]) / "bin" / "python"
    print("| the plugin … | " + " | ".join(versions(peers, program) for program in PROGRAMS) + " |")
    print("| --- " * (len(PROGRAMS) + 1) + "|")
    for case in CASES:
        cells = [
            tried(Path(sys.executable) if program.name == "wombat" else peers, program, case) for program in PROGRAMS
        ]
        print(f"| {case} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
