"""Text is made comparable, and refused where it holds what no one can see."""

import pytest

from lianchuang.basics.text import likeness, narrow, plain_text, shown, squash, squash_name
from lianchuang.basics.unreadable import Unreadable


@pytest.mark.parametrize(
    ("typed", "squashed"),
    [
        (" 欧阳春·吴海创新工作室\u3000", "欧阳春·吴海创新工作室"),
        ("统一社会\n信用代码", "统一社会 信用代码"),
        ("ＡＢ　１２", "AB 12"),
        ("工人日报（示例）", "工人日报(示例)"),
        ("张\u200b三\ufeff", "张三"),
        ("", ""),
    ],
)
def test_squash(typed, squashed):
    assert squash(typed) == squashed


@pytest.mark.parametrize(
    ("typed", "squashed"),
    [
        ("李 新", "李新"),
        ("欧阳春•吴海", "欧阳春·吴海"),
        ("欧阳春・吴海", "欧阳春·吴海"),
        ("市交通职业技术学院 ", "市交通职业技术学院"),
    ],
)
def test_squash_name(typed, squashed):
    assert squash_name(typed) == squashed


def test_likeness_is_symmetric_and_tells_twins_from_others():
    twin = likeness("维修技术创新工作室", "维修技术劳模创新工作室")
    other = likeness("维修技术创新工作室", "李芳创新工作室")
    assert twin == likeness("维修技术劳模创新工作室", "维修技术创新工作室")
    assert 0.85 < twin < 1.0
    assert other < 0.75
    assert likeness("李 新", "李新") == 1.0
    assert likeness("甲", "乙") == 0.0
    assert likeness("", "乙") == 0.0


@pytest.mark.parametrize(
    ("typed", "plain"),
    [(" 甲乙 ", "甲乙"), ("甲\n乙\t丙", "甲\n乙\t丙"), ("\u3000顾波曦“焊接+”\u200b", "顾波曦“焊接+”")],
)
def test_plain_text_keeps_what_was_typed(typed, plain):
    assert plain_text(typed) == plain


@pytest.mark.parametrize("typed", ["甲\x00乙", "甲\x1b[31m", "甲\x7f", "甲\u202e乙", "甲\ud800", "甲\x85乙"])
def test_plain_text_refuses_what_cannot_be_seen(typed):
    with pytest.raises(Unreadable) as refusal:
        plain_text(typed)
    assert "看不见的控制字符" in refusal.value.says
    assert typed not in refusal.value.says


def test_plain_text_has_a_longest():
    assert plain_text("一二三", longest=3) == "一二三"
    with pytest.raises(Unreadable) as refusal:
        plain_text("一二三四", longest=3)
    assert refusal.value.says == "「一二三四」有 4 个字，最多 3 个字。"


def test_narrow_takes_full_width_digits_only():
    assert narrow(" １２．５万 ") == "12.5万"
    for odd in ("١٢٣", "5²", "①", "१२", "𝟏"):
        with pytest.raises(Unreadable) as refusal:
            narrow(odd)
        assert refusal.value.says == f"「{odd}」里有其他文字的数字或带圈、上标的数字，请改用 0 到 9。"


def test_shown_is_short_and_one_line():
    assert shown("甲\n乙") == "「甲 乙」"
    assert shown("长" * 41) == "「" + "长" * 39 + "…」"
    assert shown("a\x00b") == "「a\ufffdb」"
