"""``python -m wombat``."""

from wombat.cli import main

main()
