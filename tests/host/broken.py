"""Plugins that do what a plugin must not, each with a piece of the sentence that is told."""

from __future__ import annotations

FILLS = """
from wombat import Filler, hookimpl

def fill(plan, network):
    {body}

@hookimpl
def wombat_fillers():
    return [Filler("{sheet}", "{part}", ({field!r},), fill)]
"""
"""A filler of one field; no plugin fills the field of `hubs` of that name any more once its own is switched off."""


def fills(body: str, sheet: str = "ring", part: str = "main", field: str = "size") -> str:
    return FILLS.format(body=body, sheet=sheet, part=part, field=field)


def gives(hook: str, value: str, head: str = "") -> str:
    return f"{head}\nfrom wombat import hookimpl\n\n@hookimpl\ndef {hook}():\n    return {value}\n"


def does(hook: str, body: str, arguments: str = "") -> str:
    return f"from wombat import hookimpl\n\n@hookimpl\ndef {hook}({arguments}):\n    {body}\n"


MEASURE = "from wombat import Measure, Text\nM = Measure({id!r}, Text.plain('x'), Text.plain('y'), {compute})"
IMPORTER = (
    "from wombat import Importer, Text\nI = Importer({id!r}, Text.plain('x'), lambda source: {sure}, lambda source: [])"
)

LOADING = {
    "missing-import": ("import nowhere_to_be_found", "nowhere_to_be_found"),
    "wrong-name": ("from wombat import NoSuchName", "NoSuchName"),
    "syntax": ("def broken(:", "SyntaxError"),
    "leaves": ("raise SystemExit(3)", "SystemExit: 3"),
    "ctrl-c": ("raise KeyboardInterrupt", "KeyboardInterrupt"),
    "odd": ("class Odd(BaseException): ...\nraise Odd('very')", "Odd: very"),
    "deep": ("def f(): return f()\nf()", "RecursionError"),
    "unstated": ("wombat_api = None", "wombat_api = 1"),
    "future": ("wombat_api = 99", "version 99"),
    "misspelt": (gives("wombat_filers", "[]"), "no hook wombat_filers; perhaps wombat_fillers is meant"),
    "unmarked": ("def wombat_fillers():\n    return []", "@hookimpl"),
    "signature": (does("wombat_relations", "return []", "plan, contacts"), "no argument contacts; it may take: plan"),
    "no-arguments": (does("wombat_fillers", "return []", "plan"), "wombat_fillers takes no argument"),
    "wrapper": (
        "from wombat import hookimpl\n@hookimpl(wrapper=True)\ndef wombat_fillers():\n    return (yield)",
        "is a wrapper",
    ),
}
"""Found when they are loaded."""

