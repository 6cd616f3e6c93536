"""How often a password may be tried, and which names may mean the same body."""

from datetime import UTC, datetime, timedelta

import pytest

from lianchuang.people.rules import minutes_to_wait, names_like

NOW = datetime(2025, 1, 10, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes_ago", "wait"),
    [
        ([], 0),
        ([0, 0, 0, 0], 0),
        ([0, 0, 0, 0, 0], 15),
        ([14, 3, 2, 1, 0], 1),
        ([15, 3, 2, 1, 0], 0),
        ([14, 14, 10, 2, 1, 0], 1),
        ([10, 10, 10, 10, 10, 10], 5),
    ],
)
def test_five_wrong_passwords_in_a_quarter_of_an_hour_make_one_wait(
    minutes_ago: list[int], wait: int
) -> None:
    failures = [NOW - timedelta(minutes=ago) for ago in minutes_ago]
    assert minutes_to_wait(failures, 5, NOW) == wait


def test_names_of_bodies_that_come_near_stand_nearest_first() -> None:
    known = ["市第二轨道装备公司", "市第一轨道装备有限公司", "港务集团", "ABC公司"]
    assert names_like("市第二轨道装备有限公司", known) == ["市第一轨道装备有限公司", "市第二轨道装备公司"]
    assert names_like("abc公司", known) == ["ABC公司"]
    assert names_like("ABC集团有限公司", known) == []
