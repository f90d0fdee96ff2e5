"""The theme of a new workbook: its colours, and fonts that suit Chinese text."""

_COLOURS = {
    "dk2": "26374A",
    "lt2": "EEF2F5",
    "accent1": "1F6F78",
    "accent2": "E08E45",
    "accent3": "5B8C5A",
    "accent4": "B5485D",
    "accent5": "5C6BB0",
    "accent6": "8A6F4E",
    "hlink": "1F5FA8",
    "folHlink": "6B4E8E",
}
_EAST_ASIAN = (
    '<a:font script="Hans" typeface="微软雅黑"/><a:font script="Hant" typeface="微軟正黑體"/>'
    '<a:font script="Jpan" typeface="Yu Gothic"/><a:font script="Hang" typeface="맑은 고딕"/>'
)
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def _colour(name: str, rgb: str) -> str:
    return f'<a:{name}><a:srgbClr val="{rgb}"/></a:{name}>'


def _font(name: str, latin: str) -> str:
    return f'<a:{name}><a:latin typeface="{latin}"/><a:ea typeface=""/><a:cs typeface=""/>{_EAST_ASIAN}</a:{name}>'


def _line(width: int) -> str:
    return f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{_FILL}<a:prstDash val="solid"/></a:ln>'


THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="WOMBAT"><a:themeElements>'
    '<a:clrScheme name="WOMBAT"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    f"{''.join(_colour(name, rgb) for name, rgb in _COLOURS.items())}</a:clrScheme>"
    f'<a:fontScheme name="WOMBAT">{_font("majorFont", "Calibri")}{_font("minorFont", "Calibri")}</a:fontScheme>'
    f'<a:fmtScheme name="WOMBAT"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
    f"<a:lnStyleLst>{_line(6350)}{_line(12700)}{_line(19050)}</a:lnStyleLst>"
    f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
    "</a:themeElements></a:theme>"
)
"""The part ``theme1.xml``, without declaration."""
