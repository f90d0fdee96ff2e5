"""Addresses: the city, and the whole address as one line."""

from __future__ import annotations

import re

from wombat.sources.vcard.values import one_line

_HAN = re.compile("[\u3400-\u9fff]")
_PROVINCE = re.compile(
    r"^(?:中国|中國)?(?:[\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,7}(?:自治区|自治區))?([\u4e00-\u9fff]{2,4}?市)"
)
_CITIES = frozenset(
    {
        "北京",
        "上海",
        "天津",
        "重庆",
        "重慶",
        "香港",
        "澳门",
        "澳門",
        "北京市",
        "上海市",
        "天津市",
        "重庆市",
        "重慶市",
        "臺北市",
        "台北市",
    }
)
"""Cities that stand in the place of a province."""

_DISTRICT = "区區县縣"
_FIELDS = 7
_LONGEST = 4000
_EDGES = ',， "'


def address_parts(parts: list[str]) -> list[str]:
    """Return the seven parts of an ADR: box, extension, street, locality, region, code, country; blank if missing."""
    plain = [one_line(part).strip(_EDGES) if part else "" for part in parts[:_FIELDS]]
    return plain + [""] * (_FIELDS - len(plain))


def city(parts: list[str]) -> str:
    """Return the city of `address_parts`: the locality, else a Chinese city that region or street begin with."""
    box, extended, street, locality, region, _, _ = parts
    if locality and not (locality[-1] in _DISTRICT and (region in _CITIES or region.endswith("市"))):
        return locality
    if locality:
        return region
    if region in _CITIES:
        return region
    found = _PROVINCE.match(region + street) or _PROVINCE.match(street or extended or box)
    return found[1] if found else ""


def full_address(parts: list[str]) -> str:
    """Return `address_parts` in one line: from large to small in Chinese, else from small to large."""
    box, extended, street, locality, region, code, country = parts
    if _HAN.search(street + locality + region):
        large = [part for part in (country, region, locality) if part]
        if any(map(street.startswith, large)):
            large = [part for part in large if part not in street]
        return " ".join(filter(None, [joined([*large, street, extended, box]), code]))
    return ", ".join(filter(None, [street, extended, box, locality, region, code, country]))


def joined(parts: list[str]) -> str:
    """Return Chinese or Japanese parts, each once, with a space only between two that are letters or figures."""
    text = ""
    for part in dict.fromkeys(parts):
        text += f" {part}" if text[-1:].isascii() and part[:1].isascii() and text and part else part
    return text


def says_more(label: str, addresses: list[str]) -> bool:
    """Tell whether an address label holds a word that none of the addresses has."""
    known = " ".join(addresses)[:_LONGEST].casefold()
    return any(word not in known for word in re.findall(r"\w+", label[:_LONGEST].casefold()))
