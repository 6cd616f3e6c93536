"""Reads over bodies and people."""

from collections.abc import Iterable

from lianchuang.people.models import Body


def bodies_under(roots: Iterable[int]) -> set[int]:
    """The roots and every body below them, level by level; one query a level, a loop in the data ends it."""
    found: set[int] = set(roots)
    level = set(found)
    while level:
        below = Body.objects.filter(parent_id__in=level).values_list("pk", flat=True)
        level = set(below) - found
        found |= level
    return found
