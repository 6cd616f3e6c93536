"""Reads over bodies and people."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from lianchuang.people.models import Body, SignInAttempt
from lianchuang.people.rules import WINDOW
from lianchuang.records.trees import Below, Within


def bodies_under(roots: Iterable[int]) -> QuerySet[Body, int]:
    """The roots and every body below them, as keys for a filter; part of the one statement that asks."""
    return Body.objects.filter(pk__in=Below(Body, roots)).order_by().values_list("pk", flat=True)


def bodies_within(some: QuerySet, roots: Iterable[int]) -> Within:
    """Which of some bodies (a query of keys) are a root or lie below one; quick where those are few."""
    return Within(some.order_by(), Body, roots)


def bodies_above(body: Body) -> list[Body]:
    """The bodies above one, the highest first, itself not counted; one query a level, a loop ends it."""
    found: list[Body] = []
    seen = {body.pk}
    above = body.parent
    while above is not None and above.pk not in seen:
        found.append(above)
        seen.add(above.pk)
        above = above.parent
    return found[::-1]


def recent_failures(address: str, now: datetime) -> list[tuple[str, datetime]]:
    """Wrong passwords from one address within the window, as (account name, instant)."""
    rows = SignInAttempt.objects.filter(address=address, at__gt=now - WINDOW)
    return list(rows.values_list("username", "at"))
