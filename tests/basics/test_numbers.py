"""Counts, money and clicks as they stand in cells; what is doubtful is refused with a reason."""

from decimal import Decimal

import pytest

from lianchuang.basics.numbers import parse_clicks, parse_count, parse_money
from lianchuang.basics.unreadable import Unreadable

# Each of these is refused by every one of the three.
NO_NUMBERS = [
    "", " ", "NaN", "nan", "inf", "Infinity", "1e9", "1E9", "1_000", "0x10", "١٢٣", "१२", "①", "5²", "½", "-3", "−3", "--",
    "1 000", "1,00", "12,34", "1..2", ".5", "5.", "约16", "几十", "a", "7\x00", "3-5", "=1+1", "#N/A", "9" * 41, "+5人", "五五",
    True, False, float("nan"), float("inf"), float("-inf"), -1, -0.5, 10**30, 1e300, None,
]  # fmt: skip


def refusal(parse, *cell):
    with pytest.raises(Unreadable) as error:
        parse(*cell)
    assert error.value.says.endswith("。")
    return error.value.says


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        (7, 7), (7.0, 7), (0, 0), ("７", 7), ("１０", 10), ("16人", 16), ("8人", 8), ("1,200", 1200), ("12,345人次", 12_345),
        ("十二名", 12), ("1.2万", 12_000), ("16 人", 16), (" 5 ", 5), ("16.0", 16), (Decimal("3"), 3), (10**9, 10**9),
    ],
)  # fmt: skip
def test_counts(cell, count):
    read = parse_count(cell)
    assert (read, type(read)) == (count, int)


@pytest.mark.parametrize("cell", [*NO_NUMBERS, 7.5, "7.5", 10**9 + 1, "5万元"])
def test_what_is_no_count(cell):
    refusal(parse_count, cell)


@pytest.mark.parametrize(
    ("cell", "hint", "yuan"),
    [
        ("12.5万", None, "125000"), ("3万元", None, "30000"), ("3万元", "万元", "30000"), ("8万元", None, "80000"),
        (8, "万元", "80000"), (8.0, "万元", "80000"), (126.5, "万元", "1265000"), (38, "万元", "380000"), ("8", "万元", "80000"),
        ("4万元整", None, "40000"), ("1.2亿", None, "120000000"), ("1.2亿", "万元", "120000000"), ("五万", "万元", "50000"),
        ("三十二万元", None, "320000"), ("壹万贰仟元整", None, "12000"), ("１２．５万", None, "125000"), ("￥3,000.50元", None, "3000.50"),
        ("人民币5万元", None, "50000"), (5, "（万元）", "50000"), (5, "元", "5"), (5, "人民币元", "5"), (1.2, "亿元", "120000000"),
        (1 / 3, "万元", "3333.33"), (0, "元", "0"), ("0元", None, "0"), ("8千元", None, "8000"), ("10000亿", None, "1000000000000"),
        (Decimal("0.01"), "元", "0.01"), ("0.05元", None, "0.05"), ("百万", None, None),
    ],
)  # fmt: skip
def test_money(cell, hint, yuan):
    if yuan is None:
        refusal(parse_money, cell, hint)
    else:
        read = parse_money(cell, hint)
        assert (read, read.as_tuple().exponent) == (Decimal(yuan), -2)


@pytest.mark.parametrize(
    "cell",
    [
        *NO_NUMBERS,
        "5万美元",
        "5-8万",
        "5万以上",
        "0.001元",
        "0.0000001万",
        "100000亿",
        "3万+",
        "五万五",
        10**12,
    ],
)
def test_what_is_no_money(cell):
    refusal(parse_money, cell, "万元")


def test_money_without_a_unit_is_refused():
    assert refusal(parse_money, 8) == "「8」没有写明单位：应写成 12.5万元 或 125000元。"
    assert refusal(parse_money, "8") == "「8」没有写明单位：应写成 12.5万元 或 125000元。"
    assert refusal(parse_money, 8, "美元") == "单位「美元」不认识：应为 元、万元 或 亿元。"


@pytest.mark.parametrize(
    ("cell", "clicks", "at_least"),
    [
        ("３万+", 30_000, True), ("1.2万", 12_000, False), (8600, 8600, False), ("8600", 8600, False), ("3万余次", 30_000, True),
        ("超过3万", 30_000, True), ("3万次以上", 30_000, True), ("10万+", 100_000, True), ("1.2w", 12_000, False), ("5k+", 5000, True),
        ("120余万次", None, None), ("1.23456万", None, None), ("阅读3万", None, None), ("十万+", 100_000, True), (0, 0, False),
    ],
)  # fmt: skip
def test_clicks(cell, clicks, at_least):
    if clicks is None:
        refusal(parse_clicks, cell)
    else:
        assert parse_clicks(cell) == (clicks, at_least)


@pytest.mark.parametrize("cell", NO_NUMBERS)
def test_what_is_no_clicks(cell):
    refusal(parse_clicks, cell)


def test_refusals_name_the_value_and_what_is_expected():
    assert refusal(parse_count, "约16") == "「约16」不是数字：应为不小于 0 的整数，如 16。"
    assert refusal(parse_count, 7.5) == "「7.5」不是整数：应为不小于 0 的整数，如 16。"
    assert (
        refusal(parse_count, "1 000")
        == "「1 000」的数字中间有空格，看不出是一个数还是几个数：应为不小于 0 的整数，如 16。"
    )
    assert refusal(parse_count, "١٢٣") == "「١٢٣」里有其他文字的数字或带圈、上标的数字，请改用 0 到 9。"
    assert refusal(parse_money, -5, "元") == "「-5」是负数：金额不能小于 0。"
