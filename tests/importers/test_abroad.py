"""Lists of people with headings that are neither English nor Chinese, or that say whose and where as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wombat import Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from wombat import Record

    Imported = Callable[..., tuple[str, list[Record]]]

LISTS = {
    "German": (
        "cp1252",
        (
            "Anrede;Vorname;Nachname;Firma;Abteilung;Position;Ort geschäftlich;Telefon geschäftlich;Mobiltelefon;"
            "E-Mail-Adresse;E-Mail 2: Adresse;Geburtstag;Notizen;Kategorien;Empfohlen von"
        ),
        (
            "Frau;Käthe;Größner;Beispiel GmbH;Vertrieb;Leiterin;Köln;0221 5550100;0170 5550101;k@beispiel.example;"
            "k2@beispiel.example;5.4.1980;mag Tee;Kundin, VIP;Ernst Muster"
        ),
        ("Käthe Größner", "Käthe", "Größner", "Köln", ["0221 5550100", "0170 5550101"]),
    ),
    "French": (
        "cp1252",
        (
            "Titre;Prénom;Nom;Société;Département;Fonction;Ville (bureau);Téléphone (bureau);Tél. mobile;"
            "Adresse de messagerie;Adresse de messagerie 2;Anniversaire;Remarques;Catégories;Recommandé par"
        ),
        (
            "Mme;Zoé;Forêt;Exemple SA;Ventes;Directrice;Orléans;02 55 50 01 00;06 55 50 01 01;z@exemple.example;"
            "z2@exemple.example;05/04/1980;note;Cliente;Luc Exemple"
        ),
        ("Zoé Forêt", "Zoé", "Forêt", "Orléans", ["02 55 50 01 00", "06 55 50 01 01"]),
    ),
    "Italian": (
        "cp1252",
        (
            "Titolo,Nome,Cognome,Società,Reparto,Posizione,Città (uff.),"
            "Telefono (uff.),Cellulare,Indirizzo posta elettronica,"
            "Indirizzo posta elettronica 2,Compleanno,Appunti,Categorie,Presentato da"
        ),
        (
            "Sig.,Niccolò,Esempi,Esempio Srl,Vendite,Capo,Forlì,"
            "0543 555010,320 5550101,n@esempio.example,"
            "n2@esempio.example,5/4/1980,nota,Cliente,Ugo Esempi"
        ),
        ("Niccolò Esempi", "Niccolò", "Esempi", "Forlì", ["0543 555010", "320 5550101"]),
    ),
    "Russian": (
        "cp1251",
        (
            "Обращение,Имя,Фамилия,Организация,Отдел,Должность,"
            "Город (раб. адрес),Рабочий телефон,Телефон переносной,"
            "Адрес эл. почты,Адрес 2 эл. почты,День рождения,Заметки,Категории,Рекомендация от"
        ),
        (
            "г-н,Иван,Примеров,ООО Пример,Продажи,Директор,Тверь,"
            "+7 4822 555010,+7 900 5550101,i@primer.example,"
            "i2@primer.example,05.04.1980,чай,Клиент,Пётр Примеров"
        ),
        ("Иван Примеров", "Иван", "Примеров", "Тверь", ["+7 4822 555010", "+7 900 5550101"]),
    ),
    "Japanese": (
        "cp932",
        (
            "敬称,名,姓,会社名,部署,役職,会社住所 (市区町村),会社電話,携帯電話,"
            "電子メール アドレス,電子メール 2 アドレス,誕生日,メモ,分類項目,紹介者"
        ),
        (
            "様,太郎,山田,見本商事,営業部,部長,横浜市,045-555-0100,090-5555-0101,"
            "t@mihon.example,t2@mihon.example,1980/4/5,お茶,顧客,見本花子"
        ),
        ("山田太郎", "太郎", "山田", "横浜市", ["045-555-0100", "090-5555-0101"]),
    ),
    "Korean": (
        "cp949",
        (
            "호칭,이름,성,회사,부서,직위,근무지 주소 구/군/시,근무처 전화,휴대폰,"
            "전자 메일 주소,전자 메일 2 주소,생일,메모,범주 항목,소개자"
        ),
        (
            "님,민준,김,견본상사,영업,부장,부산,051-555-0100,010-5555-0101,"
            "m@gyeonbon.example,m2@gyeonbon.example,1980-04-05,차,고객,김견본"
        ),
        ("김민준", "민준", "김", "부산", ["051-555-0100", "010-5555-0101"]),
    ),
}


@pytest.mark.parametrize("language", list(LISTS))
def test_the_columns_of_a_mail_program_in_another_language(imported: Imported, language: str) -> None:
    encoding, headings, row, (name, given, family, city, phones) = LISTS[language]
    importer, (person,) = imported(f"{headings}\n{row}\n".encode(encoding), country="DE")
    assert importer == "people"
    assert isinstance(person, Person)
    assert (person.name, person.given, person.family, person.city) == (name, given, family, city)
    assert person.phones == phones
    assert len(person.emails) == 2
    assert person.birthday == "1980-04-05"
    assert all((person.company, person.department, person.title, person.notes, person.tags, person.met_through))
    assert len(person.extra) == 1, "nothing but the form of address"


@pytest.mark.parametrize(
    ("headings", "name"),
    [
        ("Nombre,Apellidos", "Ana Ejemplo"),
        ("Nom,Prénom", "Ejemplo Ana"),
        ("Name;Vorname", "Ejemplo Ana"),
        ("Name,Surname", "Ana Ejemplo"),
        ("Ad,Soyad", "Ana Ejemplo"),
    ],
)
def test_a_name_beside_a_part_of_it_is_the_other_part(imported: Imported, headings: str, name: str) -> None:
    sign = ";" if ";" in headings else ","
    _, (person,) = imported(f"{headings},Email\nAna,Ejemplo,a@e.example\n".replace(",", sign))
    assert isinstance(person, Person)
    assert person.name == name


def test_a_whole_name_beside_a_part_of_it_stays_whole(imported: Imported) -> None:
    _, (person,) = imported("Name,First Name,Email\nAna Ejemplo,Ana,a@e.example\n")
    assert isinstance(person, Person)
    assert (person.name, person.given, person.family) == ("Ana Ejemplo", "Ana", "")


def test_the_customer_beside_a_contact_is_the_firm(imported: Imported) -> None:
    _, (person,) = imported("客户名称,联系人姓名,联系人电话,联系人职务\n范例贸易,样例强,021-55501234,总经理\n")
    assert isinstance(person, Person)
    assert (person.name, person.company, person.title) == ("样例强", "范例贸易", "总经理")
    assert person.phones == ["021-55501234"]


def test_a_german_customer_beside_whom_one_asks_for_is_the_firm(imported: Imported) -> None:
    _, (person,) = imported("Kunde;Ansprechpartner;Telefon\nMuster GmbH;Käthe Muster;0221 5550100\n")
    assert isinstance(person, Person)
    assert (person.name, person.company) == ("Käthe Muster", "Muster GmbH")


def test_a_second_name_is_not_lost(imported: Imported) -> None:
    _, (person,) = imported("Name,Display Name,Email\nAna Ejemplo,Anita,a@e.example\n")
    assert isinstance(person, Person)
    assert person.extra == {"Display Name": "Anita"}


def test_addresses_of_the_staff_are_nobodys_own(imported: Imported) -> None:
    content = "Name,Mail,Contact owner,Handled\n"
    content += "".join(f"Sample {at},s{at}@e.example,sales@corp.example,desk@corp.example\n" for at in range(6))
    _, records = imported(content)
    people = [record for record in records if isinstance(record, Person)]
    assert [person.emails for person in people] == [[f"s{at}@e.example"] for at in range(6)]


def test_numbers_of_an_assistant_are_not_ones_own(imported: Imported) -> None:
    content = "Name,Email,Mobile,Assistant's Phone,Emergency Phone No,Telex\n"
    _, (person,) = imported(content + "Ana Ejemplo,a@e.example,212-555-0100,212-555-0101,212-555-0102,212-555-0103\n")
    assert isinstance(person, Person)
    assert person.phones == ["212-555-0100"]


def test_columns_that_say_only_where_hold_numbers(imported: Imported) -> None:
    _, (person,) = imported("First,Last,Home,Work,Email\nAna,Ejemplo,212-555-0100,212-555-0101,a@e.example\n")
    assert isinstance(person, Person)
    assert person.phones == ["212-555-0100", "212-555-0101"]


@pytest.mark.parametrize(("text", "day"), [("04/05", "--04-05"), ("5.4.", "--04-05"), ("31/12", "--12-31")])
def test_a_birthday_of_two_numbers_has_no_year(imported: Imported, text: str, day: str) -> None:
    _, (person,) = imported(f"Name,Birthday\nAna Ejemplo,{text}\n")
    assert isinstance(person, Person)
    assert person.birthday == day


@pytest.mark.parametrize("heading", ["Contact", "Number", "Numbers"])
def test_numbers_below_a_heading_that_does_not_say_so(imported: Imported, heading: str) -> None:
    _, (person,) = imported(f"Name,{heading},Email\nAna Ejemplo,+1 212-555-0100,a@e.example\n")
    assert isinstance(person, Person)
    assert (person.name, person.phones, person.extra) == ("Ana Ejemplo", ["+1 212-555-0100"], {})


def test_headings_written_together(imported: Imported) -> None:
    content = (
        "FullName,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,OfficePhoneNumber,MailAddress,OfficeCity\n"
    )
    content += "Ana Ejemplo,Ana,Ejemplo,Example SL,Chef,a@e.example,212-555-0100,212-555-0101,b@e.example,Reus\n"
    _, (person,) = imported(content)
    assert isinstance(person, Person)
    assert (person.company, person.city, person.extra) == ("Example SL", "Reus", {})
    assert person.phones == ["212-555-0100", "212-555-0101"]
    assert person.emails == ["a@e.example", "b@e.example"]
