"""``wombat build``: make the workbook, or renew it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wombat.cli import options as opt
from wombat.cli.speech import Progress, Speaking, print_json
from wombat.cli.usage import ENDINGS, Number, Workbook
from wombat.text import Texts

if TYPE_CHECKING:
    from wombat.build import Built

texts = Texts("wombat.cli")


@click.command("build", cls=Speaking, help="command.build_help")
@click.argument("sources", nargs=-1, type=opt.FILE, metavar="[SOURCE]...")
@click.option("-o", "--output", type=Workbook(), metavar="BOOK.xlsx", help="option.output")
@click.option("--demo", is_flag=True, help="option.demo")
@click.option("--owner", metavar="NAME", default="", help="option.owner")
@opt.lang
@opt.country
@opt.encoding
@opt.columns
@opt.today
@click.option("--with", "switch_on", metavar="GROUP", multiple=True, help="option.with")
@click.option("--without", "switch_off", metavar="GROUP", multiple=True, help="option.without")
@click.option("--worksheets", type=opt.FILE, metavar="DIR", help="option.worksheets")
@click.option("--forget", metavar="SOURCE", multiple=True, help="option.forget")
@click.option("--forget-person", metavar="NAME", multiple=True, help="option.forget_person")
@opt.no_plugin
@opt.strict
@opt.trace
@click.option("--keep", type=Number(min=0), default=1, metavar="N", help="option.keep")
@click.option("--dry-run", is_flag=True, help="option.dry_run")
@opt.as_json
def command(  # noqa: D103 - its help stands in texts.toml
    sources: tuple[Path, ...], output: Path | None, *, demo: bool, as_json: bool, lang: str | None, **asked: Any
) -> int:
    from wombat.build import build
    from wombat.cli.summary import tell
    from wombat.cli.tracing import tell_call

    if demo:
        from wombat.demo import OWNER
        from wombat.demo import sources as demo_sources

        sources = (*demo_sources(asked["switch_on"]), *sources)
        asked["owner"] = asked["owner"] or OWNER
        asked["country"] = asked["country"] or "CN"
    asked["plugins_off"] = asked.pop("no_plugin")
    traced = asked.pop("trace")
    asked |= {"trace": tell_call if traced else None, "whole": traced or asked["strict"]}
    progress = Progress(silent=traced)
    book = output or only_workbook(Path(), sources)
    built = build(sources, book, opt.options(language=lang or "", **asked), progress)
    progress.done()
    if as_json:
        print_json(as_data(built))
        return opt.status_of(built.problems)
    tell(built, dry_run=asked["dry_run"])
    return 1 if built.failed else 0


def only_workbook(folder: Path, sources: tuple[Path, ...]) -> Path:
    """Return the one workbook of this program in a folder; lists in Excel and other people's files do not count.

    Raises:
        UsageError: there is none, or there are several; the sentence lists them.
    """
    from wombat.errors import UsageError
    from wombat.foreign import is_marked

    read = {source.resolve() for source in sources}
    near = sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in ENDINGS
        and path.name[0] not in "~."
        and path.resolve() not in read
        and is_marked(path)
    )
    found = [path for path in near if is_marked(path)]
    if not found:
        raise UsageError(texts("error.no_workbook"))
    if len(found) > 1:
        raise UsageError(texts("error.several", files=", ".join(path.name for path in found)))
    return found[0]


def as_data(built: Built) -> dict[str, Any]:
    """Return what a build did, for scripts."""
    language = built.found.language
    return {
        "workbook": str(built.path),
        "written": built.written,
        "sources": [
            {
                "path": report.path,
                "importer": report.importer,
                "records": report.records,
                "imported": report.imported,
                "merged": report.merged,
                "set_aside": [{"where": a.where, "reason": a.reason.say(language)} for a in report.set_aside],
            }
            for report in built.reports
        ],
        "contacts": built.found.contacts,
        "forgotten": [text.say(language) for text in built.forgotten],
        **opt.as_data(built.problems, language),
    }
