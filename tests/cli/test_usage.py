"""Wrong usage is told in the language of the terminal, in one sentence that says what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from wombat.cli import options
from wombat.errors import WombatError
from wombat.languages import LANGUAGES, spoken_language
from wombat.oserrors import why
from wombat.sources.source import Source

if TYPE_CHECKING:
    from tests.conftest import Wombat

PEOPLE = "Name,Phone\n王伟,13800000001\n"


@pytest.mark.parametrize(
    ("words", "english", "chinese"),
    [
        (("build", "--lang", "fr"), "--lang: “fr” is none of these: en, zh-CN, zh-TW.", "“fr”不在可选范围"),
        (("build", "--keep", "-1"), "--keep: “-1” is no whole number from 0 on.", "“-1”不是大于或等于 0 的整数"),
        (("hubs", "plan.xlsx", "--top", "x"), "--top: “x” is no whole number from 1 on.", "的整数"),
        (
            ("build", "--onwer", "A"),
            "There is no option --onwer. Did you mean --owner",
            "没有选项 --onwer。是不是 --owner",
        ),
        (("build", "-o"), "-o needs a value behind it.", "-o 后面要写 1 个值"),
        (("build", "--demo=1"), "--demo stands alone, without a value.", "--demo 单独使用，不带值"),
        (("bild",), "There is no command “bild”. Did you mean build?", "没有命令“bild”。是不是 build？"),
        (("plugins", "shwo"), "There is no command “shwo”. Did you mean show?", "没有命令“shwo”"),
        (("hubs",), "BOOK is missing.", "缺少 BOOK。"),
        (("hubs", "plan.xlsx", "Ann", "Lee"), "“Ann Lee” is too much here", "“Ann Lee”是多余的"),
        (
            ("build", "-o", "u.csv"),
            "u.csv is no name of a workbook; let it end in .xlsx: u.xlsx.",
            "请以 .xlsx 结尾：u.xlsx",
        ),
        (
            ("build", "-o", "folder"),
            "folder is a folder; name the workbook in it",
            "folder 是文件夹；请写出其中的工作簿",
        ),
        (("build", "--today", "1.2.2026"), "--today: “1.2.2026” is no date", "“1.2.2026”不是日期"),
        (("path", "plan.xlsx"), "Say whom you want to meet", "请写明想认识谁"),
        (("path", "plan.xlsx", "Ann", "--profession", "banker"), "not both", "两者只能选一"),
    ],
)
def test_what_is_wrong_is_said_in_the_language_of_the_terminal(
    wombat: Wombat, words: tuple[str, ...], english: str, chinese: str
) -> None:
    (wombat.folder / "folder").mkdir()
    for language, expected in (("en", english), ("zh-CN", chinese)):
        wombat.environment["WOMBAT_LANG"] = language
        said = wombat(*words)
        assert said.status == 2
        assert expected in said.err
    for word in ("Error:", "Try ", "Invalid", "No such", "Missing", "Usage"):
        assert word not in said.err


def test_a_page_of_help_stands_for_a_command_without_words(wombat: Wombat) -> None:
    said = wombat()
    assert "Commands" in said.out + said.err
    assert "Error" not in said.err


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EISDIR, errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EBUSY])
def test_why_the_system_refuses_a_file_is_said_in_every_language(number: int) -> None:
    said = why(OSError(number, os.strerror(number)))
    assert len({said.say(language) for language in LANGUAGES}) == len(LANGUAGES)
    assert os.strerror(number) not in said.say("zh-CN")


def test_a_rare_reason_stays_in_the_words_of_the_system() -> None:
    assert why(OSError(errno.EXDEV, "Invalid cross-device link")).say("zh-TW") == "Invalid cross-device link"


def test_a_file_that_may_not_be_read_is_told_as_a_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "closed.csv"
    path.write_text(PEOPLE, "utf-8")
    monkeypatch.setattr(os, "access", lambda *_args, **_more: False)
    assert options.FILE.convert(str(path), None, None) == path

    real = Path.open

    def refuse(self: Path, *args: Any, **more: Any) -> Any:
        if self == path:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(self, *args, **more)

    monkeypatch.setattr(Path, "open", refuse)
    source = Source(path, today=options.date(2026, 1, 1))
    with pytest.raises(WombatError) as told:
        source.data  # noqa: B018
    assert "没有权限" in told.value.text.say("zh-CN")


def test_a_workbook_that_is_a_folder_is_told_so(wombat: Wombat) -> None:
    (wombat.folder / "folder.xlsx").mkdir()
    wombat.environment["WOMBAT_LANG"] = "zh-CN"
    said = wombat("hubs", "folder.xlsx")
    assert (said.status, "这是文件夹" in said.err) == (1, True)


@pytest.mark.parametrize(
    ("variable", "expected"), [("zh-CN", "zh-CN"), ("zh_tw", "zh-TW"), ("en", "en"), ("fr", "zh-TW"), ("", "zh-TW")]
)
def test_the_terminal_speaks_as_it_is_told_else_as_the_system(
    monkeypatch: pytest.MonkeyPatch, variable: str, expected: str
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_TW.UTF-8")
    monkeypatch.setenv("WOMBAT_LANG", variable)
    assert spoken_language() == expected


def test_a_new_workbook_speaks_as_the_terminal_and_keeps_its_language(wombat: Wombat) -> None:
    (wombat.folder / "people.csv").write_text(PEOPLE, "utf-8")
    wombat.environment["WOMBAT_LANG"] = "zh-CN"
    said = wombat.build("people.csv", "-o", "plan.xlsx")
    assert "plan.xlsx 已生成" in said.out
    assert "Read" not in said.out
    wombat.environment["WOMBAT_LANG"] = "zh-TW"
    assert "读入" in wombat.build("people.csv", "-o", "plan.xlsx").out
    assert "讀入" in wombat.build("people.csv", "-o", "plan.xlsx", "--lang", "zh-TW").out
