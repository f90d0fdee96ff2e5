"""The same small plans as for the worksheets of the network."""

from tests.network_sheets.conftest import contact, made

__all__ = ["contact", "made"]
