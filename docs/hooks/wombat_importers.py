"""Reads lists that have the columns Guest and Table, such as the seating of a dinner."""

from wombat import Person, Text, find_columns, hookimpl, list_importer, words_of

wombat_api = 1
LABEL = Text({"en": "Seating plan", "zh-CN": "座位表", "zh-TW": "座位表"})
HEADINGS = words_of({"name": ["Guest", "来宾", "來賓"], "table": ["Table", "桌号", "桌號"]})


def score(grid):
    return 80 if find_columns(grid, HEADINGS).has("name", "table") else 0


def read(grid, source):
    columns = find_columns(grid, HEADINGS)
    for place, row in columns.rows():
        yield Person(place, name=row[columns.of("name")[0]], tags=["table " + row[columns.of("table")[0]]])


@hookimpl
def wombat_importers():
    return [list_importer("seating", LABEL, score, read)]
