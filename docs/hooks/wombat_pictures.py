"""Draws a disc for each of the first three hubs into the space above a worksheet's first part."""

from wombat import Disc, Picture, Scene, hookimpl

wombat_api = 1


@hookimpl
def wombat_pictures(plan, network):
    first = network.ranking.order[:3]
    discs = [Disc(60 + 100 * at, 60, 30, "0F766E", name=network.names[who]) for at, who in enumerate(first)]
    return [Picture("visits", "summary", "visits-hubs", Scene(340, 120, discs))]
