"""What contacts are written to with ``wombat export``, for a phone or a CRM: one module an ending, each a plugin."""
