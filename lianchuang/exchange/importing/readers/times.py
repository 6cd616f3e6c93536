"""Days, months, spans and hours."""

from datetime import date, time

from lianchuang.basics.periods import PartialDate, parse_clock, parse_partial_date, parse_period
from lianchuang.basics.said import Said
from lianchuang.basics.text import shown
from lianchuang.basics.unreadable import Unreadable
from lianchuang.exchange.importing.readers.reading import CellValue, Hint, Reading

MONTH_WORDS = {"month": Said("只写到月"), "year": Said("只写到年")}


def read_partial(value: CellValue, _unit: str | None) -> Reading:
    """A day, or a month or a year without a day, with a hint."""
    found = parse_partial_date(_datable(value))
    return Reading(found, told_precision(found))


def read_day(value: CellValue, _unit: str | None) -> Reading:
    """A whole day. Raises Unreadable for a month or a year: the law's periods run from the day."""
    found = parse_partial_date(_datable(value))
    if found is not None and found.precision != "day":
        says = Said(
            "%(value)s没有写到日：这里要具体的一天，如 %(day)s。",
            value=shown(value),
            day=f"{found.first:%Y-%m-%d}",
        )
        raise Unreadable(says)
    return Reading(found.last if found else None)


def read_period(value: CellValue, _unit: str | None) -> Reading:
    """A span with both ends: 2024.6—2025.6."""
    found = _datable(value)
    return Reading(parse_period("" if found is None else found))


def read_clock(value: CellValue, _unit: str | None) -> Reading:
    """The hour somebody signed in."""
    return Reading(parse_clock(value))  # type: ignore[arg-type]


def told_precision(found: PartialDate | None) -> tuple[Hint, ...]:
    """A hint for a date that is not known to its day."""
    if found is None or found.precision == "day":
        return ()
    says = Said(
        "「%(found)s」%(how)s，照样记下；整个时段过完才算在某日之前。",
        found=found,
        how=MONTH_WORDS[found.precision],
    )
    return (("month_only", says),)


def _datable(value: CellValue) -> str | date | int | float | None:
    if isinstance(value, bool | time):
        raise Unreadable(Said("%(value)s不是日期：应写成 2018年1月5日 或 2018-01-05。", value=shown(value)))
    return value