HOOKS = {
    "raises": (does("wombat_fillers", "raise ValueError('oh no')"), "ValueError: oh no"),
    "exits": (does("wombat_fillers", "import sys; sys.exit(4)"), "SystemExit: 4"),
    "interrupts": (does("wombat_importers", "raise KeyboardInterrupt"), "KeyboardInterrupt"),
    "nothing": (does("wombat_fillers", "pass"), "returned nothing"),
    "number": (gives("wombat_measures", "7"), "int 7"),
    "words": (gives("wombat_importers", "'people'"), "str 'people'"),
    "strangers": (gives("wombat_matrix_parts", "[print]"), "where MatrixPart belongs"),
    "halfway": (does("wombat_fillers", "yield from ()\n    raise KeyError('half')"), "KeyError: 'half'"),
    "async": (gives("wombat_fillers", "[]").replace("def ", "async def "), "a coroutine"),
    "comma": (
        gives("wombat_fillers", "[Filler('ring', 'main', ('size'), print)]", "from wombat import Filler"),
        "fields of its Filler is str 'size', not a tuple of texts",
    ),
    "no-folder": (
        gives("wombat_worksheets", "[Path('/nowhere/at/all')]", "from pathlib import Path"),
        "no folder /nowhere/at/all",
    ),
    "short-tie": (does("wombat_relations", "return [('c1', 'c2')]", "plan"), "(id, id, kind, weight, date)"),
    "odd-date": (does("wombat_relations", "return [('c1', 'c2', 'knows', 1, 'May')]", "plan"), "not YYYY-MM-DD"),
    "endless": (does("wombat_relations", "return [('c1', 'c2', 'knows', float('inf'), '')]", "plan"), "weight of its"),
    "few-figures": (
        gives("wombat_measures", "[M]", MEASURE.format(id="few", compute="lambda network: [1.0]")),
        "1 figures for",
    ),
    "no-figures": (
        gives("wombat_measures", "[M]", MEASURE.format(id="none", compute="lambda network: 1 / 0")),
        "ZeroDivisionError",
    ),
    "leaving-figures": (
        gives("wombat_measures", "[M]", MEASURE.format(id="exit", compute="lambda network: exit()")),
        "SystemExit",
    ),
    "same-measure": (
        gives("wombat_measures", "[M]", MEASURE.format(id="pagerank", compute="lambda network: []")),
        "pagerank is network.measures (wombat-workbook",
    ),
    "same-importer": (
        gives("wombat_importers", "[I]", IMPORTER.format(id="vcard", sure="0")),
        "vcard is importers.vcard (wombat-workbook",
    ),
    "unsure": (gives("wombat_importers", "[I]", IMPORTER.format(id="unsure", sure="'very'")), "str 'very'"),
    "no-sheet": (fills("return {}", "nowhere"), "no worksheet “nowhere”"),
    "no-field": (fills("return {}", "hubs", "ranking", "charm"), "hubs.ranking has no field “charm”"),
    "same-field": (fills("return {}", "hubs", "ranking", "score"), "hubs.ranking.score is records.hubs"),
    "tidies": (
        does("wombat_relations", "plan.table('contacts').columns['name'][0] = 'Nobody'; return []", "plan"),
        "changed contacts.people.name itself",
    ),
    "keeps": (does("wombat_relations", "plan.kept['keeps'] = {1, 2}; return []", "plan"), "no plain data"),
    "scribbles": (
        does("wombat_decorate", "worksheet['C1'] = 'mine'", "worksheet"),
        "!C1, which has been put back",
    ),
}
"""Found when their hooks are called in a build."""

BODIES = {
    "list": ("return []", "list []"),
    "none": ("return None", "it gave None where values by field belong"),
    "other-field": ("return {'other-field': 1, 'others': 2}", "ring.main.others, which is not among the fields"),
    "no-value": ("return {'no-value': object()}", "which no cell can hold"),
    "nan": ("return {'nan': float('nan')}", "float nan"),
    "formula": ("from wombat import Computed; return {'formula': Computed('SUM(', 1)}", "the formula it gave"),
    "reaching": ("from wombat import Computed; return {'reaching': Computed('WEBSERVICE(1)', 1)}", "“WEBSERVICE(”"),
    "retypes": ("plan.form('settings', 'main')['owner'] = 'Me'; return {'retypes': 1}", "changed forms itself"),
    "raising": ("raise ValueError('in the filler')", "ValueError: in the filler (raising.py, line "),
}
"""Bodies of a filler of one field of the form that `RING_SHEET` is."""

EVERY = {
    **LOADING,
    **HOOKS,
    **{name: (fills(body, field=name), said) for name, (body, said) in BODIES.items()},
}
"""Every broken plugin: its code, and a piece of what is told of it."""

_FIELD = """
[[part.field]]
id = "{name}"
type = "number"
owner = "program"
label = {{ en = "{name}" }}
"""
RING_SHEET = """
id = "ring"
group = "records"
order = 599
title = { en = "Ring" }
purpose = { en = "A figure for each filler" }

[[part]]
id = "main"
kind = "form"
""" + "".join(_FIELD.format(name=name) for name in (*BODIES, "others"))
