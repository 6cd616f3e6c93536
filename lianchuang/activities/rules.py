"""Marks of a session: lines, and heads behind them."""

from collections.abc import Iterable


def head_count(people: Iterable[int]) -> int:
    """Distinct persons among the marks of one session, whatever the ways (人数, not 人次)."""
    return len(set(people))


def repeated_marks(
    existing: Iterable[tuple[int, str]], typed: Iterable[tuple[int, str]]
) -> list[tuple[int, str]]:
    """Of the (person, way) typed, those that stand already or were typed twice; another way is another line."""
    seen, repeated = set(existing), []
    for mark in typed:
        if mark in seen:
            repeated.append(mark)
        seen.add(mark)
    return repeated
