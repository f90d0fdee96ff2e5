"""A file is looked at before it is taken in: what it is, what its columns mean, what is set aside and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exchange.conftest import TODAY, build
from wombat.errors import WombatError
from wombat.prepare import Options, prepare
from wombat.preview import preview

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Wombat
    from wombat.preview import Preview

LIST = (
    "昵称,电话,邮件地址,随便\n小王,13800001111,wang@one.example,北京\n,,,天津\n小李,13900001111,li@two.example,上海\n"
)


@pytest.fixture
def look(tmp_path: Path) -> Callable[..., Preview]:
    def look(content: str | bytes, name: str = "list.csv", **asked: object) -> Preview:
        (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return preview(prepare(None, Options(today=TODAY, country="CN", **asked)), tmp_path / name)  # type: ignore[arg-type]

    return look


def test_columns_are_told_with_their_meaning_and_an_example(look: Callable[..., Preview]) -> None:
    found = look(LIST)
    assert found.report.importer == "people"
    assert [(each.column, each.heading, each.role, each.example) for each in found.columns] == [
        ("A", "昵称", "nickname", "小王"),
        ("B", "电话", "phone", "13800001111"),
        ("C", "邮件地址", "email", "wang@one.example"),
        ("D", "随便", "", "北京"),
    ]
    assert (found.people, found.ties, found.encoding, found.assumed) == (2, 0, "utf-8", False)
    assert [aside.where for aside in found.report.set_aside] == ["line 3"]


def test_a_column_without_a_heading_is_told_by_what_it_holds(look: Callable[..., Preview]) -> None:
    found = look("Name,\nAnn,ann@one.example\nBob,bob@two.example\n")
    assert [(each.role, each.guessed) for each in found.columns] == [("name", False), ("email", True)]


def test_columns_may_be_stated_by_heading_or_number(look: Callable[..., Preview]) -> None:
    found = look(LIST, columns={"随便": "city", "1": "name"})
    assert [each.role for each in found.columns] == ["name", "phone", "email", "city"]
    assert found.people == 2, "the row that holds a city only still names nobody"


def test_stated_columns_make_a_list_of_what_was_none(look: Callable[..., Preview]) -> None:
    odd = "Alpha,Beta\n12,Ann\n13,Bob\n"
    with pytest.raises(WombatError):
        look(odd, columns={})
    found = look(odd, columns={"Beta": "name"})
    assert (found.people, found.columns[1].role) == (2, "name")


def test_the_encoding_is_told_and_can_be_stated(look: Callable[..., Preview]) -> None:
    found = look(LIST.encode("gb18030"))
    assert (found.encoding, found.assumed, found.columns[0].example) == ("gb18030", True, "小王")
    stated = look("名字\n陳大文\n".encode("big5"), encoding="big5")
    assert (stated.encoding, stated.assumed, stated.columns[0].example) == ("big5", False, "陳大文")


def test_a_build_tells_the_encoding_it_assumed_and_does_not_fail(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(LIST.encode("gb18030"))
    built = build(tmp_path / "plan.xlsx", tmp_path / "list.csv", language="en")
    told = [problem for problem in built.problems if "gb18030" in problem.text.say("en")]
    assert len(told) == 1
    assert not built.failed


def test_a_file_is_read_again_when_its_encoding_is_stated(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes("姓名,电话\n张三丰,13800001111\n".encode("gb18030"))
    wrong = build(tmp_path / "plan.xlsx", tmp_path / "list.csv", language="en", encoding="cp1252", country="CN")
    assert [each.name for each in wrong.plan.contacts] != ["张三丰"]
    right = build(tmp_path / "plan.xlsx", tmp_path / "list.csv", encoding="gb18030")
    assert right.reports[0].merged + right.reports[0].imported == 1
    assert not right.reports[0].again


def test_the_command_speaks_and_gives_data(wombat: Wombat) -> None:
    (wombat.folder / "list.csv").write_text(LIST, "utf-8")
    (wombat.folder / "card.pdf").write_bytes(b"%PDF-1.4")
    said = wombat("import", "list.csv", "--preview", "--lang", "zh-CN")
    assert (said.status, said.err) == (0, "")
    assert "联系人名单" in said.out
    assert "第 3 行" in said.out
    data = wombat("import", "list.csv", "card.pdf", "--preview", "--json")
    assert data.status == 1
    assert "card.pdf" in data.err
    assert [each["field"] for each in data.data["files"][0]["columns"]] == ["nickname", "phone", "email", None]
    assert list(wombat.folder.glob("*.xlsx")) == []


def test_what_a_column_means_is_said_in_the_language_of_the_user(wombat: Wombat) -> None:
    (wombat.folder / "list.csv").write_text("Anrede,Vorname,Zuname,Frau von\nFrau,Käthe,Muster,\n", "utf-8")
    told = wombat("import", "list.csv", "--preview", "--lang", "zh-CN").out
    assert [line.split()[2] for line in told.splitlines() if line.startswith(("  A", "  B", "  C"))] == [
        "称谓",
        "名",
        "姓",
    ]


@pytest.mark.parametrize("words", [("--encoding", "klingon"), ("--columns", "Alpha=nonsense"), ("--columns", "Alpha")])
def test_wrong_words_are_wrong_usage(wombat: Wombat, words: tuple[str, str]) -> None:
    (wombat.folder / "list.csv").write_text(LIST, "utf-8")
    said = wombat("import", "list.csv", "--preview", *words)
    assert said.status == 2
    assert words[1] in said.err
