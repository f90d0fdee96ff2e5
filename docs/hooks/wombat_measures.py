"""Measures how many referrals a contact gave."""

import numpy as np

from wombat import Measure, Text, hookimpl

wombat_api = 1
LABEL = Text({"en": "Generosity", "zh-CN": "慷慨度", "zh-TW": "慷慨度"})
MEANING = Text(
    {"en": "Referrals given, by weight.", "zh-CN": "给出的转介绍，按权重计。", "zh-TW": "給出的轉介紹，按權重計。"}
)


def generosity(network):
    return np.asarray(network.referrals.sum(axis=1)).ravel()


@hookimpl
def wombat_measures():
    return [Measure("generosity", LABEL, MEANING, generosity)]
