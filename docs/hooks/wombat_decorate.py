"""Puts a chart above the hub ranking: the measure *strength* of the first five."""

from wombat import charts, hookimpl

wombat_api = 1


@hookimpl
def wombat_decorate(sheet, worksheet, places, language):
    if sheet == "hubs":
        chart = charts.bars({"en": "Strength", "zh-CN": "联系强度", "zh-TW": "聯繫強度"}[language])
        charts.show(chart, worksheet, places["ranking"], "contact", ["strength"], ["0F766E"], rows=5)
        worksheet.add_chart(chart, "P4")
