"""Entries, codes, points as they are typed, schemes, states."""

import random
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from lianchuang.basics.unreadable import Unreadable
from lianchuang.reviews.rules import (
    PRESETS,
    Item,
    NewEntry,
    PresetCriterion,
    draw_codes,
    entry_problems,
    next_to_score,
    read_bands,
    read_points,
    read_sheet,
    scheme_problems,
    sections_of,
    state_at,
    summed,
)

ITEMS = [
    Item(1, "必要性", Decimal(20)),
    Item(2, "创新性", Decimal(25), breaks_ties=True),
    Item(3, "推荐程度", Decimal(10), is_counted=False),
    Item(4, "知识产权有争议", Decimal(1), is_veto=True),
]


def test_codes_differ_and_are_in_no_order():
    codes = draw_codes(1000, random.Random(7).choice)
    assert (len(set(codes)), codes == sorted(codes)) == (1000, False)
    assert {len(code) for code in codes} == {4}


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ([], ["还没有可以参评的，先要有通过形式审查的申报。"]),
        (["a"], []),
        (["a", "b"], []),
        (["a", "b", "a"], ["「甲a」列了两次。"]),
        ([str(number) for number in range(5001)], ["一次评审最多 5000 项，请分开评。"]),
    ],
)
def test_what_keeps_entries_from_review(keys, says):
    assert entry_problems([NewEntry(key, f"甲{key}", "") for key in keys]) == says


def test_a_text_is_divided_at_its_headings():
    told = sections_of("前言\n\n## 必要性\n一\n二\n## 空\n")
    assert [(each.heading, each.paragraphs) for each in told] == [
        ("", ("前言",)),
        ("必要性", ("一", "二")),
        ("空", ()),
    ]
    assert sections_of("") == []


def test_the_least_reviewed_comes_next():
    assert next_to_score([(5, 2), (6, 1), (7, 3)], expert=1) == 6
    assert next_to_score([], expert=1) is None
    firsts = {next_to_score([(number, 0) for number in range(20)], expert) for expert in range(20)}
    assert len(firsts) > 5


@pytest.mark.parametrize(
    ("text", "points"),
    [("20", "20.0"), ("0", "0.0"), ("17.5", "17.5"), ("17.50", "17.5"), (" １８ ", "18.0"), ("18分", "18.0"), ("18.", "18.0")],
)  # fmt: skip
def test_points_are_read_as_people_type_them(text, points):
    assert str(read_points(text, Decimal(20))) == points


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "这一项还没有打分。"),
        ("101", "您写了 101 分，这一项最多 20 分。"),
        ("20.1", "您写了 20.1 分，这一项最多 20 分。"),
        ("-1", "最少 0 分。"),
        ("17.55", "最多写一位小数。"),
        ("十八", "「十八」不是分数，请只写数字，如 17 或 17.5。"),
        ("1e1", "「1e1」不是分数，请只写数字，如 17 或 17.5。"),
        ("99999", "「99999」不是分数，请只写数字，如 17 或 17.5。"),
    ],
)
def test_what_is_no_score_is_said_in_words(text, says):
    with pytest.raises(Unreadable) as refused:
        read_points(text, Decimal(20))
    assert refused.value.says == says


@pytest.mark.parametrize("text", ["١٢", "5²", "①", "1\x00"])
def test_digits_of_other_scripts_are_refused(text):
    with pytest.raises(Unreadable):
        read_points(text, Decimal(20))


def test_a_sheet_is_read_item_by_item():
    read = read_sheet(ITEMS, {1: "20", 2: "26", 4: "maybe"})
    assert read.points == {1: Decimal("20.0")}
    assert read.problems == {
        2: "您写了 26 分，这一项最多 25 分。",
        3: "这一项还没有打分。",
        4: "请选「没有」或「有，否决」。",
    }
    draft = read_sheet(ITEMS, {1: "20", 2: "26"}, is_draft=True)
    assert list(draft.problems) == [2]


def test_what_does_not_count_is_not_in_the_total():
    points = {1: Decimal("18.5"), 2: Decimal("20"), 3: Decimal("9"), 4: Decimal("1")}
    assert summed(ITEMS, points) == type(summed(ITEMS, points))(Decimal("38.5"), Decimal("20"), True)
    assert summed(ITEMS[:1], points).tie_points is None


def item(title="必要性", maximum=20, **more):
    return PresetCriterion(title, Decimal(maximum), **more)


@pytest.mark.parametrize(
    ("criteria", "drops", "least", "says"),
    [
        ([item()], 5, 3, []),
        ([], 5, 3, ["至少要有一项计分的指标。"]),
        ([item(is_veto=True)], 5, 3, ["至少要有一项计分的指标。"]),
        ([item(), item()], 5, 3, ["有两项指标同名，专家会分不清。"]),
        ([item(maximum=0)], 5, 3, ["计分的指标，满分要大于 0。"]),
        ([item(breaks_ties=True), item("创新性", breaks_ties=True)], 5, 3, ["「同分时比这一项」只能选一项。"]),
        ([item(), item("否决", is_veto=True, breaks_ties=True)], 5, 3, ["同分时比的那一项必须是计分的指标。"]),
        ([item()], 2, 3, ["至少有 3 份评分才能去掉最高和最低。"]),
        ([item()], 3, 0, ["至少要有 1 份评分。"]),
        ([item(str(number)) for number in range(41)], 3, 1, ["最多 40 项指标。"]),
    ],
)  # fmt: skip
def test_what_makes_a_scheme_unfit_is_said(criteria, drops, least, says):
    assert scheme_problems(criteria, drops, least) == says


@pytest.mark.parametrize(("name", "titles", "maxima"), [
    ("joint_project", ["必要性", "创新性", "可行性", "效益", "协作", "知识产权有争议"], [20, 25, 20, 20, 15, 1]),
    ("studio", ["场所和制度", "团队", "台账", "攻关和成果", "应用和效益", "传技带徒"], [15, 10, 10, 35, 15, 15]),
])  # fmt: skip
def test_the_presets_are_fit_and_sum_to_a_hundred(name, titles, maxima):
    preset = PRESETS[name]
    assert scheme_problems(preset.criteria, preset.drops_extremes_from, preset.minimum_scores) == []
    assert [(each.title, each.maximum) for each in preset.criteria] == list(zip(titles, maxima, strict=True))
    assert sum(each.maximum for each in preset.criteria if not each.is_veto) == 100


def test_bands_are_read_highest_first():
    assert read_bands("60 整改；90 优秀\n0 不合格") == (
        (Decimal(90), "优秀"),
        (Decimal(60), "整改"),
        (Decimal(0), "不合格"),
    )
    assert read_bands("") == ()


@pytest.mark.parametrize("text", ["优秀", "90", "九十 优秀"])
def test_a_band_that_cannot_be_read_is_said(text):
    with pytest.raises(Unreadable, match="看不懂"):
        read_bands(text)


CLOSES = datetime(2025, 3, 10, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "at", "expected"),
    [
        ("scoring", datetime(2025, 3, 10, 8, 59, 59, tzinfo=UTC), "scoring"),
        ("scoring", CLOSES, "closed"),
        ("declaring", datetime(2025, 4, 1, tzinfo=UTC), "declaring"),
        ("closed", datetime(2025, 3, 1, tzinfo=UTC), "closed"),
    ],
)
def test_scoring_ends_by_the_clock(state, at, expected):
    assert state_at(state, CLOSES, at) == expected
    assert state_at("scoring", None, at) == "scoring"
