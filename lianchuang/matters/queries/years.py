"""The official calendar."""

from datetime import date

from lianchuang.basics.calendars import Calendar
from lianchuang.matters.models import OfficialDay, OfficialYear


def official_calendar() -> Calendar:
    """The official calendar with the years that were typed in; two queries."""
    typed: dict[int, dict[date, bool]] = {
        year: {} for year in OfficialYear.objects.values_list("year", flat=True)
    }
    for day, is_working in OfficialDay.objects.values_list("day", "is_working"):
        typed.setdefault(day.year, {})[day] = is_working
    return Calendar(typed)


def days_of(year: OfficialYear) -> dict[date, bool]:
    """The stored days of a year that was typed in: day -> worked or not."""
    return dict(OfficialDay.objects.filter(official_year=year).values_list("day", "is_working"))


def built_in_years() -> tuple[int, int]:
    """The first and the last year that need no typing."""
    calendar = Calendar()
    known = [year for year in range(1990, 2100) if calendar.knows(year)]
    return known[0], known[-1]
