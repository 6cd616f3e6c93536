"""What a State Council paper on holidays says: days off and make-up days, read from its own words and checked.

国务院办公厅关于部分节假日安排的通知, or the same written by hand: 1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from lianchuang.basics.periods import PartialDate
from lianchuang.basics.said import Said
from lianchuang.basics.text import narrow, shown
from lianchuang.basics.unreadable import Unreadable

# Seven festivals have at least this many days off between them; fewer means that part of the paper is missing.
FEWEST_DAYS_OFF = 13
LONGEST_HOLIDAY = 15
ONE_DAY = timedelta(days=1)
WEEKDAY_NAMES = (
    Said("星期一"),
    Said("星期二"),
    Said("星期三"),
    Said("星期四"),
    Said("星期五"),
    Said("星期六"),
    Said("星期日"),
)
# A day: its year and month may stand before it; the weekday may follow in brackets, with the lunar day before it.
DAY = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})[日号](?:\(([^)]*)\))?"
DAYS = re.compile(rf"{DAY}(?:\s*(?:至|到|—|–|-|~)\s*{DAY})?")
OFF, WORKED = re.compile("放假|休息|调休|公休"), re.compile("上班|上课")
IN_ALL = re.compile(r"(?:共|放假)(\d{1,2})天")
# The day a paper is signed; and what offices are only encouraged to do, which makes no day off.
SIGNED = re.compile(r"\s*\d{4}年\d{1,2}月\d{1,2}日\s*")
ENCOURAGED = "鼓励"
WEEKDAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])")


@dataclass(frozen=True)
class YearRead:
    """The days a paper names: off (weekends included, as the paper counts them) and worked on a weekend."""

    off: tuple[date, ...]
    worked: tuple[date, ...]

    @property
    def differing(self) -> dict[date, bool]:
        """What differs from a bare week: weekdays off are False, weekend days worked are True."""
        return {**{day: False for day in self.off if day.weekday() < 5}, **dict.fromkeys(self.worked, True)}


@dataclass(frozen=True)
class Holiday:
    """Days off in a row, both ends included."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1


def holidays_of(days: Mapping[date, bool]) -> list[Holiday]:
    """The holidays that days off (False) make, each with the weekend beside it."""
    off = {day for day, is_working in days.items() if not is_working}

    def is_free(day: date) -> bool:
        return day in off or (day.weekday() >= 5 and day not in days)

    found: list[Holiday] = []
    for day in sorted(off):
        if found and day <= found[-1].last:
            continue
        first = last = day
        while is_free(first - ONE_DAY):
            first -= ONE_DAY
        while is_free(last + ONE_DAY):
            last += ONE_DAY
        found.append(Holiday(first, last))
    return found


def written(days: Mapping[date, bool]) -> str:
    """Stored days in the words of a paper, to be corrected and read again."""
    lines: list[str] = []
    for each in holidays_of(days):
        first, last = _told(each.first), _told(each.last)
        if each.length == 1:
            lines.append(Said("%(first)s放假。", first=first))
        else:
            lines.append(
                Said("%(first)s至%(last)s放假，共%(count)s天。", first=first, last=last, count=each.length)
            )
    worked = tuple(_told(day) for day, is_working in sorted(days.items()) if is_working)
    return "\n".join([*lines, *([Said("%(days)s上班。", days=worked)] if worked else [])])


@dataclass
class _Reading:
    year: int
    off: dict[date, None] = field(default_factory=dict)
    worked: dict[date, None] = field(default_factory=dict)


