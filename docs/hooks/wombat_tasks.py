"""Asks the user to go and see whoever was not visited yet."""

from wombat import Task, Text, hookimpl

wombat_api = 1
WHAT = Text({"en": "Visit", "zh-CN": "拜访", "zh-TW": "拜訪"})


@hookimpl
def wombat_tasks(plan):
    seen = {plan.who(row["who"]) for row in plan.table("visits", "log")}
    left = [contact.id for contact in plan.contacts if contact.strong and contact.id not in seen]
    return [Task(f"visit-{contact}", "visits", WHAT, day=plan.today, contact=contact) for contact in left]
