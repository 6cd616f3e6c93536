"""The clock of a year, without a database: windows to the second, days moved, what may still be changed."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from lianchuang.basics.calendars import Calendar
from lianchuang.programmes.rules.questions import BY_NAME, PRESETS, USUAL, excludes, question_problems
from lianchuang.programmes.rules.year import (
    STAGE_PRESETS,
    call_problems,
    change_problems,
    moved_day,
    proposed_day,
    span_problems,
    window_at,
    year_problem,
)

BEIJING = timezone(timedelta(hours=8))
OPENS = datetime(2025, 3, 3, 9, 0, tzinfo=BEIJING)
CLOSES = datetime(2025, 3, 31, 17, 0, tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("at", "state"),
    [
        (datetime(2025, 3, 3, 8, 59, 59, 999_999, tzinfo=BEIJING), "coming"),
        (datetime(2025, 3, 3, 9, 0, tzinfo=BEIJING), "open"),
        (datetime(2025, 3, 3, 1, 0, tzinfo=UTC), "open"),
        (datetime(2025, 3, 31, 16, 59, 59, tzinfo=BEIJING), "open"),
        (datetime(2025, 3, 31, 17, 0, tzinfo=BEIJING), "closed"),
        (datetime(2025, 3, 31, 9, 0, 1, tzinfo=UTC), "closed"),
    ],
)
def test_a_window_holds_its_opening_and_not_its_closing(at: datetime, state: str) -> None:
    window = window_at(OPENS, CLOSES, at)
    assert (window.state, window.is_open, window.has_opened) == (state, state == "open", state != "coming")


@pytest.mark.parametrize(
    ("day", "years", "moved"),
    [
        (date(2024, 3, 1), 1, date(2025, 3, 3)),
        (date(2024, 4, 30), 1, date(2025, 4, 30)),
        (date(2024, 5, 1), 1, date(2025, 5, 6)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2025, 2, 14), 1, date(2026, 2, 14)),
        (date(2023, 3, 3), 2, date(2025, 3, 3)),
        (date(2024, 2, 29), 2, date(2026, 2, 28)),
        (date(2022, 12, 31), 1, date(2023, 12, 29)),
    ],
)
def test_days_move_to_working_days(day: date, years: int, moved: date) -> None:
    assert moved_day(Calendar(), day, years).day == moved


def test_a_year_nobody_announced_is_said_and_not_guessed() -> None:
    moved = moved_day(Calendar(), date(2034, 3, 1), 1)
    assert moved.day is None
    assert moved.says == "还没有 2035 年的官方放假安排，算不出工作日。请先录入国务院办公厅的放假通知。"
    assert proposed_day(Calendar(), 2035, 3, 1) == moved
    typed = Calendar({2035: {date(2035, 3, 1): False}})
    assert moved_day(typed, date(2034, 3, 1), 1).day == date(2035, 3, 2)


def test_the_proposed_stages_follow_each_other() -> None:
    calendar = Calendar()
    days = [
        proposed_day(calendar, 2025, *each).day
        for preset in STAGE_PRESETS
        for each in (preset.starts, preset.ends)
    ]
    assert days == sorted(days)
    assert days[:4] == [date(2025, 1, 10), date(2025, 2, 10), date(2025, 3, 3), date(2025, 3, 31)]


@pytest.mark.parametrize(
    ("year", "problem"),
    [
        (2020, "年度应在 2021 到 2026 之间。"),
        (2021, ""),
        (2026, ""),
        (2027, "年度应在 2021 到 2026 之间。"),
    ],
)
def test_a_year_lies_between_the_founding_and_next_year(year: int, problem: str) -> None:
    assert year_problem(year, 2021, 2025) == problem


def test_an_end_is_not_before_its_start() -> None:
    first, second = date(2025, 3, 3), date(2025, 3, 4)
    assert span_problems(first, first, ("a", "b")) == {}
    assert span_problems(first, None, ("a", "b")) == {}
    assert span_problems(second, first, ("a", "b")) == {"b": "结束早于开始，请核对。"}


def test_a_call_belongs_to_its_year_and_ends_after_it_begins() -> None:
    assert call_problems(2025, OPENS, CLOSES) == {}
    assert call_problems(2025, OPENS, OPENS) == {"closes_at": "截止要在开始之后，请核对。"}
    assert call_problems(2027, OPENS, CLOSES) == {"opens_at": "这是 2027 年度的征集，请核对年份。"}


NOW = {
    "title": "征集", "text": "", "opens_at": OPENS, "closes_at": CLOSES, "most_per_studio": 2, "most_per_body": None,
    "most_funding_yuan": Decimal(50_000), "scheme": None, "notice_length": 5,
}  # fmt: skip
BEFORE, DURING, AFTER = (OPENS - timedelta(days=1), OPENS, CLOSES)
STARTED = "征集已经开始，"


@pytest.mark.parametrize(
    ("at", "new", "problems"),
    [
        (BEFORE, {"opens_at": OPENS + timedelta(days=1), "most_per_studio": 1, "notice_length": 7}, {}),
        (BEFORE, {"closes_at": BEFORE}, {"closes_at": "截止时间已经过了，请核对。"}),
        (DURING, {**NOW, "title": "新名", "text": "说明"}, {}),
        (DURING, {"most_per_studio": 3, "most_funding_yuan": None, "closes_at": CLOSES + timedelta(seconds=1)}, {}),
        (DURING, {"most_per_studio": 1}, {"most_per_studio": STARTED + "限额只能放宽。"}),
        (DURING, {"most_per_body": 5}, {"most_per_body": STARTED + "不能再加限制。"}),
        (DURING, {"closes_at": CLOSES - timedelta(seconds=1)}, {"closes_at": STARTED + "截止只能往后延，不能提前。"}),
        (DURING, {"opens_at": OPENS + timedelta(days=1)}, {"opens_at": STARTED + "这一项不能再改。"}),
        (DURING, {"notice_length": 7}, {"notice_length": STARTED + "这一项不能再改。"}),
        (AFTER, {"title": "新名"}, {}),
        (AFTER, {"closes_at": CLOSES + timedelta(days=1)}, {"closes_at": "征集已经截止，不能再改；还要收，请另开一次征集。"}),
    ],
)  # fmt: skip
def test_what_may_change_when(at: datetime, new: dict, problems: dict) -> None:
    assert change_problems(NOW, new, at) == problems


def test_the_exclusions_of_the_real_calls_are_presets() -> None:
    excluding = [preset.name for preset in PRESETS if preset.excludes_on == "yes"]
    assert excluding == [
        "in_government_plan", "prized_by_government", "secret", "disputed_ownership", "prized_before",
    ]  # fmt: skip
    assert excludes("secret", "yes")
    assert not excludes("secret", "no")
    assert excludes("unit_provides", "no")
    assert not excludes("novelty", "yes")
    assert not excludes("nobody knows it", "yes")
    assert set(USUAL) <= set(BY_NAME)
    assert len(BY_NAME) == len(PRESETS)


def test_a_question_only_widens_once_the_call_has_opened() -> None:
    now = {"label": "问", "kind": "text", "is_required": False, "longest": 500}
    new = {"label": "问题", "kind": "line", "is_required": True, "longest": 400}
    assert question_problems(now, new, has_opened=False) == {}
    assert question_problems(now, new, has_opened=True) == {
        "kind": "征集已经开始，不能换答法；请停问这一问，另加一问。",
        "longest": "征集已经开始，字数只能放宽。",
        "is_required": "征集已经开始，选答的不能改成必答。",
    }
    wider = {"label": "问题", "kind": "text", "is_required": False, "longest": 600}
    assert question_problems(now, wider, has_opened=True) == {}
