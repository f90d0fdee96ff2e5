"""Sources and people forgotten at the user's word, and what still holds them told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wombat.errors import Problem, UsageError
from wombat.text import Texts

if TYPE_CHECKING:
    from pathlib import Path

    from wombat.book.opened import OpenBook
    from wombat.plan.leaving import Left
    from wombat.plan.model import Plan
    from wombat.prepare import Prepared
    from wombat.text import Text

texts = Texts("wombat", "forgetting.toml")


@dataclass(slots=True)
class Forgotten:
    """What was forgotten.

    Attributes:
        told: one sentence for each source and person.
        words: what told who the people were, to look for in the rest of the file.
    """

    told: list[Text] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def forget(prepared: Prepared) -> Forgotten:
    """Take out of the plan what the options say.

    Raises:
        UsageError: there is no such source or person, or several people bear the name; nothing was changed.
    """
    from wombat.plan.erasing import erase
    from wombat.plan.leaving import forget_source

    plan, options, done = prepared.plan, prepared.options, Forgotten()
    sources = [_source(plan, name) for name in options.forget]
    people = [_person(plan, name) for name in options.forget_person]
    for source in dict.fromkeys(sources):
        left = forget_source(plan, source)
        _forget_files(prepared, left)
        said = {name: getattr(left, name) for name in ("values", "ties", "rows", "conflicts", "kept")}
        done.told.append(texts("source", source=source, contacts=len(left.contacts), **said))
    for person in dict.fromkeys(people):
        if person in plan.table("contacts"):
            erased = erase(plan, person)
            done.words += erased.words
            done.told.append(texts("person", rows=erased.rows, cells=erased.cells))
    return done


def _source(plan: Plan, name: str) -> str:
    from wombat.plan.leaving import known_sources

    known = known_sources(plan)
    if name in known:
        return known[name]
    listed = ", ".join(dict.fromkeys(known.values()))
    raise UsageError(texts("no_source", source=name, known=listed) if listed else texts("no_sources", source=name))


def _person(plan: Plan, name: str) -> str:
    from wombat.plan.erasing import find_person

    found = find_person(plan, name)
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(texts("nobody", person=name))
    raise UsageError(texts("several", person=name, labels=", ".join(f"{plan.contact(e).name} ({e})" for e in found)))


def _forget_files(prepared: Prepared, left: Left) -> None:
    """Take the files of a source out of the sheet of sources, so that they can be read again."""
    plan, manifest, gone = prepared.plan, prepared.opened.manifest, set(left.files)
    files = plan.table("sources", "files")
    names = {row.text("file") for row in files if row.id in gone}
    files.remove(gone)
    names -= {row.text("file") for row in files}
    aside = plan.table("sources", "set_aside")
    aside.remove({row.id for row in aside if row.text("file") in names})
    manifest.sources = {sha: row_id for sha, row_id in manifest.sources.items() if row_id not in gone}


def still_there(opened: OpenBook, done: Forgotten) -> list[Problem]:
    """Take what is left of forgotten people out of the unused texts of the file, and tell where else they stand."""
    from wombat.book.leftovers import find_leftovers, purge_texts

    if not done.words:
        return []
    purge_texts(opened.book, done.words)
    return [Problem(texts("elsewhere"), place, again=False) for place in find_leftovers(opened.book, done.words)]


def drop_versions(output: Path, keep: int, done: Forgotten) -> list[Problem]:
    """Delete the versions beside the workbook if none is to be kept, else tell that they hold what was forgotten.

    Args:
        output: the workbook.
        keep: how many versions stay.
        done: what was forgotten.
    """
    from wombat.xlsx.versions import kept_versions

    if not done.told:
        return []
    kept = kept_versions(output)
    if keep == 0:
        for version in kept:
            version.unlink(missing_ok=True)
        return []
    names = ", ".join(version.name for version in kept)
    return [Problem(texts("versions", files=names), again=False)] if names else []
