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
