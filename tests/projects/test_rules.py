"""What a project's own words must agree on."""

from datetime import date

import pytest

from lianchuang.basics.unreadable import Unreadable
from lianchuang.people.rules import split_people
from lianchuang.projects.rules import decision_problems, order_problems

JUNE_2024 = (date(2024, 6, 1), date(2024, 6, 30))
DAY_IN_JUNE = (date(2024, 6, 3), date(2024, 6, 3))
MAY_2024 = (date(2024, 5, 1), date(2024, 5, 31))
YEAR_2024 = (date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("starts", "ends", "fields"),
    [
        (JUNE_2024, MAY_2024, ["ends"]),
        (JUNE_2024, JUNE_2024, []),
        (DAY_IN_JUNE, JUNE_2024, []),
        (JUNE_2024, DAY_IN_JUNE, []),
        (JUNE_2024, YEAR_2024, []),
        (None, MAY_2024, []),
        (JUNE_2024, None, []),
    ],
)
def test_an_end_is_before_a_start_only_if_all_of_it_is(starts, ends, fields):
    assert list(order_problems(starts, ends)) == fields


@pytest.mark.parametrize(
    ("decision", "approved_on", "fields"),
    [
        ("approved", date(2024, 3, 28), []),
        ("approved", None, ["approved"]),
        ("not_approved", None, []),
        ("pending", date(2024, 3, 28), ["approved"]),
    ],
)
def test_a_day_of_approval_stands_where_it_was_approved(decision, approved_on, fields):
    assert list(decision_problems(decision, approved_on)) == fields


def test_people_may_stand_in_one_line():
    assert split_people("张三（甲单位）、李四（乙单位，丙部），王五") == [
        ("张三", "甲单位"),
        ("李四", "乙单位，丙部"),
        ("王五", ""),
    ]


def test_brackets_that_do_not_match_are_said():
    with pytest.raises(Unreadable, match="括号不成对"):
        split_people("张三（甲单位")


def test_people_are_read_line_by_line():
    assert split_people("王强（精工公司）；李 晴 (滨江（集团）公司)\n\n赵六") == [
        ("王强", "精工公司"),
        ("李 晴", "滨江（集团）公司"),
        ("赵六", ""),
    ]
