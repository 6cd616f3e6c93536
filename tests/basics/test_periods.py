"""Spans between two dates, as plans and reports name them."""

from datetime import date

import pytest

from lianchuang.basics.periods import parse_period, partial, print_period
from lianchuang.basics.unreadable import Unreadable

APRIL, JUNE, DECEMBER, NEXT_JUNE = partial(2024, 4), partial(2024, 6), partial(2024, 12), partial(2025, 6)


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("2024.6—2025.6", JUNE, NEXT_JUNE), ("2024.6-2025.6", JUNE, NEXT_JUNE), ("2024.6－2025.6", JUNE, NEXT_JUNE),
        ("2024.6～2025.6", JUNE, NEXT_JUNE), ("2024.6——2025.6", JUNE, NEXT_JUNE), ("2024.6 至 2025.6", JUNE, NEXT_JUNE),
        ("2024年6月到2025年6月", JUNE, NEXT_JUNE), ("２０２４．６—２０２５．６", JUNE, NEXT_JUNE), ("2024-06-2025-06", JUNE, NEXT_JUNE),
        ("2024-06—2025-06", JUNE, NEXT_JUNE), ("2024年4月至12月", APRIL, DECEMBER), ("2024年4-12月", APRIL, DECEMBER), ("2024.4-12月", APRIL, DECEMBER),
        ("2024-06-01-2025-06-30", partial(2024, 6, 1), partial(2025, 6, 30)), ("2024年", partial(2024), partial(2024)),
        (2024, partial(2024), partial(2024)), ("2024-2025", partial(2024), partial(2025)), ("2024年上半年", partial(2024, 1), JUNE),
        ("2024年下半年", partial(2024, 7), DECEMBER), ("2024年第三季度", partial(2024, 7), partial(2024, 9)), ("2024年1季度", partial(2024, 1), partial(2024, 3)),
        ("2024-06", JUNE, JUNE), (date(2024, 6, 1), partial(2024, 6, 1), partial(2024, 6, 1)), ("2024.6—2024.6", JUNE, JUNE),
        ("2024年—2024.6", partial(2024), JUNE),
    ],
)  # fmt: skip
def test_spans(cell, first, last):
    assert parse_period(cell) == (first, last)


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("2025.6—2024.6", "「2025.6—2024.6」的结束早于开始：2025年6月晚于2024年6月。"),
        ("2024.6—至今", "「2024.6—至今」没有结束：应写成 2024.6—2025.6。"),
        ("2024.6—2025.13", "「2025.13」不是日期：月份应在 1 到 12 之间。"),
        ("2024.6—", "起止时间缺了一头：应写成 2024.6—2025.6。"),
        ("2024.6—2025.6—2026.6", "「2024.6—2025.6—2026.6」不是起止时间：应写成 2024.6—2025.6。"),
        ("", "这里空着：应写成 2024.6—2025.6 或 2024年。"),
        (None, "这里空着：应写成 2024.6—2025.6 或 2024年。"),
        ("0202.6—2025.6", "「0202.6」不是日期：年份应在 1949 到 2100 之间，写四位数。"),
    ],
)
def test_refusals(cell, says):
    with pytest.raises(Unreadable) as error:
        parse_period(cell)
    assert error.value.says == says


@pytest.mark.parametrize(
    "cell", ["2024.4-12", "一年", "2024.6—2025.6\x00", "2024年第五季度", "-", "—", "-" * 2000]
)
def test_what_is_no_span(cell):
    with pytest.raises(Unreadable):
        parse_period(cell)


def test_printing():
    assert print_period(JUNE, NEXT_JUNE) == "2024年6月至2025年6月"
    assert print_period(partial(2024), partial(2024)) == "2024年"
