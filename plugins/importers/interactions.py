"""Logs of interactions: date, contact, direction, channel, about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from wombat import Dates, SetAside, TableRow, Texts, column_words, find_columns, hookimpl, list_importer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wombat import Columns, Grid, Importer, Record, Source, Value

wombat_api = 1
texts = Texts(__package__)

DIRECTIONS = {
    "in": "in incoming inbound received from they 入 进 進 来 來 收 收到 对方主动 對方主動 呼入 接听 接聽",
    "out": "out outgoing outbound sent to me 出 去 往 发 發 发出 發出 我主动 我主動 您主动 您主動 呼出 拨打 撥打",
}
CHANNELS = {
    "meeting": "meeting met face-to-face visit in-person 见面 見面 面谈 面談 拜访 拜訪",
    "meal": "meal lunch dinner coffee breakfast 吃饭 吃飯 聚餐 午餐 晚餐 咖啡",
    "call": "call phone telephone tel 电话 電話 通话 通話",
    "wechat": "wechat weixin 微信",
    "message": "message sms text text-message 短信 簡訊 消息",
    "email": "email e-mail mail 邮件 郵件 电子邮件 電子郵件",
    "video": "video video-call zoom teams 视频 視訊 视频通话 視訊通話",
    "event": "event 活动 活動",
    "gift": "gift card card-or-gift 礼物 禮物 贺卡 賀卡",
}


def _by_word(choices: dict[str, str]) -> dict[str, str]:
    return {word: choice for choice, words in choices.items() for word in words.split()}


DIRECTION_OF, CHANNEL_OF = _by_word(DIRECTIONS), _by_word(CHANNELS)


def columns_of(grid: Grid) -> Columns:
    """Return the columns of a log."""
    return find_columns(grid, column_words("interaction"))


def score(grid: Grid) -> int:
    """Return how sure it is that a sheet is a log of interactions."""
    columns = columns_of(grid)
    if not columns.has("date", "contact"):
        return 0
    reachable = {"email", "phone"} & set(find_columns(grid, column_words()).roles)
    return 75 if columns.has("direction") or (columns.has("channel", "about") and not reachable) else 0


def read(grid: Grid, source: Source) -> Iterator[Record]:
    """Yield a row of the interaction log for each row; one that names nobody is set aside."""
    columns = columns_of(grid)
    first = columns.first()
    others = [at for at in range(len(columns.roles)) if at not in first.values()]
    dates = Dates((row[first["date"]] for row in grid.rows if first["date"] < len(row)), source.today, source.country)
    for place, row in columns.rows():
        cells = {role: row[at].strip() for role, at in first.items() if at < len(row)}
        rest = {columns.label(at): row[at].strip() for at in others if at < len(row) and row[at].strip()}
        if not cells.get("contact"):
            yield SetAside(place, texts("interaction.nobody"))
            continue
        labels = {role: columns.label(at) for role, at in first.items()}
        yield TableRow(place, "interactions", "log", _values(cells, rest, dates, labels))


def _values(cells: dict[str, str], rest: dict[str, str], dates: Dates, labels: dict[str, str]) -> dict[str, Value]:
    """Return the fields of the log; what does not fit its field is kept in the text."""
    day = dates.stamp(cells.get("date", ""))
    direction = DIRECTION_OF.get(_word(cells.get("direction", "")))
    channel = cells.get("channel", "")
    if cells.get("date") and (not day or day.startswith("--")):
        rest, day = {labels["date"]: cells["date"], **rest}, ""
    if cells.get("direction") and not direction:
        rest = {labels["direction"]: cells["direction"], **rest}
    about = "; ".join([cells.get("about", ""), *(f"{label}: {text}" for label, text in rest.items())]).removeprefix(
        "; "
    )
    return {
        "contact": cells["contact"],
        "date": date.fromisoformat(day) if day else None,
        "direction": direction,
        "channel": CHANNEL_OF.get(_word(channel), channel) or None,
        "about": about or None,
    }


def _word(text: str) -> str:
    return "-".join(text.casefold().split())


@hookimpl
def wombat_importers() -> Iterable[Importer]:
    """Read logs of interactions."""
    return [list_importer("interactions", texts("importer.interactions"), score, read)]
