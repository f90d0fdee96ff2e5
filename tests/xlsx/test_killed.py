"""Killed at any moment: the old or the new workbook stands whole, and what is left behind harms no later build."""

import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.xlsx.forks import Forks
from tests.xlsx.test_save import NEW, OLD
from wombat.xlsx.versions import kept_versions

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="kills by signal")]
KILLS = 204
WORKERS = 2
LINE_BY_LINE = '''
import os, signal, sys
from wombat.xlsx import locks, save as saving, versions

FILES = {locks.__file__, saving.__file__, versions.__file__}
plan, old, new = sys.argv[1], open(sys.argv[2], "rb").read(), open(sys.argv[3], "rb").read()

def killed_at(line):
    """Save in a process that ends itself at a line; tell whether it came so far."""
    seen = 0
    def step(frame, event, argument):
        nonlocal seen
        if frame.f_code.co_filename not in FILES:
            return None
        if event == "line":
            seen += 1
            if seen == line:
                os.kill(os.getpid(), signal.SIGKILL)
        return step
    child = os.fork()
    if not child:
        sys.settrace(step)
        with locks.building(plan):
            saving.save(new, plan, 2)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])

line = 1
while True:
    with open(plan, "wb") as file:
        file.write(old)
    if not killed_at(line):
        break
    found = [open(plan, "rb").read(), *(path.read_bytes() for path in versions.kept_versions(plan))]
    assert all(data in (old, new) for data in found), line
    line += 1
print(line - 1)
'''


def test_killed_at_every_line_of_saving(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, data in (("old", OLD), ("new", NEW)):
        (tmp_path / name).write_bytes(data)
    plan = folder / "plan.xlsx"
    command = [sys.executable, "-c", LINE_BY_LINE, plan, tmp_path / "old", tmp_path / "new"]
    lines = int(subprocess.run(command, check=True, capture_output=True, timeout=300).stdout)
    assert lines > 50
    assert plan.read_bytes() == NEW
    assert {path.name for path in folder.iterdir()} == {"plan.xlsx", *(path.name for path in kept_versions(plan))}


def test_builds_killed_at_any_moment(tmp_path: Path) -> None:
    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(lambda seed: kill_builds(tmp_path / str(seed), seed, KILLS // WORKERS), range(WORKERS)))


def kill_builds(folder: Path, seed: int, times: int) -> None:
    """Kill builds, one after the other in one folder, and look at the workbook after each."""
    folder.mkdir()
    plan = folder / "plan.xlsx"
    (folder / "people.csv").write_text("Name,Company\nErin Example,Example Bakery\nDan Sample,Sample Ltd\n")
    (folder / "more.csv").write_text("Name,Company\nFay Other,Other Ltd\n")
    with Forks() as forks:
        assert forks.build(folder, "people.csv", "-o", plan.name).status == 0
        old = plan.read_bytes()
        begun = time.perf_counter()
        assert forks.build(folder, "more.csv", "-o", plan.name).status == 0
        whole, new = time.perf_counter() - begun, plan.read_bytes()
        assert old != new
        draw, killed = random.Random(seed), 0  # noqa: S311
        while killed < times:
            plan.write_bytes(old)
            moment = whole * draw.choice((draw.uniform(0, 1), draw.uniform(0.7, 1)))
            built = forks.build(folder, "more.csv", "-o", plan.name, killed_after=moment)
            if built.status == -signal.SIGKILL:
                killed += 1
            else:
                whole *= 0.97
            assert plan.read_bytes() in (old, new)
            assert all(kept.read_bytes() in (old, new) for kept in kept_versions(plan))
        plan.write_bytes(old)
        assert forks.build(folder, "more.csv", "-o", plan.name).status == 0
    assert plan.read_bytes() == new
    usual = {"plan.xlsx", "people.csv", "more.csv", *(path.name for path in kept_versions(plan))}
    assert {path.name for path in folder.iterdir()} == usual
