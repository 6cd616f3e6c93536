"""Quarters, extension, acceptance, rectification, shares: tables of cases."""

from datetime import date
from decimal import Decimal

import pytest

from lianchuang.projects.rules import (
    acceptance_problem,
    asked_quarters,
    extension_problem,
    quarter_of,
    rectify_problem,
    shares_problem,
)
from lianchuang.projects.rules.running import months_later

END = date(2026, 4, 30)


@pytest.mark.parametrize(
    ("day", "quarter", "first", "last"),
    [
        (date(2025, 1, 1), (2025, 1), date(2025, 1, 1), date(2025, 3, 31)),
        (date(2025, 6, 30), (2025, 2), date(2025, 4, 1), date(2025, 6, 30)),
        (date(2025, 12, 31), (2025, 4), date(2025, 10, 1), date(2025, 12, 31)),
    ],
)
def test_quarters(day: date, quarter: tuple[int, int], first: date, last: date) -> None:
    found = quarter_of(day)
    assert (tuple(found), found.first, found.last) == (quarter, first, last)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "today", "asked"),
    [
        (date(2025, 5, 1), END, date(2025, 4, 30), []),
        (date(2025, 5, 1), END, date(2025, 5, 1), [(2025, 2)]),
        (date(2025, 11, 1), END, date(2026, 1, 1), [(2025, 4), (2026, 1)]),
        (date(2025, 11, 1), date(2025, 12, 31), date(2026, 5, 1), [(2025, 4)]),
        (None, None, date(2026, 5, 1), []),
    ],
)
def test_which_quarters_are_asked(starts_on, ends_on, today: date, asked: list) -> None:
    assert list(map(tuple, asked_quarters(starts_on, ends_on, today))) == asked


def test_months_end_with_the_shorter_month() -> None:
    assert months_later(date(2025, 11, 30), 3) == date(2026, 2, 28)
    assert months_later(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert months_later(date(2026, 4, 30), -3) == date(2026, 1, 30)


@pytest.mark.parametrize(
    ("new_end", "asked_on", "was_extended", "fits"),
    [
        (date(2027, 4, 30), date(2026, 1, 30), False, True),
        (date(2027, 4, 30), date(2026, 1, 31), False, False),
        (date(2027, 5, 1), date(2026, 1, 30), False, False),
        (END, date(2026, 1, 30), False, False),
        (date(2026, 9, 30), date(2026, 1, 30), True, False),
        (None, date(2026, 1, 30), False, False),
    ],
)
def test_extension(new_end: date | None, asked_on: date, was_extended: bool, fits: bool) -> None:
    assert (extension_problem(END, new_end, asked_on, was_extended=was_extended) is None) is fits


@pytest.mark.parametrize(("applied_on", "fits"), [(date(2026, 10, 30), True), (date(2026, 10, 31), False)])
def test_acceptance_is_applied_for_within_six_months(applied_on: date, fits: bool) -> None:
    assert (acceptance_problem(END, applied_on) is None) is fits


@pytest.mark.parametrize(
    ("rectify_by", "was_rectified", "fits"),
    [
        (date(2026, 8, 1), False, True),
        (date(2026, 8, 2), False, False),
        (date(2026, 5, 1), False, False),
        (None, False, False),
        (date(2026, 6, 1), True, False),
    ],
)
def test_rectification(rectify_by: date | None, was_rectified: bool, fits: bool) -> None:
    assert (rectify_problem(date(2026, 5, 1), rectify_by, was_rectified=was_rectified) is None) is fits


@pytest.mark.parametrize(
    ("shares", "says"),
    [
        (["60", "40"], None),
        (["33.34", "33.33", "33.33"], None),
        (["60", "39.99"], "份额合计要正好是 100%，现在是 99.99%。"),
        (["100", "0"], "每个单位的份额要大于 0。"),
        ([], None),
    ],
)
def test_shares(shares: list[str], says: str | None) -> None:
    found = shares_problem([Decimal(each) for each in shares])
    assert (found and str(found)) == says
