"""How long a notice stands, told by the day: which days count, how many are left, what may go on when it is over."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

from lianchuang.basics.periods import PartialDate
from lianchuang.basics.said import Said

LONGEST_PERIOD = 60
WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
ONE_DAY = timedelta(days=1)
COUNTING = {
    "working": Said("工作日按国务院办公厅的放假安排计算：周末和放假的日子不算，调休上班的日子算。"),
    "natural": Said("自然日每天都算，周末和放假的日子也算。"),
}
FIRST_DAY = {True: Said("发布当天算第一天。"), False: Said("发布当天不算，从第二天起算。")}

Standing = Literal["waiting", "cleared", "removed"]


class Phase(StrEnum):
    """Where a notice is on a day: not out, out but not begun, standing, over, taken back."""

    DRAFTED = "drafted"
    AHEAD = "ahead"
    STANDING = "standing"
    OVER = "over"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class NoticeDay:
    """One day between the first and the last: which of the counted days it is, 0 where it does not count."""

    day: date
    number: int
    is_working: bool


def phase_of(state: str, starts_on: date | None, last_on: date | None, on: date) -> Phase:
    """Where a notice is on a day, whatever its stored state says; the last day is included."""
    if state == "withdrawn":
        return Phase.WITHDRAWN
    if state == "drafted" or starts_on is None or last_on is None:
        return Phase.DRAFTED
    if state == "closed" or on > last_on:
        return Phase.OVER
    return Phase.STANDING if on >= starts_on else Phase.AHEAD


def days_of(
    starts_on: date,
    last_on: date,
    *,
    working: bool,
    counts_first_day: bool,
    is_working_day: Callable[[date], bool],
) -> list[NoticeDay]:
    """Every day of a notice, both ends included, each with its number among those that count.

    Raises whatever is_working_day raises for a year nobody knows.
    """
    found: list[NoticeDay] = []
    number, day = 0, starts_on
    while day <= last_on:
        worked = is_working_day(day)
        counts = (worked or not working) and (counts_first_day or day != starts_on)
        number += counts
        found.append(NoticeDay(day, number if counts else 0, worked))
        day += ONE_DAY
    return found


def days_left(days: Iterable[NoticeDay], on: date) -> int:
    """How many counted days are left, the day itself included."""
    return sum(1 for each in days if each.number and each.day >= on)


def told_day(day: date) -> Said:
    """2025年4月28日（星期一）."""
    return Said("%(day)s（%(weekday)s）", day=PartialDate(day, "day"), weekday=Said(WEEKDAYS[day.weekday()]))


def span_said(starts_on: date, last_on: date, length: int, unit: str) -> Said:
    """The days of a notice as a sentence."""
    told = {"starts": told_day(starts_on), "last": told_day(last_on), "length": length}
    if unit == "working":
        return Said("自%(starts)s起，至%(last)s止，共 %(length)s 个工作日。最后一天全天有效。", **told)
    return Said("自%(starts)s起，至%(last)s止，共 %(length)s 个自然日。最后一天全天有效。", **told)


def standing_of(
    phase: Phase, entries: Iterable[tuple[int, str, bool]], objected: Collection[int | None]
) -> dict[str, Standing]:
    """Key -> waiting, cleared or removed, of entries (id, key, was removed).

    objected   the entries that open objections are about; None where one is about the whole list
    Cleared is only what stood to the end with no open objection on it or on the whole list.
    """
    is_over = phase is Phase.OVER and None not in objected
    return {
        key: "removed" if is_removed else "cleared" if is_over and number not in objected else "waiting"
        for number, key, is_removed in entries
    }
