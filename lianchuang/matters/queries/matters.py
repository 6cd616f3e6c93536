"""What waits for whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count, F, Q, QuerySet

from lianchuang.matters.models import Matter
from lianchuang.matters.rules.dues import due_group
from lianchuang.people.access import Reach
from lianchuang.records.past import this_day

SOONEST = (F("due_on").asc(nulls_last=True), "opened_at", "pk")


@dataclass(frozen=True)
class DueGroup:
    """Matters that are due about the same time: key as in rules/dues.py."""

    key: str
    matters: list[Matter]


@dataclass(frozen=True)
class Waiting:
    """等我办的: the soonest matters in groups, how many there are in all, and how many are overdue."""

    groups: list[DueGroup]
    total: int
    overdue: int


def owned_by(reach: Reach) -> Q:
    """Matters of this very person, or of a role held today."""
    if reach.person_id is None:
        return Q(pk__in=[])
    mine = Q(person=reach.person_id)
    for kind, body in reach.roles:
        mine |= Q(body=body, role=kind)
    return mine


def open_matters(rows: QuerySet[Matter]) -> QuerySet[Matter]:
    """Those not settled yet, the soonest first."""
    return rows.filter(closed_at__isnull=True).select_related("network", "body").order_by(*SOONEST)


def waiting_for(reach: Reach, most: int, today: date | None = None) -> Waiting:
    """What waits for the reader: at most `most` matters, the soonest first; two queries. For home desks.

    today   the day the page shows, where it shows a past one
    """
    today = today or this_day()
    rows = Matter.objects.filter(owned_by(reach), closed_at__isnull=True)
    counts = rows.aggregate(total=Count("pk"), overdue=Count("pk", filter=Q(due_on__lt=today)))
    shown = list(open_matters(rows)[:most]) if counts["total"] else []
    return Waiting(grouped_by_due(shown, today), counts["total"], counts["overdue"])


def grouped_by_due(matters: Iterable[Matter], today: date) -> list[DueGroup]:
    """Matters in the order they come, in their groups."""
    found = groupby(matters, key=lambda matter: due_group(matter.due_on, today))
    return [DueGroup(key, list(some)) for key, some in found]
