"""vCard 2.1, 3.0 and 4.0, read from bytes: cards, their properties, and the person each describes.

`read_cards` gives the cards of a file, `person_from_card` the person of each; `directory_of` goes through a file for
what cards say of each other.
"""

from wombat.sources.vcard.card import Card, Property, read_cards
from wombat.sources.vcard.directory import Directory, directory_of, is_group, members
from wombat.sources.vcard.person import person_from_card

__all__ = ["Card", "Directory", "Property", "directory_of", "is_group", "members", "person_from_card", "read_cards"]
