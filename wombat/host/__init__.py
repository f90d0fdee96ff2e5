"""The plugin host: finds plugins, leaves out those switched off before loading, and calls each one apart."""

from __future__ import annotations

from wombat.host.found import BLOCK_VARIABLE, GROUP, OURS
from wombat.host.host import Host
from wombat.host.plugin import Plugin, PluginError
from wombat.host.results import Nonsense

__all__ = ["BLOCK_VARIABLE", "GROUP", "OURS", "Host", "Nonsense", "Plugin", "PluginError"]
