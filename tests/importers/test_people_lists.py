"""Lists of people that no program wrote: headings in three languages, or none at all."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wombat import Person, SetAside, WombatError
from wombat.sources.cells import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable

    from wombat import Record

    Imported = Callable[..., tuple[str, list[Record]]]


def only(records: list[Record]) -> Person:
    (person,) = records
    assert isinstance(person, Person)
    return person


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_chinese_list_in_every_encoding_and_delimiter(imported: Imported, encoding: str, delimiter: str) -> None:
    rows = [
        ["*姓 名", "公 司", "手机（必填）", "微信号", "备注", "介绍人", "爱好"],
        ["欧阳静", "锐鑫贸易", "13800138000 / 13900139000", "ouyang_j", "喜欢喝茶", "王伟", "围棋"],
        ["", "", "", "", "", "", ""],
        ["李娜", "海岳科技", "13700137000转8001", "", "", "", ""],
    ]
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(rows)
    importer, (one, two) = imported(file.getvalue().encode(encoding))
    assert importer == "people"
    assert one == Person(
        "line 2",
        "欧阳静",
        company="锐鑫贸易",
        phones=["13800138000 / 13900139000"],
        wechat="ouyang_j",
        met_through="王伟",
        notes="喜欢喝茶",
        extra={"爱好": "围棋"},
    )
    assert isinstance(two, Person)
    assert (two.where, two.phones) == ("line 4", ["13700137000转8001"])


def test_a_traditional_list_in_big5(imported: Imported) -> None:
    content = "姓名,公司,職稱,行動電話,電子郵件,生日,備註\n"
    content += "陳怡君,鴻圖設計,經理,0912-000-123,yj@hongtu.example,1985年3月12日,老同學\n"
    _, records = imported(content.encode("big5"))
    person = only(records)
    assert (person.name, person.title, person.birthday) == ("陳怡君", "經理", "1985-03-12")
    assert (person.phones, person.emails, person.notes) == (["0912-000-123"], ["yj@hongtu.example"], "老同學")


def test_the_heading_row_may_stand_below_other_lines(imported: Imported) -> None:
    lines = [
        "Members of the club,,",
        "as of 2024,,",
        ",,",
        "Member name,E-mail,Job title",
        "Ada Byrne,ada@b.example,Buyer",
    ]
    _, records = imported("\n".join(lines))
    assert only(records) == Person("line 5", "Ada Byrne", title="Buyer", emails=["ada@b.example"])


def test_what_a_column_holds_tells_where_headings_say_nothing(imported: Imported) -> None:
    content = "A,B,C,D\nAda Byrne,ada@b.example,+44 7700 900123,12\nBen Hale,ben@h.example,+44 7700 900456,7\n"
    importer, (ada, ben) = imported(content)
    assert importer == "people"
    assert ben == Person("line 3", "Ben Hale", phones=["+44 7700 900456"], emails=["ben@h.example"], extra={"D": "7"})
    assert isinstance(ada, Person)


def test_a_list_without_headings(imported: Imported) -> None:
    _, (ada, ben) = imported("Ada Byrne;ada@b.example\nBen Hale;ben@h.example\n")
    assert ada == Person("line 1", "Ada Byrne", emails=["ada@b.example"])
    assert ben == Person("line 2", "Ben Hale", emails=["ben@h.example"])


def test_a_word_in_a_row_of_data_makes_no_heading(imported: Imported) -> None:
    _, records = imported("Ada Byrne;Manager;ada@b.example\nBen Hale;Friend;ben@h.example\n")
    assert [record.where for record in records] == ["line 1", "line 2"]


def test_names_alone_are_a_list(imported: Imported) -> None:
    _, (ada, ben) = imported("Name\nAda Byrne\nBen Hale\n")
    assert ada == Person("line 2", "Ada Byrne")
    assert ben == Person("line 3", "Ben Hale")


def test_a_table_of_figures_is_no_list_of_people(imported: Imported) -> None:
    assert imported("Quarter,Revenue,Cost\n1,200,100\n2,300,150\n") == ("", [])


def test_prose_is_no_list_of_people(imported: Imported) -> None:
    assert imported("Dear all,\nthe meeting is on Friday, as ever.\nBring cake.\n") == ("", [])


def test_a_row_that_names_nobody_is_set_aside_with_its_place(imported: Imported) -> None:
    _, (ada, nobody) = imported("Name,Phone,Hobby\nAda,,Chess\n,,Golf\n")
    assert isinstance(ada, Person)
    assert isinstance(nobody, SetAside)
    assert nobody.where == "line 3"
    assert "no name, company, phone or e-mail" in nobody.reason.say("en")


@pytest.mark.parametrize(
    ("headings", "cells", "name"),
    [
        ("First Name,Last Name", "Ada,Byrne", "Ada Byrne"),
        ("姓,名", "欧阳,静", "欧阳静"),
        ("姓氏,名字", "陳,怡君", "陳怡君"),
        ("名字,电话", "王伟,13800138000", "王伟"),
        ("Name,First Name,Last Name", "Ada B.,Ada,Byrne", "Ada B."),
        ("Company,Phone", "Byrne & Co,1234567", "Byrne & Co"),
        ("Nickname,Phone", "Addie,1234567", "Addie"),
        ("Email,Phone", "a@b.example,1234567", "a@b.example"),
        ("Phone,Name", "+44 7700 900123,", "+44 7700 900123"),
        ("WeChat ID,Phone", "ada_b,", "ada_b"),
    ],
)
def test_the_name_shown(imported: Imported, headings: str, cells: str, name: str) -> None:
    assert only(imported(f"{headings}\n{cells}\n")[1]).name == name


def test_cells_that_excel_was_kept_from_reading(imported: Imported) -> None:
    _, records = imported('Name,Phone,E-mail\n"=""Ada""","=""013800138000""","Ada <ada@b.example>; b@c"\n')
    assert only(records) == Person("line 2", "Ada", phones=["013800138000"], emails=["ada@b.example"], extra={})


