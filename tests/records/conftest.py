"""The same small plans as for the worksheets of the network."""

from network_sheets.conftest import contact, made

__all__ = ["contact", "made"]
