"""The hour of the day in lists and titles."""

from datetime import date, datetime, time

import pytest

from lianchuang.basics.periods import parse_clock, parse_day_and_time
from lianchuang.basics.unreadable import Unreadable


@pytest.mark.parametrize(
    ("cell", "clock"),
    [
        ("8:57", time(8, 57)), ("08:57", time(8, 57)), ("8：57", time(8, 57)), ("上午8:57", time(8, 57)), ("8:57:30", time(8, 57, 30)),
        ("下午2:30", time(14, 30)), ("下午14:30", time(14, 30)), ("下午2点半", time(14, 30)), ("9点", time(9)), ("9时05分", time(9, 5)),
        ("晚上7:30", time(19, 30)), ("中午12:30", time(12, 30)), ("中午1点", time(13)), ("2:30 PM", time(14, 30)), ("12:00 pm", time(12)),
        ("0:00", time(0)), ("12:00", time(12)), ("下午12:10", time(12, 10)), (time(8, 34), time(8, 34)), (datetime(2024, 5, 16, 9), time(9)),
        (0.3569444444444445, time(8, 34)), (0.0, time(0)), ("８：５７", time(8, 57)),
    ],
)  # fmt: skip
def test_clocks(cell, clock):
    assert parse_clock(cell) == clock


@pytest.mark.parametrize(
    "cell",
    [
        "",
        None,
        8,
        "8",
        "8.57",
        "857",
        "25:00",
        "8:60",
        "8:57:99",
        "上午12:00",
        "AM12:00",
        "早",
        "8:5",
        1.5,
        -0.1,
        True,
        "١:00",
        "8:57\x00",
    ],
)
def test_what_is_no_clock(cell):
    with pytest.raises(Unreadable):
        parse_clock(cell)


def test_refusals_say_what_is_expected():
    with pytest.raises(Unreadable) as error:
        parse_clock("8.57")
    assert error.value.says == "「8.57」不是时间：应写成 8:57 或 上午8:57。"
    with pytest.raises(Unreadable) as error:
        parse_clock("上午12:00")
    assert error.value.says == "「上午12:00」看不出是中午还是半夜，请写成 12:00 或 0:00。"


@pytest.mark.parametrize(
    ("cell", "clock"),
    [
        ("2024年5月16日上午9:00", time(9)), ("2024-05-16", None), ("2024.5.16", None), ("2024-05-16 14:30", time(14, 30)),
        ("2024-05-16T14:30", time(14, 30)), ("2024年5月16日（星期四）上午9:00—11:30", time(9)), ("2024年5月16日 星期四", None),
        ("2024年5月16日周四下午2点半", time(14, 30)), ("2024.5.16 9:00", time(9)), ("2024/5/16 下午2:30", time(14, 30)),
        ("２０２４年５月１６日上午９：００", time(9)), (datetime(2024, 5, 16, 9, 5), time(9, 5)), (datetime(2024, 5, 16), None), (date(2024, 5, 16), None),
        ("2024年5月16日0:00", time(0)),
    ],
)  # fmt: skip
def test_days_with_hours(cell, clock):
    assert parse_day_and_time(cell) == (date(2024, 5, 16), clock)


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("2024年5月", "「2024年5月」不是一天：应写成 2024年5月16日 或 2024年5月16日上午9:00。"),
        ("", "「」不是一天：应写成 2024年5月16日 或 2024年5月16日上午9:00。"),
        ("2024年13月1日9:00", "「2024年13月1日」不是日期：月份应在 1 到 12 之间。"),
        ("0202年5月16日上午9:00", "「0202年5月16日」不是日期：年份应在 1949 到 2100 之间，写四位数。"),
    ],
)
def test_what_is_no_day(cell, says):
    with pytest.raises(Unreadable) as error:
        parse_day_and_time(cell)
    assert error.value.says == says
