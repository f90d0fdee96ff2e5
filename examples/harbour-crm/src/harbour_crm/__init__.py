"""Reads the JSON export of Harbour CRM."""
