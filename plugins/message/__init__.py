"""The message: what the worksheets of the group ``message`` compute, one module a worksheet."""
