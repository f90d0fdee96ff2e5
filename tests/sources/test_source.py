from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from wombat import Source, WombatError
from wombat.sources import source as module

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TODAY = date(2024, 6, 1)


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(WombatError, match=r"There is no file .*nowhere\.csv: check the name"):
        _ = Source(tmp_path / "nowhere.csv", today=TODAY).data


def test_a_folder_is_no_source(tmp_path: Path) -> None:
    with pytest.raises(WombatError, match="is a folder"):
        _ = Source(tmp_path, today=TODAY).data


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \r\n\t\n", b"\xff\xfe", b"\0\0\0"])
def test_an_empty_file_says_so(opened: Callable[..., Source], content: bytes) -> None:
    with pytest.raises(WombatError, match=r"list\.csv is empty"):
        _ = opened(content).data


def test_a_file_beyond_the_limit_is_refused(opened: Callable[..., Source], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LIMIT", 1 << 20)
    with pytest.raises(WombatError, match="larger than 1 MB"):
        _ = opened(b"x" * ((1 << 20) + 1)).data


def test_the_file_is_read_once(opened: Callable[..., Source]) -> None:
    source = opened("Name\nAda\n")
    assert source.data == b"Name\nAda\n"
    source.path.unlink()
    assert source.head == source.data
    assert source.sheets() is source.sheets()


def test_a_stated_encoding_goes_before_the_evidence(opened: Callable[..., Source]) -> None:
    source = opened("Имя\nСергей\n".encode("koi8-r"), encoding="koi8-r")
    assert source.text == "Имя\nСергей\n"


def test_an_encoding_that_was_worked_out_is_told(opened: Callable[..., Source]) -> None:
    assumption = opened("姓名\n王伟\n".encode("gb18030")).assumption
    assert assumption is not None
    assert "was read as gb18030" in assumption.say("en")
    assert opened("姓名\n王伟\n").assumption is None
    assert opened("姓名\n王伟\n".encode("gb18030"), encoding="gb18030").assumption is None


def test_an_unknown_encoding_is_told(opened: Callable[..., Source]) -> None:
    with pytest.raises(WombatError, match="no encoding named klingon"):
        _ = opened("Name\n", encoding="klingon").text
