"""Reads over matters: the official calendar, what stands on a paper."""

from datetime import date

from lianchuang.basics.calendars import Calendar
from lianchuang.matters.models import OfficialDay, OfficialYear, StampedPaper


def official_calendar() -> Calendar:
    """The official calendar with the years that were typed in; two queries."""
    typed: dict[int, dict[date, bool]] = {
        year: {} for year in OfficialYear.objects.values_list("year", flat=True)
    }
    for day, is_working in OfficialDay.objects.values_list("day", "is_working"):
        typed.setdefault(day.year, {})[day] = is_working
    return Calendar(typed)


def holds(stamped: StampedPaper | None) -> bool:
    """Whether what was typed from a paper counts: not void, and not contested without a settlement."""
    if stamped is None:
        return True
    return not stamped.is_void and (stamped.contested_at is None or stamped.settled_at is not None)
