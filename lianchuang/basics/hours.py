"""The hour of the day as it stands in lists and titles: 8:57, 上午9:00, 下午2点半."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from lianchuang.basics.days import parse_partial_date
from lianchuang.basics.said import Said
from lianchuang.basics.text import narrow, shown
from lianchuang.basics.unreadable import Unreadable

EXPECTED = Said("应写成 8:57 或 上午8:57")
MORNING, AFTERNOON, NOON = (
    ("凌晨", "清晨", "早上", "早晨", "上午", "AM"),
    ("下午", "傍晚", "晚上", "晚", "PM"),
    ("中午",),
)
PARTS = "|".join((*MORNING, *AFTERNOON, *NOON))
CLOCK = re.compile(
    rf"(?P<part>{PARTS})?(?P<hour>\d{{1,2}})(?::(?P<minute>\d{{2}})(?::(?P<second>\d{{2}}))?|[点时](?:(?P<min>\d{{1,2}})分?|(?P<half>半))?)(?P<after>AM|PM)?"
)
TO = "[\u2010-\u2015\u2212~至到-]"
DAY_THEN_CLOCK = re.compile(
    rf"(?P<day>.*?(?:[日号]|\d[-/.]\d{{1,2}}(?!\d)(?=[T\s])))[T\s]*(?:\([^)]*\)|(?:星期|周)[一二三四五六日天])?\s*(?P<clock>(?:{PARTS})?\d{{1,2}}[:点时].*)"
)


def parse_clock(cell: str | time | datetime | float) -> time:
    """Return the time of day: "8:57", "8:57:30", "上午8:57", "下午2点半", "2:30 PM", a time cell, or a fraction of a day.

    A fraction (0.3729, a time cell that lost its format) is rounded to the second. Raises Unreadable for an empty cell,
    "8.57", hours above 23 and 上午12:00, which may mean noon or midnight.
    """
    if isinstance(cell, datetime):
        return cell.time()
    if isinstance(cell, time):
        return cell
    if isinstance(cell, float) and 0 <= cell < 1:
        return (datetime(2000, 1, 1) + timedelta(seconds=round(cell * 86_400) % 86_400)).time()
    if not isinstance(cell, str):
        raise _no_time("" if cell is None else cell)
    found = CLOCK.fullmatch(re.sub(r"\s", "", narrow(cell)).upper())
    if not found:
        raise _no_time(cell)
    return _clock(cell, found)


def parse_day_and_time(cell: str | date | datetime) -> tuple[date, time | None]:
    """Return the day and, where it is written, the time: "2024年5月16日上午9:00", "2024-05-16 14:30", "2024.5.16".

    Of "上午9:00—11:30" it is the beginning. A weekday between the two is not checked. The day must be a full day.
    """
    clock: time | None = None
    day: str | date = cell
    if isinstance(cell, datetime):
        clock = cell.time() if cell.time() != time(0) else None
    elif isinstance(cell, str):
        text = narrow(cell)
        if found := DAY_THEN_CLOCK.fullmatch(text):
            day, clock = found["day"], parse_clock(re.split(TO, found["clock"])[0])
        else:
            day = re.sub(r"\s*(\([^)]*\)|(星期|周)[一二三四五六日天])$", "", text)
    known = parse_partial_date(day)
    if known is None or known.precision != "day":
        raise Unreadable(
            Said("%(cell)s不是一天：应写成 2024年5月16日 或 2024年5月16日上午9:00。", cell=shown(cell))
        )
    return known.last, clock


def _no_time(cell: object) -> Unreadable:
    return Unreadable(Said("%(cell)s不是时间：%(expected)s。", cell=shown(cell), expected=EXPECTED))


def _clock(cell: str, found: re.Match[str]) -> time:
    part = found["part"] or found["after"]
    hour = int(found["hour"])
    minute = 30 if found["half"] else int(found["minute"] or found["min"] or 0)
    second = int(found["second"] or 0)
    if hour == 12 and part in (*MORNING, "晚上", "晚"):
        raise Unreadable(Said("%(cell)s看不出是中午还是半夜，请写成 12:00 或 0:00。", cell=shown(cell)))
    if (part in AFTERNOON and hour < 12) or (part in NOON and hour < 3):
        hour += 12
    if hour > 23 or minute > 59 or second > 59:
        raise Unreadable(
            Said("%(cell)s不是时间：小时应在 0 到 23 之间，分和秒在 0 到 59 之间。", cell=shown(cell))
        )
    return time(hour, minute, second)
