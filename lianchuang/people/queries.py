"""Reads over bodies and people."""

from collections.abc import Iterable
from datetime import datetime

from lianchuang.people.models import Body, SignInAttempt
from lianchuang.people.rules import WINDOW


def bodies_under(roots: Iterable[int]) -> set[int]:
    """The roots and every body below them, level by level; one query a level, a loop in the data ends it."""
    found: set[int] = set(roots)
    level = set(found)
    while level:
        below = Body.objects.filter(parent_id__in=level).values_list("pk", flat=True)
        level = set(below) - found
        found |= level
    return found


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
