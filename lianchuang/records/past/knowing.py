"""Which act a date, an instant or a number means, and how that is told."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db import connection, transaction
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.records.past.acts import LEDGER, instant, last_act, wait_for_open_acts
from lianchuang.records.past.clock import BEIJING, now, this_day

ACT = re.compile(r"act:(\d{1,18})")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# An act that is still open may carry an instant this old when it commits; about later instants one has to ask it.
LONGEST_ACT = timedelta(minutes=15)


@dataclass(frozen=True)
class KnownAt:
    """知晓时点: the act a lens shows, and how to say it. Number 0 is before the first act."""

    number: int
    at: datetime | None = None
    by_name: str = ""
    on_behalf_of: str = ""
    paper: str = ""
    reason: str = ""

    @property
    def is_before_all(self) -> bool:
        return self.number == 0

    @property
    def words(self) -> str:
        """For the screen: the Beijing time of the act and its number, or that there was no ledger yet."""
        if self.at is None:
            return _("当时还没有台账")
        told = self.at.astimezone(BEIJING)
        day = _("%(year)s年%(month)s月%(day)s日") % {"year": told.year, "month": told.month, "day": told.day}
        return _("%(day)s %(time)s（第 %(number)s 号登记动作）") % {
            "day": day,
            "time": f"{told:%H:%M}",
            "number": self.number,
        }


def resolve_known_at(text: str) -> int:
    """The act that `text` means: YYYY-MM-DD (until its end in Beijing), an instant with offset (included), or act:N.

    Today and later mean the last act; before the first act it is 0. Raises Refused in words.
    """
    text = text.strip()
    if match := ACT.fullmatch(text):
        return _act_numbered(int(match[1]))
    try:
        if DAY.fullmatch(text):
            return _act_by_end_of(date.fromisoformat(text))
        asked = datetime.fromisoformat(text)
    except ValueError:
        raise Refused(
            _("看不懂时间“%s”。请写成 2025-01-31，或带时区的时刻，或 act:37。") % text[:40]
        ) from None
    if asked.tzinfo is None:
        raise Refused(_("时刻“%s”没有写时区，请写成 2025-01-10T18:00:00+08:00。") % text[:40])
    return _last_act_where("at <= %s", _within_reason(asked))


def known_at(number: int) -> KnownAt:
    """Who acted when, for an act number."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT at, by_name, on_behalf_of_name, paper, reason FROM {LEDGER} WHERE id = %s", [number]
        )
        row = cursor.fetchone()
    return KnownAt(0) if row is None else KnownAt(number, instant(row[0]), *row[1:])


def _act_numbered(number: int) -> int:
    last = last_act()
    if number > last:
        raise Refused(
            _("还没有第 %(number)s 号登记动作，最近的是第 %(last)s 号。") % {"number": number, "last": last}
        )
    return number


def _act_by_end_of(day: date) -> int:
    if day >= this_day():
        return last_act()
    midnight = datetime.combine(day + timedelta(days=1), time(), BEIJING)
    return _last_act_where("at < %s", _within_reason(midnight))


def _within_reason(asked: datetime) -> datetime:
    """The instant in UTC. Raises ValueError, told as unreadable, at the edges of the calendar."""
    try:
        return asked.astimezone(UTC)
    except OverflowError:
        raise Refused(_("看不懂这个时间，请写成 2025-01-31。")) from None


def _last_act_where(condition: str, asked: datetime) -> int:
    """The last act that meets the condition; where an open act might still come before, wait for it."""
    if asked < now() - LONGEST_ACT:
        return _select_last(condition, asked)
    with transaction.atomic():
        with connection.cursor() as cursor:
            wait_for_open_acts(connection, cursor)
        return _select_last(condition, asked)


def _select_last(condition: str, asked: datetime) -> int:
    stored = connection.ops.adapt_datetimefield_value(asked)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {LEDGER} WHERE {condition} ORDER BY at DESC LIMIT 1", [stored])
        row = cursor.fetchone()
    return int(row[0]) if row else 0
