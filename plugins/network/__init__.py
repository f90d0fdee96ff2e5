"""Plugins of the group `network`: the measures, the ties, the worksheets of strategy 1."""
