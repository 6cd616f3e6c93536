"""Which numbers of a sheet are dates: the number format decides, and what it shows is what we read."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from enum import Enum

# Built-in formats by number; 27 to 36 and 50 to 58 are dates in Chinese Excel.
MONTH_ONLY = {17, 27, 36, 50, 52, 57}
DAYS = {14, 15, 16, 28, 29, 30, 31, 51, 53, 54, 58}
CLOCKS = {18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56}
DAY_AND_CLOCK = {22}

NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
LAST_SERIAL = 2_958_465
LEAP_BUG = 60


class Shown(Enum):
    """What a number format shows of a number."""

    NUMBER = 0
    YEAR = 1
    MONTH = 2
    DAY = 3
    CLOCK = 4


def what_is_shown(format_id: int, code: str | None) -> Shown:
    """Return what a format shows; `code` is the written format of a custom one."""
    if code is None:
        built_in = ((MONTH_ONLY, Shown.MONTH), (DAYS | DAY_AND_CLOCK, Shown.DAY), (CLOCKS, Shown.CLOCK))
        return next((shown for ids, shown in built_in if format_id in ids), Shown.NUMBER)
    bare = (
        NOT_SHOWN.sub("", code.split(";")[0])
        .lower()
        .replace("general", "")
        .replace("am/pm", "h")
        .replace("a/p", "h")
    )
    if re.search("[yed]", bare) and not re.search("[0#?]", bare.replace("ss.0", "")):
        if "d" in bare or "h" in bare:
            return Shown.DAY
        return Shown.MONTH if "m" in bare else Shown.YEAR
    if re.search("[hs]", bare):
        return Shown.CLOCK
    return Shown.MONTH if re.fullmatch(r"m+", bare.strip()) else Shown.NUMBER


def read_serial(
    number: int | float, shown: Shown, from_1904: bool
) -> int | float | str | date | datetime | time:
    """Return the date, instant or time of day behind a number cell, as far as its format shows it.

    A format that shows no day (Excel turns a typed 2018年1月 into the first of January and shows yyyy年m月) gives the
    text 2018年1月, so that a month stays a month. Numbers that are no date are given back. Seconds are rounded.
    """
    if shown is Shown.NUMBER or not 0 <= number <= LAST_SERIAL:
        return number
    days, seconds = divmod(round(number * 86_400), 86_400)
    clock = (datetime(2000, 1, 1) + timedelta(seconds=seconds)).time()
    if days == 0:
        return number if shown in (Shown.MONTH, Shown.YEAR) else clock
    if shown is Shown.CLOCK and days < 366:
        return number
    day = _day(days, from_1904)
    if shown is Shown.YEAR:
        return f"{day.year}年"
    if shown is Shown.MONTH:
        return f"{day.year}年{day.month}月"
    return datetime.combine(day, clock) if seconds else day


def _day(days: int, from_1904: bool) -> date:
    """Excel believes in 29 February 1900 (day 60); days before it are one off."""
    if from_1904:
        return date(1904, 1, 1) + timedelta(days=days)
    return date(1899, 12, 31 if days < LEAP_BUG else 30) + timedelta(days=days)
