"""Made-up people and ties of any size, the same for the same sizes: names, firms, circles, ties within and between."""

from __future__ import annotations

import csv
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_GIVEN = ("Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gwen", "Hugo", "Iris", "Jack", "Kira", "Liam", "Mona", "Nils")
_FAMILY = ("Abel", "Brook", "Cole", "Dean", "Ellis", "Ford", "Grant", "Hill", "Irwin", "Jones", "Kerr", "Lane", "Moss")
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_SIGNS = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国文"
_JOBS = ("Lawyer", "Architect", "Accountant", "Baker", "Florist", "Teacher", "Engineer", "会计", "律师", "医生")
_CITIES = ("Northtown", "Southport", "上海", "台北", "Eastham")
_CIRCLE = 40
PEOPLE = ("Name", "Company", "Job Title", "Phone", "E-mail", "WeChat", "City", "Circles", "Tags", "Birthday", "Notes")
TIES = ("From", "To", "Kind", "Strength", "Date")


def write_sample(folder: Path, people: int, ties: int) -> list[Path]:
    """Write ``people.csv`` and ``ties.csv`` and return their paths."""
    draw = random.Random(20261122)  # noqa: S311
    names = [_name(draw, number) for number in range(people)]
    paths = [folder / "people.csv", folder / "ties.csv"]
    _write(paths[0], PEOPLE, (_person(draw, name, number) for number, name in enumerate(names)))
    _write(paths[1], TIES, (_tie(draw, names, pair) for pair in _pairs(draw, people, ties)))
    return paths


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def _name(draw: random.Random, number: int) -> str:
    """Return a name that nobody else bears."""
    if number % 3:
        return f"{draw.choice(_GIVEN)} {_letters(number)} {draw.choice(_FAMILY)}"
    signs = "".join(_SIGNS[number // 3 // len(_SIGNS) ** step % len(_SIGNS)] for step in range(3))
    return draw.choice(_SURNAMES) + signs


def _letters(number: int) -> str:
    """Return a middle name that says a number: syllables to the base of twenty."""
    text = ""
    while number or not text:
        number, rest = divmod(number, 20)
        text += "bcdfghjklmnprstvwxyz"[rest] + "aeiou"[rest % 5]
    return text.title()


def _person(draw: random.Random, name: str, number: int) -> tuple[object, ...]:
    firm = f"Firm {draw.randrange(1 + number // 5)} Ltd"
    circle = f"Circle {number // _CIRCLE}"
    return (
        *(name, firm, draw.choice(_JOBS), f"+861390{number:07d}", f"person{number}@mail.example", f"wx_{number:06d}"),
        *(draw.choice(_CITIES), circle, draw.choice(("client", "friend", "客户", "")), _day(draw, 1950, 50)),
        f"met at event {draw.randrange(900)}" if number % 3 else "",
    )


def _day(draw: random.Random, year: int, span: int) -> str:
    return f"{year + draw.randrange(span)}-{1 + draw.randrange(12):02d}-{1 + draw.randrange(28):02d}"


def _pairs(draw: random.Random, people: int, ties: int) -> list[tuple[int, int]]:
    """Return pairs, none twice: four of five within a circle, the rest anywhere."""
    found: dict[tuple[int, int], None] = {}
    while len(found) < ties:
        one = draw.randrange(people)
        start = one - one % _CIRCLE
        near = draw.random() < 0.8
        two = start + draw.randrange(min(_CIRCLE, people - start)) if near else draw.randrange(people)
        if one != two and (two, one) not in found:
            found[one, two] = None
    return list(found)


def _tie(draw: random.Random, names: list[str], pair: tuple[int, int]) -> tuple[object, ...]:
    kind = draw.choice(("knows", "knows", "introduced"))
    return names[pair[0]], names[pair[1]], kind, 1 + draw.randrange(3), _day(draw, 2020, 6)
