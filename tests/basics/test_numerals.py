"""Chinese numerals: what is plainly written is read, spoken shorthand is not."""

from decimal import Decimal

import pytest

from lianchuang.basics.numerals import parse_chinese_numeral, parse_digit_row, parse_money_capitals


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("零", 0),
        ("五", 5),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十二", 32),
        ("一百零五", 105),
        ("一百一十", 110),
        ("一千零二十", 1020),
        ("两千", 2000),
        ("五万", 50_000),
        ("三十二万", 320_000),
        ("一万零五", 10_005),
        ("一万二千三百四十五", 12_345),
        ("壹万贰仟", 12_000),
        ("一亿二千万", 120_000_000),
        ("一亿零五万", 100_050_000),
        ("一千零二十万", 10_200_000),
    ],
)
def test_numerals(text, number):
    assert parse_chinese_numeral(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "五五",
        "三百五",
        "一万五",
        "十百",
        "百",
        "万",
        "二零",
        "几十",
        "5万",
        "三十二点五",
        "万万",
        "一亿亿",
        "零" * 3,
    ],
)
def test_what_is_no_numeral(text):
    assert parse_chinese_numeral(text) is None


def test_rows_of_digits():
    assert parse_digit_row("二〇二四") == 2024
    assert parse_digit_row("二〇二四年") is None
    assert parse_digit_row("") is None


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("壹万贰仟元", Decimal("12000")),
        ("壹佰元伍角", Decimal("100.5")),
        ("壹佰元零伍分", Decimal("100.05")),
        ("五元五角五分", Decimal("5.55")),
        ("五角", None),
        ("五元十角", None),
    ],
)
def test_money_capitals(text, yuan):
    assert parse_money_capitals(text) == yuan
