"""Start: key figures against the build before, what to do next, and the contents with their progress."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from wombat import ASKED, Computed, Filler, Texts, deadlines, hookimpl, last_contacts, progress

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wombat import Advice, Contact, Network, Plan, Row, Value, Worksheet

texts = Texts(__package__, "start.toml")
wombat_api = 1
_CADENCE = {True: ("cadence_strong", 30), False: ("cadence_weak", 120)}
_OVERDUE, _THANKS, _ANSWERS, _SUGGESTIONS, _DUPLICATES = 5, 3, 3, 3, 3
_TASKS, _A_SHEET = 10, 2
"""How many lines of each kind are shown at most, so that the list stays one that a person does."""


def figures(plan: Plan, network: Network) -> dict[str, float]:
    """Return the key figures of today by id."""
    contacts = plan.contacts
    won = [row for row in plan.table("referrals", "log") if row["state"] == "won"]
    return {
        "contacts": len(contacts),
        "tied": int(network.tied.sum()),
        "ties": network.strength.nnz // 2,
        "strong": sum(contact.strong is True for contact in contacts),
        "referrals": sum(row["date"] is not None for row in plan.table("referrals", "log")),
        "won": len(won),
        "value": sum(row.number("value") or 0 for row in won),
        "matrix_network": _axis(plan, "network"),
        "matrix_message": _axis(plan, "message"),
    }


def _axis(plan: Plan, axis: str) -> float:
    value = plan.form("matrix", "position").get(axis)
    return float(value) if isinstance(value, (int, float)) else 0.0


def fill_figures(plan: Plan, network: Network) -> dict[str, dict[str, Value]]:
    """Return today's figures beside those of the last build on an earlier day, which the workbook remembers."""
    now = figures(plan, network)
    before = _remember(plan, now)
    rows: dict[str, dict[str, Value]] = {}
    for name, value in now.items():
        share = name.startswith("matrix_")
        then = before.get(name)
        rows[name] = {
            "figure": texts(f"figure.{name}").say(plan.language),
            "now": _said(value, share=share),
            "before": _said(then, share=share) if then is not None else None,
            "change": _change(value - then, share=share) if then is not None else None,
        }
    return rows


def _remember(plan: Plan, now: dict[str, float]) -> Mapping[str, float]:
    """Keep today's figures and the last ones of an earlier day; return the latter."""
    kept = plan.earlier.get("start")
    past = kept if isinstance(kept, dict) else {}
    today = plan.today.isoformat()
    earlier = {day: then for day, then in past.items() if day < today and isinstance(then, dict)}
    last = max(earlier, default="")
    plan.kept["start"] = {**({last: earlier[last]} if last else {}), today: now}
    return earlier.get(last, {})


def _said(value: float, *, share: bool) -> str:
    return f"{value:.0%}" if share else f"{value:,.0f}"


def _change(change: float, *, share: bool) -> str:
    said = f"{change * 100:+.0f} %" if share else f"{change:+,.0f}"
    return "=" if said.lstrip("+-").startswith("0") and float(f"{change:.2f}") == 0 else said.replace("-", "−")


