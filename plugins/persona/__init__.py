"""The service persona: what the worksheets of the group ``persona`` compute, one module a worksheet."""
