"""Who is who in two lists of 20,000 people with typing errors, in Chinese and English, of which the answer is known.

    python benchmarks/identity.py [--people 20000] [--seed 1] [--splink PYTHON]

Each list holds people who are in both and people who are in one only. The second writes those in both as people do:
family name first or last, in pinyin or Traditional characters, with a title, a nickname with the company, numbers in
other forms, one typing error here and there, and without what it does not know. Told are the processor time, how many
merged by themselves and how many of those rightly (precision), how many of the pairs were merged or proposed (recall),
and how many of the proposals are right. With ``--splink`` the same lists are linked with splink by an interpreter that
has it: `pip install splink` in an environment of its own; pairs from 0.95, 0.99 or 0.999 on count as its
merges, from 0.5 on as its proposals.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import subprocess
import tempfile
import time
import tomllib
from datetime import date
from pathlib import Path

from wombat.plan.assemble import add_records
from wombat.plan.model import Plan
from wombat.plan.proposals import propose
from wombat.records import Person

_MADE_OF = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def _words(key: str) -> list[str]:
    return _MADE_OF[key].split()


def _pairs(key: str) -> dict[str, str]:
    return dict(each.split(":") for each in _words(key))


SOUNDS, GIVEN, SHORT = _pairs("surnames"), _pairs("given"), _pairs("short")
SURNAMES = list(SOUNDS)
TRADITIONAL = str.maketrans(_pairs("traditional"))
FIRST, LAST, TRADES, WORDS, KINDS, TITLES = map(_words, ("first", "last", "trades", "words", "kinds", "titles"))
FORMS = ("", "有限公司", "股份有限公司")


class Maker:
    """Makes people and the second way to write each."""

    def __init__(self, seed: int) -> None:
        """Begin with a seed, so that the lists are the same at each run."""
        self.chance = random.Random(seed)  # noqa: S311 - no secret
        self.number = 13_000_000_000

    def person(self, at: int) -> dict[str, str]:
        """Return a new person: half of them Chinese."""
        pick = self.chance.choice
        self.number += self.chance.randint(2, 40_000)
        if self.chance.random() < 0.5:
            family, given = (
                pick(SURNAMES),
                pick(list(GIVEN)) + (pick(list(GIVEN)) if self.chance.random() < 0.75 else ""),
            )
            sound = SOUNDS[family] + "".join(GIVEN[each] for each in given)
            firm = f"{pick(list(GIVEN))}{pick(list(GIVEN))}{pick(TRADES)}"
            email = f"{sound}{at}@mail{at % 50}.example"
            return _one(family, given, family + given, firm, firm + pick(FORMS), str(self.number), email)
        given, family = pick(FIRST), pick(LAST)
        firm = f"{pick(WORDS)} {pick(WORDS)} {pick(KINDS)}"
        email = f"{given}.{family}{at}@mail{at % 50}.example".lower()
        company = firm + pick(("", " Inc", " Ltd"))
        return _one(family, given, f"{given} {family}", firm, company, f"+1415{at:07d}", email)

    def again(self, one: dict[str, str]) -> dict[str, str]:
        """Return how another list writes a person."""
        name, chinese = one["name"], not one["name"].isascii()
        way = self.chance.random()
        if chinese:
            name = self._chinese(one, way)
        elif way < 0.15:
            name = f"{one['family']}, {one['given']}"
        elif way < 0.3:
            name = f"{SHORT.get(one['given'], one['given'])} {one['family']}"
        elif way < 0.45:
            name = self.typo(name)
        other = dict(one, name=name)
        if self.chance.random() < 0.4:
            other["phone"] = self._phone(one["phone"])
        if self.chance.random() < 0.35:
            other["phone"] = ""
        if self.chance.random() < 0.5:
            other["email"] = ""
        if self.chance.random() < 0.06 and other["email"]:
            other["email"] = self.typo(other["email"].partition("@")[0]) + "@" + other["email"].partition("@")[2]
        if self.chance.random() < 0.3:
            other["company"] = one["firm"]
        return other

    def _chinese(self, one: dict[str, str], way: float) -> str:
        family, given = one["family"], one["given"]
        sound = "".join(GIVEN[each] for each in given)
        if way < 0.1:
            return one["name"].translate(TRADITIONAL)
        if way < 0.2:
            return f"{SOUNDS[family]} {sound}".title()
        if way < 0.28:
            return f"{sound} {SOUNDS[family]}".title()
        if way < 0.38:
            return f"{family}{self.chance.choice(TITLES)}-{one['firm']}"
        if way < 0.45:
            return f"{given} {family}"
        return one["name"]

    def _phone(self, phone: str) -> str:
        if phone.startswith("+1"):
            return f"{phone[:2]} {phone[2:5]} {phone[5:]}"
        wide = phone.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
        return self.chance.choice((f"+86 {phone}", f"0086{phone}", f"{phone[:3]}-{phone[3:7]}-{phone[7:]}", wide))

    def typo(self, text: str) -> str:
        """Return a text with one letter left out, doubled or swapped."""
        at = self.chance.randrange(1, len(text) - 1)
        return self.chance.choice(
            (
                text[:at] + text[at + 1 :],
                text[:at] + text[at] + text[at:],
                text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :],
            )
        )


def _one(*values: str) -> dict[str, str]:
    return dict(zip(("family", "given", "name", "firm", "company", "phone", "email"), values, strict=True))


def lists(size: int, seed: int) -> tuple[list[Person], list[Person], int]:
    """Return two lists of people, of whom the first so many of each are the same, in their order."""
    maker, both = Maker(seed), size // 2
    first = [maker.person(at) for at in range(size)]
    second = [maker.again(each) for each in first[:both]] + [maker.person(size + at) for at in range(size - both)]
    office = maker.chance
    for each in (*first, *second):
        if office.random() < 0.03:
            each["email"] = f"info@mail{office.randrange(50)}.example"
    return (
        [_record(each, at) for at, each in enumerate(first)],
        [_record(each, at) for at, each in enumerate(second)],
        both,
    )


def _record(one: dict[str, str], at: int) -> Person:
    return Person(
        str(at),
        one["name"],
        company=one["company"],
        phones=[one["phone"]] if one["phone"] else [],
        emails=[one["email"]] if one["email"] else [],
    )


class _Ids:
    def __init__(self) -> None:
        self.last = 0

    def new(self, sheet: str, part: str) -> str:
        del part
        self.last += 1
        return f"{sheet[0]}{self.last}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="wrong and missed pairs to show")
    parser.add_argument("--splink", help="an interpreter that has splink, to run it on the same lists")
    asked = parser.parse_args()
    first, second, both = lists(asked.people, asked.seed)
    plan, ids = Plan(date(2026, 11, 22), country="CN"), _Ids()
    start = time.process_time()
    add_records(plan, "first.csv", first, ids)
    add_records(plan, "second.csv", second, ids)
    merging = time.process_time() - start
    seen = _contacts(plan, second, "second.csv")
    origin = _contacts(plan, first, "first.csv")
    begun = time.process_time()
    proposals = propose(plan)
    proposing = time.process_time() - begun
    tell(plan, first, second, both, origin, seen, {(p.contact, p.other) for p in proposals}, asked.show)
    print(f"processor time: merging {merging:.1f} s, proposing {proposing:.1f} s")
    if asked.splink:
        peer(asked.splink, first, second, both)


def _contacts(plan: Plan, persons: list[Person], source: str) -> list[str]:
    from wombat.plan.memory import memory
    from wombat.plan.values import digest

    return [memory(plan)["seen"][digest(each, source)] for each in persons]


def tell(
    plan: Plan,
    first: list[Person],
    second: list[Person],
    both: int,
    origin: list[str],
    seen: list[str],
    proposed: set[tuple[str, str]],
    show: int,
) -> None:
    """Print how many are right."""
    holders: dict[str, list[int]] = {}
    for at, contact in enumerate(origin):
        holders.setdefault(contact, []).append(at)
    right = merged = found = 0
    wrong, missed = [], []
    twins = set()
    for at, contact in enumerate(seen):
        there = holders.get(contact, [])
        merged += len(there)
        right += at < both and at in there
        wrong += [(first[each], second[at]) for each in there if each != at or at >= both]
        if at < both:
            pair = {(contact, origin[at]), (origin[at], contact)}
            twins |= pair
            ok = at in there or bool(pair & proposed)
            found += ok
            missed += [] if ok else [(first[at], second[at])]
    good = sum(pair in twins for pair in proposed)
    print(f"{len(first)} and {len(second)} people, {both} in both")
    print(f"merged by themselves: {merged}, right {right}, precision {right / max(merged, 1):.4f}")
    print(f"proposed: {len(proposed)}, right {good}")
    print(f"recall of merges and proposals: {found / both:.4f}")
    for name, pairs in (("wrong", wrong), ("missed", missed)):
        for one, other in pairs[:show]:
            print(name, *((e.name, e.company, e.phones, e.emails) for e in (one, other)), sep="\n   ")
    if show:
        table = plan.table("contacts")
        for contact, other in sorted(proposed - twins)[:show]:
            print(
                "noise",
                plan.contact(contact).text("duplicate"),
                [[table.row(e).text(f) for f in ("name", "company", "phones", "emails")] for e in (contact, other)],
            )


MERGE, PROPOSE = (0.95, 0.99, 0.999), 0.5
"""Probabilities from which a pair of splink's may count as merged, and the one from which it counts as proposed."""


def peer(python: str, first: list[Person], second: list[Person], both: int) -> None:
    """Print how splink fares with the same lists."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{name}.csv") for name in ("first", "second")]
        for path, people in zip(paths, (first, second), strict=True):
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(("unique_id", "name", "company", "phone", "email"))
                rows = ((each.name, each.company, "".join(each.phones), "".join(each.emails)) for each in people)
                writer.writerows((at, *row) for at, row in enumerate(rows))
        script = Path(__file__).with_name("identity_peer.py")
        done = subprocess.run([python, script, *paths], stdout=subprocess.PIPE, check=True, text=True)
    found = json.loads(done.stdout)
    print(f"splink: processor time {found['seconds']:.1f} s")
    for least in MERGE:
        merged = [(one, other) for one, other, sure in found["pairs"] if sure >= least]
        right = sum(one == other < both for one, other in merged)
        print(f"splink from {least}: merged {len(merged)}, right {right}, precision {right / max(len(merged), 1):.4f}")
    proposed = {one for one, other, sure in found["pairs"] if sure >= PROPOSE and one == other < both}
    print(f"splink: recall of merges and proposals {len(proposed) / both:.4f}")


if __name__ == "__main__":
    main()
