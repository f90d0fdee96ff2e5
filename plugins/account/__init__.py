"""The business account: what the worksheets of the group ``account`` compute, one module a worksheet."""
