"""Working days by the official Chinese calendar, with its make-up days; a year nobody has announced is refused.

Days off and make-up days come from the State Council's yearly paper (国务院办公厅关于部分节假日安排的通知).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import chinese_calendar

from lianchuang.basics.said import Said

ONE_DAY = timedelta(days=1)


class UnknownYear(ValueError):
    """The official calendar of this year is not known; `says` is fit for the screen."""

    def __init__(self, year: int) -> None:
        self.year = year
        self.says = Said(
            "还没有 %(year)s 年的官方放假安排，算不出工作日。请先录入国务院办公厅的放假通知。", year=year
        )
        super().__init__(self.says)


@dataclass(frozen=True)
class Calendar:
    """The years that are known: those of the library, and those typed in (day -> worked or not; year -> its days)."""

    typed: Mapping[int, Mapping[date, bool]] = field(default_factory=dict)

    def knows(self, year: int) -> bool:
        """Whether every day of the year can be told."""
        return year in self.typed or _library_knows(year)

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on the day. Raises UnknownYear."""
        if day.year in self.typed:
            return self.typed[day.year].get(day, day.weekday() < 5)
        if not _library_knows(day.year):
            raise UnknownYear(day.year)
        return bool(chinese_calendar.is_workday(day))

    def next_working_day(self, day: date) -> date:
        """The day itself where it is worked, else the first that is worked after it. Raises UnknownYear."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def last_day(self, starts_on: date, length: int, *, working: bool, counts_first_day: bool) -> date:
        """The last day (included) of a span of `length` days that starts on a day.

        working            only working days count; else every day does
        counts_first_day   the first day counts as one, where it is a day that counts
        Raises UnknownYear, and ValueError for a length under one.
        """
        if length < 1:
            raise ValueError("a span has at least one day")
        day, left = starts_on if counts_first_day else starts_on + ONE_DAY, length
        while True:
            if not working or self.is_working_day(day):
                left -= 1
            if left == 0:
                return day
            day += ONE_DAY

    def same_day_next_year(self, day: date) -> date:
        """The day one year later, moved on to a working day; 29 February becomes 28 February. Raises UnknownYear."""
        is_leap_day = (day.month, day.day) == (2, 29)
        return self.next_working_day(day.replace(year=day.year + 1, day=28 if is_leap_day else day.day))


def _library_knows(year: int) -> bool:
    try:
        chinese_calendar.is_workday(date(year, 1, 1))
        chinese_calendar.is_workday(date(year, 12, 31))
    except NotImplementedError:
        return False
    return True
