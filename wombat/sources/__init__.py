"""Source files as importers see them: bytes, text in the right encoding, rows with their places."""
