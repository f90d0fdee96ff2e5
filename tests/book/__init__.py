"""Tests of the worksheets in a workbook: whatever the user does to them, building again keeps it."""
