"""Accounts with messengers and social networks: which service, and under which name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from wombat.sources.vcard.card import Property

WECHAT = frozenset(
    {"wechat", "weixin", "微信", "微信号", "微信號", "wechat id", "wechatid", "wx", "micromsg", "wechat-id"}
)
"""Names of WeChat, in lower case."""

_SERVICES = {
    "aim": "AIM", "dingding": "DingTalk", "dingtalk": "DingTalk", "facebook": "Facebook", "feishu": "Feishu",
    "gadu": "Gadu-Gadu", "gadugadu": "Gadu-Gadu", "gg": "Gadu-Gadu", "google": "Google Talk",
    "google-talk": "Google Talk", "google_talk": "Google Talk", "googletalk": "Google Talk",
    "groupwise": "GroupWise", "gtalk": "Google Talk", "icq": "ICQ", "instagram": "Instagram", "irc": "IRC",
    "jabber": "Jabber", "kakao": "KakaoTalk", "kakaotalk": "KakaoTalk", "kik": "Kik", "lark": "Lark",
    "line": "LINE", "linkedin": "LinkedIn", "mastodon": "Mastodon", "matrix": "Matrix", "msn": "MSN", "qq": "QQ",
    "signal": "Signal", "sinaweibo": "微博", "sip": "SIP", "skype": "Skype", "skype-username": "Skype",
    "snapchat": "Snapchat", "telegram": "Telegram", "tencentweibo": "腾讯微博", "threema": "Threema",
    "twitter": "Twitter", "viber": "Viber", "weibo": "微博", "whatsapp": "WhatsApp", "xmpp": "XMPP", "yahoo": "Yahoo",
    "ymsgr": "Yahoo", "zoom": "Zoom", "zoomus": "Zoom",
}  # fmt: skip
_SCHEME = re.compile(r"^(?P<scheme>[A-Za-z][A-Za-z0-9+.\-]*):(?://)?(?P<rest>.*)$", re.DOTALL)
_WEB = frozenset({"http", "https"})
_USER = re.compile(r"[?&](?:username|user|id|uin)=([^&]+)", re.IGNORECASE)


def service_of(name: str) -> str:
    """Return what a service is called, by a property such as ``X-QQ`` or a type such as ``qq``; empty if unknown."""
    plain = re.sub(r"^(?:x-)?(?:evolution-|kaddressbook-|ms-)?", "", name.strip().lower().replace(" ", "-"))
    plain = re.sub(r"(?:-id|-username|-account)$", "", plain)
    return "WeChat" if plain in WECHAT else _SERVICES.get(plain, "")


def account(found: Property, label: str) -> tuple[str, str]:
    """Return service and account name of IMPP, X-SOCIALPROFILE or a property of one service such as X-QQ.

    Args:
        found: the property.
        label: the user's label for it, or empty.
    """
    value = found.text
    stated = [found.header.param("X-SERVICE-TYPE"), found.header.param("SERVICE-TYPE"), label, *found.types]
    service = service_of(found.name) or next(filter(None, map(service_of, filter(None, stated))), "")
    match = _SCHEME.match(value)
    scheme = match["scheme"].lower() if match else ""
    if match and scheme not in _WEB:
        service = service or service_of(scheme) or ("" if _named(found) or scheme in _VAGUE else scheme)
        value = _handle(match["rest"])
    user = found.header.param("X-USER") or found.header.param("USERNAME")
    if user and service == "WeChat":
        value = user
    return service or _named(found) or label or next(
        (each for each in sorted(found.types) if each not in _PLAIN), ""
    ), value


_VAGUE = frozenset({"x-apple", "x-unknown", "aim", "im"})
"""Schemes that programs write for services of any name."""

_PLAIN = frozenset({"home", "work", "pref", "internet", "other"})


def _named(found: Property) -> str:
    """Return the name of a service that is none of those known, as the program wrote it."""
    stated = found.header.param("X-SERVICE-TYPE") or found.header.param("SERVICE-TYPE")
    return "" if stated.lower() in _PLAIN else stated.rstrip(":")


def _handle(rest: str) -> str:
    """Return the account in the rest of an address, such as ``goim?screenname=…`` or ``…?username=xiaoming``."""
    named = _USER.search(rest) or re.search(r"screenname=([^&]+)", rest)
    return unquote(named[1] if named else rest.partition("?")[0] or rest).strip()
