"""Files as each program writes them, by its documented layout."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from wombat.plugins.importers.vcard import read, recognise

from wombat import Person, SetAside, Source

DATA = Path(__file__).parents[1] / "data" / "vcf"
TODAY = date(2024, 6, 1)


def records(name: str) -> list[Person | SetAside]:
    source = Source(DATA / name, today=TODAY)
    assert recognise(source) >= 50
    return [record for record in read(source) if isinstance(record, (Person, SetAside))]


def only(name: str) -> Person:
    (found,) = records(name)
    assert isinstance(found, Person)
    return found


def test_iphone() -> None:
    found, firm = records("iphone.vcf")
    assert isinstance(found, Person)
    assert (found.name, found.family, found.given) == ("欧阳明轩", "欧阳", "明轩")
    assert (found.company, found.department, found.title) == ("青禾网络", "产品部", "产品经理")
    assert found.phones == ["+86 138 0000 0301", "+86 21 5555 0301"]
    assert found.emails == ["mingxuan@mail.example", "ouyang@qinghe.example"]
    assert (found.wechat, found.city, found.birthday) == ("omx_qh", "苏州", "--02-03")
    assert found.notes == "第一行\n第二行, 有逗号"
    assert found.relations == [("family", "李思"), ("works-with", "赵经理")]
    assert found.extra == {
        "公司邮箱": "ouyang@qinghe.example",
        "司机": "+86 21 5555 0301",
        "网址": "https://qinghe.example",
        "配偶": "李思",
        "上级": "赵经理",
        "纪念日": "2015-10-01",
        "QQ": "100000301",
        "地址（工作）": "中国江苏苏州人民路000号 3栋 215000",
        "昵称": "小轩",
        "读音": "Ouyang Mingxuan",
    }
    assert isinstance(firm, Person)
    assert (firm.name, firm.company, firm.family) == ("青禾网络", "青禾网络", "")


def test_android() -> None:
    found = only("android.vcf")
    assert (found.name, found.family, found.given) == ("林小满", "林", "小满")
    assert (found.company, found.department, found.title) == ("晴川贸易", "分部", "采购，主管")
    assert found.phones == ["13800000302", "02155550302"]
    assert (found.met_through, found.birthday, found.notes) == ("周晨", "--05-01", "上周\n见过")
    assert found.extra == {
        "前台": "02155550302", "介绍人": "周晨", "纪念日": "2019-05-20", "QQ": "100000302", "昵称": "满满",
    }  # fmt: skip


def test_huawei_in_gbk() -> None:
    one, two = records("huawei_gbk.vcf")
    assert isinstance(one, Person)
    assert (one.name, one.family, one.company, one.notes, one.wechat) == (
        "诸葛雨晴", "诸葛", "蓝鲸能源", "能功予蓋", "zhuge_yq",
    )  # fmt: skip
    assert isinstance(two, Person)
    assert two.name == "王海"


def test_google() -> None:
    found = only("google.vcf")
    assert (found.name, found.title, found.birthday) == ("Mara Lindqvist", "Manager, Sales", "1988-02-29")
    assert (found.met_through, found.tags) == ("Jon Berg", ["Customers", "myContacts"])
    assert found.extra["Summer house"] == "+1 212 555 0132"
    assert found.extra["Web"] == "https://www.fjord.example"


def test_outlook_in_windows_1252() -> None:
    found = only("outlook.vcf")
    assert (found.name, found.family, found.given) == ("Jürgen Müller", "Müller", "Jürgen")
    assert (found.company, found.department) == ("Größe & Söhne, KG", "Einkauf")
    assert (found.title, found.profession, found.city) == ("Leiter Einkauf", "Buyer", "Köln")
    assert found.relations == [("family", "Käthe"), ("works-with", "Petra Kuhn")]
    assert "Address" not in found.extra
    assert not any("design" in value for value in found.extra.values())


def test_outlook_in_chinese() -> None:
    found = only("outlook_gb2312.vcf")
    assert (found.name, found.family, found.company, found.department) == ("司徒静", "司徒", "松原纸业", "财务部")


def test_old_japanese_phone() -> None:
    found = only("japan.vcf")
    assert (found.name, found.company, found.department) == ("表 能子", "十能ソフト株式会社", "営業部")
    assert found.city == "千代田区"
    assert "ｵﾓﾃ ﾖｼｺ" in found.extra.values()


def test_taiwanese_phone() -> None:
    found = only("taiwan.vcf")
    assert (found.name, found.given, found.title) == ("許功蓋", "功蓋", "業務經理")


def test_utf16_without_mark() -> None:
    assert only("utf16.vcf").name == "陈安琪"


def test_nextcloud() -> None:
    one, two, group = records("nextcloud.vcf")
    assert isinstance(one, Person)
    assert isinstance(two, Person)
    assert one.phones == ["+351-21-555-0311 ext. 12"]
    assert one.relations == [("family", "Tomas Duarte"), ("works-with", "Rui Costa")]
    assert (one.tags, two.tags) == (["choir", "Neighbours"], ["Neighbours"])
    assert two.extra == {"Birthday": "circa 1980"}
    assert isinstance(group, SetAside)
    assert (group.where, "Neighbours" in group.reason.say("zh-TW")) == ("line 23", True)


def test_evolution() -> None:
    found, group = records("evolution.vcf")
    assert isinstance(found, Person)
    assert (found.company, found.department) == ("Lagoon Ltd.", "Accounts / Payable")
    assert found.relations == [("family", "Ben Okafor"), ("works-with", "Zed Long"), ("works-with", "Mo Small")]
    assert found.extra["AIM"] == "adaok"
    assert found.tags == ["Board"]
    assert isinstance(group, SetAside)


@pytest.mark.parametrize(
    ("name", "person", "email", "phone"),
    [
        ("blackberry.vcf", "Paz Reyes", "paz@nube.example", "+1-212-555-0113"),
        ("thunderbird.vcf", "Olu Bright", "olu@bright.example", "+1 212 555 0114"),
        ("lotus.vcf", "Iris Hale", "iris@hale.example", "+1 212 555 0115"),
    ],
)
def test_others(name: str, person: str, email: str, phone: str) -> None:
    found = only(name)
    assert (found.name, found.emails, found.phones) == (person, [email], [phone])


def test_lotus_has_an_agent() -> None:
    assert only("lotus.vcf").relations == [("works-with", "Ned Pike")]


def test_a_broken_file() -> None:
    before, department, ace, mail, nobody, cut = records("broken.vcf")
    found = [each.name for each in (before, department, ace, mail, cut) if isinstance(each, Person)]
    assert found == ["Before Begin", "Only Department", "Ace", "only@mail.example", "Cut Off"]
    assert isinstance(nobody, SetAside)
    assert nobody.where == "line 16"
    assert isinstance(cut, Person)
    assert cut.notes == "the file ends he"
