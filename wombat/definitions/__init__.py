"""Worksheet definitions: what the TOML files in ``worksheets/`` and in plugins say, as checked Python values."""
