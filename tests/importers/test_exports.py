"""The exports of single programs, as files written by their documented layout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from wombat import Person, SetAside

if TYPE_CHECKING:
    from collections.abc import Callable

    from wombat import Record

    Imported = Callable[..., tuple[str, list[Record]]]

DATA = Path(__file__).parents[1] / "data" / "csv"


def test_linkedin(imported: Imported) -> None:
    importer, records = imported(DATA / "linkedin.csv")
    assert importer == "linkedin"
    mara, one, two, nobody = records
    assert mara == Person(
        "line 5",
        "Mara Lindqvist",
        "Mara",
        "Lindqvist",
        "Nordlicht AB",
        title="Manager, Sales",
        emails=["mara@nordlicht.example"],
        extra={"URL": "https://www.linkedin.example/in/mara-l", "Connected On": "2021-03-12"},
    )
    assert isinstance(one, Person)
    assert isinstance(two, Person)
    assert (one.name, one.company, one.extra["Connected On"]) == ("王伟", "锐鑫贸易", "2022-02-07")
    assert (two.name, two.company, two.extra["Connected On"]) == ("王伟", "海岳科技", "2023-11-05")
    assert isinstance(nobody, SetAside)
    assert nobody.where == "line 8"


@pytest.mark.parametrize(
    "content",
    [
        "First Name,Last Name,Email Address,Company,Position,Connected On\nMara,Lindqvist,,Fir,Buyer,1-Jan-24\n",
        'Notes:\n"Why"\n\n\nConnected On,Position,Company,Last Name,First Name\n1-Jan-24,Buyer,Fir,Lindqvist,Mara\n',
    ],
)
def test_linkedin_with_columns_missing_or_in_another_order(imported: Imported, content: str) -> None:
    importer, (mara,) = imported(content)
    assert importer == "linkedin"
    assert isinstance(mara, Person)
    assert (mara.name, mara.company, mara.title) == ("Mara Lindqvist", "Fir", "Buyer")
    assert mara.extra == {"Connected On": "2024-01-01"}


def test_google_before_2024(imported: Imported) -> None:
    importer, (ada,) = imported(DATA / "google-old.csv")
    assert importer == "google"
    assert ada == Person(
        "line 2",
        "Ada Byrne",
        "Ada",
        "Byrne",
        "Byrne & Co",
        "Purchasing",
        "Buyer",
        phones=["+44 7700 900123", "+44 7700 900456", "+44 20 7946 0999"],
        emails=["ada@byrne.example", "a.byrne@work.example", "office@byrne.example"],
        birthday="1979-04-02",
        tags=["Suppliers", "myContacts"],
        notes="Met at the fair\nlikes tea",
        extra={"Account": "A-17", "Work Fax": "+44 20 7946 0999", "Name Prefix": "Dr", "Nickname": "Addie"},
        relations=[("works-with", "Owen Hale")],
    )


def test_google_since_2024(imported: Imported) -> None:
    importer, (lena, chen) = imported(DATA / "google-new.csv")
    assert importer == "google"
    assert lena == Person(
        "line 2",
        "Lena Marie Okafor",
        "Lena",
        "Okafor",
        "Okafor Design",
        "Studio",
        "Owner",
        phones=["+1 202-555-0143", "+1 202-555-0144", "+1 202-555-0145"],
        emails=["lena@okafor.example"],
        city="Springfield",
        birthday="--05-20",
        tags=["myContacts", "starred"],
        notes="Met in Lagos",
        extra={
            "Address 1 - Country": "US",
            "Club": "Rowing",
            "Anniversary": "2010-06-12",
            "Website 1": "https://okafor.example",
            "Address 1": "12 Elm Road\nSpringfield, IL 62701",
        },
        relations=[("family", "Tunde Okafor")],
        country="US",
    )
    assert isinstance(chen, Person)
    assert (chen.where, chen.name, chen.given, chen.family) == ("line 4", "陈小龙", "小龙", "陈")
    assert chen.relations == [("knows", "林志明")]
    assert chen.extra["Golf partner"] == "林志明"


def test_outlook_in_english(imported: Imported) -> None:
    importer, (clara, ben) = imported(DATA / "outlook.csv")
    assert importer == "outlook"
    assert clara == Person(
        "line 2",
        "Clara J. Voss",
        "Clara",
        "Voss",
        "Voss & Partner",
        "Legal",
        "Attorney",
        phones=["+49 40 555 0100", "+49 151 555 0101"],
        emails=["clara@voss.example", "cv@home.example"],
        city="Hamburg",
        birthday="1979-03-04",
        met_through="Mara Lindqvist",
        tags=["Clients", "Golf"],
        notes="First line\nsecond line",
        extra={
            "Business Street": "4 Quay Street",
            "Business Fax": "+49 40 555 0199",
            "Web Page": "https://voss.example",
            "Title": "Ms.",
        },
        relations=[("works-with", "Jan Petersen"), ("family", "Uwe Voss")],
    )
    assert isinstance(ben, Person)
    assert (ben.name, ben.birthday, ben.title) == ("Ben Adeyemi", "1980-12-25", "")
    assert ben.extra == {"Suffix": "Jr.", "Private": "True"}


def test_outlook_in_simplified_chinese(imported: Imported) -> None:
    importer, (wang, odd) = imported(DATA / "outlook-zh-cn.csv")
    assert importer == "outlook"
    assert wang == Person(
        "line 2",
        "王伟",
        "伟",
        "王",
        "锐鑫贸易有限公司",
        "市场部",
        "总经理",
        phones=["0571-55550100", "13800138000"],
        emails=["wangwei@ruixin.example"],
        city="杭州",
        birthday="1979-04-02",
        met_through="陈怡君",
        tags=["客户", "供应商"],
        notes="老客户",
        extra={"商务地址 街道": "人民路 1 号", "中文称谓": "先生"},
        relations=[("works-with", "李娜"), ("family", "赵敏")],
    )
    assert isinstance(odd, Person)
    assert (odd.name, odd.phones) == ("360通讯录", ["13900139000"])


def test_outlook_in_traditional_chinese(imported: Imported) -> None:
    importer, (chen,) = imported(DATA / "outlook-zh-tw.csv")
    assert importer == "outlook"
    assert chen == Person(
        "line 2",
        "陳怡君",
        "怡君",
        "陳",
        "鴻圖設計",
        "業務部",
        "經理",
        phones=["02-5555-0100", "0912-000-123"],
        emails=["yijun@hongtu.example"],
        birthday="1985-03-12",
        met_through="林志明",
        tags=["客戶", "朋友"],
        notes="老同學",
        extra={"商務 - 街": "中山路 2 號"},
    )


def test_thunderbird(imported: Imported) -> None:
    importer, (rory, only) = imported(DATA / "thunderbird.csv")
    assert importer == "thunderbird"
    assert isinstance(rory, Person)
    assert (rory.name, rory.company, rory.department, rory.title) == (
        "Rory Quill",
        "St Anne Hospital",
        "Ward 3",
        "Nurse",
    )
    assert rory.phones == ["+44 20 7946 0100", "+44 20 7946 0101", "+44 7700 900111"]
    assert (rory.birthday, rory.city, rory.notes) == ("1980-01-15", "Leeds", "a note")
    assert rory.extra["Custom 1"] == "blue"
    assert rory.extra["Nickname"] == "Ro"
    assert only == Person("line 3", "only@mail.example", emails=["only@mail.example"])


def test_wecom_keeps_nicknames_tags_and_who_added_whom(imported: Imported) -> None:
    importer, (one, again, total) = imported(DATA / "wecom.csv", owner="吴刚")
    assert importer == "wecom"
    assert one == Person(
        "line 4",
        "A0小李🌸",
        company="锐鑫贸易",
        title="采购",
        phones=["13800138000", "0571-55550100"],
        emails=["li@ruixin.example"],
        store="customers",
        tags=["重要", "老客户", "贸易"],
        notes="老客户介绍",
        extra={
            "添加人账号": "zhoumin",
            "添加人所属部门": "华东销售部",
            "来源": "名片分享",
            "地址": "杭州市人民路",
            "添加时间": "2024-03-02 10:11:12",
        },
        relations=[("knows", "周敏")],
    )
    assert isinstance(again, Person)
    assert isinstance(total, Person)
    assert (again.name, again.relations, again.extra["来源"]) == ("A0小李🌸", [], "群聊")
    assert total.name == "王总-锐鑫贸易"
