"""Who sits in a network on a day, and what would close a loop."""

from datetime import date

import pytest

from lianchuang.networks.rules import closes_a_loop, is_open_on, may_be_one_studio


@pytest.mark.parametrize(
    ("day", "joined_on", "left_on", "is_open"),
    [
        (date(2024, 12, 31), date(2021, 4, 28), None, True),
        (date(2021, 4, 28), date(2021, 4, 28), None, True),
        (date(2021, 4, 27), date(2021, 4, 28), None, False),
        (date(2024, 6, 30), date(2021, 4, 28), date(2024, 6, 30), False),
        (date(2024, 6, 29), date(2021, 4, 28), date(2024, 6, 30), True),
        # A month without a day is known by its last day: joined in April, not yet a member on the 28th.
        (date(2021, 4, 28), date(2021, 4, 30), None, False),
    ],
)
def test_a_member_is_open_from_joining_until_before_leaving(
    day: date, joined_on: date, left_on: date | None, is_open: bool
) -> None:
    assert is_open_on(day, joined_on, left_on) == is_open


@pytest.mark.parametrize(
    ("lower", "upper", "pairs", "closes"),
    [
        (1, 2, [], False),
        (1, 1, [], True),
        (1, 2, [(2, 1)], True),
        (1, 3, [(3, 2), (2, 1)], True),
        (1, 3, [(3, 2), (2, 4)], False),
        (1, 3, [(3, 2), (2, 3)], False),
    ],
)
def test_nothing_stands_under_itself(
    lower: int, upper: int, pairs: list[tuple[int, int]], closes: bool
) -> None:
    assert closes_a_loop(lower, upper, pairs) == closes


@pytest.mark.parametrize(
    ("one", "other", "may_be"),
    [
        ("精工工作室", "精工创新工作室", True),
        ("王师傅劳模创新工作室", "“王师傅”工作室", True),
        ("列车门控检修攻关工作室", "列车门控检修攻坚工作室", True),
        ("精工工作室", "精诚工作室", False),
        ("焊接工作室", "检修工作室", False),
    ],
)
def test_two_names_that_may_be_one_studio(one: str, other: str, may_be: bool) -> None:
    assert (may_be_one_studio(one, other), may_be_one_studio(other, one)) == (may_be, may_be)
