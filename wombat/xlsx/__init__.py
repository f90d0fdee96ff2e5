"""The workbook engine: opens, changes and saves a package without losing anything in it; knows no plan."""

from wombat.text import Texts

texts = Texts(__package__)
