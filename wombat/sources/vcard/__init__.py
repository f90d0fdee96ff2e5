"""vCard 2.1, 3.0 and 4.0, read from bytes: cards, their properties, and the person each describes.

`read_file` gives the cards of a file and what they say of each other, `person_from_card` the person of each.
"""

from wombat.sources.vcard.card import Card, Property, read_cards
from wombat.sources.vcard.directory import Directory, is_group, members, read_file
from wombat.sources.vcard.naming import chinese_parts
from wombat.sources.vcard.person import person_from_card

__all__ = [
    "Card",
    "Directory",
    "Property",
    "chinese_parts",
    "is_group",
    "members",
    "person_from_card",
    "read_cards",
    "read_file",
]
