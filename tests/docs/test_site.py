"""The documentation site builds without a warning, has a page for every worksheet, and links that lead somewhere."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from wombat.cli import COMMANDS

ROOT = Path(__file__).parents[2]
LINK = re.compile(r'(?:href|src)="([^"]+)"')
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("site")]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    docs = shutil.copytree(ROOT / "docs", folder / "docs")
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-W",
        "--keep-going",
        "-n",
        "-q",
        "-d",
        folder / "trees",
        docs,
        folder / "html",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "html"


def test_every_worksheet_and_command_has_its_page(site: Path) -> None:
    definitions = {path.stem for path in (ROOT / "worksheets").rglob("*.toml") if path.name != "groups.toml"}
    pages = {path.stem for path in (site / "reference" / "worksheets").glob("*.html")}
    extending = {
        path.stem for path in (ROOT / "worksheets").rglob("*.toml") if "\nextends = " in "\n" + path.read_text("utf-8")
    }
    assert pages >= definitions - extending
    text = (site / "reference" / "commands.html").read_text("utf-8")
    assert [name for name in COMMANDS if f"Usage: wombat {name} " not in text] == []


def test_no_link_leads_nowhere(site: Path) -> None:
    broken = []
    for page in site.rglob("*.html"):
        for link in LINK.findall(page.read_text("utf-8")):
            parts = urlsplit(link)
            if parts.scheme or not parts.path:
                continue
            if not (page.parent / unquote(parts.path)).exists():
                broken.append((str(page.relative_to(site)), link))
    assert broken == []
