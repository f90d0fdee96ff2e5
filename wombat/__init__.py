"""The word-of-mouth workbook: everything a plugin may use stands here, and is imported when it is first named."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wombat import charts, deadlines, spoken, wording
    from wombat.book.manifest import FORMAT
    from wombat.definitions.model import Choice, Field, Item, Part, Worksheet
    from wombat.errors import Problem, UsageError, WombatError
    from wombat.foreign import Foreign, holds_plan, read_plan
    from wombat.hooks import Exporter, Filler, Importer, Measure, Option, PeopleExporter, Picture, Placed, hookimpl
    from wombat.network import algorithms
    from wombat.network.group_names import group_names
    from wombat.network.kinds import KINDS, Kind, kind_of
    from wombat.network.layout import Layout, lay_out
    from wombat.network.model import Network, Ties
    from wombat.network.picture import picture, strong_from
    from wombat.network.ranking import WEIGHTS
    from wombat.network.recency import RECENCY
    from wombat.network.summed import Summed, summed_ties
    from wombat.plan.asked import ASKED, AXES, Advice, MatrixPart, Task, matrix_part, next_steps
    from wombat.plan.circles import Seat, circle_members, seats
    from wombat.plan.contact_days import last_contacts
    from wombat.plan.given import colleagues
    from wombat.plan.model import Computed, Contact, Plan, Row, Table, Value
    from wombat.plan.named import named
    from wombat.plan.persona import persona_fit, words_found
    from wombat.plan.plain import OWNER
    from wombat.plan.professions import Professions, profession_ids, profession_label, profession_of
    from wombat.plan.progress import progress
    from wombat.plan.referrals import ReferralTotals, referral_totals
    from wombat.records import Person, Record, Relation, SetAside, TableRow
    from wombat.scene import Disc, Label, Line, Scene
    from wombat.sources import vcard
    from wombat.sources.columns import Columns, column_words, find_columns, words_of
    from wombat.sources.dates import Dates
    from wombat.sources.grid import Grid
    from wombat.sources.guessing import guess_columns
    from wombat.sources.headings import plain_heading
    from wombat.sources.listing import list_importer
    from wombat.sources.numbers import number
    from wombat.sources.people import read_people
    from wombat.sources.source import Source
    from wombat.text import Text, Texts

__version__ = "0.1.0"

API_VERSION = 1
"""The version of the plugin interface; a plugin states the one it was written for as ``wombat_api``."""

_HOMES = {
    "wombat.book.manifest": ("FORMAT",),
    "wombat.definitions.model": (
        "Choice",
        "Field",
        "Item",
        "Part",
        "Worksheet",
    ),
    "wombat.errors": (
        "Problem",
        "UsageError",
        "WombatError",
    ),
    "wombat.foreign": (
        "Foreign",
        "holds_plan",
        "read_plan",
    ),
    "wombat.hooks": (
        "Exporter",
        "Filler",
        "Importer",
        "Measure",
        "Option",
        "PeopleExporter",
        "Picture",
        "Placed",
        "hookimpl",
    ),
    "wombat.network.group_names": ("group_names",),
    "wombat.network.kinds": (
        "KINDS",
        "Kind",
        "kind_of",
    ),
    "wombat.network.layout": (
        "Layout",
        "lay_out",
    ),
    "wombat.network.model": (
        "Network",
        "Ties",
    ),
    "wombat.network.picture": (
        "picture",
        "strong_from",
    ),
    "wombat.network.ranking": ("WEIGHTS",),
    "wombat.network.recency": ("RECENCY",),
    "wombat.network.summed": (
        "Summed",
        "summed_ties",
    ),
    "wombat.plan.asked": (
        "ASKED",
        "AXES",
        "Advice",
        "MatrixPart",
        "Task",
        "matrix_part",
        "next_steps",
    ),
    "wombat.plan.circles": (
        "Seat",
        "circle_members",
        "seats",
    ),
    "wombat.plan.contact_days": ("last_contacts",),
    "wombat.plan.given": ("colleagues",),
    "wombat.plan.model": (
        "Computed",
        "Contact",
        "Plan",
        "Row",
        "Table",
        "Value",
    ),
    "wombat.plan.named": ("named",),
    "wombat.plan.persona": (
        "persona_fit",
        "words_found",
    ),
    "wombat.plan.professions": (
        "Professions",
        "profession_ids",
        "profession_label",
        "profession_of",
    ),
    "wombat.plan.plain": ("OWNER",),
    "wombat.plan.progress": ("progress",),
    "wombat.plan.referrals": (
        "ReferralTotals",
        "referral_totals",
    ),
    "wombat.records": (
        "Person",
        "Record",
        "Relation",
        "SetAside",
        "TableRow",
    ),
    "wombat.scene": (
        "Disc",
        "Label",
        "Line",
        "Scene",
    ),
    "wombat.sources.columns": (
        "Columns",
        "column_words",
        "find_columns",
        "words_of",
    ),
    "wombat.sources.dates": ("Dates",),
    "wombat.sources.grid": ("Grid",),
    "wombat.sources.guessing": ("guess_columns",),
    "wombat.sources.headings": ("plain_heading",),
    "wombat.sources.listing": ("list_importer",),
    "wombat.sources.numbers": ("number",),
    "wombat.sources.people": ("read_people",),
    "wombat.sources.source": ("Source",),
    "wombat.text": (
        "Text",
        "Texts",
    ),
}
_MODULES = {
    "algorithms": "wombat.network.algorithms",
    "charts": "wombat.charts",
    "deadlines": "wombat.deadlines",
    "spoken": "wombat.spoken",
    "vcard": "wombat.sources.vcard",
    "wording": "wombat.wording",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "API_VERSION",
    "ASKED",
    "AXES",
    "FORMAT",
    "KINDS",
    "OWNER",
    "RECENCY",
    "WEIGHTS",
    "Advice",
    "Choice",
    "Columns",
    "Computed",
    "Contact",
    "Dates",
    "Disc",
    "Exporter",
    "Field",
    "Filler",
    "Foreign",
    "Grid",
    "Importer",
    "Item",
    "Kind",
    "Label",
    "Layout",
    "Line",
    "MatrixPart",
    "Measure",
    "Network",
    "Option",
    "Part",
    "PeopleExporter",
    "Person",
    "Picture",
    "Placed",
    "Plan",
    "Problem",
    "Professions",
    "Record",
    "ReferralTotals",
    "Relation",
    "Row",
    "Scene",
    "Seat",
    "SetAside",
    "Source",
    "Summed",
    "Table",
    "TableRow",
    "Task",
    "Text",
    "Texts",
    "Ties",
    "UsageError",
    "Value",
    "WombatError",
    "Worksheet",
    "__version__",
    "algorithms",
    "charts",
    "circle_members",
    "colleagues",
    "column_words",
    "deadlines",
    "find_columns",
    "group_names",
    "guess_columns",
    "holds_plan",
    "hookimpl",
    "kind_of",
    "last_contacts",
    "lay_out",
    "list_importer",
    "matrix_part",
    "named",
    "next_steps",
    "number",
    "persona_fit",
    "picture",
    "plain_heading",
    "profession_ids",
    "profession_label",
    "profession_of",
    "progress",
    "read_people",
    "read_plan",
    "referral_totals",
    "seats",
    "spoken",
    "strong_from",
    "summed_ties",
    "vcard",
    "wording",
    "words_found",
    "words_of",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that starting costs nothing.

    Raises:
        AttributeError: the name is not public.
    """
    if name in _MODULES:
        return import_module(_MODULES[name])
    if name not in _HOME_OF:
        meant = None if name.startswith("_") else import_module("wombat.deprecated").meant(name)
        if meant is not None:
            return __getattr__(meant)
        raise AttributeError(f"module 'wombat' has no attribute {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)
