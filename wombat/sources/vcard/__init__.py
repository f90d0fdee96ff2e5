"""vCard 2.1, 3.0 and 4.0, read from bytes: cards, their properties, and the person each describes."""