def read_holidays(text: str, year: int) -> YearRead:
    """Read the days off and the make-up days of a year.

    Raises Unreadable, saying which words: for a day that does not exist or is not the weekday the paper says, a sum
    that is not the paper's, a make-up day that is no weekend, a weekday of another year, and for a part of a paper.
    """
    reading = _Reading(year)
    for sentence in re.split(
        r"[。;\n]+", narrow(text).replace("，", ",").replace("（", "(").replace("）", ")")
    ):
        if not SIGNED.fullmatch(sentence) and ENCOURAGED not in sentence:
            _read_sentence(sentence, reading)
    off, worked = sorted(reading.off), sorted(reading.worked)
    both = [day for day in worked if day in reading.off]
    if both:
        raise Unreadable(Said("%(day)s既写了放假，又写了上班，请核对。", day=_told(both[0])))
    if len(off) < FEWEST_DAYS_OFF:
        says = Said("只读到 %(count)s 天放假，一年的安排不止这些，请把通知的正文贴全。", count=len(off))
        raise Unreadable(says)
    return YearRead(tuple(off), tuple(worked))


def _read_sentence(sentence: str, reading: _Reading) -> None:
    waiting: list[date] = []
    off: list[date] = []
    for clause in re.split(r",(?![^(]*\))", sentence):
        waiting += _days_in(clause, reading.year)
        if WORKED.search(clause):
            _take_worked(waiting, reading)
            waiting = []
        elif OFF.search(clause):
            _take_off(waiting, reading)
            off += waiting
            waiting = []
        told = IN_ALL.search(clause)
        if told and off and int(told[1]) != len(off):
            says = Said(
                "%(text)s写的是共 %(told)s 天，读出来是 %(count)s 天，请核对。",
                text=shown(sentence),
                told=told[1],
                count=len(off),
            )
            raise Unreadable(says)
    if waiting:
        raise Unreadable(Said("%(text)s没有写是放假还是上班。", text=shown(sentence)))


def _days_in(clause: str, year: int) -> Iterator[date]:
    month = None
    for found in DAYS.finditer(clause):
        first = _day(found.groups()[:4], year, month, found[0])
        month = first.month
        yield first
        if found[7] is None:
            continue
        # 12月31日至1月3日: the new year begins within it.
        turns = found[5] is None and found[6] is not None and int(found[6]) < first.month
        last = _day(found.groups()[4:], first.year + turns, month, found[0])
        month = last.month
        if not first < last <= first + LONGEST_HOLIDAY * ONE_DAY:
            raise Unreadable(Said("%(text)s的起止看不懂，请核对。", text=shown(found[0])))
        while first < last:
            first += ONE_DAY
            yield first


def _day(parts: tuple[str | None, ...], year: int, month: int | None, words: str) -> date:
    said_year, said_month, said_day, in_brackets = parts
    month = int(said_month) if said_month else month
    if month is None:
        raise Unreadable(Said("%(text)s没有写月份。", text=shown(words)))
    try:
        day = date(int(said_year or year), month, int(said_day or 0))
    except ValueError:
        raise Unreadable(Said("%(text)s里有一天日历上没有，请核对。", text=shown(words))) from None
    told = WEEKDAY.search(in_brackets or "")
    is_weekday = WEEKDAY_NAMES[day.weekday()]
    if told and told[1].replace("天", "日") != is_weekday[-1]:
        says = Said(
            "%(day)s是%(weekday)s，和写的不一样，请核对年份和日期。", day=_told(day), weekday=is_weekday
        )
        raise Unreadable(says)
    return day


def _take_off(days: list[date], reading: _Reading) -> None:
    for day in days:
        if day.year == reading.year:
            reading.off[day] = None
        elif day.weekday() < 5:
            _refuse_other_year(day, reading.year)


def _take_worked(days: list[date], reading: _Reading) -> None:
    for day in days:
        if day.year != reading.year:
            _refuse_other_year(day, reading.year)
        if day.weekday() < 5:
            raise Unreadable(Said("%(day)s本来就是工作日，不用写上班，请核对。", day=_told(day)))
        reading.worked[day] = None


def _refuse_other_year(day: date, year: int) -> None:
    says = Said("%(day)s不在 %(year)s 年里，请录到它自己的那一年。", day=_told(day), year=year)
    raise Unreadable(says)


def _told(day: date) -> PartialDate:
    return PartialDate(day, "day")
