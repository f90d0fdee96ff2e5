"""A build of a workbook to which nothing was done since the last one: told at once, nothing computed, nothing written.

Each build that writes the workbook signs it: it remembers a digest of the file, of what the build depended on apart
from it (`wombat.circumstances`), and what it told. The next build goes the whole way unless all of that is as it was,
the day and the options included, and every source given is one that was read before.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from wombat.book.reading import SheetReader
from wombat.book.signature import is_as_signed
from wombat.book.unfit import holds_unfit
from wombat.circumstances import circumstances
from wombat.errors import Problem, WombatError
from wombat.findings import Findings, from_json
from wombat.intake import read_before, source_of
from wombat.plan.model import Plan
from wombat.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    from wombat.intake import Report
    from wombat.prepare import Options, Prepared

_SETTINGS = ("owner", "country", "worksheets")
"""Lines of the settings that options can fill."""

Told = tuple[Findings, list["Report"], list[Problem]]


def settled(prepared: Prepared, found: Findings, problems: Sequence[Problem]) -> dict[str, Any]:
    """Return what to sign the workbook with; nothing where it is not certain what the next build would tell.

    Args:
        prepared: with everything filled and written.
        found: what this build found.
        problems: what this build told; those that last are told again.
    """
    opened, plan = prepared.opened, prepared.plan
    lasting = [problem for problem in problems if problem.again]
    moved = any(place.moved for place in opened.places.values())
    uncertain = any(problem.again is None for problem in problems) or (moved and any(each.where for each in lasting))
    if uncertain or holds_unfit(plan):
        return {}
    form = plan.form("settings", "main")
    return {
        "circumstances": circumstances(prepared.host, prepared.folders),
        "found": found.as_json(),
        "problems": [[each.where, each.text.say(plan.language), each.failure] for each in lasting],
        "settings": {name: str(form.get(name) or "") for name in _SETTINGS},
    }


def unchanged(prepared: Prepared, sources: Sequence[Path]) -> Told | None:
    """Return what a build would tell of a workbook that is as the last build left it; None where it may not be.

    Args:
        prepared: with the workbook opened, and nothing read from it yet.
        sources: given to this build.
    """
    opened, options = prepared.opened, prepared.options
    held = opened.manifest.settled
    if not held or prepared.host.problems or prepared.problems or not _asks_nothing(prepared, options):
        return None
    if held.get("circumstances") != circumstances(prepared.host, prepared.folders) or not is_as_signed(opened):
        return None
    reports = _reports(prepared, sources)
    if reports is None:
        return None
    problems = [Problem(Text.plain(said), where, failure, again=True) for where, said, failure in held["problems"]]
    return from_json(held["found"]), reports, problems


def _asks_nothing(prepared: Prepared, options: Options) -> bool:
    """Tell whether day and options are those that the workbook was built with, or none."""
    manifest, settings = prepared.opened.manifest, prepared.opened.manifest.settled.get("settings", {})
    asked = {"owner": options.owner, "country": options.country.upper(), "worksheets": options.worksheets_beside}
    return (
        prepared.plan.today.isoformat() == manifest.today
        and prepared.plan.language == manifest.language
        and all(said in ("", settings.get(name)) for name, said in asked.items())
    )


def _reports(prepared: Prepared, sources: Sequence[Path]) -> list[Report] | None:
    """Return the report of each source, all of which were read before; None where one was not."""
    if not sources:
        return []
    known = prepared.opened.manifest.sources
    if prepared.options.encoding or prepared.options.columns or "sources" not in prepared.opened.names:
        return None
    try:
        rows = [known.get(hashlib.sha256(source_of(prepared, path).data).hexdigest(), "") for path in sources]
    except WombatError:
        return None
    plan = _listed(prepared) if all(rows) else None
    if plan is None or not all(row in plan.table("sources", "files") for row in rows):
        return None
    return [
        read_before(plan, path, plan.table("sources", "files").row(row))
        for path, row in zip(sources, rows, strict=True)
    ]


def _listed(prepared: Prepared) -> Plan:
    """Return a plan with nothing but the list of the sources that were read."""
    opened, definition = prepared.opened, prepared.shelf["sources"]
    plan = Plan(prepared.plan.today, prepared.plan.language, worksheets={"sources": definition})
    SheetReader(opened.book.sheet(opened.names["sources"]), definition, plan, opened.ids, opened.manifest).read()
    return plan
