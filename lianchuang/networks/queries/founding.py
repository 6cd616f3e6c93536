"""What a young network still needs (建盟清单): nothing is kept of it, the data themselves say how far it has come."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from lianchuang.basics.calendars import Calendar
from lianchuang.networks.models import Group, Membership, Network, Term

SATURDAY = 5


@dataclass(frozen=True)
class Step:
    """One step of founding: what it is called, where it is done, whether it is, and what there is by now."""

    key: str
    title: str
    address: str
    is_done: bool
    says: str = ""


@dataclass(frozen=True)
class OfficialYearTold:
    """What the official calendar says of a year: whether it is known, and the weekend days that are worked."""

    year: int
    is_known: bool
    worked: tuple[date, ...] = ()
    off: int = 0


def founding_of(network: Network, calendar: Calendar, year: int) -> list[Step]:
    """The steps of founding a network; three queries."""
    root = network.get_absolute_url()
    groups = list(Group.objects.filter(network=network).values_list("lead_id", flat=True))
    led, seats = sum(1 for lead in groups if lead), Membership.objects.filter(network=network).count()
    terms, known = Term.objects.filter(network=network).count(), calendar.knows(year)
    told_groups = _("%(count)s 个组，%(led)s 个有组长。") % {"count": len(groups), "led": led}
    told_seats = _("已登记 %(count)s 家成员。") % {"count": seats} if seats else _("还没有成员。")
    told_term = _("已登记理事长单位的任期。") if terms else _("还没有登记首任理事长单位。")
    told_year = _("已经知道 %(year)s 年的放假和调休。") if known else _("还没有 %(year)s 年的放假安排。")
    return [
        Step("charter", _("名称与章程"), root, True, network.name),
        Step(
            "groups", _("工作组"), f"{root}founding/groups/", bool(groups) and led == len(groups), told_groups
        ),
        Step("members", _("首批成员"), f"{root}founding/members/", seats > 0, told_seats),
        Step("term", _("首任理事长"), f"{root}terms/new/", terms > 0, told_term),
        Step("calendar", _("今年的日历"), f"{root}founding/calendar/", known, told_year % {"year": year}),
    ]


def told_year(calendar: Calendar, year: int) -> OfficialYearTold:
    """What the official calendar says of a year; nothing but that it is unknown where it is."""
    if not calendar.knows(year):
        return OfficialYearTold(year, False)
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    days = [day for day in days if day.year == year]
    worked = tuple(day for day in days if day.weekday() >= SATURDAY and calendar.is_working_day(day))
    off = sum(1 for day in days if day.weekday() < SATURDAY and not calendar.is_working_day(day))
    return OfficialYearTold(year, True, worked, off)
