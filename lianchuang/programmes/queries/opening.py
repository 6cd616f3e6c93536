"""What a new year would be made of: the year before with its days moved, or the stages most years have."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Q

from lianchuang.basics.calendars import Calendar
from lianchuang.matters.models import Matter
from lianchuang.networks.models import Network
from lianchuang.programmes.models import Call, Direction, Programme
from lianchuang.programmes.queries.programmes import open_matters, year_before
from lianchuang.programmes.rules.year import STAGE_PRESETS, MovedDay, moved_day, proposed_day
from lianchuang.records.past import BEIJING


@dataclass(frozen=True)
class ProposedStage:
    """A stage with its days, as far as they can be told."""

    title: str
    preset: str
    starts: MovedDay
    ends: MovedDay


@dataclass(frozen=True)
class ProposedCall:
    """A call to be set up again: its instants keep their hour; None where the day cannot be told."""

    call: Call
    year: int
    title: str
    opens_at: datetime | None
    closes_at: datetime | None
    says: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProposedYear:
    """The plan of a year before anybody has changed it. unknown: why days are missing, each reason once."""

    year: int
    last: Programme | None
    goals: str = ""
    stages: list[ProposedStage] = field(default_factory=list)
    directions: list[Direction] = field(default_factory=list)
    calls: list[ProposedCall] = field(default_factory=list)
    matters: list[Matter] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def proposed_year(network: Network, year: int, calendar: Calendar) -> ProposedYear:
    """The year before moved into this one; without one, the stages most years have. Six queries at the most."""
    last = year_before(network, year)
    if last is None:
        return _first_year(year, calendar)
    years = year - last.year
    stages = [
        ProposedStage(
            each.title,
            each.preset,
            moved_day(calendar, each.starts_on, years),
            moved_day(calendar, each.ends_on, years),
        )
        for each in last.stages.order_by("position", "pk")
    ]
    asked = Count("questions", filter=Q(questions__is_dropped=False))
    rows = last.calls.select_related("scheme", "programme").annotate(asked=asked).order_by("opens_at", "pk")
    calls = [_moved_call(call, calendar, years) for call in rows]
    said = [day.says for each in stages for day in (each.starts, each.ends)]
    said += [says for each in calls for says in each.says]
    return ProposedYear(
        year,
        last,
        last.goals,
        stages,
        list(last.directions.order_by("position", "pk")),
        calls,
        list(open_matters(last)),
        _each_once(said),
    )


def proposed_stages(year: int, calendar: Calendar) -> list[ProposedStage]:
    """The stages most years have, on working days as far as the calendar knows them."""
    return [
        ProposedStage(
            str(preset.title),
            preset.name,
            proposed_day(calendar, year, *preset.starts),
            proposed_day(calendar, year, *preset.ends),
        )
        for preset in STAGE_PRESETS
    ]


def _first_year(year: int, calendar: Calendar) -> ProposedYear:
    stages = proposed_stages(year, calendar)
    said = [day.says for each in stages for day in (each.starts, each.ends)]
    return ProposedYear(year, None, stages=stages, unknown=_each_once(said))


def _moved_call(call: Call, calendar: Calendar, years: int) -> ProposedCall:
    moved = [_moved_instant(instant, calendar, years) for instant in (call.opens_at, call.closes_at)]
    (opens_at, said_first), (closes_at, said_last) = moved
    last, year = call.programme.year, call.programme.year + years
    title = call.title.replace(str(last), str(year))
    said = tuple(says for says in (said_first, said_last) if says)
    return ProposedCall(call, year, title, opens_at, closes_at, said)


def _moved_instant(instant: datetime, calendar: Calendar, years: int) -> tuple[datetime | None, str]:
    local = instant.astimezone(BEIJING)
    moved = moved_day(calendar, local.date(), years)
    if moved.day is None:
        return None, moved.says
    return datetime.combine(moved.day, local.timetz()), ""


def _each_once(said: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(says for says in said if says))
