"""Writes the ties as a plain list of names: ``wombat graph plan.xlsx -o ties.txt``."""

from wombat import Exporter, Text, hookimpl

wombat_api = 1
LABEL = Text({"en": "Plain list of ties", "zh-CN": "关系清单", "zh-TW": "關係清單"})


def write(plan, network):
    pairs = zip(network.ties.source, network.ties.target, strict=True)
    return "".join(f"{network.names[one]} - {network.names[two]}\n" for one, two in pairs).encode()


@hookimpl
def wombat_exporters():
    return [Exporter("ties", ".txt", LABEL, write)]
