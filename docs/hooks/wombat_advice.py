"""Says where a visit has no date."""

from wombat import Advice, Text, hookimpl

wombat_api = 1
NO_DATE = Text({"en": "When was it? Type the date.", "zh-CN": "是哪天？请填日期。", "zh-TW": "是哪天？請填日期。"})


@hookimpl
def wombat_advice(plan):
    undated = [row for row in plan.table("visits", "log") if row["who"] and not row.day("on")]
    return [Advice(NO_DATE, "visits", "log", row.id, "on") for row in undated]
