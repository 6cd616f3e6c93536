"""Working days: the vectors of real notices, make-up days, years nobody has announced."""

from datetime import date

import pytest

from lianchuang.basics.calendars import Calendar, UnknownYear

OFFICIAL = Calendar()


@pytest.mark.parametrize(
    ("starts_on", "counts_first_day", "last_on"),
    [
        (date(2025, 4, 28), True, date(2025, 5, 7)),
        (date(2025, 4, 15), True, date(2025, 4, 21)),
        (date(2026, 2, 11), False, date(2026, 2, 25)),  # 14 February is a working Saturday
        (date(2026, 9, 17), False, date(2026, 9, 23)),  # 20 September is a working Sunday
    ],
)
def test_five_working_days(starts_on: date, counts_first_day: bool, last_on: date) -> None:
    found = OFFICIAL.last_day(starts_on, 5, working=True, counts_first_day=counts_first_day)
    assert found == last_on


@pytest.mark.parametrize(("first", "last_on"), [(True, date(2025, 5, 2)), (False, date(2025, 5, 3))])
def test_natural_days_know_no_holidays(first: bool, last_on: date) -> None:
    assert OFFICIAL.last_day(date(2025, 4, 28), 5, working=False, counts_first_day=first) == last_on


def test_a_span_that_starts_on_a_holiday_counts_from_the_first_working_day() -> None:
    assert OFFICIAL.last_day(date(2025, 5, 1), 1, working=True, counts_first_day=True) == date(2025, 5, 6)


def test_a_year_nobody_announced_is_refused_in_words() -> None:
    with pytest.raises(UnknownYear) as refused:
        OFFICIAL.last_day(date(2031, 4, 28), 5, working=True, counts_first_day=True)
    assert (refused.value.year, "2031 年" in refused.value.says) == (2031, True)


def test_natural_days_need_no_calendar() -> None:
    assert OFFICIAL.last_day(date(2031, 4, 28), 5, working=False, counts_first_day=True) == date(2031, 5, 2)


def test_a_year_typed_in_is_known() -> None:
    calendar = Calendar({2031: {date(2031, 5, 1): False, date(2031, 5, 4): True}})
    assert calendar.knows(2031)
    assert not calendar.knows(2032)
    assert [calendar.is_working_day(date(2031, 5, day)) for day in (1, 2, 3, 4)] == [False, True, False, True]


def test_the_same_day_next_year_is_a_working_day() -> None:
    assert OFFICIAL.same_day_next_year(date(2025, 5, 6)) == date(2026, 5, 6)
    assert OFFICIAL.same_day_next_year(date(2025, 10, 1)) == date(2026, 10, 8)
    assert OFFICIAL.same_day_next_year(date(2024, 2, 29)) == date(2025, 2, 28)


def test_no_days_are_no_span() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        OFFICIAL.last_day(date(2025, 4, 28), 0, working=True, counts_first_day=True)
