"""The year on one line: where each stage stands on it, where today is, in lanes where stages overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lianchuang.design.filters import MONTHS, is_english

WIDTH, LANE, BAR, TOP, FOOT = 1200, 28, 22, 26, 30
# What is left free between a stage and one that follows it at once.
GAP, NARROWEST = 3, 24
DONE, CURRENT, COMING = "done", "current", "coming"


@dataclass(frozen=True)
class RibbonStage:
    """A stage with its days, both included; told: what it counts, in words; address: where it is worked on."""

    title: str
    starts_on: date
    ends_on: date
    told: str = ""
    address: str = ""


@dataclass(frozen=True)
class Bar:
    """A stage as it is drawn. days: left until its end where it is current, until its start where it is coming."""

    number: int
    stage: RibbonStage
    state: str
    days: int
    span: str
    x: int
    y: int
    width: int

    @property
    def middle(self) -> int:
        """Where its number stands."""
        return self.x + self.width // 2


@dataclass(frozen=True)
class Ribbon:
    """The whole line. today_x: None where today lies beyond it; gap_before: today lies before this bar, in no stage."""

    bars: list[Bar]
    months: list[tuple[int, str]]
    today: date
    today_x: int | None
    gap_before: int | None
    height: int
    width: int = WIDTH


def ribbon(stages: Sequence[RibbonStage], today: date) -> Ribbon | None:
    """The year's stages in the order of their days, on whole months; None where there are none."""
    if not stages:
        return None
    first = min(each.starts_on for each in stages).replace(day=1)
    last = max(each.ends_on for each in stages)
    end = _next_month(last)
    scale = WIDTH / (end - first).days
    bars, lanes = _bars(sorted(stages, key=lambda each: (each.starts_on, each.ends_on)), first, scale, today)
    return Ribbon(
        bars,
        _months(first, end, scale),
        today,
        round(((today - first).days + 0.5) * scale) if first <= today < end else None,
        _gap(bars),
        TOP + lanes * LANE + FOOT,
    )


def span_words(starts_on: date, ends_on: date) -> str:
    """3月3日—3月31日, 3 Mar – 31 Mar; the year only where the two differ in it."""
    if starts_on == ends_on:
        return _day_words(starts_on)
    is_two_years = starts_on.year != ends_on.year
    between = " – " if is_english() else "—"
    return f"{_day_words(starts_on, is_two_years)}{between}{_day_words(ends_on, is_two_years)}"


def _bars(stages: Sequence[RibbonStage], first: date, scale: float, today: date) -> tuple[list[Bar], int]:
    found: list[Bar] = []
    ends: list[int] = []
    for number, stage in enumerate(stages, start=1):
        x = round((stage.starts_on - first).days * scale)
        width = max(round((stage.ends_on - stage.starts_on).days * scale + scale) - GAP, NARROWEST)
        x = min(x, WIDTH - width)
        lane = next((place for place, taken in enumerate(ends) if taken <= x), len(ends))
        ends[lane : lane + 1] = [x + width]
        state, days = _state(stage, today)
        span = span_words(stage.starts_on, stage.ends_on)
        found.append(Bar(number, stage, state, days, span, x, TOP + lane * LANE, width))
    return found, len(ends)


def _state(stage: RibbonStage, today: date) -> tuple[str, int]:
    if today < stage.starts_on:
        return COMING, (stage.starts_on - today).days
    if today <= stage.ends_on:
        return CURRENT, (stage.ends_on - today).days
    return DONE, 0


def _gap(bars: Sequence[Bar]) -> int | None:
    """The number of the bar before which today lies, where no stage is current; one beyond the last at the end."""
    if any(bar.state == CURRENT for bar in bars):
        return None
    return next((bar.number for bar in bars if bar.state == COMING), len(bars) + 1)


def _months(first: date, end: date, scale: float) -> list[tuple[int, str]]:
    found, month = [], first
    while month < end:
        found.append((round((month - first).days * scale), _month_words(month)))
        month = _next_month(month)
    return found


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _month_words(month: date) -> str:
    return MONTHS[month.month - 1] if is_english() else f"{month.month}月"


def _day_words(day: date, with_year: bool = False) -> str:
    if is_english():
        return f"{day.day} {MONTHS[day.month - 1]}{f' {day.year}' if with_year else ''}"
    return f"{f'{day.year}年' if with_year else ''}{day.month}月{day.day}日"
