"""The plan's worksheets in a workbook: laid out, recognised again, read back and renewed."""
