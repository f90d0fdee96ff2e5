"""An installed font with the characters that names need, for pictures made of dots."""

from __future__ import annotations

import os
import sys
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Font = tuple[Path, int]
"""A font file and the number of the font in it."""

NOTO = {"en": 2, "zh-CN": 2, "zh-TW": 3}
"""Number of the font in the collections of Noto and Source Han by language."""
CHINESE = (
    ("PingFang.ttc", "PingFang.ttc"),
    ("msyh.ttc", "msyhbd.ttc"),
    ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"),
    ("SourceHanSans.ttc", "SourceHanSans.ttc"),
    ("NotoSansCJKsc-Regular.otf", "NotoSansCJKsc-Bold.otf"),
    ("NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf"),
    ("SourceHanSansSC-Regular.otf", "SourceHanSansSC-Bold.otf"),
    ("SourceHanSansCN-Regular.otf", "SourceHanSansCN-Bold.otf"),
    ("msjh.ttc", "msjhbd.ttc"),
    ("Hiragino Sans GB.ttc", "Hiragino Sans GB.ttc"),
    ("STHeiti Light.ttc", "STHeiti Medium.ttc"),
    ("wqy-microhei.ttc", "wqy-microhei.ttc"),
    ("wqy-zenhei.ttc", "wqy-zenhei.ttc"),
    ("DroidSansFallbackFull.ttf", "DroidSansFallbackFull.ttf"),
    ("DroidSansFallback.ttf", "DroidSansFallback.ttf"),
    ("simhei.ttf", "simhei.ttf"),
    ("simsun.ttc", "simsun.ttc"),
    ("NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc"),
    ("Arial Unicode.ttf", "Arial Unicode.ttf"),
)
"""Fonts with Chinese characters, the best first: the file of the plain and of the bold one."""
LATIN = (
    ("segoeui.ttf", "segoeuib.ttf"),
    ("Arial.ttf", "Arial Bold.ttf"),
    ("arial.ttf", "arialbd.ttf"),
    ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
)
"""Fonts for names in other letters."""


def needs_chinese(texts: Iterable[str]) -> bool:
    """Tell whether any text has characters that only fonts for Chinese, Japanese or Korean have."""
    return any(unicodedata.east_asian_width(letter) in "WF" for text in texts for letter in text)


def find_font(language: str, *, chinese: bool, bold: bool = False) -> Font | None:
    """Return the best font installed, or None where none of those known is.

    Args:
        language: whose way of writing a character is wanted.
        chinese: whether it must have Chinese characters.
        bold: whether the bold one is wanted; the plain one where there is none.
    """
    installed = _installed(_folders())
    for plain, heavy in CHINESE if chinese else (*LATIN, *CHINESE):
        found = (installed.get(heavy) if bold else None) or installed.get(plain)
        if found:
            return found, NOTO[language] if found.name.startswith(
                ("NotoSansCJK-", "SourceHanSans.", "NotoSerif")
            ) else 0
    return None


def _folders() -> tuple[Path, ...]:
    """Return the folders where systems keep fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home))
        return Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", local / "Microsoft/Windows/Fonts"
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"
    shared = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    return *shared, home / ".fonts", home / ".local/share/fonts"


@cache
def _installed(folders: tuple[Path, ...]) -> dict[str, Path]:
    return {file: Path(folder) / file for top in folders for folder, _, files in os.walk(top) for file in files}
