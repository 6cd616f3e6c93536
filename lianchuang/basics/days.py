"""Days as people know them: some to the day, some to the month, some to the year; and spans of them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from lianchuang.basics.numerals import DIGITS, TENS, parse_chinese_numeral, parse_digit_row
from lianchuang.basics.said import Said
from lianchuang.basics.text import narrow, shown
from lianchuang.basics.unreadable import Unreadable

Precision = Literal["day", "month", "year"]

FIRST_YEAR, LAST_YEAR = 1949, 2100
EXPECTED = Said("应写成 2018年1月5日、2018-01-05、2018/1/5、2018年1月 或 2018.1")
EXCEL_DAY_ONE = date(1899, 12, 30)
# Bare whole numbers in this range are most likely dates whose cell lost its date format (1980 to 2100).
EXCEL_SERIALS = range(29_221, 73_415)

WRITTEN = f"[{''.join(DIGITS)}{''.join(TENS)}]"
YMD = re.compile(rf"(\d+|{WRITTEN}+)年(?:度|(\d+|{WRITTEN}+)月(?:份|(\d+|{WRITTEN}+)[日号])?)?")
DIVIDED = re.compile(r"(\d+)([-/.])(\d+)(?:\2(\d+)\2?)?")
TOGETHER = re.compile(r"(\d{4})(\d\d)(\d\d)?")
MIDNIGHT_OR_CLOCK = re.compile(r"[T ]\d{1,2}:\d\d(:\d\d(\.\d+)?)?$")


@dataclass(frozen=True)
class PartialDate:
    """A day, a month or a year; `last` is its last day, so that it is before a day only if all of it is."""

    last: date
    precision: Precision

    def __post_init__(self) -> None:
        if self.last != _last_day(self.last, self.precision):
            raise ValueError(f"{self.last} is not the last day of a {self.precision}")

    @property
    def first(self) -> date:
        """Its first day."""
        if self.precision == "day":
            return self.last
        return self.last.replace(day=1) if self.precision == "month" else self.last.replace(month=1, day=1)

    def __str__(self) -> str:
        return print_partial(self.last, self.precision)


def parse_partial_date(cell: str | date | datetime | int | float | None) -> PartialDate | None:
    """Return the day, month or year a cell names; None for an empty cell.

    Text: 2018年1月, 2017/9/21, 2014.6, ２０１３年８月, 2018-10-14, 20181014, 二〇一八年五月, 2024年; a clock after a day is
    dropped. Numbers: 2014 is a year and 2014.6 is June 2014, but the number 2014.1 may have been typed 2014.1 or 2014.10
    (Excel keeps no zero at the end), so it is refused, as is a date that lost its format (44314). Years 1949 to 2100.
    """
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return _partial(cell, str(cell.year), str(cell.month), str(cell.day))
    if isinstance(cell, str):
        return _parse_text(cell)
    if isinstance(cell, bool) or not isinstance(cell, (int, float)):
        raise _no_date(cell)
    return _parse_number(cell)


def print_partial(last: date, precision: str, lang: str = "zh") -> str:
    """Return a stored partial date in words: 2018年1月5日, 2018年1月, 2018年; in English 5 Jan 2018, Jan 2018, 2018."""
    if lang.startswith("en"):
        month = f"{calendar.month_abbr[last.month]} {last.year}"
        return {"day": f"{last.day} {month}", "month": month}.get(precision, str(last.year))
    parts = {"day": f"{last.month}月{last.day}日", "month": f"{last.month}月"}
    return f"{last.year}年{parts.get(precision, '')}"


def partial(year: int, month: int | None = None, day: int | None = None) -> PartialDate:
    """Return the partial date of these numbers; ValueError where there is no such day."""
    if month is None:
        return PartialDate(date(year, 12, 31), "year")
    if day is None:
        return PartialDate(date(year, month, calendar.monthrange(year, month)[1]), "month")
    return PartialDate(date(year, month, day), "day")


def _parse_text(cell: str) -> PartialDate:
    text = narrow(cell)
    if not MIDNIGHT_OR_CLOCK.search(text) and re.search(r"[0-9]\s+[0-9]", text):
        says = Said(
            "%(cell)s的数字中间有空格，看不出是哪一天：%(expected)s。", cell=shown(cell), expected=EXPECTED
        )
        raise Unreadable(says)
    text = re.sub(r"\s", "", MIDNIGHT_OR_CLOCK.sub("", text)).rstrip(".。")
    if found := YMD.fullmatch(text):
        return _partial(cell, *found.groups())
    if found := DIVIDED.fullmatch(text):
        return _partial(cell, found[1], found[3], found[4])
    if found := TOGETHER.fullmatch(text):
        return _partial(cell, *found.groups())
    if re.fullmatch(r"\d+", text):
        return _partial(cell, text, None, None)
    raise _no_date(cell)


def _no_date(cell: object) -> Unreadable:
    return Unreadable(Said("%(cell)s不是日期：%(expected)s。", cell=shown(cell), expected=EXPECTED))


def _parse_number(cell: int | float) -> PartialDate:
    written = repr(cell) if isinstance(cell, int) or not cell.is_integer() else str(int(cell))
    if written.isdigit() and int(written) in EXCEL_SERIALS:
        day = EXCEL_DAY_ONE + timedelta(days=int(written))
        says = Said(
            "「%(number)s」像是没有设成日期格式的日期（%(day)s），请在 Excel 里把这一格设为日期格式。",
            number=written,
            day=PartialDate(day, "day"),
        )
        raise Unreadable(says)
    if re.fullmatch(r"\d{4}\.1", written):
        says = Said(
            "「%(number)s」是数字，看不出是 1 月还是 10 月：请写成 %(year)s年1月 或 %(year)s年10月。",
            number=written,
            year=written[:4],
        )
        raise Unreadable(says)
    return _parse_text(written)


def _partial(cell: object, year: str, month: str | None, day: str | None) -> PartialDate:
    """Check year, month and day one after the other and name the first that is wrong."""
    known = _year_number(cell, year)
    if month is None:
        return partial(known)
    number = _small_number(month)
    if number is None or not 1 <= number <= 12:
        raise Unreadable(Said("%(cell)s不是日期：月份应在 1 到 12 之间。", cell=shown(cell)))
    if day is None:
        return partial(known, number)
    days = calendar.monthrange(known, number)[1]
    which = _small_number(day)
    if which is None or not 1 <= which <= days:
        said = Said(
            "%(cell)s不是日期：%(month)s只有 1 到 %(days)s 日。",
            cell=shown(cell),
            month=partial(known, number),
            days=days,
        )
        raise Unreadable(said)
    return partial(known, number, which)


def _year_number(cell: object, year: str) -> int:
    number = int(year) if year.isdigit() and len(year) <= 6 else parse_digit_row(year)
    if year.isdigit() and len(year) == 2:
        raise Unreadable(
            Said("%(cell)s的年份只有两位，请写四位，如 20%(year)s年。", cell=shown(cell), year=year)
        )
    if number is None or len(year) != 4 or not FIRST_YEAR <= number <= LAST_YEAR:
        says = Said(
            "%(cell)s不是日期：年份应在 %(first)s 到 %(last)s 之间，写四位数。",
            cell=shown(cell),
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )
        raise Unreadable(says)
    return number


def _small_number(text: str) -> int | None:
    if text.isdigit():
        return int(text) if len(text) <= 2 else None
    return parse_chinese_numeral(text)


def _last_day(day: date, precision: str) -> date:
    if precision == "year":
        return day.replace(month=12, day=31)
    return day.replace(day=calendar.monthrange(day.year, day.month)[1]) if precision == "month" else day
