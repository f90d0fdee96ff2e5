"""The first-party plugins, installed as ``wombat.plugins`` and found through the entry points like anybody's."""
