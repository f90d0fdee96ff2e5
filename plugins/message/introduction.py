"""Self-introduction: scripts of about 10, 30 and 60 seconds, put together from the pieces the owner wrote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import wombat
from wombat import Filler, Texts, hookimpl, spoken, wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Text, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION


@dataclass(frozen=True, slots=True)
class _Version:
    """A script: how long it may take, the pieces in the order of speech, and those that must be in."""

    seconds: int
    pieces: tuple[str, ...]
    needed: tuple[str, ...]


NEEDED = ("name", "profession", "hook", "basics", "request", "proof", "background")
"""The pieces of a whole introduction; a company does where the profession is blank."""
_VERSIONS = (
    _Version(10, ("opening", "hook"), NEEDED[:3]),
    _Version(30, ("opening", "hook", "basics", "request"), NEEDED[:5]),
    _Version(60, ("opening", "hook", "background", "basics", "proof", "request", "closing"), NEEDED),
)
_FIRM = ("opening", "hook", "request")
"""Pieces that stay whole however long they are; of the others the last sentences give way."""
_BETWEEN = ("hook", "background", "basics", "proof", "request")
"""Pieces after which the name is said once more."""
_PRIORITY = ("basics", "proof", "background", "closing")
"""Who gets the time that is left, the first first."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("introduction", "pieces", ("missing",), _missing),
        Filler("introduction", "scripts", ("version", "script", "seconds", "advice"), _scripts),
    ]


def pieces(plan: Plan) -> dict[str, str]:
    """Return what the owner wrote, by field id; the name and the hook fall back on other worksheets."""
    form = plan.form("introduction", "pieces")
    names = ("name", "profession", "company", "background", "hook", "basics", "proof", "request")
    found = {name: str(form.get(name) or "").strip() for name in names}
    hooks = (row.text("hook") for row in plan.table("memory-hooks", "hooks"))
    found["name"] = found["name"] or plan.owner
    found["hook"] = found["hook"] or next((hook for hook in hooks if hook), "")
    return found


def lacking(said: dict[str, str], needed: Iterable[str] = NEEDED) -> list[str]:
    """Return which of the needed pieces are blank; a company does where the profession is blank."""
    return [name for name in needed if not said[name] and not (name == "profession" and said["company"])]


def _missing(plan: Plan, _network: Network) -> dict[str, Value]:
    return {"missing": _labels(plan, lacking(pieces(plan))) or None}


def _labels(plan: Plan, names: Iterable[str]) -> str:
    return wording.listed((texts(f"introduction.piece.{name}").say(plan.language) for name in names), plan.language)


def _scripts(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    said, pace = pieces(plan), spoken.pace_of(plan)
    parts = _sentences(plan.language, said)
    return {f"s{version.seconds}": _row(plan, version, said, parts, pace) for version in _VERSIONS}


def _row(
    plan: Plan, version: _Version, said: dict[str, str], parts: dict[str, list[str]], pace: spoken.Pace
) -> dict[str, Value]:
    kept = _chosen(version, parts, pace)
    script = spoken.joined(kept)
    seconds = round(pace.seconds(script))
    whole = len(kept) == sum(len(parts[name]) for name in version.pieces)
    return {
        "version": texts("introduction.version", n=version.seconds).say(plan.language),
        "script": script or None,
        "seconds": seconds if script else None,
        "advice": _advice(plan, version, lacking(said, version.needed), seconds, whole=whole).say(plan.language),
    }


def _advice(plan: Plan, version: _Version, missing: list[str], seconds: int, *, whole: bool) -> Text:
    if missing:
        return texts("introduction.add", pieces=_labels(plan, missing))
    if seconds > version.seconds * spoken.TOLERANCE:
        return texts("introduction.shorten", n=seconds - version.seconds)
    if seconds < version.seconds * spoken.ROOM:
        return texts("introduction.room" if whole else "introduction.split", n=version.seconds - seconds)
    return texts("introduction.fits")


def _sentences(language: str, said: dict[str, str]) -> dict[str, list[str]]:
    """Return every piece as the sentences in which it is said."""
    parts = {name: spoken.sentences(said[name]) for name in ("hook", "basics", "proof", "background")}
    parts["opening"] = [_opening("opening", language, said)] if said["name"] else []
    between = any(said[name] for name in _BETWEEN)
    parts["closing"] = [_opening("closing", language, said), *parts["hook"][:1]] if said["name"] and between else []
    wish = said["request"].rstrip(".。!！")
    parts["request"] = [texts("introduction.request", request=wish).say(language)] if wish else []
    return parts


def _opening(kind: str, language: str, said: dict[str, str]) -> str:
    given = [name for name in ("profession", "company") if said[name]]
    text = texts(f"introduction.{kind}.{'_'.join(['name', *given])}", **said | {"profession": _a(language, said)})
    return text.say(language)


def _a(language: str, said: dict[str, str]) -> str:
    """Return the profession with its English article, unless one stands there already."""
    profession = said["profession"]
    if language != "en" or not profession.isascii() or profession.lower().startswith(("a ", "an ", "the ")):
        return profession
    plain = profession if profession[:2].isupper() else profession[:1].lower() + profession[1:]
    return f"{'an' if plain[:1].lower() in 'aeiou' else 'a'} {plain}"


def _chosen(version: _Version, parts: dict[str, list[str]], pace: spoken.Pace) -> list[str]:
    """Return the sentences of a script: the firm pieces whole, of the others as many as the time allows."""
    kept = {name: parts[name] if name in _FIRM else [] for name in version.pieces}

    def said() -> list[str]:
        return [sentence for name in version.pieces for sentence in kept[name]]

    for name in (name for name in _PRIORITY if name in version.pieces):
        for sentence in parts[name]:
            if pace.seconds(spoken.joined([*said(), sentence])) > version.seconds * spoken.TOLERANCE:
                break
            kept[name] = [*kept[name], sentence]
    return said()
