"""Simmelian ties: how closely knit the ties of each contact are."""
