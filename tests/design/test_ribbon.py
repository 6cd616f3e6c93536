"""The year on one line: order, lanes, today's mark, words of the days."""

from datetime import date

import pytest
from django.utils.translation import override

from lianchuang.design.ribbon import WIDTH, RibbonStage, ribbon, span_words

CALL = RibbonStage("征集", date(2025, 3, 3), date(2025, 3, 31))
CHECK = RibbonStage("形审", date(2025, 3, 24), date(2025, 4, 15))
CLOSING = RibbonStage("收年", date(2025, 12, 1), date(2025, 12, 31))


def test_no_stages_make_no_ribbon() -> None:
    assert ribbon([], date(2025, 3, 1)) is None


@pytest.mark.parametrize(
    ("today", "states", "gap_before"),
    [
        (date(2025, 3, 2), [("coming", 1), ("coming", 22), ("coming", 274)], 1),
        (date(2025, 3, 3), [("current", 28), ("coming", 21), ("coming", 273)], None),
        (date(2025, 3, 31), [("current", 0), ("current", 15), ("coming", 245)], None),
        (date(2025, 4, 16), [("done", 0), ("done", 0), ("coming", 229)], 3),
        (date(2026, 1, 5), [("done", 0), ("done", 0), ("done", 0)], 4),
    ],
)
def test_each_stage_says_where_today_stands(
    today: date, states: list[tuple[str, int]], gap_before: int | None
) -> None:
    drawn = ribbon([CLOSING, CHECK, CALL], today)
    assert drawn is not None
    assert [bar.stage.title for bar in drawn.bars] == ["征集", "形审", "收年"]
    assert [(bar.state, bar.days) for bar in drawn.bars] == states
    assert drawn.gap_before == gap_before


def test_stages_that_overlap_lie_in_two_lanes_and_within_the_line() -> None:
    drawn = ribbon([CALL, CHECK, CLOSING], date(2025, 3, 25))
    assert drawn is not None
    assert [(bar.x, bar.y, bar.width) for bar in drawn.bars] == [(8, 26, 111), (90, 54, 87), (1078, 26, 119)]
    assert (drawn.months[0], drawn.months[-1]) == ((0, "3月"), (1078, "12月"))
    assert drawn.today_x == 96


def test_today_beyond_the_year_has_no_mark_and_a_single_day_still_shows() -> None:
    day = RibbonStage("交流日", date(2025, 12, 31), date(2025, 12, 31))
    drawn = ribbon([CALL, day], date(2026, 2, 1))
    assert drawn is not None
    assert drawn.today_x is None
    assert (drawn.bars[1].width, drawn.bars[1].x + drawn.bars[1].width) == (24, WIDTH)


@pytest.mark.parametrize(
    ("starts", "ends", "chinese", "english"),
    [
        (date(2025, 3, 3), date(2025, 3, 31), "3月3日—3月31日", "3 Mar – 31 Mar"),
        (date(2025, 3, 3), date(2025, 3, 3), "3月3日", "3 Mar"),
        (date(2025, 12, 1), date(2026, 1, 9), "2025年12月1日—2026年1月9日", "1 Dec 2025 – 9 Jan 2026"),
    ],
)
def test_days_in_words(starts: date, ends: date, chinese: str, english: str) -> None:
    with override("zh-hans"):
        assert span_words(starts, ends) == chinese
    with override("en"):
        assert span_words(starts, ends) == english
