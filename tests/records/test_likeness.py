"""How alike texts are: runs that stand in both, whatever the spaces and marks; titles; what is told and what is not."""

import pytest

from lianchuang.records.finding.likeness import Source, alike
from lianchuang.records.finding.passages import Passage, bare, grams, passages_of, percent_within

OLD = "针对列车门控系统故障率高的问题，研制便携式检修装置，实现在线检测和故障预警，检修时间缩短一半。"
NEW = "针对列车门控系统 故障率高的问题,研制便携式检修装置；并把检修数据接入班组平台。"


def source(key: str, title: str, text: str) -> Source:
    return Source(key, "proposal", title, text, "/proposals/1/", 2024, 1)


def test_spaces_marks_and_width_do_not_count() -> None:
    assert bare("ＡＢ 列车，门！").text == "ab列车门"
    assert bare("ＡＢ 列车，门！").places == (0, 1, 3, 4, 6)


def test_how_much_of_one_stands_in_another() -> None:
    mine, theirs = grams("一二三四五六七"), grams("零一二三四五六")
    assert percent_within(mine, theirs) == 50
    assert percent_within(set(), theirs) == 0
    assert grams("一二") == {"一二"}


def test_passages_stand_as_each_text_writes_them() -> None:
    assert passages_of(NEW, OLD) == [
        Passage(
            "针对列车门控系统 故障率高的问题,研制便携式检修装置",
            "针对列车门控系统故障率高的问题，研制便携式检修装置",
        )
    ]


def test_everyday_words_are_no_passage() -> None:
    assert passages_of("提高工作效率，降低成本", "提高工作效率，保障安全") == []


@pytest.mark.parametrize(
    ("title", "text", "told"),
    [
        ("门控检修装置二代", NEW, ["proposal:1"]),
        ("列车门控检修装置", "另写一段完全不同的话，讲公交调度算法和充电安排。", ["proposal:1"]),
        ("公交充电错峰调度", "另写一段完全不同的话，讲公交调度算法和充电安排。", []),
    ],
)
def test_what_is_told(title: str, text: str, told: list[str]) -> None:
    among = [
        source("proposal:1", "列车门控检修装置", OLD),
        source("proposal:2", "隧道巡检小车", "巡检小车自动识别渗水。"),
    ]
    assert [hint.source.key for hint in alike(title, text, but="proposal:9", among=among)] == told


def test_a_text_is_not_compared_with_itself() -> None:
    assert (
        alike(
            "列车门控检修装置", OLD, but="proposal:1", among=[source("proposal:1", "列车门控检修装置", OLD)]
        )
        == []
    )


def test_the_most_alike_comes_first() -> None:
    among = [source("proposal:1", "检修", OLD[:24]), source("proposal:2", "检修", OLD)]
    hints = alike("检修装置", OLD, but="", among=among)
    assert [(hint.source.key, hint.percent) for hint in hints] == [("proposal:2", 100), ("proposal:1", 47)]
