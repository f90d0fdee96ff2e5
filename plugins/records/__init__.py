"""Plugins of the group `records`: the logs, the rankings, Start and Settings."""
