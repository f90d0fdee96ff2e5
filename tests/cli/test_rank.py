"""``wombat rank``: a list of relations becomes a ranking, without a workbook."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from wombat.plugins.network import measures

from wombat.network.rank_list import rank_list

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Wombat
    from wombat import Measure

STAR = "From,To\n" + "".join(f"Hub,p{at}\n" for at in range(5))


def write(folder: Path, text: str = STAR) -> Path:
    path = folder / "ties.csv"
    path.write_text(text, "utf-8")
    return path


def test_the_ranking_goes_to_a_file_or_the_terminal(wombat: Wombat) -> None:
    path = write(wombat.folder)
    said = wombat("rank", path)
    rows = list(csv.DictReader(StringIO(said.out)))
    assert (rows[0]["rank"], rows[0]["name"], float(rows[0]["betweenness"])) == ("1", "Hub", 1)
    assert {"pagerank", "hub_score", "authority", "k_core", "constraint"} <= rows[0].keys()
    assert said.err == ""
    assert wombat("rank", path, "-o", "hubs.csv", "--top", "2").status == 0
    assert (wombat.folder / "hubs.csv").read_text("utf-8") == "\n".join(said.out.splitlines()[:3]) + "\n"


def test_what_was_set_aside_is_told_on_standard_error(wombat: Wombat) -> None:
    said = wombat("rank", write(wombat.folder, STAR + "Hub,\nHub,Hub\n"))
    assert said.status == 0
    assert "line 7: only one end of the tie is named" in said.err
    assert "7 rows read, 2 set aside" in said.err


@pytest.mark.parametrize("output", ["no/such/folder.csv", "."])
def test_a_file_that_cannot_be_written(wombat: Wombat, output: str) -> None:
    said = wombat("rank", write(wombat.folder), "-o", output)
    assert said.status == 1
    assert "cannot be written" in said.err


def test_dear_measures_are_left_out_of_large_networks_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measures, "DEAR", 4)
    told: list[Measure] = []
    network = rank_list(write(tmp_path), measures.wombat_measures(), left_out=told.extend)
    dear = {"closeness", "effective_size", "participation", "two_step_reach"}
    assert {measure.id for measure in told} == dear
    assert not dear & network.measures.keys()
    assert dear <= rank_list(write(tmp_path), measures.wombat_measures()).measures.keys()
