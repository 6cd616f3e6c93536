"""Reads of notices: how each entry stands, the frozen text, which days count, what came in against it."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from lianchuang.basics.calendars import UnknownYear
from lianchuang.matters.queries import official_calendar
from lianchuang.notices.models import FormSending, Notice, NoticeEntry, Objection
from lianchuang.notices.rules import Frozen, NoticeDay, Phase, days_of, phase_of, standing_of
from lianchuang.notices.rules.objections import WINDOW
from lianchuang.notices.rules.spans import Standing
from lianchuang.records.past import BEIJING, known_at, now, open_lens, this_day

SORTS: dict[str, tuple[str, ...]] = {
    "starts": ("starts_on", "pk"),
    "title": ("pinyin", "pk"),
    "last": ("last_on", "pk"),
}


@dataclass(frozen=True)
class NoticeFilter:
    """What a list of notices is narrowed to; empty is everything."""

    phase: str = ""
    words: str = ""
    sort: str = "-starts"


def day_shown() -> date:
    """Today by the clock of acts; under a lens the day of the act it shows."""
    number = open_lens()
    at = known_at(number).at if number is not None else None
    return at.astimezone(BEIJING).date() if at else this_day()


def phase_now(notice: Notice) -> Phase:
    """Where a notice is today, by the clock and not by what was last done."""
    return phase_of(notice.state, notice.starts_on, notice.last_on, this_day())


def entry_standing(notice: Notice) -> dict[str, Standing]:
    """Key -> waiting, cleared or removed, today, read anew whatever the row in hand says; three queries.

    Cleared: the last day is over and no open objection is about the entry or about the whole list. Entries of a notice
    that was taken back wait for ever.
    """
    state, starts_on, last_on = Notice.objects.values_list("state", "starts_on", "last_on").get(pk=notice.pk)
    entries = notice.entries.values_list("pk", "key", "state")
    told = [(number, key, state == NoticeEntry.State.REMOVED) for number, key, state in entries]
    open_ones = notice.objections.filter(state=Objection.State.RECEIVED)
    phase = phase_of(state, starts_on, last_on, this_day())
    return standing_of(phase, told, set(open_ones.values_list("entry_id", flat=True)))


def standing_shown(notice: Notice) -> dict[str, Standing]:
    """entry_standing as the desk shows it; nothing under a lens, since objections are not shown there."""
    return entry_standing(notice) if open_lens() is None else {}


def frozen_of(notice: Notice) -> Frozen:
    """What a notice prints, as it is now; one query. Its days must be set."""
    assert notice.starts_on is not None
    assert notice.last_on is not None
    return Frozen(
        network=notice.network.name,
        title=notice.title,
        text=notice.text,
        contact=notice.contact,
        starts_on=notice.starts_on,
        last_on=notice.last_on,
        length=notice.length,
        unit=notice.unit,
        counts_first_day=notice.counts_first_day,
        lines=tuple(notice.entries.order_by("position").values_list("title", "details")),
    )


def printed_of(notice: Notice) -> Frozen:
    """The same for a message: what was taken off the list since says so."""
    rows = notice.entries.order_by("position").values_list("title", "details", "state")
    removed = NoticeEntry.State.REMOVED
    lines = tuple(
        (f"{title}［已移出］" if state == removed else title, details) for title, details, state in rows
    )
    return replace(frozen_of(notice), lines=lines)


def last_day_from(notice: Notice, starts_on: date) -> date:
    """The last day (included) if the notice began on a day. Raises UnknownYear."""
    return official_calendar().last_day(
        starts_on,
        notice.length,
        working=notice.unit == Notice.Unit.WORKING,
        counts_first_day=notice.counts_first_day,
    )


def notice_days(notice: Notice, starts_on: date | None, last_on: date | None) -> list[NoticeDay]:
    """Every day between the two with what it counts; none where they are not set or a year is not known any more."""
    if starts_on is None or last_on is None:
        return []
    try:
        return days_of(
            starts_on,
            last_on,
            working=notice.unit == Notice.Unit.WORKING,
            counts_first_day=notice.counts_first_day,
            is_working_day=official_calendar().is_working_day,
        )
    except UnknownYear:
        return []


def answer_day(notice: Notice, received_on: date) -> date | None:
    """The last day on which an objection is to be answered; None while the year's calendar is not known."""
    try:
        return official_calendar().last_day(
            received_on, notice.answer_days, working=True, counts_first_day=False
        )
    except UnknownYear:
        return None


def objections_of(notice: Notice) -> QuerySet[Objection]:
    """What came in against a notice, by number; nothing under a lens, since who objects is not remembered."""
    rows = notice.objections.select_related("entry").order_by("number")
    return rows.none() if open_lens() is not None else rows


def next_number(notice: Notice) -> int:
    """The number the next objection gets; asked within an act that has locked the notice."""
    return int(notice.objections.aggregate(last=Coalesce(Max("number"), 0))["last"]) + 1


def sendings_of(address: str) -> list:
    """When forms came from an address within the last hour."""
    rows = FormSending.objects.filter(address=address, at__gt=now() - WINDOW)
    return list(rows.values_list("at", flat=True))


def notices_listed(visible: QuerySet[Notice], asked: NoticeFilter) -> QuerySet[Notice]:
    """Notices with how many entries each announces, narrowed and sorted."""
    rows = visible
    if asked.phase:
        rows = rows.filter(_in_phase(asked.phase, this_day()))
    if asked.words:
        rows = rows.filter(Q(title__icontains=asked.words) | Q(network__name__icontains=asked.words))
    entries = NoticeEntry.objects.filter(notice=OuterRef("pk")).order_by().values("notice")
    count = Subquery(entries.annotate(found=Count("pk")).values("found"))
    keys = SORTS[asked.sort.removeprefix("-")]
    order = tuple(f"-{key}" for key in keys) if asked.sort.startswith("-") else keys
    return rows.annotate(entry_count=Coalesce(count, 0)).select_related("network").order_by(*order)


def _in_phase(phase: str, on: date) -> Q:
    """The same as phase_of, asked of the database."""
    is_out = Q(state=Notice.State.STANDING)
    return {
        Phase.DRAFTED: Q(state=Notice.State.DRAFTED),
        Phase.WITHDRAWN: Q(state=Notice.State.WITHDRAWN),
        Phase.OVER: Q(state=Notice.State.CLOSED) | (is_out & Q(last_on__lt=on)),
        Phase.AHEAD: is_out & Q(starts_on__gt=on),
        Phase.STANDING: is_out & Q(starts_on__lte=on, last_on__gte=on),
    }[Phase(phase)]
