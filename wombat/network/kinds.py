"""Kinds of ties between two people: what each is called, what it weighs, and where it counts. They stand here only."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from wombat.text import Texts

if TYPE_CHECKING:
    from wombat.text import Text

texts = Texts(__package__)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of tie.

    Attributes:
        id: stable id, as in the worksheet `relations` and in relations lists.
        weight: strength of a tie whose strength nobody stated; 1 is plain acquaintance.
        directed: whether it leads from one person to the other.
        counted: whether the measures stand on it; kinds that come from a shared group are counted only when the
            settings say so or when there is no other tie.
        referral: whether business or a good word was handed on, so that PageRank follows it.
    """

    id: str
    weight: float
    directed: bool = False
    counted: bool = True
    referral: bool = False

    @property
    def label(self) -> Text:
        """What a user reads, such as "introduced"."""
        return texts(f"kind.{self.id}")


KINDS = (
    Kind("knows", 1),
    # Business handed over is the dearest thing a tie can carry, so a referral weighs three acquaintances.
    Kind("referred", 3, directed=True, referral=True),
    # Praise costs little and brings nothing by itself.
    Kind("recommended", 1, directed=True, referral=True),
    # Whoever makes two people known to each other answers for both.
    Kind("introduced", 2, directed=True),
    # Daily work and family are seen often and act for each other.
    Kind("works-with", 2),
    Kind("family", 3),
    Kind("friend", 2),
    Kind("studied-with", 1.5),
    # Shared groups weigh 1 / (members − 1) for each, see `wombat.network.matrices.shared`.
    Kind("shared-circle", 1, counted=False),
    Kind("shared-organisation", 1, counted=False),
)
"""Every kind; `wombat.network.model.Ties.kind` holds positions in this tuple, so new kinds go to the end."""

INDEX = {kind.id: at for at, kind in enumerate(KINDS)}
"""Position of a kind in `KINDS` by its id."""

LARGEST_SHARED = 50
"""A circle with more members than this makes no ties: people who share it need not know each other."""


def kind_of(word: str) -> str | None:
    """Return the id of the kind that a word in a file or cell means, or None for an unknown word."""
    return _by_word().get(_plain(word))


WORDS = {
    "knows": "know, known, acquaintance, contact, 认识, 認識, 相识, 相識, 熟人",
    "referred": "referral, refer, refers, referred by, 转介绍, 轉介紹, 推荐客户, 推薦客戶",
    "recommended": "recommends, recommend, word of mouth, spoke well of, 口碑, 推荐, 推薦",
    "introduced": "introduction, introduces, introduced by, met through, 引荐, 引薦, 介绍, 介紹, 介绍人, 介紹人",
    "works-with": "colleague, coworker, co worker, manager, boss, assistant, partner, business partner, "
    "同事, 共事, 上司, 经理, 經理, 助理, 下属, 下屬, 合伙人, 合夥人, 搭档, 搭檔",
    "family": "spouse, wife, husband, domestic partner, parent, mother, father, child, son, daughter, sister, brother, "
    "sibling, relative, kin, 家人, 配偶, 妻子, 丈夫, 父亲, 父親, 母亲, 母親, 父母, 子女, "
    "儿子, 兒子, 女儿, 女兒, 兄弟, 姐妹, "
    "姊妹, 亲戚, 親戚, 亲属, 親屬",
    "friend": "friends, 朋友, 好友, 闺蜜, 閨蜜",
    "studied-with": "classmate, schoolmate, alumni, alumnus, alumna, 同学, 同學, 校友, 战友, 戰友",
    "shared-circle": "same circle, 同圈, 同一接触圈, 同一接觸圈",
    "shared-organisation": "same organisation, same organization, 同社群, 同组织, 同組織",
}
"""What importers and users may write for a kind besides its id and label, in lower case."""


@cache
def _by_word() -> dict[str, str]:
    words = {word: kind for kind, said in WORDS.items() for word in said.split(", ")}
    for kind in KINDS:
        words |= {_plain(said): kind.id for said in (kind.id, *kind.label.every())}
    return words


def _plain(word: str) -> str:
    return " ".join(word.casefold().replace("_", " ").replace("-", " ").split())
