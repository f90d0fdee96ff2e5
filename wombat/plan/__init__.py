"""The plan: contacts, logs and forms as the workbook and the sources give them."""
