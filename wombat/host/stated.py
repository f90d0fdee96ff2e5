"""The version of the plugin interface that a plugin states it was written for."""

from __future__ import annotations

from wombat import API_VERSION
from wombat.errors import WombatError
from wombat.text import Texts

texts = Texts(__package__)
NAME = "wombat_api"


def check_stated(module: object) -> int:
    """Return the version a plugin states.

    Raises:
        WombatError: it states none, another than this program has, or something that is no version.
    """
    stated = getattr(module, NAME, None)
    if type(stated) is int and stated == API_VERSION:
        return stated
    if stated is None:
        raise WombatError(texts("plugin.unstated", ours=API_VERSION))
    if type(stated) is not int or stated < 1:
        raise WombatError(texts("plugin.odd_api", stated=repr(stated)[:40], ours=API_VERSION))
    key = "older_api" if stated < API_VERSION else "newer_api"
    raise WombatError(texts(f"plugin.{key}", stated=stated, ours=API_VERSION))
