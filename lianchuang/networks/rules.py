"""Pure rules of networks: who sits in them on a day, what may relate to what."""

from collections.abc import Iterable
from datetime import date

GROUPS = ("research", "skills", "service")


def is_open_on(day: date, joined_on: date, left_on: date | None) -> bool:
    """A member sits in a network on a day if it joined by it and had not left by it.

    Both are the last day of what is known: a month without a day is before a day only if its last day is.
    """
    return joined_on <= day and (left_on is None or left_on > day)


def closes_a_loop(lower: int, upper: int, pairs: Iterable[tuple[int, int]]) -> bool:
    """Whether putting `lower` under `upper` would put something under itself; pairs are (lower, upper)."""
    above: dict[int, list[int]] = {}
    for below, over in pairs:
        above.setdefault(below, []).append(over)
    waiting, seen = [upper], set()
    while waiting:
        each = waiting.pop()
        if each == lower:
            return True
        if each not in seen:
            seen.add(each)
            waiting += above.get(each, [])
    return False
