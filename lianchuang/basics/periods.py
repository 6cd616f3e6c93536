"""When something happened: days, months and years, spans between them, and hours. The door to days.py and hours.py."""

from __future__ import annotations

import re
from datetime import date

from lianchuang.basics.days import PartialDate, Precision, parse_partial_date, partial, print_partial
from lianchuang.basics.hours import parse_clock, parse_day_and_time
from lianchuang.basics.said import Said
from lianchuang.basics.text import narrow, shown
from lianchuang.basics.unreadable import Unreadable

__all__ = [
    "PartialDate",
    "Precision",
    "parse_clock",
    "parse_day_and_time",
    "parse_partial_date",
    "parse_period",
    "partial",
    "print_partial",
    "print_period",
]

BETWEEN = re.compile("[\u2010-\u2015\u2212~至到]+|--+")
HALVES = {"上": (1, 6), "下": (7, 12)}
QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
HALF = re.compile(r"(\d+年)([上下])半年")
QUARTER = re.compile(r"(\d+年)第?([一二三四1-4])季度?")
# The second part without a year: 2024年4月至12月, 2024年4-12月, 2024.4-12月
SAME_YEAR = re.compile(r"(\d{4})(年|\.|/)(\d{1,2})月?\s*(?:[\u2010-\u2015\u2212~至到-])\s*(\d{1,2})月")


def parse_period(cell: str | date | int | float) -> tuple[PartialDate, PartialDate]:
    """Return the first and the last part of a span, ends included: "2024.6—2025.6", "2024年4月至12月", "2024年上半年".

    A single date or year is the span from itself to itself ("2024年" is the year). Raises Unreadable for an empty cell,
    an open end (至今) and a span that ends before it begins.
    """
    text = narrow(cell) if isinstance(cell, str) else cell
    whole = _named_part(text) if isinstance(text, str) else None
    if whole is None:
        whole = _two_parts(text) if isinstance(text, str) else None
    if whole is None:
        single = parse_partial_date(text)
        if single is None:
            raise Unreadable(Said("这里空着：应写成 2024.6—2025.6 或 2024年。"))
        return single, single
    first, last = whole
    if last.last < first.first:
        raise Unreadable(
            Said("%(cell)s的结束早于开始：%(first)s晚于%(last)s。", cell=shown(cell), first=first, last=last)
        )
    return first, last


def print_period(first: PartialDate, last: PartialDate) -> str:
    """Return a span in words: 2024年6月至2025年6月, or one part where both are the same."""
    if first == last:
        return str(first)
    return f"{print_partial(first.last, first.precision)}至{print_partial(last.last, last.precision)}"


def _named_part(text: str) -> tuple[PartialDate, PartialDate] | None:
    bare = re.sub(r"\s", "", text)
    if found := HALF.fullmatch(bare):
        begin, end = HALVES[found[2]]
    elif found := QUARTER.fullmatch(bare):
        end = QUARTERS[found[2]] * 3
        begin = end - 2
    elif found := SAME_YEAR.fullmatch(bare):
        return _read(f"{found[1]}.{found[3]}"), _read(f"{found[1]}.{found[4]}")
    else:
        return None
    return _read(f"{found[1]}{begin}月"), _read(f"{found[1]}{end}月")


def _two_parts(text: str) -> tuple[PartialDate, PartialDate] | None:
    if text.endswith("至今"):
        raise Unreadable(Said("%(text)s没有结束：应写成 2024.6—2025.6。", text=shown(text)))
    parts = BETWEEN.split(text)
    if len(parts) == 2:
        return _read(parts[0]), _read(parts[1])
    if len(parts) > 2:
        raise Unreadable(Said("%(text)s不是起止时间：应写成 2024.6—2025.6。", text=shown(text)))
    return _divided_by_hyphen(text)


def _divided_by_hyphen(text: str) -> tuple[PartialDate, PartialDate] | None:
    """Divide 2024.6-2025.6 and 2024-06-01-2025-06-01 at the one hyphen that leaves a date on both sides."""
    if _reads(text):
        return None
    found = []
    for place in (i for i, character in enumerate(text) if character == "-"):
        left, right = text[:place], text[place + 1 :]
        if _reads(left) and _reads(right):
            found.append((_read(left), _read(right)))
    return found[0] if len(found) == 1 else None


def _reads(text: str) -> bool:
    try:
        return parse_partial_date(text) is not None
    except Unreadable:
        return False


def _read(text: str) -> PartialDate:
    found = parse_partial_date(text)
    if found is None:
        raise Unreadable(Said("起止时间缺了一头：应写成 2024.6—2025.6。"))
    return found
