"""The workbook engine: opens, changes and saves a package without losing anything in it; knows no plan."""
