"""Counts visits on the axis of the network: twelve are all one needs."""

from wombat import MatrixPart, Text, hookimpl

wombat_api = 1
LABEL = Text({"en": "Visits", "zh-CN": "拜访", "zh-TW": "拜訪"})
TODO = {
    "en": "{n} more visits in {sheet}",
    "zh-CN": "在“{sheet}”里再拜访 {n} 次",
    "zh-TW": "在「{sheet}」裡再拜訪 {n} 次",
}


@hookimpl
def wombat_matrix_parts():
    def todo(missing, sheet):
        return Text(TODO, {"n": missing, "sheet": sheet})

    return [
        MatrixPart("visits", "network", "visits", LABEL, todo, 12, 1, lambda plan: len(plan.table("visits", "log")))
    ]
