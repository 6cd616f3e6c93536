"""The ranking: trimmed mean, spread, ties, what blocks an entry."""

from decimal import Decimal

import pytest

from lianchuang.reviews.rules import Counting, Scored, Sheet, rank, rounded_mean

PLAIN = Counting(drops_extremes_from=5, minimum_scores=1)


def scored(code, *totals, ties=(), vetoed=0):
    sheets = [
        Sheet(Decimal(total), Decimal(ties[place]) if ties else None, place < vetoed)
        for place, total in enumerate(totals)
    ]
    return Scored(f"proposal:{code}", code, f"项目{code}", tuple(sheets))


@pytest.mark.parametrize(
    ("totals", "mean", "dropped", "spread"),
    [
        (("80",), "80.00", 0, "0"),
        (("80", "90"), "85.00", 0, "10"),
        (("70", "80", "90", "100"), "85.00", 0, "30"),
        (("60", "80", "81", "82", "100"), "81.00", 2, "40"),
        (("60", "60", "81", "100", "100"), "80.33", 2, "40"),
        (("80", "80", "80", "80", "80"), "80.00", 2, "0"),
        (("88.5", "88.5", "88.5", "88.4", "99", "10"), "88.48", 2, "89"),
    ],
)
def test_one_highest_and_one_lowest_are_dropped_from_five_on(totals, mean, dropped, spread):
    (found,) = rank([scored("A", *totals)], PLAIN)
    assert (found.mean, found.dropped, found.spread) == (Decimal(mean), dropped, Decimal(spread))
    assert found.counted == len(totals)


@pytest.mark.parametrize(
    ("values", "mean"),
    [
        (("88.4", "88.5", "88.5", "88.6"), "88.50"),
        (("1", "2", "2"), "1.67"),
        (("85.0", "85.0", "85.0", "85.1", "85.0", "85.0", "85.0", "85.0"), "85.01"),
        (("0.1", "0.0", "0.0", "0.0", "0.0", "0.0", "0.0", "0.0", "0.0", "0.0", "0.0", "0.0", "0.0", "0.0", "0.0", "0.0", "0.0", "0.0", "0.0", "0.0"), "0.01"),
        (("84.9", "85.0", "85.0", "85.0", "85.0", "85.0", "85.0", "85.0", "85.0", "85.0", "85.0", "85.0", "85.0", "85.0", "85.0", "85.0", "85.0", "85.0", "85.0", "85.0"), "85.00"),
    ],
)  # fmt: skip
def test_a_mean_is_rounded_half_up(values, mean):
    assert rounded_mean([Decimal(value) for value in values]) == Decimal(mean)


def test_the_mean_of_nothing_is_an_error():
    with pytest.raises(ValueError, match="nothing"):
        rounded_mean([])


def told(found):
    return [(each.code, each.rank, each.needs_vote) for each in found]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([scored("A", "80"), scored("B", "90")], [("B", 1, False), ("A", 2, False)]),
        # Equal means: the higher median goes first.
        (
            [scored("A", "70", "80", "90"), scored("B", "74", "81", "85")],
            [("B", 1, False), ("A", 2, False)],
        ),
        # Equal medians too: the item named for it.
        (
            [scored("A", "80", "80", ties=("20", "21")), scored("B", "80", "80", ties=("20", "22"))],
            [("B", 1, False), ("A", 2, False)],
        ),
        # Still equal: one rank for both, a vote, and the next place stays free.
        (
            [
                scored("B", "80", ties=("20",)),
                scored("A", "80", ties=("20",)),
                scored("C", "70", ties=("9",)),
            ],
            [("A", 1, True), ("B", 1, True), ("C", 3, False)],
        ),
        ([scored("A", "80"), scored("B", "80")], [("A", 1, True), ("B", 1, True)]),
        # Means that differ only beyond what is shown are equal.
        (
            [
                scored("A", "80.1", "80", "80", "80", "80", "80", "80"),
                scored("B", "80", "80", "80", "80", "80", "80.1", "80"),
            ],
            [("A", 1, True), ("B", 1, True)],
        ),
    ],
)
def test_ties_go_by_median_then_by_the_item_then_by_a_vote(entries, expected):
    assert told(rank(entries, PLAIN)) == expected


def test_too_few_scores_block_and_stand_at_the_end():
    entries = [scored("C"), scored("B", "99", "99"), scored("A", "60", "60", "60")]
    found = rank(entries, Counting(minimum_scores=3))
    assert told(found) == [("A", 1, False), ("B", None, False), ("C", None, False)]
    assert [each.is_blocked for each in found] == [False, True, True]
    assert [each.reason for each in found] == [
        "",
        "只有 2 份评分，至少要 3 份",
        "只有 0 份评分，至少要 3 份",
    ]
    assert [each.mean for each in found] == [Decimal("60.00"), Decimal("99.00"), None]


def test_one_veto_blocks_and_asks_for_discussion():
    found = rank([scored("A", "95", "95", "95", vetoed=1), scored("B", "60", "60", "60")], PLAIN)
    assert told(found) == [("B", 1, False), ("A", None, False)]
    assert (found[1].reason, found[1].needs_discussion) == ("1 位专家提出一票否决", True)


@pytest.mark.parametrize(
    ("totals", "maximum", "needed"),
    [(("70", "89.9"), 100, False), (("70", "90"), 100, True), (("40", "50"), 50, True), (("41", "50"), 50, False)],
)  # fmt: skip
def test_a_fifth_of_the_full_marks_apart_needs_discussion(totals, maximum, needed):
    counting = Counting(minimum_scores=1, maximum=Decimal(maximum))
    (found,) = rank([scored("A", *totals)], counting)
    assert found.needs_discussion is needed


@pytest.mark.parametrize(
    ("total", "band"), [("95", "优秀"), ("90", "优秀"), ("89.9", "合格"), ("60", "整改"), ("59.9", "不合格")]
)
def test_a_band_is_told_by_the_mean(total, band):
    bands = ((Decimal(90), "优秀"), (Decimal(70), "合格"), (Decimal(60), "整改"), (Decimal(0), "不合格"))
    (found,) = rank([scored("A", total)], Counting(minimum_scores=1, bands=bands))
    assert found.band == band
