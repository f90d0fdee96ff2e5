"""What the plan remembers of people from one build to the next, under the key ``identity`` of ``plan.kept``."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, cast

if TYPE_CHECKING:
    from wombat.plan.model import Plan

KEY = "identity"


class Memory(TypedDict):
    """What was learnt of people; plain JSON.

    Attributes:
        seen: contact id by the digest of every record ever read, so that reading it again changes nothing.
        aliases: contact id by other names it was met under, plain as `wombat.plan.model` compares names.
        different: pairs of contact ids that the user said are two people.
        proposed: for contacts with a possible duplicate, the id of the other.
        heard: names that a source, and not the user, wrote where a contact is named.
        former: contact id by the digest, as hexadecimal, of a name it bore before the user gave it another.
        forgotten: digests of those whom the user had removed for good, see `wombat.plan.forgotten`.
        taken: ids of the rows of `conflicts` where the value of the source was taken over.
    """

    seen: dict[str, str]
    aliases: dict[str, str]
    different: list[list[str]]
    proposed: dict[str, str]
    heard: list[str]
    former: dict[str, str]
    forgotten: list[str]
    taken: list[str]


def memory(plan: Plan) -> Memory:
    """Return what is remembered, ready to be changed; what the last build left is carried over."""
    if KEY not in plan.kept:
        carry_over(plan)
    return cast("Memory", plan.kept[KEY])


def carry_over(plan: Plan) -> None:
    """Take over what the last build left, made sound: it may be of an earlier version of the program."""
    plan.kept[KEY] = _sound(plan.earlier.get(KEY))


def _sound(left: object) -> Memory:
    """Return a copy of what the last build left, without anything of another shape."""
    found = left if isinstance(left, dict) else {}
    pairs = [pair for pair in _list(found.get("different")) if isinstance(pair, list) and len(_texts(pair)) == 2]  # noqa: PLR2004
    return Memory(
        seen=_mapping(found.get("seen")),
        aliases=_mapping(found.get("aliases")),
        different=[_texts(pair) for pair in pairs],
        proposed=_mapping(found.get("proposed")),
        heard=_texts(_list(found.get("heard"))),
        former=_mapping(found.get("former")),
        forgotten=_texts(_list(found.get("forgotten"))),
        taken=_texts(_list(found.get("taken"))),
    )


def apart(plan: Plan) -> set[frozenset[str]]:
    """Return the pairs of contacts that the user said are two people."""
    return {frozenset(pair) for pair in memory(plan)["different"]}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _texts(values: list[object]) -> list[str]:
    return [value for value in values if isinstance(value, str)]


def _mapping(value: object) -> dict[str, str]:
    pairs = value.items() if isinstance(value, dict) else ()
    return {key: each for key, each in pairs if isinstance(key, str) and isinstance(each, str)}
