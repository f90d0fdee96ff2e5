"""What a hook may return, and the sentence where it returned something else."""

from __future__ import annotations

import inspect
import math
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wombat import hooks
from wombat.errors import WombatError
from wombat.plan import asked
from wombat.text import Text, Texts

if TYPE_CHECKING:
    from collections.abc import Callable

texts = Texts(__package__)
_TIE = 5
_KINDS: dict[str, type] = {
    "wombat_worksheets": Path,
    "wombat_importers": hooks.Importer,
    "wombat_measures": hooks.Measure,
    "wombat_fillers": hooks.Filler,
    "wombat_options": hooks.Option,
    "wombat_tasks": asked.Task,
    "wombat_advice": asked.Advice,
    "wombat_matrix_parts": asked.MatrixPart,
    "wombat_pictures": hooks.Picture,
    "wombat_exporters": hooks.Exporter,
    "wombat_people_exporters": hooks.PeopleExporter,
    "wombat_relations": tuple,
}
"""What the list of each hook holds; a hook that is not here returns nothing."""


class Nonsense(WombatError):  # noqa: N818 - a word that users of the log understand
    """A plugin returned something that cannot be used."""


def checked(hook: str, result: Any) -> Any:
    """Return what a hook returned as a list whose items are what the hook asks for.

    Raises:
        Nonsense: it is something else; the sentence says what.
    """
    if hook not in _KINDS:
        if result is not None:
            raise Nonsense(texts("nonsense.returned", got=what(result)))
        return None
    kind = _KINDS[hook]
    if result is None:
        raise Nonsense(texts("nonsense.none", kind=kind.__name__))
    if isinstance(result, (str, bytes, Mapping)) or not isinstance(result, Iterable):
        raise Nonsense(texts("nonsense.no_list", kind=kind.__name__, got=what(result)))
    items = list(result)
    checks: dict[str, Callable[[Any], None]] = {"wombat_relations": _check_tie, "wombat_worksheets": _check_folder}
    check = checks.get(hook, check_fields)
    for item in items:
        if not isinstance(item, kind):
            raise Nonsense(texts("nonsense.item", kind=kind.__name__, got=what(item)))
        check(item)
    return items


def what(value: object) -> str:
    """Return a value for a sentence: its type, and the value where it is short."""
    if inspect.iscoroutine(value):
        value.close()
        return "a coroutine (async def)"
    said = repr(value)
    kind = type(value).__name__
    return said if value is None or isinstance(value, type) else f"{kind} {said}" if len(said) <= 40 else kind  # noqa: PLR2004


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise Nonsense(texts("nonsense.folder", path=folder))


def _check_tie(tie: tuple[Any, ...]) -> None:
    """Check a tie: (from id, to id, kind, weight, ISO date or empty)."""
    if len(tie) != _TIE or not (type(tie[0]) is type(tie[1]) is type(tie[2]) is type(tie[4]) is str):
        raise Nonsense(texts("nonsense.item", kind="(id, id, kind, weight, date)", got=what(tie)))
    if isinstance(tie[3], str) or not math.isfinite(tie[3]):
        raise Nonsense(texts("nonsense.field", kind="relation", field="weight", got=what(tie[3]), wanted="a number"))
    try:
        date.fromisoformat(tie[4][:10] or "2000-01-01")
    except ValueError as error:
        said = {"kind": "relation", "field": "date", "got": what(tie[4]), "wanted": "YYYY-MM-DD"}
        raise Nonsense(texts("nonsense.field", **said)) from error


def _texts(value: object) -> bool:
    return isinstance(value, (tuple, list)) and all(isinstance(each, str) for each in value)


_FITS: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "str": ("text", lambda value: isinstance(value, str)),
    "str | tuple": ("text", lambda value: isinstance(value, str) or _texts(value)),
    "Text": ("a Text", lambda value: isinstance(value, Text)),
    "Text | None": ("a Text", lambda value: value is None or isinstance(value, Text)),
    "tuple[str": ("a tuple of texts", _texts),
    "tuple[Choice": ("a tuple of Choice", lambda value: isinstance(value, tuple)),
    "Callable": ("a function", lambda value: value is None or callable(value)),
    "bool": ("True or False", lambda value: isinstance(value, bool)),
    "float": ("a number", lambda value: value is None or isinstance(value, (int, float))),
    "date": ("a date", lambda value: value is None or isinstance(value, date)),
    "list[str": ("a list of texts", _texts),
    "list[tuple": ("a list of pairs", lambda value: isinstance(value, list) and all(map(_texts, value))),
    "dict": ("a dict", lambda value: isinstance(value, dict)),
    "Mapping": ("a mapping", lambda value: isinstance(value, Mapping)),
}
"""By how the annotation of a field begins: what it is called, and whether a value is that."""


def check_fields(item: Any) -> None:
    """See that every field of one of the small values that plugins hand over is of its type.

    Raises:
        Nonsense: one is not; the sentence says which.
    """
    for each in fields(item):
        said = str(each.type)
        key = said if said in _FITS else next((key for key in reversed(_FITS) if said.startswith(key)), None)
        value = getattr(item, each.name)
        missing = value is None and "None" not in said
        if key is not None and (missing or not _FITS[key][1](value)):
            values = {"kind": type(item).__name__, "field": each.name, "got": what(value), "wanted": _FITS[key][0]}
            raise Nonsense(texts("nonsense.field", **values))
