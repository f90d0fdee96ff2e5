from __future__ import annotations

import pytest

from wombat.persons.alike import contradict, firm_key, firms_alike
from wombat.persons.names import read_name


@pytest.mark.parametrize(
    ("text", "family", "given"),
    [
        ("王伟", "王", "伟"),
        ("王 伟", "王", "伟"),
        ("王伟先生", "王", "伟"),
        ("陳偉", "陈", "伟"),
        ("欧阳娜娜", "欧阳", "娜娜"),
        ("歐陽靜女士", "欧阳", "静"),
        ("诸葛亮", "诸葛", "亮"),
        ("司马光", "司马", "光"),
        ("王总", "王", ""),
        ("欧阳经理", "欧阳", ""),
        ("小李", "李", ""),
        ("老王", "王", ""),
        ("A0小李🌸", "李", ""),
        ("王总-锐鑫贸易", "王", ""),
        ("王伟（锐鑫）", "王", "伟"),
        ("张建工", "张", "建工"),
        ("王工", "王", ""),
        ("阳光心情", "", "阳光心情"),
    ],
)
def test_chinese_names_taken_apart(text: str, family: str, given: str) -> None:
    name = read_name(text)
    assert (name.family, name.given) == (family, given)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane Doe", "Doe, Jane"),
        ("Jane Doe", "DOE JANE"),
        ("Jane Doe", "Dr. Jane Doe, PhD"),
        ("Jane Doe", "Ｊａｎｅ　Ｄｏｅ"),
        ("José García", "Jose Garcia"),
        ("Jane Doe", "jane.doe"),
        ("王伟", "王伟女士"),
        ("陳偉", "陈伟"),
        ("Иван Петров", "Петров Иван"),
    ],
)
def test_one_name_written_in_several_ways(one: str, other: str) -> None:
    assert read_name(one).key == read_name(other).key
    assert read_name(one).full


def test_what_is_no_name_and_what_is_not_whole() -> None:
    assert read_name("jane@doe.example").key == ""
    assert read_name("🌸").key == ""
    assert not read_name("王总").full
    assert not read_name("Jane").full
    assert not read_name("node 12 3").full
    assert read_name("锐鑫贸易有限公司").firm
    assert read_name("Acme Ltd").firm
    assert read_name("王总-锐鑫贸易").behind == "锐鑫贸易"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("王伟", "王总", False),
        ("王伟", "李总", True),
        ("王伟", "李强", True),
        ("王伟", "王强", True),
        ("王小明", "王晓明", False),
        ("王伟", "Wang Wei", False),
        ("王伟", "Vincent Wong", False),
        ("王伟", "John Smith", True),
        ("王伟", "Vincent", False),
        ("Bob Smith", "Robert Smith", False),
        ("J. Smith", "John Smith", False),
        ("Jon Smith", "John Smith", False),
        ("Jane Doe", "John Doe", True),
        ("Xiao Ming Wang", "Wang Xiaoming", False),
        ("锐鑫贸易有限公司", "王伟", True),
        ("", "王伟", False),
    ],
)
def test_names_that_contradict(one: str, other: str, expected: bool) -> None:
    assert contradict(read_name(one), read_name(other)) is expected
    assert contradict(read_name(other), read_name(one)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("深圳市锐鑫贸易有限公司", "锐鑫贸易", True),
        ("銳鑫貿易", "锐鑫贸易", True),
        ("Acme", "ACME, Ltd.", True),
        ("Acme Tools", "Acme Toools Inc", True),
        ("Firm 4", "Firm 41", False),
        ("Google", "Acme", False),
        ("", "", False),
    ],
)
def test_firms_that_may_be_one(one: str, other: str, expected: bool) -> None:
    assert firms_alike(one, other) is expected


def test_a_firm_of_nothing_but_its_form_keeps_a_key() -> None:
    assert firm_key("有限公司") == "有限公司"
