"""``--trace-plugins``: every call of a plugin on standard error, with its time and the size of what it gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from wombat.host.trace import Call


def tell_call(call: Call) -> None:
    """Say one call: milliseconds, what it was for, the plugin, how many things it returned, ``!`` where it failed."""
    size = "!" if call.failed else "-" if call.size is None else str(call.size)
    click.echo(f"{call.seconds * 1000:9.1f} ms  {call.doing:<28} {call.plugin:<28} {size:>7}", err=True)
