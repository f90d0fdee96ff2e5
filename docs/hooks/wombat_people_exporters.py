"""Writes who is to get a greeting card: ``wombat export plan.xlsx -o cards.cards``."""

from wombat import PeopleExporter, Text, hookimpl

wombat_api = 1
LABEL = Text({"en": "Greeting cards", "zh-CN": "贺卡名单", "zh-TW": "賀卡名單"})


def write(plan, contacts):
    return "".join(f"{contact.name}; {contact.company}\n" for contact in contacts).encode()


@hookimpl
def wombat_people_exporters():
    return [PeopleExporter("cards", ".cards", LABEL, write)]
