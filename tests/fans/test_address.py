"""Forms of address: as typed, else from family name and title, else the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wombat import wording
from wombat.plan.address import address_of

if TYPE_CHECKING:
    from tests.groups import Made


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ({"name": "周明远", "title": "总经理"}, "周总"),
        ({"name": "周明遠", "title": "總經理"}, "周總"),
        ({"name": "欧阳泽", "title": "市场总监 / 合伙人"}, "欧阳总"),
        ({"name": "诸葛亮", "profession": "律师"}, "诸葛律师"),
        ({"name": "陳志明", "title": "主治醫師"}, "陳醫師"),
        ({"name": "李强", "title": "CEO"}, "李总"),
        ({"name": "孙玲", "title": "高级工程师"}, "孙工"),
        ({"name": "孙玲", "title": "前台"}, "孙玲"),
        ({"name": "王总", "title": "经理"}, "王总"),
        ({"name": "李梅", "title": "经理", "address": "李女士"}, "李女士"),
        ({"name": "Ann Lee", "title": "总经理"}, "Ann"),
        ({"name": "Ann Lee", "given": "Annie"}, "Annie"),
        ({"name": "Cher"}, "Cher"),
    ],
)
def test_how_to_address_a_contact(made: Made, person: dict[str, str], expected: str) -> None:
    assert address_of(made.contacts(person).plan.contact("c1")) == expected


def test_a_message_with_every_place_filled(made: Made) -> None:
    contact = made.contacts({"name": "司马南", "title": "副总经理"}).plan.contact("c1")
    said = wording.addressed("{name} {姓名} {family} {姓} {title} {职务} {address} {称呼} {given} {else} {", contact)
    assert said == "司马南 司马南 司马 司马 副总经理 副总经理 司马总 司马总 南 {else} {"
