"""The languages of the program, and which of them the system speaks."""

from __future__ import annotations

import os

LANGUAGES = ("en", "zh-CN", "zh-TW")
"""The languages of everything a user reads, as BCP 47 tags."""


LANGUAGE_VARIABLE = "WOMBAT_LANG"
"""Environment variable with the language of the terminal and of new workbooks; else it is the system's."""


def spoken_language() -> str:
    """Return the language to speak where no workbook says which."""
    asked = os.environ.get(LANGUAGE_VARIABLE, "").replace("_", "-").lower()
    return next((each for each in LANGUAGES if each.lower() == asked), None) or system_language()


def system_language() -> str:
    """Return the language of the system among ours, as the environment says it; English where it is another."""
    said = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    if not said:
        import locale

        said = locale.getlocale()[0] or ""
    said = said.replace("_", "-").lower()
    if not said.startswith(("zh", "chinese")):
        return LANGUAGES[0]
    return "zh-TW" if any(mark in said for mark in ("tw", "hk", "mo", "hant", "traditional")) else "zh-CN"
