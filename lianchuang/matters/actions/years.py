"""Official years: days off and make-up days typed in from the State Council's paper."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from lianchuang.basics.calendars import Calendar
from lianchuang.basics.verdicts import Refused
from lianchuang.matters.access import may_keep_years
from lianchuang.matters.models import OfficialDay, OfficialYear
from lianchuang.matters.queries import days_of
from lianchuang.people.access import Reach
from lianchuang.records.past import act


def record_official_year(
    year: int, *, paper: str, days: Mapping[date, bool], by: Reach
) -> tuple[OfficialYear, int]:
    """Type in a year the calendar does not know; its row and the act's number.

    days   what differs from a bare week: weekdays off are False, weekend days worked True
    Raises Refused for a year that is known already.
    """
    may_keep_years(by).or_refuse()
    if Calendar().knows(year):
        raise Refused(_("%(year)s 年的放假安排系统自带，不用录。") % {"year": year})
    with act(by=by.author, reason=_("录入 %(year)s 年官方放假安排") % {"year": year}, paper=paper) as number:
        if OfficialYear.objects.filter(year=year).exists():
            raise Refused(_("%(year)s 年已经录过了，有错请更正。") % {"year": year})
        row = OfficialYear.objects.create(year=year, paper=paper)
        _write(row, days)
    return row, number


def correct_official_year(
    row: OfficialYear,
    *,
    paper: str,
    days: Mapping[date, bool],
    reason: str,
    read: Mapping[date, bool],
    by: Reach,
) -> int:
    """Correct a year that was typed in; the act's number. What was counted and frozen before stays as it was.

    read   the days as the form showed them: Refused where somebody corrected them since, and where nothing differs
    """
    may_keep_years(by).or_refuse()
    with act(by=by.author, reason=reason, paper=paper) as number:
        year = OfficialYear.objects.select_for_update().get(pk=row.pk)
        stored = days_of(year)
        if stored != dict(read):
            raise Refused(_("您填写的时候，别人改过这一年。什么都没有写入，请看过现在的再改。"))
        if stored == dict(days) and year.paper == paper:
            raise Refused(_("和现在登记的一样，没有要更正的。"))
        if year.paper != paper:
            year.paper = paper
            year.save(update_fields=["paper"])
        changed = {day: is_working for day, is_working in days.items() if stored.get(day) != is_working}
        gone = [day for day in stored if day not in days or day in changed]
        for each in OfficialDay.objects.filter(official_year=year, day__in=gone):
            each.delete()
        _write(year, changed)
    return number


def _write(row: OfficialYear, days: Mapping[date, bool]) -> None:
    OfficialDay.objects.bulk_create(
        [OfficialDay(official_year=row, day=day, is_working=worked) for day, worked in sorted(days.items())]
    )
