from __future__ import annotations

import pytest

from wombat.sources.cells import addresses_among, remark, split_emails, split_list, split_numbers


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("13800138000,13900139000", ["13800138000", "13900139000"]),
        ("13800138000 13900139000", ["13800138000", "13900139000"]),
        ("212-555-0100 or 212-555-0101", ["212-555-0100", "212-555-0101"]),
        ("138 0013 8000（微信同号）", ["138 0013 8000"]),
        ("手机13800138000", ["13800138000"]),
        ("Tel: +1 (212) 555-0100", ["+1 (212) 555-0100"]),
        ("+1 (212) 555-0100 home", ["+1 (212) 555-0100"]),
        ("(212) 555-0100 x12", ["(212) 555-0100 x12"]),
        ("021-55550100转8001", ["021-55550100转8001"]),
        ("010-55550100-8001", ["010-55550100 ext. 8001"]),
        ("0571-55550100", ["0571-55550100"]),
        ("+44 20 7946 0018, 19", ["+44 20 7946 0018, 19"]),
        ("1-800-FLOWERS", ["1-800-FLOWERS"]),
        ("-1", ["-1"]),
    ],
)
def test_numbers_in_one_cell(cell: str, numbers: list[str]) -> None:
    assert split_numbers(cell) == numbers


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("138 0013 8000（微信同号）", "微信同号"),
        ("13800138000 样例强", "样例强"),
        ("Tel: 212-555-0100", ""),
        ("212-555-0100 home", ""),
        ("212-555-0100 ext. 12", ""),
    ],
)
def test_what_a_cell_says_beside_its_number(cell: str, said: str) -> None:
    assert remark(cell) == said


@pytest.mark.parametrize(
    ("cell", "addresses"),
    [
        ("'a@b.example'", ["a@b.example"]),
        ("a@b.example,", ["a@b.example"]),
        ("a@b.example / c@d.example", ["a@b.example", "c@d.example"]),
        ("a@b.example/c@d.example", ["a@b.example", "c@d.example"]),
        ("a＠b.example", ["a@b.example"]),
    ],
)
def test_addresses_in_one_cell(cell: str, addresses: list[str]) -> None:
    assert split_emails(cell) == addresses


def test_addresses_among_numbers() -> None:
    assert addresses_among("ada@b.example, +44 7700 900123") == (["ada@b.example"], "+44 7700 900123")


def test_tags_lose_their_quotes() -> None:
    assert split_list('"VIP","Spring"') == ["VIP", "Spring"]
    assert split_list('["vip", "fair"]') == ["vip", "fair"]
