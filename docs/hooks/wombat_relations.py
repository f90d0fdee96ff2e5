"""Ties contacts who live in the same city, weakly."""

from itertools import combinations

from wombat import hookimpl

wombat_api = 1


@hookimpl
def wombat_relations(plan):
    cities = {}
    for contact in plan.contacts:
        if contact["city"]:
            cities.setdefault(contact["city"], []).append(contact.id)
    return [(one, two, "knows", 0.1, "") for people in cities.values() for one, two in combinations(people, 2)]
