"""What pure code said in Chinese, in the language of the reader."""

import pytest
from django.template import engines
from django.utils.translation import gettext_lazy, override

from lianchuang.basics.numbers import parse_count
from lianchuang.basics.periods import partial
from lianchuang.basics.said import Said, lines
from lianchuang.basics.unreadable import Unreadable
from lianchuang.design.saying import said_of, spoken, spoken_together

SAME = Said(
    "同名：「%(name)s」在%(bodies)s各有一人，按单位分作 %(count)s 个人登记。",
    name="褚桂", bodies=("地铁", "铁路"), count=2,
)  # fmt: skip


def unreadable(cell: str) -> Unreadable:
    """Why a count cannot be read."""
    with pytest.raises(Unreadable) as error:
        parse_count(cell)
    return error.value


@pytest.mark.parametrize(
    ("says", "chinese", "english"),
    [
        (SAME, "同名：「褚桂」在地铁、铁路各有一人，按单位分作 2 个人登记。",
         "Namesakes: there is one “褚桂” each in 地铁, 铁路; they are recorded as 2 people, by their bodies."),
        (unreadable("约16").says, "「约16」不是数字：应为不小于 0 的整数，如 16。",
         "“约16” is not a number: write a whole number not less than 0, like 16."),
        (Said("记为已于%(when)s退出", when=partial(2023, 6)), "记为已于2023年6月退出", "Record that it left (Jun 2023)"),
        (lines([Said("期间的结束早于开始，请核对。"), Said("请写明报给谁。")]),
         "期间的结束早于开始，请核对。\n请写明报给谁。", "The period ends before it begins; please check it.\nPlease say to whom it is reported."),
        (partial(2023, 6), "2023年6月", "Jun 2023"),
        ("王师傅", "王师傅", "王师傅"),
        (Said("谁也没有译过的话"), "谁也没有译过的话", "谁也没有译过的话"),
        (Said(""), "", ""),
    ],
)  # fmt: skip
def test_it_is_said_to_the_reader(says: object, chinese: str, english: str) -> None:
    with override("zh-hans"):
        assert spoken(says) == chinese
    with override("en"):
        assert spoken(says) == english
    assert str(says) == chinese


def test_sentences_one_after_another() -> None:
    says = [Said("期间的结束早于开始，请核对。"), Said("请写明报给谁。")]
    with override("zh-hans"):
        assert spoken_together(says) == "期间的结束早于开始，请核对。请写明报给谁。"
    with override("en"):
        assert (
            spoken_together(says)
            == "The period ends before it begins; please check it. Please say to whom it is reported."
        )


def test_a_label_is_stored_as_its_source_writes_it_whoever_reads() -> None:
    label = gettext_lazy("授权")
    with override("en"):
        assert (str(label), said_of(label), spoken(said_of(label))) == ("Granted", "授权", "Granted")


def test_a_template_says_it_and_its_values_stay_text() -> None:
    source = engines["jinja2"].env.from_string("{{ says|spoken }}")
    with override("en"):
        assert source.render(says=Said("用「%(value)s」", value="<b>")) == "Use “&lt;b&gt;”"
