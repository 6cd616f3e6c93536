"""Verdicts are true or false, keep their reason, and give the first refusal of several."""

import pytest

from lianchuang.basics.verdicts import Refused, Verdict, allowed, refuse_unless, refused


def test_a_verdict_is_true_or_false():
    assert bool(allowed()) is True
    assert bool(refused("还没有到期。")) is False
    assert refused("还没有到期。").reason == "还没有到期。"


def test_refuse_unless_answers_and_does_not_raise():
    assert refuse_unless([1], "空的。") == Verdict(True)
    assert refuse_unless([], "空的。") == Verdict(False, "空的。")


@pytest.mark.parametrize(
    ("left", "right", "both"),
    [
        (allowed(), allowed(), Verdict(True)),
        (allowed(), refused("乙"), Verdict(False, "乙")),
        (refused("甲"), allowed(), Verdict(False, "甲")),
        (refused("甲"), refused("乙"), Verdict(False, "甲")),
    ],
)
def test_two_verdicts_give_the_first_refusal(left, right, both):
    assert (left & right) == both


def test_or_refuse_raises_the_reason():
    allowed().or_refuse()
    with pytest.raises(Refused) as refusal:
        refused("只有秘书可以导入。").or_refuse()
    assert refusal.value.reason == "只有秘书可以导入。"
    assert str(refusal.value) == "只有秘书可以导入。"
