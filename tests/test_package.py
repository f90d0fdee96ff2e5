"""What is installed is what is in the tree, however it is installed."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*words: str | Path, cwd: Path) -> str:
    done = subprocess.run([*map(str, words)], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sdist from a copy of what git tracks, and the wheel from the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    tree = folder / "tree"
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT).split("\0")
    for name in filter(None, listed):
        if (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            (tree / name).write_bytes((ROOT / name).read_bytes())
    run(sys.executable, "-m", "build", "--outdir", folder, tree, cwd=folder)
    return folder


def in_tree() -> set[str]:
    """Return the files of the program as the wheel should name them."""
    tracked = run("git", "ls-files", "--cached", "--others", "--exclude-standard", cwd=ROOT).splitlines()
    places = {"wombat/": "wombat/", "plugins/": "wombat/plugins/", "worksheets/": "wombat/worksheets/"}
    return {
        name.replace(folder, target, 1)
        for name in tracked
        for folder, target in places.items()
        if name.startswith(folder) and (ROOT / name).is_file()
    }


@pytest.mark.slow
def test_the_wheel_holds_the_tree_and_nothing_else_at_top_level(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {name.split("/")[0] for name in names} == {"wombat", f"{wheel.name.split('-py3')[0]}.dist-info"}
    assert {name for name in names if name.startswith("wombat/")} == in_tree()


@pytest.mark.slow
def test_the_sdist_gives_the_same_wheel(built: Path, tmp_path: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (tree,) = tmp_path.iterdir()
    run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path / "again", tree, cwd=tmp_path)
    (wheel,), (again,) = built.glob("*.whl"), (tmp_path / "again").glob("*.whl")
    one, two = zipfile.ZipFile(wheel), zipfile.ZipFile(again)
    assert sorted(one.namelist()) == sorted(two.namelist())
    assert all(one.read(name) == two.read(name) for name in one.namelist() if name.startswith("wombat/"))


@pytest.mark.slow
def test_the_wheel_alone_builds_the_demo(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    run(python, "-m", "pip", "install", "-q", wheel, cwd=tmp_path)
    run(python, "-m", "wombat", "build", "--demo", "-o", "plan.xlsx", "--today", "2026-11-22", cwd=tmp_path)
    assert (tmp_path / "plan.xlsx").stat().st_size > 50_000
    listed = run(python, "-m", "wombat", "plugins", "--json", cwd=tmp_path)
    assert '"failed"' not in listed
