"""Reads of sessions, shaped for the pages that show them. The rows the reader may see come first."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from lianchuang.activities.models import Leave, Mark, Session
from lianchuang.networks.models import Network
from lianchuang.projects.queries import counted, has_own_file, order_of
from lianchuang.records.parts import merged, parts_told
from lianchuang.records.telling import Entry, told_history

SORTS = {
    "held": ("held_on", "starts_at_time", "pk"),
    "marks": ("mark_count", "pk"),
    "heads": ("head_count", "pk"),
}


@dataclass(frozen=True)
class SessionFilter:
    """What a list of sessions is narrowed to; empty is everything."""

    year: int | None = None
    mode: str = ""
    words: str = ""
    sort: str = "-held"


def sessions_of(
    visible: QuerySet[Session], marks: QuerySet[Mark], network: Network, asked: SessionFilter
) -> QuerySet[Session]:
    """The sessions of a network with how many lines and how many people were marked, of the marks in sight."""
    rows = visible.filter(activity__network=network)
    if asked.year:
        rows = rows.filter(held_on__year=asked.year)
    if asked.mode:
        rows = rows.filter(mode=asked.mode)
    if asked.words:
        rows = rows.filter(Q(activity__title__icontains=asked.words) | Q(place__icontains=asked.words))
    lines = marks.filter(session=OuterRef("pk")).order_by().values("session")
    rows = rows.annotate(mark_count=counted(lines), head_count=_heads(lines), is_proved=has_own_file())
    return rows.select_related("activity").order_by(*order_of(asked.sort, SORTS))


def _heads(lines: QuerySet) -> Any:
    heads = lines.annotate(found=Count("person", distinct=True)).values("found")
    return Coalesce(Subquery(heads, output_field=IntegerField()), 0)


def marks_of(visible: QuerySet[Mark], session: Session) -> QuerySet[Mark]:
    """The lines of a session's sheet, by pinyin; the same person's lines together."""
    rows = visible.filter(session=session).select_related("person__body")
    return rows.order_by("person__pinyin", "person_id", "way", "pk")


def leaves_of(visible: QuerySet[Leave], session: Session) -> QuerySet[Leave]:
    """Who was excused."""
    return visible.filter(session=session).select_related("person__body")


def years_of_sessions(visible: QuerySet[Session], network: Network) -> list[int]:
    """The years in which sessions were held, newest first."""
    days = visible.filter(activity__network=network).order_by().values_list("held_on", flat=True)
    return sorted({day.year for day in days}, reverse=True)


def history_of_session(session: Session, *, with_marks: bool) -> list[Entry]:
    """What was changed in a session and its activity, newest first; marks only for whoever sees all of them."""
    own = told_history(("", session), (_("活动"), session.activity))
    return merged(own, parts_told(Mark, session, "person", _("条签到记录"))) if with_marks else own
