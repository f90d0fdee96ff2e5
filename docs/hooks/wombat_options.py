"""Lets the user say how many days a visit counts; the option stands in Settings."""

from wombat import Filler, Option, Text, hookimpl

wombat_api = 1
LABEL = Text({"en": "A visit counts for", "zh-CN": "拜访有效期", "zh-TW": "拜訪有效期"})
HELP = Text({"en": "days", "zh-CN": "天", "zh-TW": "天"})
DAYS = Option("days", "integer", 90, LABEL, HELP, minimum=1, maximum=3650)


def summary(plan, network):
    days = [row.day("on") for row in plan.table("visits", "log")]
    recent = [day for day in days if day and (plan.today - day).days <= plan.option(DAYS)]
    return {"visits": len(recent), "contacts": len(network.ids)}


@hookimpl
def wombat_options():
    return [DAYS]


@hookimpl
def wombat_fillers():
    return [Filler("visits", "summary", ("visits", "contacts"), summary)]
