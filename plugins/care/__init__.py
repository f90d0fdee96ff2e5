"""Keeping customers: the golden rules with evidence and score, and messages with their length."""
