"""The fan economy: what the worksheets of the group ``fans`` compute, one module a worksheet."""
