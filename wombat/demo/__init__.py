"""The sample sources: a year of an invented salesperson."""
