"""A sentence is the Chinese text, and knows how it was made."""

import json

from lianchuang.basics.periods import partial
from lianchuang.basics.said import Said, lines
from lianchuang.basics.text import shown


def test_it_is_the_chinese_text() -> None:
    says = Said("「%(name)s」有 %(count)s 个字。", name="王师傅", count=3)
    assert says == "「王师傅」有 3 个字。"
    assert (str(says), f"{says}", json.dumps([says], ensure_ascii=False), hash(says)) == (
        "「王师傅」有 3 个字。",
        "「王师傅」有 3 个字。",
        '["「王师傅」有 3 个字。"]',
        hash("「王师傅」有 3 个字。"),
    )
    assert (says.template, says.values) == ("「%(name)s」有 %(count)s 个字。", {"name": "王师傅", "count": 3})


def test_values_may_be_sentences_days_and_several() -> None:
    says = Said("%(cell)s：%(days)s", cell=shown("5²"), days=(partial(2024, 5), partial(2023)))
    assert says == "「5²」：2024年5月、2023年"


def test_without_values_a_percent_sign_is_one() -> None:
    assert Said("完成 81.86%") == "完成 81.86%"


def test_a_percent_sign_in_a_value_is_text() -> None:
    assert Said("%(cell)s不是数字。", cell=shown("5%(x)s")) == "「5%(x)s」不是数字。"


def test_another_value() -> None:
    says = Said("%(file)s有 %(size)s MB。", file="文件", size=60)
    assert says.but(file="「表.xlsx」") == "「表.xlsx」有 60 MB。"
    assert says == "文件有 60 MB。"


def test_several_lines() -> None:
    assert lines(["一。", Said("二。")]) == "一。\n二。"
    assert lines([]) == ""
