"""The clock of a year: its stages, the window of a call, days moved into the next year. No database, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lianchuang.basics.calendars import ONE_DAY, Calendar, UnknownYear
from lianchuang.basics.said import Said

COMING, OPEN, CLOSED = "coming", "open", "closed"
MOST_STAGES, MOST_DIRECTIONS = 20, 30


@dataclass(frozen=True)
class StagePreset:
    """A stage that most years have: its first and last day as (month, day)."""

    name: str
    title: Said
    starts: tuple[int, int]
    ends: tuple[int, int]


STAGE_PRESETS = (
    StagePreset("directions", Said("定方向"), (1, 10), (2, 10)),
    StagePreset("call", Said("征集申报"), (3, 1), (3, 31)),
    StagePreset("check", Said("形式审查"), (4, 1), (4, 15)),
    StagePreset("review", Said("专家评审"), (4, 20), (5, 15)),
    StagePreset("selection", Said("评定和公示"), (5, 20), (6, 5)),
    StagePreset("projects", Said("立项实施"), (6, 10), (11, 30)),
    StagePreset("closing", Said("总结收年"), (12, 1), (12, 31)),
)


@dataclass(frozen=True)
class Window:
    """征集的窗口: from opens_at (included) until closes_at (excluded), and where an instant stands to it."""

    opens_at: datetime
    closes_at: datetime
    state: str

    @property
    def is_open(self) -> bool:
        """Whether it takes what is filed."""
        return self.state == OPEN

    @property
    def has_opened(self) -> bool:
        """Whether it is open or was."""
        return self.state != COMING


def window_at(opens_at: datetime, closes_at: datetime, at: datetime) -> Window:
    """The window as it stands at an instant, to the second and finer: the opening is in it, the closing is not."""
    state = COMING if at < opens_at else OPEN if at < closes_at else CLOSED
    return Window(opens_at, closes_at, state)


@dataclass(frozen=True)
class MovedDay:
    """A day moved into another year, or None with the reason in words: nothing is guessed."""

    day: date | None
    says: str = ""


def proposed_day(calendar: Calendar, year: int, month: int, day: int) -> MovedDay:
    """The first working day from a day of the year on, none where the calendar of that year is not known."""
    return _on_a_working_day(calendar, date(year, month, day))


def moved_day(calendar: Calendar, day: date, years: int) -> MovedDay:
    """The same day so many years later, on a working day; 29 February becomes 28 February.

    As Calendar.same_day_next_year, but a day at the end of the year stays in it: it moves back instead.
    """
    is_leap_day = (day.month, day.day) == (2, 29)
    same = day.replace(year=day.year + years, day=28 if is_leap_day else day.day)
    return _on_a_working_day(calendar, same)


def _on_a_working_day(calendar: Calendar, day: date) -> MovedDay:
    if not calendar.knows(day.year):
        return MovedDay(None, UnknownYear(day.year).says)
    for step in (ONE_DAY, -ONE_DAY):
        found = day
        while found.year == day.year and not calendar.is_working_day(found):
            found += step
        if found.year == day.year:
            return MovedDay(found)
    raise ValueError(f"no working day in {day.year}")


def span_problems(starts: Any, ends: Any, names: tuple[str, str]) -> dict[str, str]:
    """Field -> what is wrong: an end that is before its start; both may be days or instants."""
    if starts is not None and ends is not None and ends < starts:
        return {names[1]: Said("结束早于开始，请核对。")}
    return {}


def year_problem(year: int, chartered: int, this_year: int) -> str:
    """What is wrong with opening this year, "" for nothing: from the founding to next year."""
    if chartered <= year <= this_year + 1:
        return ""
    return Said("年度应在 %(first)s 到 %(last)s 之间。", first=chartered, last=this_year + 1)


def call_problems(year: int, opens_at: datetime | None, closes_at: datetime | None) -> dict[str, str]:
    """Field -> what is wrong with a call's window in a programme of that year."""
    if opens_at is not None and abs(opens_at.year - year) > 1:
        return {"opens_at": Said("这是 %(year)s 年度的征集，请核对年份。", year=year)}
    if opens_at is not None and closes_at is not None and closes_at <= opens_at:
        return {"closes_at": Said("截止要在开始之后，请核对。")}
    return {}


# What may be raised, or lifted altogether, while a call is open.
LIMITS = ("most_per_studio", "most_per_body", "most_funding_yuan")
FREE = ("title", "text", "closes_at", *LIMITS)


def change_problems(now: Mapping[str, Any], new: Mapping[str, Any], at: datetime) -> dict[str, str]:
    """Field -> why it may not change to that. Before the opening everything may; then words, and what is to the good
    of those who file: limits up or away, the closing later; once closed only words.

    now, new   column -> value; a column that new does not name stays
    """
    window = window_at(now["opens_at"], now["closes_at"], at)
    changed = {name: value for name, value in new.items() if value != now[name]}
    if window.state == COMING:
        closing = new.get("closes_at", now["closes_at"])
        return {"closes_at": Said("截止时间已经过了，请核对。")} if closing <= at else {}
    if window.state == CLOSED:
        says = Said("征集已经截止，不能再改；还要收，请另开一次征集。")
        return {name: says for name in changed if name not in ("title", "text")}
    found: dict[str, str] = {
        name: Said("征集已经开始，这一项不能再改。") for name in changed if name not in FREE
    }
    for name in LIMITS:
        if name in changed and now[name] is None:
            found[name] = Said("征集已经开始，不能再加限制。")
        elif name in changed and changed[name] is not None and changed[name] < now[name]:
            found[name] = Said("征集已经开始，限额只能放宽。")
    if "closes_at" in changed and changed["closes_at"] < now["closes_at"]:
        found["closes_at"] = Said("征集已经开始，截止只能往后延，不能提前。")
    return found
