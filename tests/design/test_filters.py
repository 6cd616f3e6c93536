from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils.translation import override

from lianchuang.design import filters


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [
        (date(2024, 12, 31), "2024年12月31日", "31 Dec 2024"),
        (datetime(2024, 12, 31, 16, 30, tzinfo=UTC), "2025年1月1日", "1 Jan 2025"),
        (None, "", ""),
    ],
)
def test_a_day_is_told_in_beijing(value: date | None, chinese: str, english: str) -> None:
    with override("zh-hans"):
        assert filters.day(value) == chinese
    with override("en"):
        assert filters.day(value) == english


def test_an_instant_is_told_in_beijing() -> None:
    value = datetime(2025, 1, 10, 9, 40, tzinfo=UTC)
    with override("zh-hans"):
        assert filters.instant(value) == "2025年1月10日 17:40"
    with override("en"):
        assert filters.instant(value) == "10 Jan 2025, 17:40"
    assert filters.instant(None) == ""


def test_what_opens_by_the_clock_is_told_to_the_second() -> None:
    with override("zh-hans"):
        assert filters.exact_instant(datetime(2025, 3, 31, 9, 0, tzinfo=UTC)) == "2025年3月31日 17:00"
        assert filters.exact_instant(datetime(2025, 3, 31, 9, 0, 1, tzinfo=UTC)) == "2025年3月31日 17:00:01"
    assert filters.exact_instant(None) == ""


@pytest.mark.parametrize(
    ("precision", "chinese", "english"),
    [("day", "2018年1月31日", "31 Jan 2018"), ("month", "2018年1月", "Jan 2018"), ("year", "2018年", "2018")],
)
def test_a_partial_date_says_no_more_than_is_known(precision: str, chinese: str, english: str) -> None:
    with override("zh-hans"):
        assert filters.partial(date(2018, 1, 31), precision) == chinese
    with override("en"):
        assert filters.partial(date(2018, 1, 31), precision) == english


def test_numbers_are_grouped() -> None:
    assert filters.grouped(1265000) == "1,265,000"
    assert filters.grouped(7) == "7"
    assert filters.grouped(None) == ""


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [
        (Decimal("1265000.00"), "1,265,000 元", "¥1,265,000"),
        (Decimal("0.5"), "0.50 元", "¥0.50"),
        (0, "0 元", "¥0"),
        (None, "", ""),
    ],
)
def test_money_has_cents_only_where_there_are_any(value: Decimal | None, chinese: str, english: str) -> None:
    with override("zh-hans"):
        assert filters.yuan(value) == chinese
    with override("en"):
        assert filters.yuan(value) == english


@pytest.mark.parametrize(("value", "told"), [(640, "640 B"), (12 * 1024, "12 KB"), (3565158, "3.4 MB")])
def test_the_size_of_a_file(value: int, told: str) -> None:
    assert filters.file_size(value) == told