def test_text_that_looks_like_a_formula_stays_text(imported: Imported) -> None:
    _, records = imported("Name,Notes,Phone\n=HYPERLINK(1),+SUM(A1),-1\n")
    person = only(records)
    assert (person.name, person.notes, person.phones) == ("=HYPERLINK(1)", "+SUM(A1)", ["-1"])


@pytest.mark.parametrize(
    ("cell", "emails"),
    [
        ("a@b.example; c@d.example", ["a@b.example", "c@d.example"]),
        ("a@b.example,a@b.example", ["a@b.example"]),
        ("a@b.example ::: c@d.example", ["a@b.example", "c@d.example"]),
        ("not an address", ["not an address"]),
        ("o'hara+x@münchen.example", ["o'hara+x@münchen.example"]),
    ],
)
def test_addresses_are_parted_and_never_dropped(imported: Imported, cell: str, emails: list[str]) -> None:
    assert only(imported(f'Name,E-mail\nAda,"{cell}"\n')[1]).emails == emails


def test_a_second_company_is_kept_under_its_heading(imported: Imported) -> None:
    person = only(imported("Name,Company,Account\nAda,Byrne & Co,Old Mill\n")[1])
    assert (person.company, person.extra) == ("Byrne & Co", {"Account": "Old Mill"})


def test_a_date_that_is_none_is_kept_as_it_stands(imported: Imported) -> None:
    person = only(imported("Name,Birthday,Last contacted\nAda,in spring,2024-05-01\n")[1])
    assert (person.birthday, person.last_contact, person.extra) == ("", "2024-05-01", {"Birthday": "in spring"})


def test_a_heading_repeated_inside_the_list_is_no_person(imported: Imported) -> None:
    _, records = imported("Name,Phone\nAda,1234567\nName,Phone\nBen,7654321\n")
    assert [record.where for record in records] == ["line 2", "line 4"]


CELL = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    rows=st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=6),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    delimiter=st.sampled_from(",;\t|"),
)
def test_every_row_is_a_person_or_set_aside(
    imported: Imported, rows: list[tuple[str, str, str]], encoding: str, delimiter: str
) -> None:
    file = io.StringIO()
    table = [("Name", "E-mail", "Hobby")] + [("Ada", "a@b.example", "Chess")] * 9 + rows
    csv.writer(file, delimiter=delimiter).writerows(table)
    _, records = imported(file.getvalue().encode(encoding))
    blank = "\ufeff\u200b\u200e\u200f\u202a\u202c\u202d"
    filled = [row for row in rows if any(cell.strip().strip(blank) for cell in row)]
    assert len(records) == 9 + len(filled)
    for record, (name, email, _) in zip(records[9:], filled, strict=True):
        shown = name.strip().strip(blank)
        if isinstance(record, Person) and shown not in {"", *NOTHING} and '="' not in name:
            assert record.name == shown
        else:
            assert isinstance(record, SetAside) or email.strip() or '="' in name


