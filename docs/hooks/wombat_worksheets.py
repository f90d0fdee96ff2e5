"""Adds the worksheets that stand as TOML files in the folder ``worksheets`` beside this module."""

from pathlib import Path

from wombat import hookimpl

wombat_api = 1


@hookimpl
def wombat_worksheets():
    return [Path(__file__).parent / "worksheets"]
