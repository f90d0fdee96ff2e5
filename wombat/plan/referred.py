"""Referrals of a source taken into the referral log: events that stay apart, but are not taken in twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.plan.ties import Added, Labels, day_of, notes_of
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wombat.plan.conflicts import Allocator
    from wombat.plan.ends import Ended
    from wombat.plan.model import Plan, Value
    from wombat.plan.resolve import Directory
    from wombat.records import Relation

texts = Texts(__package__)

LOGGED = {"referred": "referral", "recommended": "word_of_mouth"}
"""Kinds of ties that are events of the referral log, with the kind they have there."""
_EVENT = ("date", "kind", "prospect", "state", "value")


def add_referrals(plan: Plan, used: Sequence[Ended], directory: Directory, ids: Allocator) -> Added:
    """Take referrals into the log, as many of each as the source holds, less those the log holds already.

    Args:
        plan: takes them.
        used: referrals with their people, see `wombat.plan.ends`.
        directory: finds people by name.
        ids: gives the ids of new rows.
    """
    done, labels, log = Added(), Labels(plan), plan.table("referrals", "log")
    known: dict[tuple[object, ...], list[str]] = {}
    for row in log if used else ():
        event = _event({name: row[name] for name in ("from", "to", *_EVENT)}, directory)
        known.setdefault(event, []).append(row.id)
    rows: dict[str, dict[str, Value]] = {}
    for relation, giver, taker in used:
        values = _values(relation, plan.language, strength="strength" not in log.columns)
        values["from"], values["to"] = labels.label(giver, relation.source), labels.label(taker, relation.target)
        if "strength" in log.columns:
            values["strength"] = relation.strength
        event = _event(values, directory)
        if there := known.get(event):
            done.also.append(("referrals", "log", there.pop(0)))
            done.merged += 1
        else:
            rows[ids.new("referrals", "log")] = values
            done.imported += 1
    log.extend(rows)
    return done


def _values(relation: Relation, language: str, *, strength: bool) -> dict[str, Value]:
    """Return the row of a referral; what has no column stands with the prospect."""
    lines = [line for line in (relation.prospect.strip(), *notes_of(relation, language)) if line]
    if strength and relation.strength not in (None, 1):
        lines.append(f"{texts('note.strength').say(language)}: {relation.strength:g}")
    values: dict[str, Value] = {"date": day_of(relation.date), "kind": LOGGED[relation.kind], "value": relation.value}
    return values | {"state": relation.state or None, "prospect": "; ".join(lines) or None}


def _event(values: Mapping[str, Value], directory: Directory) -> tuple[object, ...]:
    ends = (str(values[name] or "") for name in ("from", "to"))
    return (*(directory.find(name) or name for name in ends), *(values[name] for name in _EVENT))