def test_a_list_of_too_many_people_is_refused(imported: Imported, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wombat.sources.people.MOST", 20)
    content = "Name,Email\n" + "".join(f"Sample {at},s{at}@e.example\n" for at in range(50))
    with pytest.raises(WombatError, match=r"list\.csv is a list of more than 20 people: split it"):
        imported(content)


@pytest.mark.parametrize(
    "foot",
    [
        "合计,,3000.5",
        "Grand Total,,2",
        "共 2 条,,",
        "合计,2人,",
        "合计,2家,",
        ",导出时间：2026-03-01,",
        "Generated By:  Ana Ejemplo  2026-03-01,,",
    ],
)
def test_a_total_below_the_list_is_nobody(imported: Imported, foot: str) -> None:
    _, (one, other, last) = imported(f"姓名,备注,金额\n样例强,,1000\n范例李,,2000.5\n{foot}\n")
    assert isinstance(one, Person)
    assert isinstance(other, Person)
    assert isinstance(last, SetAside)
    assert last.where == "line 4"


def test_somebody_whose_firm_begins_like_a_total_is_somebody(imported: Imported) -> None:
    _, people = imported("Name,Phone,Value\nTotal Bakery,,5\nTotal,212-555-0100,\n")
    assert [record.name for record in people if isinstance(record, Person)] == ["Total Bakery", "Total"]


def test_numbers_are_read_by_the_country_that_stands_beside_them(imported: Imported) -> None:
    _, records = imported("Name,Phone,Home Country,Work Country\nAda,07700 900123,United Kingdom,UK\nBen,1,UK,Chile\n")
    assert [record.country for record in records if isinstance(record, Person)] == ["GB", ""]


def test_a_web_page_saved_as_a_workbook_is_a_list(imported: Imported) -> None:
    page = "<html><table><tr><td>Name<td>Phone</tr><tr><td>Ada<td>+44 7700 900123</tr></table></html>"
    importer, records = imported(page, "list.xls")
    assert importer == "people"
    assert only(records) == Person("line 2", "Ada", phones=["+44 7700 900123"])


@pytest.mark.parametrize(
    ("content", "birthday"),
    [
        ("Name,Birthday\nAda,3/4/1975\n", "1975-03-04"),
        ("Nom,Date de naissance\nAda,3/4/1975\n", "1975-04-03"),
        ("Name,Birthday,Country\nAda,3/4/1975,United Kingdom\n", "1975-04-03"),
        ("Name,Birthday,Country\nAda,3/4/1975,UK\nBen,,USA\n", "1975-03-04"),
    ],
)
def test_the_list_tells_whether_the_day_goes_first(imported: Imported, content: str, birthday: str) -> None:
    record = imported(content)[1][0]
    assert isinstance(record, Person)
    assert record.birthday == birthday


def test_a_birthday_in_three_columns_of_evolution(imported: Imported) -> None:
    headings = "Given Name,Birth Date (Year),Birth Date (Month),Birth Date (Day),Organizational Unit"
    person = only(imported(f"{headings}\nAda,1980,2,3,Studio\n")[1])
    assert (person.birthday, person.department) == ("1980-02-03", "Studio")


def test_a_list_of_an_old_mac(imported: Imported) -> None:
    _, (zoe, rene) = imported("Name;Ort\rZoë Müller;Köln\rRené;Zürich\r".encode("mac_roman"))
    assert isinstance(zoe, Person)
    assert isinstance(rene, Person)
    assert [(one.name, one.city) for one in (zoe, rene)] == [("Zoë Müller", "Köln"), ("René", "Zürich")]


@pytest.mark.parametrize("heading", ["Contacts", "E-mail", "To", "Name"])
def test_names_with_their_addresses_in_one_cell(imported: Imported, heading: str) -> None:
    _, records = imported(f'{heading}\n"Ada Byrne <ada@b.example>"\n"""Ben Hale"" <ben@h.example>"\n')
    assert records == [
        Person("line 2", "Ada Byrne", emails=["ada@b.example"]),
        Person("line 3", "Ben Hale", emails=["ben@h.example"]),
    ]