def fill_next(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    """Return what to do next: thanks owed first, then referrals without an answer, people losing touch, questions.

    Where groups are switched on, their tasks come before the suggestions, and what could be better at the end.
    """
    steps = [*_thanks(plan), *_unanswered(plan), *_overdue(plan), *_tasks(plan)]
    steps += [*_introductions(plan), *_duplicates(plan), *_advice(plan)]
    if not plan.contacts or not steps:
        steps = [_step(plan, "begin", "contacts"), *steps]
    return {f"{step['where']}-{at}": step for at, step in enumerate(steps, 1)}


def _step(plan: Plan, key: str, where: str, **values: str) -> dict[str, Value]:
    return {
        "what": texts(f"next.{key}").say(plan.language),
        "who": values.get("who"),
        "where": where,
        "since": values.get("since"),
        "why": texts(f"next.{key}_why", **values).say(plan.language),
    }


def _newest(rows: list[Row], count: int) -> list[Row]:
    return sorted(rows, key=lambda row: str(row["date"] or ""), reverse=True)[:count]


def _thanks(plan: Plan) -> Iterator[dict[str, Value]]:
    """Referrals that others gave to the owner and that were won, without thanks."""
    owed = [
        row
        for row in plan.table("referrals", "log")
        if row["state"] == "won" and row["thanked_on"] is None and plan.who(row["from"]) not in (None, "owner")
    ]
    for row in _newest(owed, _THANKS):
        yield _step(
            plan,
            "thank",
            "referrals",
            who=row.text("from"),
            since=row.text("date"),
            prospect=row.text("prospect") or "—",
        )


def _unanswered(plan: Plan) -> Iterator[dict[str, Value]]:
    days = _number(plan, "unanswered_days", 14)
    limit = plan.today - timedelta(days=days)
    waiting = [
        row
        for row in plan.table("referrals", "log")
        if row["state"] == "given" and (day := row.day("date")) is not None and day < limit
    ]
    for row in _newest(waiting, _ANSWERS):
        other = row.text("to") if plan.who(row["from"]) == "owner" else row.text("from")
        values = {"who": other, "since": row.text("date"), "prospect": row.text("prospect") or "—", "days": str(days)}
        yield _step(plan, "answer", "referrals", **values)


def _number(plan: Plan, setting: str, usual: int) -> int:
    value = plan.form("settings", "main").get(setting)
    return int(value) if isinstance(value, (int, float)) and value > 0 else usual


def _overdue(plan: Plan) -> Iterator[dict[str, Value]]:
    """The contacts of the highest rank whom the owner has not been in touch with for longer than agreed."""
    last = last_contacts(plan)
    late = []
    for contact in plan.contacts:
        if contact.id in last and contact.strong is not None:
            over = (plan.today - last[contact.id]).days - _cadence(plan, contact)
            if over > 0:
                late.append((contact.number("hub_rank") or 10**9, contact, last[contact.id]))
    for _, contact, day in sorted(late, key=lambda entry: entry[0])[:_OVERDUE]:
        days = str((plan.today - day).days)
        yield _step(plan, "touch", "contacts", who=contact.name, since=day.isoformat(), days=days)


def _cadence(plan: Plan, contact: Contact) -> int:
    own = contact.number("cadence")
    return int(own) if own else _number(plan, *_CADENCE[bool(contact.strong)])


def _tasks(plan: Plan) -> Iterator[dict[str, Value]]:
    """The tasks of each worksheet that are due first, from all worksheets by day."""
    shown: Counter[str] = Counter()
    until = plan.today + timedelta(days=deadlines.SOON)
    for task in plan.tasks:
        near = task.day is None or task.day <= until
        if not near or shown[task.sheet] == _A_SHEET or shown.total() == _TASKS:
            continue
        shown[task.sheet] += 1
        yield {
            "what": task.what.say(plan.language),
            "who": plan.label(task.contact) if task.contact else task.who or None,
            "where": task.sheet,
            "since": task.day.isoformat() if task.day else None,
            "why": task.why.say(plan.language) if task.why else None,
        }


def _advice(plan: Plan) -> Iterator[dict[str, Value]]:
    """The first advice of each group of worksheets, with the number of the others."""
    groups: dict[str, list[Advice]] = {}
    for each in plan.advice:
        groups.setdefault(plan.worksheets[each.sheet].group, []).append(each)
    for found in groups.values():
        why, others = found[0].text, len(found) - 1
        said = texts("next.more", why=why, n=others) if others else why
        what = texts("next.improve")
        yield {"what": what.say(plan.language), "where": found[0].sheet, "why": said.say(plan.language)}


def _introductions(plan: Plan) -> Iterator[dict[str, Value]]:
    """The first suggestions of `widen-network` that were not taken up."""
    table = plan.table("widen-network")
    waiting = [row for row in table if row.text("name") and row["called"] is None and row["lunch"] is None]
    for row in waiting[:_SUGGESTIONS]:
        yield _step(plan, "meet", "widen-network", who=row.text("name"), reason=row.text("why") or "—")


def _duplicates(plan: Plan) -> Iterator[dict[str, Value]]:
    asked = [each for each in plan.contacts if each["duplicate"] is not None and each["duplicate_answer"] is None]
    for contact in asked[:_DUPLICATES]:
        yield _step(plan, "same", "contacts", who=contact.name, reason=contact.text("duplicate"))


def fill_contents(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    """Return a line for each worksheet, with a link, its progress as a formula, and its rows."""
    rows: dict[str, dict[str, Value]] = {}
    for sheet_id, worksheet in plan.worksheets.items():
        if sheet_id == "start":
            continue
        rows[sheet_id] = {
            "sheet": sheet_id,
            "progress": progress(plan, worksheet),  # type: ignore[dict-item]
            "group": plan.groups[worksheet.group].title.say(plan.language),
            "rows": _count(plan, worksheet),  # type: ignore[dict-item]
            "purpose": worksheet.purpose.say(plan.language),
        }
    return rows


def _count(plan: Plan, worksheet: Worksheet) -> Computed | None:
    """Return the rows that the user made, else those of the longest table, counted by the first column."""
    tables = list(worksheet.tables())
    if not tables:
        return None
    longest = max(tables, key=lambda part: len(plan.table(worksheet.id, part.id)))
    counted = [part for part in tables if part.rows == "user"] or [longest]
    firsts = [(part.id, part.fields[0].id) for part in counted]
    values = [value for part, field in firsts for value in plan.table(worksheet.id, part).columns.get(field, ())]
    count = sum(value is not None for value in values)
    cells = ",".join(f"{{{worksheet.id}.{part}.{field}}}" for part, field in firsts)
    return Computed(f'IF(COUNTA({cells})=0,"",COUNTA({cells}))', count or None)


@hookimpl
def wombat_fillers() -> list[Filler]:
    """Return the fillers of the three tables; they run last, since they read what the others fill."""
    others = (ASKED, "matrix", "contacts", "referrals", "widen-network", "hubs", "settings", "circles")
    return [
        Filler("start", "figures", ("figure", "now", "before", "change"), fill_figures, others),
        Filler("start", "next", ("what", "who", "where", "since", "why"), fill_next, others),
        Filler("start", "contents", ("sheet", "progress", "group", "rows", "purpose"), fill_contents, others),
    ]
