"""When a reported value is still so, and what a report needs."""

from decimal import Decimal

import pytest

from lianchuang.reporting.rules import exactly, is_same, is_year, what_is_wrong


@pytest.mark.parametrize(
    ("reported", "now", "same"),
    [
        (Decimal("198.00"), 198, True),
        (Decimal("198.00"), 203, False),
        (Decimal("0.00"), None, False),
        (None, 0, False),
        (None, None, True),
    ],
)
def test_reported_and_now(reported: Decimal | None, now: int | None, same: bool) -> None:
    assert is_same(reported, now) is same


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (Decimal("198.00"), "198 元"),
        (Decimal("1265000.50"), "1,265,000.50 元"),
        (None, "未统计"),
        (0, "0 元"),
    ],
)
def test_exact_values(value: Decimal | None, told: str) -> None:
    assert exactly(value, "元") == told


@pytest.mark.parametrize(("year", "meant"), [(1948, False), (1949, True), (2100, True), (2101, False)])
def test_years_somebody_means(year: int, meant: bool) -> None:
    assert is_year(year) is meant


@pytest.mark.parametrize(
    ("addressee", "channel", "paper", "wrong"),
    [
        ("市总工会", "书面报告", "", ""),
        ("", "书面报告", "", "请写明报给谁。"),
        ("市总工会", "", "", "请写明用什么方式报的。"),
        ("市总工会", "电话", "文" * 121, "「依据」有 121 个字，最多 120 个字。"),
    ],
)
def test_what_a_report_needs(addressee: str, channel: str, paper: str, wrong: str) -> None:
    assert what_is_wrong(addressee, channel, paper) == wrong
