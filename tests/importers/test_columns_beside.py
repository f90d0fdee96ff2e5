"""Columns that mean one thing or another, by their cells or by the columns beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wombat import Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from wombat import Record

    Imported = Callable[..., tuple[str, list[Record]]]


def first(records: list[Record]) -> Person:
    assert isinstance(records[0], Person)
    return records[0]


def test_a_title_that_is_a_form_of_address_is_no_job(imported: Imported) -> None:
    rows = "Title,First Name,Surname,Job Title\nMr,Ada,Byrne,Buyer\nDr.,Ben,Hale,\nProf. Dr. med.,Cyd,Ode,Chief\n"
    _, records = imported(rows)
    ada = first(records)
    assert (ada.title, ada.extra) == ("Buyer", {"Title": "Mr"})
    ben = records[1]
    assert isinstance(ben, Person)
    assert ben.title == ""


def test_a_word_for_a_form_of_address_above_jobs_is_a_job(imported: Imported) -> None:
    ada = first(imported("Nom,Prénom,Titre\nByrne,Ada,Directrice\n")[1])
    assert (ada.family, ada.given, ada.title) == ("Byrne", "Ada", "Directrice")
    assert first(imported("Nom,Prénom,Titre\nByrne,Ada,Mme\n")[1]).title == ""


def test_the_department_of_a_french_list(imported: Imported) -> None:
    ada = first(imported("Nom,Prénom,Société,Service\nByrne,Ada,Byrne SA,Achats\n")[1])
    assert (ada.company, ada.department) == ("Byrne SA", "Achats")
    assert first(imported("Name,Service\nAda,Roof repair\n")[1]).department == ""


def test_the_day_of_birth_beside_the_month(imported: Imported) -> None:
    content = "Vorname,Nachname,Geburtsjahr,Geburtsmonat,Geburtstag\nAda,Byrne,1979,4,2\n"
    assert first(imported(content)[1]).birthday == "1979-04-02"


def test_the_number_of_a_ticket_is_no_name(imported: Imported) -> None:
    _, records = imported("First Name,Last Name,Guest\nAda,Byrne,20001\n")
    assert first(records).name == "Ada Byrne"


def test_the_plain_company_counts_before_others(imported: Imported) -> None:
    ada = first(imported("Name,Associated Company,Company Name\nAda,Byrne (12),Byrne\n")[1])
    assert (ada.company, ada.extra) == ("Byrne", {"Associated Company": "Byrne (12)"})
    assert first(imported("Name,Associated Company,Company Name\nAda,Byrne (12),\n")[1]).company == "Byrne (12)"


@pytest.mark.parametrize("nothing", ["N/A", "-", "null", "NaN", "None", "无", "0"])
def test_a_cell_that_says_there_is_nothing(imported: Imported, nothing: str) -> None:
    rows = f"Name,Company,Phone,E-mail,City,Birthday\nAda,{nothing},{nothing},{nothing},{nothing},{nothing}\n"
    assert first(imported(rows)[1]) == Person("line 2", "Ada")


def test_somebody_called_none_is_somebody(imported: Imported) -> None:
    ada = first(imported("First Name,Last Name,Notes\nAda,None,none\n")[1])
    assert (ada.family, ada.notes) == ("None", "none")


def test_an_address_among_numbers_and_a_number_among_addresses(imported: Imported) -> None:
    ada = first(imported("Name,Phone,E-mail\nAda,+44 7700 900123; ada@b.example,+44 7700 900124\n")[1])
    assert (ada.phones, ada.emails) == (["+44 7700 900123", "+44 7700 900124"], ["ada@b.example"])


def test_a_remark_behind_a_number_is_kept(imported: Imported) -> None:
    ada = first(imported("姓名,手机\n样例强,13800138000（微信同号）\n")[1])
    assert (ada.phones, ada.extra) == (["13800138000"], {"手机": "13800138000（微信同号）"})


def test_a_column_of_numbers_and_addresses(imported: Imported) -> None:
    _, records = imported('Name,Contact info\nAda,"ada@b.example, +44 7700 900123"\nBen,ben@h.example\n')
    ada = first(records)
    assert (ada.phones, ada.emails) == (["+44 7700 900123"], ["ada@b.example"])


def test_yes_and_no_name_nobody(imported: Imported) -> None:
    _, records = imported("Email Address,Confirmed,Primary\nada@b.example,Yes,No\nben@h.example,Yes,Yes\n")
    assert [record.name for record in records if isinstance(record, Person)] == ["ada@b.example", "ben@h.example"]


def test_a_label_that_says_nothing_is_not_noted(imported: Imported) -> None:
    content = "Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Name Prefix\n"
    ada = first(imported(f"{content}Ada Byrne,Ada,Byrne,,* ,ada@b.example,\n")[1])
    assert (ada.emails, ada.extra) == (["ada@b.example"], {})


def test_a_heading_that_ends_in_name_beside_a_company(imported: Imported) -> None:
    ada = first(imported("Speaker Name,Company,Email\nAda Byrne,Byrne & Co,ada@b.example\n")[1])
    assert (ada.name, ada.company) == ("Ada Byrne", "Byrne & Co")
    assert first(imported("Campaign Name,Company,Phone\nSpring,Byrne & Co,1234567\n")[1]).name == "Byrne & Co"


def test_measurements_are_no_telephone_numbers(imported: Imported) -> None:
    assert imported("x,y,z\n1.000776,4.616021,8.576031\n0.718261,4.501108,8.446744\n") == ("", [])


def test_a_column_called_number_holds_them(imported: Imported) -> None:
    ada = first(imported("Nombre,Numero\nAda,923190931\n")[1])
    assert (ada.name, ada.phones) == ("Ada", ["923190931"])


def test_family_names_before_a_comma(imported: Imported) -> None:
    _, (ada, firm, ben) = imported('Name,Phone\n"Byrne, Ada",1234567\n"Byrne, Inc.",1234568\n"de la Ode,Ben C.",1\n')
    assert isinstance(ada, Person)
    assert isinstance(firm, Person)
    assert isinstance(ben, Person)
    assert (ada.name, ada.given, ada.family) == ("Byrne, Ada", "Ada", "Byrne")
    assert (firm.given, firm.family) == ("", "")
    assert (ben.given, ben.family) == ("Ben C.", "de la Ode")


def test_a_comma_here_and_there_is_no_order_of_names(imported: Imported) -> None:
    _, records = imported('Name,Phone\n"Byrne, Ada",1\nBen Hale,2\nCyd Ode,3\n')
    assert first(records).given == ""


def test_family_names_behind_given_ones_without_headings(imported: Imported) -> None:
    _, records = imported("Ada,Byrne,abyrne@b.example\nBen,Hale,ben.hale@h.example\nCyd,Ode,cy@o.example\n")
    ada = first(records)
    assert (ada.name, ada.given, ada.family) == ("Ada Byrne", "Ada", "Byrne")
    assert first(imported("Ada Byrne,Byrne,abyrne@b.example\nBen Hale,Hale,hale@h.example\n")[1]).name == "Ada Byrne"


@pytest.mark.parametrize("cells", [("10.1.2.3", "10.1.2.44"), ("20210703-1", "20210703-2")])
def test_addresses_of_computers_and_running_numbers_are_no_telephone_numbers(
    imported: Imported, cells: tuple[str, str]
) -> None:
    assert imported(f"machine,x\n{cells[0]},1\n{cells[1]},2\n") == ("", [])


def test_a_name_beside_both_of_its_parts_that_holds_neither_is_a_firm(imported: Imported) -> None:
    ada = first(imported("Contact Name,First Name,Last Name\nOld Mill,Ada,Byrne\nOde House,Ben,Hale\n")[1])
    assert (ada.name, ada.company) == ("Ada Byrne", "Old Mill")


def test_a_directory_as_a_list(imported: Imported) -> None:
    rows = 'cn,sn,givenName,l,manager\nAda Byrne,Byrne,Ada,Leeds,"CN=Meg Ode,OU=Staff,DC=b,DC=example"\n'
    ada = first(imported(rows)[1])
    assert (ada.name, ada.given, ada.family, ada.city) == ("Ada Byrne", "Ada", "Byrne", "Leeds")
    assert ada.relations == [("works-with", "Meg Ode")]


def test_a_serial_number_is_no_family_name(imported: Imported) -> None:
    assert first(imported("SN,Name,Phone\n7,Ada Byrne,1234567\n")[1]).family == ""


def test_the_prefix_of_addresses_in_a_directory(imported: Imported) -> None:
    ada = first(imported("Name,Email\nAda,SMTP:ada@b.example;smtp:a@b.example\n")[1])
    assert ada.emails == ["ada@b.example", "a@b.example"]
