"""Ranking a plain list of ties."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from wombat.plugins.network.measures import wombat_measures

from tests.network.conftest import KITE
from wombat import KINDS, WombatError
from wombat.network import plain_list as bytes_module
from wombat.network import rank_list as module
from wombat.network.days import days_of
from wombat.network.plain_list import plain_list
from wombat.network.rank_list import rank_list, ranked_rows, read_ties, write_ranking

if TYPE_CHECKING:
    from pathlib import Path

    from wombat.network.rank_list import TieList

TODAY = date(2025, 6, 30)


def read(folder: Path, text: str, encoding: str = "utf-8") -> TieList:
    path = folder / "ties.csv"
    path.write_bytes(text.encode(encoding))
    return read_ties(path, TODAY)


def told(found: TieList) -> list[tuple[str, str]]:
    return [(each.where, each.reason.say("en")) for each in found.set_aside]


def test_the_kite_as_a_file(tmp_path: Path) -> None:
    path = tmp_path / "kite.csv"
    path.write_text("From,To\n" + KITE.replace("-", ",").replace(" ", "\n"), "utf-8")
    told: list[TieList] = []
    written = StringIO()
    write_ranking(rank_list(path, wombat_measures(), TODAY, told.append), written, top=4)
    rows = list(csv.DictReader(StringIO(written.getvalue())))
    assert [row["rank"] for row in rows] == ["1", "2", "3", "4"]
    assert {row["name"] for row in rows} == {"Heather", "Fernando", "Garth", "Diane"}
    assert float(rows[0]["betweenness"]) == pytest.approx(0.3889, abs=1e-4)
    assert (told[0].records, told[0].set_aside) == (18, [])


def test_a_name_stays_text_in_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "ties.csv"
    path.write_text('From,To\n=1+1,-7\n"@Ann, B.",+x\n', "utf-8")
    written = StringIO()
    write_ranking(rank_list(path, ()), written)
    assert sorted(row[1] for row in csv.reader(StringIO(written.getvalue()))) == [
        "'+x",
        "'=1+1",
        "'@Ann, B.",
        "-7",
        "name",
    ]


def test_kinds_weights_and_dates(tmp_path: Path) -> None:
    found = read(
        tmp_path, "Weight;Kind;Date;From;To\n2;referred;2024-01-31;Ann;Ben\n;转介绍;;Ben;Cat\n;;2024-02-01;Cat;Ann\n"
    )
    assert found.names == ["Ann", "Ben", "Cat"]
    assert [KINDS[kind].id for kind in found.ties.kind] == ["referred", "referred", "knows"]
    assert found.ties.weight.tolist() == [2, 3, 1]
    assert found.ties.day.tolist() == [19753, -1, 19754]


def test_repeated_rows_add_up(tmp_path: Path) -> None:
    path = tmp_path / "ties.csv"
    path.write_text("Source,Target,Weight\nAnn,Ben,2\nBen,Ann,3\nAnn,Ben,1.5\n", "utf-8")
    network = rank_list(path, wombat_measures(), TODAY)
    assert network.measures["strength"].tolist() == [6.5, 6.5]
    assert network.measures["degree"].tolist() == [1, 1]


def test_a_row_that_cannot_be_used_is_told_with_its_line(tmp_path: Path) -> None:
    rows = ["From,To,Weight,Date", "Ann,Ben,1,2024-01-01", "Ann,,1,", "Ann,Ann,1,", "Ann,Cat,heavy,", "Ann,Cat,-1,"]
    rows += ["Ann,Cat,1,someday", "Ann,Cat,1,2025-07-01", "", '"Ann\nLee",Ben,1,', "Ann,Dan"]
    found = read(tmp_path, "\n".join(rows))
    assert told(found) == [
        ("line 3", "only one end of the tie is named"),
        ("line 4", "both ends are the same person, Ann"),
        ("line 5", "the weight heavy is no number above 0"),
        ("line 6", "the weight -1 is no number above 0"),
        ("line 7", "someday is no date"),
        ("line 8", "2025-07-01 is later than today"),
    ]
    assert found.records == len(found.ties) + len(found.set_aside) == 9


def test_lines_are_counted_over_chunks_and_cells_with_line_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CHUNK", 2)
    found = read(tmp_path, 'From,To\n"A\nB",C\nD,E\nF,\nG,H\nI,\n')
    assert [where for where, _ in told(found)] == ["line 5", "line 7"]
    assert found.names == ["A\nB", "C", "D", "E", "G", "H"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_chinese_lists_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    rows = "".join(f"王伟{at},李娜{at + 1}\n" for at in range(50))
    assert read(tmp_path, "来自,到\n" + rows, encoding).names[:2] == ["王伟0", "李娜1"]


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["0", "86400", ""], [0, 1, -1]),
        (["1082040961"], [1082040961 / 86400]),
        (["1082040961000"], [1082040961 / 86400]),
        (["2004-04-15", "2004-04-15T12:00:00Z", "2004-04-15 06:00"], [12523, 12523.5, 12523.25]),
        (["20040415"], [12523]),
        (["15/04/2004", "", "0"], [12523, -1, 0]),
        (["1936-01-01"], [0]),
        (["someday"], [np.nan]),
    ],
)
def test_dates(cells: list[str], days: list[float]) -> None:
    assert days_of(cells, TODAY) == pytest.approx(days, nan_ok=True)


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("a.csv", "Name,Phone\nAnn,1\n", "columns From and To"),
        ("b.csv", "From,To\n", "no tie between two people"),
        ("c.csv", "", "empty"),
        ("d.csv", "From,To\nAnn,Ann\n", "no tie between two people"),
        ("missing.csv", None, "no file"),
    ],
)
def test_a_file_that_is_no_list_of_ties(tmp_path: Path, name: str, text: str | None, sentence: str) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(WombatError, match=sentence):
        rank_list(tmp_path / name, (), TODAY)


def test_who_is_active_now_comes_before_who_was_once(tmp_path: Path) -> None:
    old = [f"Once,p{at},2020-01-{at + 1:02}" for at in range(6)]
    new = [f"Now,q{at},2025-06-{at + 1:02}" for at in range(6)]
    path = tmp_path / "ties.csv"
    path.write_text("\n".join(["From,To,Date", *old, *new, "Once,Now,2022-01-01"]), "utf-8")
    network = rank_list(path, wombat_measures(), TODAY)
    places = [row[1] for row in ranked_rows(network)]
    assert places[0] == "Now"
    assert places.index("Once") < places.index("p5")


PLAIN_ROWS = [
    "From,To,Weight,Date,Kind",
    "王伟,Li Na,2,2024-01-31,knows",
    "Li Na,王伟,,,",
    "Li Na,Li Na,1,,",
    "Li Na,,1,,",
]
PLAIN_ROWS += [
    "a very long name of somebody,a very long name of somebody else,heavy,,",
    "Li Na,Bo,3,someday,referred",
    "Bo,Cy,,,",
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_plain_lists_read_as_bytes_say_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str, last: bool
) -> None:
    text = end.join(PLAIN_ROWS) + end * last
    fast = read(tmp_path, text)
    monkeypatch.setattr(module, "PLAIN", ())
    slow = read(tmp_path, text)
    assert (fast.names, fast.records, told(fast)) == (slow.names, slow.records, told(slow))
    for column in ("source", "target", "kind", "weight", "day"):
        assert getattr(fast.ties, column).tolist() == getattr(slow.ties, column).tolist(), column
    assert fast.names == ["王伟", "Li Na", "Bo", "Cy"]
    assert len(told(fast)) == 4


@pytest.mark.parametrize(
    "row",
    [
        '"Ann, B.",Ben',
        "Ann,Ben,Cat",
        "Ann",
        " Ann,Ben",
        "Ann ,Ben",
        "",
        "From,To",
        ",",
        "Ann\u3000,Ben",
        "Ann\r,Ben",
        "x" * 99 + ",Ben",
    ],
)
def test_lists_that_are_not_plain_are_read_row_by_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str
) -> None:
    text = f"From,To\nAnn,Ben\n{row}\nBen,Cat\n"
    found = read(tmp_path, text)
    monkeypatch.setattr(module, "PLAIN", ())
    again = read(tmp_path, text)
    assert (found.names, found.records, told(found)) == (again.names, again.records, told(again))
    assert found.ties.source.tolist() == again.ties.source.tolist()


@given(
    st.lists(
        st.tuples(st.text("ab王é", min_size=1, max_size=30), st.text("ab王é", min_size=1, max_size=30)), min_size=1
    )
)
def test_any_names_are_numbered_as_they_come(pairs: list[tuple[str, str]]) -> None:
    data = "".join(f"{one},{other}\n" for one, other in pairs).encode()
    plain = plain_list(data, ",", 2, [0, 1])
    assert plain is not None
    named = plain.numbered([0, 1], np.ones(len(pairs), bool))
    assert named is not None
    assert named[1] == list(dict.fromkeys(name for pair in pairs for name in pair))
    assert [tuple(named[1][at] for at in row) for row in named[0].tolist()] == pairs


def test_names_that_only_look_alike_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bytes_module, "MULTIPLIER", np.uint64(0))
    plain = plain_list(b"first of many,x\nother of many,x\n", ",", 2, [0, 1])
    assert plain is not None
    assert plain.numbered([0, 1], np.ones(2, bool)) is None
