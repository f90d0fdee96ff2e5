"""A workbook for somebody else: built afresh from what may be given, with a receipt in the giver's own."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wombat.book.ids import pack
from wombat.book.manifest import write_manifest
from wombat.build import build
from wombat.errors import UsageError
from wombat.plan.plain import OWNER
from wombat.plan.shared import what_to_share
from wombat.prepare import Options
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from wombat.book.opened import OpenBook
    from wombat.errors import Problem
    from wombat.plan.model import Plan
    from wombat.plan.shared import Level, Shared
    from wombat.prepare import Prepared
    from wombat.text import Text

texts = Texts("wombat")

KEY = "sharing"
"""The key of ``manifest.kept`` with the secret of the workbook and the receipts."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was given to whom and when.

    Attributes:
        on: the day, as ISO text.
        to: name of the recipient.
        level: ``full``, ``network`` or ``anonymous``.
        file: name of the file.
        people: how many contacts it holds.
        ties: how many ties among them, and how many referrals.
        private: how many contacts were left out since they are marked private.
        contacts: ids of those given, packed as `wombat.book.ids.pack` does.
    """

    on: str
    to: str
    level: str
    file: str
    people: int
    ties: int
    private: int
    contacts: list[str]


def share(
    giver: Prepared, book: Path, output: Path, to: str, level: Level, tell: Callable[[Text], None]
) -> tuple[Receipt, list[Problem]]:
    """Make a workbook for somebody else and note in one's own what was given.

    Args:
        giver: one's own workbook, read.
        book: where it is.
        output: the workbook to make.
        to: name of the recipient.
        level: how much is given.
        tell: is told each step as it begins.

    Returns:
        The receipt, and the problems of the build.

    Raises:
        UsageError: the file to make is there already.
        WombatError: one of the two cannot be written.
    """
    if output.exists():
        raise UsageError(texts("share.exists", file=str(output)))
    kept = _kept(giver.opened)
    found = what_to_share(giver.plan, level, bytes.fromhex(kept["secret"]), to)
    plan = giver.plan
    options = Options(today=plan.today, language=plan.language, owner=plan.owner, country=plan.country, keep=0)
    built = build([], output, options, tell, lambda fresh: _seed(fresh, found))
    ties = len(found.ties) + len(found.referrals)
    receipt = Receipt(
        plan.today.isoformat(), to, level, output.name, len(found.people), ties, found.private, pack(found.given)
    )
    kept["receipts"].append({name: getattr(receipt, name) for name in Receipt.__slots__})
    _remember(giver.opened, kept)
    giver.opened.book.save(book)
    return receipt, built.problems


def receipts(opened: OpenBook) -> list[Receipt]:
    """Return what was given away from a workbook, in order."""
    names = set(Receipt.__slots__)
    held = _kept(opened)["receipts"]
    return [Receipt(**each) for each in held if isinstance(each, dict) and each.keys() == names]


def _kept(opened: OpenBook) -> dict[str, Any]:
    """Return the secret and the receipts; a new secret where there is none."""
    found = opened.manifest.kept.get(KEY)
    held = dict(found) if isinstance(found, dict) else {}
    secret, given = held.get("secret"), held.get("receipts")
    sound = isinstance(secret, str) and len(secret) == 64 and set(secret) <= set("0123456789abcdef")  # noqa: PLR2004
    return {
        "secret": secret if sound else secrets.token_hex(32),
        "receipts": list(given) if isinstance(given, list) else [],
    }


def _remember(opened: OpenBook, kept: dict[str, Any]) -> None:
    """Write secret and receipts into the hidden sheet, and nothing else."""
    opened.manifest.kept[KEY] = kept
    write_manifest(opened)


def _seed(plan: Plan, found: Shared) -> None:
    """Put what is given into the plan of the new workbook."""
    plan.table("contacts").extend(found.people)
    plan.changed()

    def call(who: str) -> str:
        return plan.owner if who == OWNER else plan.label(who)

    for key, ties in ((("relations", "ties"), found.ties), (("referrals", "log"), found.referrals)):
        rows = {
            f"r{at}": tie.values | {"from": call(tie.source), "to": call(tie.target)} for at, tie in enumerate(ties, 1)
        }
        plan.table(*key).extend(rows)
