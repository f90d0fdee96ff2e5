"""What the network is written to with ``wombat graph``: one module an ending, each a plugin."""
