"""Pure rules of networks: who sits in them on a day, what may relate to what."""

import re
from collections.abc import Iterable
from datetime import date

from lianchuang.basics.text import likeness, squash_name

SHARED_WORDS = re.compile(
    "(职工|劳模|工匠|人才|技能大师|大师|先进|示范|创新|工作室|工作站|室|和|与|[“”\"'《》（）()·])"
)
VERY_LIKE = 0.8


def is_open_on(day: date, joined_on: date, left_on: date | None) -> bool:
    """A member sits in a network on a day if it joined by it and had not left by it.

    Both are the last day of what is known: a month without a day is before a day only if its last day is.
    """
    return joined_on <= day and (left_on is None or left_on > day)


def own_words(studio: str) -> str:
    """What a studio's name says beyond the words that many studios share; "" where it says no more than they do."""
    return SHARED_WORDS.sub("", squash_name(studio))


def may_be_one_studio(one: str, other: str) -> bool:
    """Whether two names at one body may mean the same studio: alike in their own words."""
    first, second = own_words(one), own_words(other)
    if first == second:
        return True
    return min(len(first), len(second)) > 3 and likeness(first, second) >= VERY_LIKE


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
