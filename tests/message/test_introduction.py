from __future__ import annotations

import pytest

from wombat.spoken import Pace, closed, joined, sentences

from .conftest import Made, fill

PIECES = {
    "profession": "Insurance broker",
    "company": "Harbour Cover",
    "background": "We have looked after shops at the harbour for twenty years.",
    "hook": "I sell umbrellas before it rains",
    "basics": "We insure small shops against fire, water and theft. One call replaces a drawer full of policies. "
    "You get one price, one date and one person who knows your shop, your lease and your stock by heart, so that you "
    "need not explain anything to anybody when something happens at three in the morning on a bank holiday.",
    "proof": "Last winter a bakery was selling bread again nine days after its fire.",
    "request": "owners of shops with more than one branch",
}


def english(made: Made, **changes: object) -> Made:
    return made.form("introduction", "pieces", **(PIECES | changes))


def test_the_pace_counts_words_and_characters() -> None:
    assert Pace().seconds(" ".join(["word"] * 150)) == 60
    assert Pace().seconds("字" * 240) == 60
    assert Pace().seconds("我有 20 年经验，服务 ABC") == pytest.approx(60 * (7 / 240 + 2 / 150))
    assert Pace(words=300).seconds("one two, it's") == pytest.approx(0.6)


def test_sentences_are_cut_and_closed_in_their_own_language() -> None:
    assert sentences("One. Two! Version 2.5 is out\nlast") == ["One.", "Two!", "Version 2.5 is out.", "last."]
    assert sentences("第一句。第二句！最后") == ["第一句。", "第二句！", "最后。"]
    assert closed("done,") == "done."
    assert joined(["One.", "二。", "三。", "Four."]) == "One. 二。三。Four."


def test_ten_seconds_hold_the_name_and_the_hook(made: Made) -> None:
    row = fill("introduction", "scripts", english(made).plan)["s10"]
    said = "I'm Olive, an insurance broker at Harbour Cover. I sell umbrellas before it rains."
    assert row == {"version": "About 10 seconds", "script": said, "seconds": 6, "advice": row["advice"]}
    assert row["advice"] == "Room for 4 more seconds: say more in the pieces."


def test_thirty_seconds_leave_out_the_sentence_that_does_not_fit(made: Made) -> None:
    row = fill("introduction", "scripts", english(made).plan)["s30"]
    assert "drawer full of policies. I would like to meet owners of shops with more than one branch." in row["script"]
    assert "three in the morning" not in row["script"]
    assert row["seconds"] == 18
    assert row["advice"] == "Room for 12 more seconds: split the long sentences, so that more of them fit."


def test_sixty_seconds_hold_everything_and_close_with_the_name(made: Made) -> None:
    row = fill("introduction", "scripts", english(made).plan)["s60"]
    order = [row["script"].index(part) for part in ("I'm Olive", "umbrellas", "harbour for", "We insure", "bakery")]
    assert order == sorted(order)
    assert row["script"].endswith("Once more, I'm Olive from Harbour Cover. I sell umbrellas before it rains.")
    assert 42 <= row["seconds"] <= 66
    assert row["advice"] == "Fits."


def test_scripts_of_a_chinese_workbook(made: Made) -> None:
    made.plan.language = "zh-CN"
    made.form(
        "introduction", "pieces", name="王伟", profession="理财顾问", company="锐鑫", hook="让钱比您更早起床",
        basics="我们替中小企业老板打理闲钱。", request="刚卖掉房子的人",
    )  # fmt: skip
    rows = fill("introduction", "scripts", made.plan)
    assert rows["s10"]["script"] == "大家好，我是王伟，锐鑫的理财顾问。让钱比您更早起床。"
    assert rows["s10"]["seconds"] == 6
    assert "我想认识刚卖掉房子的人，您身边若有这样的人，请介绍给我。" in rows["s30"]["script"]
    assert rows["s60"]["advice"] == "请补上：佐证、公司或个人背景。"


@pytest.mark.parametrize(
    ("changes", "opening"),
    [
        ({"company": None}, "I'm Olive, an insurance broker."),
        ({"profession": None}, "I'm Olive from Harbour Cover."),
        ({"profession": None, "company": None}, "I'm Olive."),
        ({"profession": "the roofer", "company": None}, "I'm Olive, the roofer."),
        ({"profession": "CPA", "company": None}, "I'm Olive, a CPA."),
        ({"name": "Liv", "profession": "lawyer", "company": None}, "I'm Liv, a lawyer."),
    ],
)
def test_the_opening_uses_what_there_is(made: Made, changes: dict[str, object], opening: str) -> None:
    script = fill("introduction", "scripts", english(made, **changes).plan)["s10"]["script"]
    assert script == f"{opening} I sell umbrellas before it rains."


def test_a_long_hook_stays_whole_and_is_told(made: Made) -> None:
    row = fill("introduction", "scripts", english(made, hook="word " * 40).plan)["s10"]
    assert row["seconds"] == 19
    assert row["advice"] == "9 seconds too long: shorten the memory hook or the request."


def test_the_users_own_pace_changes_the_length(made: Made) -> None:
    row = fill("introduction", "scripts", english(made, pace=75).plan)["s10"]
    assert row["seconds"] == 11


def test_the_hook_falls_back_on_the_first_memory_hook(made: Made) -> None:
    english(made, hook=None).table("memory-hooks", "hooks", {}, {"hook": "Ask me when it rains."})
    assert "Ask me when it rains." in fill("introduction", "scripts", made.plan)["s10"]["script"]


def test_what_is_missing_is_named(made: Made) -> None:
    made.form("introduction", "pieces", company="Harbour Cover", hook="A line")
    missing = fill("introduction", "pieces", made.plan)["missing"]
    assert missing == "product basics, whom you would like to meet, proof, background"
    assert fill("introduction", "pieces", english(made).plan)["missing"] is None
    assert fill("introduction", "scripts", english(made, basics=None).plan)["s30"]["advice"] == "Add: product basics."


def test_the_name_is_not_said_twice_in_a_row(made: Made) -> None:
    made.form("introduction", "pieces", name="Olive", profession="Lawyer")
    scripts = fill("introduction", "scripts", made.plan)
    assert {row["script"] for row in scripts.values()} == {"I'm Olive, a lawyer."}
