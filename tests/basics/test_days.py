"""Days, months and years in all the ways they are typed."""

from datetime import date, datetime, time

import pytest

from lianchuang.basics.periods import PartialDate, parse_partial_date, partial, print_partial
from lianchuang.basics.unreadable import Unreadable


def read(cell):
    found = parse_partial_date(cell)
    return (found.last.isoformat(), found.precision) if found else None


def refusal(cell):
    with pytest.raises(Unreadable) as error:
        parse_partial_date(cell)
    assert error.value.says.endswith("。")
    return error.value.says


@pytest.mark.parametrize(
    ("cell", "last", "precision"),
    [
        ("2018年1月", "2018-01-31", "month"), ("2017/9/21", "2017-09-21", "day"), ("2014.6", "2014-06-30", "month"),
        ("２０１３年８月", "2013-08-31", "month"), ("2018-10-14", "2018-10-14", "day"), (datetime(2018, 5, 5), "2018-05-05", "day"),
        (date(2018, 5, 5), "2018-05-05", "day"), (datetime(2018, 5, 5, 14, 30), "2018-05-05", "day"), ("2024年3月28日", "2024-03-28", "day"),
        ("2023.11", "2023-11-30", "month"), ("2022-11-04", "2022-11-04", "day"), ("2024年", "2024-12-31", "year"), ("2024", "2024-12-31", "year"),
        ("2024年度", "2024-12-31", "year"), ("2014.1", "2014-01-31", "month"), ("2014.10", "2014-10-31", "month"), ("2018年 5月", "2018-05-31", "month"),
        ("2018年5月份", "2018-05-31", "month"), ("2018年5月6号", "2018-05-06", "day"), ("2014.6.", "2014-06-30", "month"), ("2014.6.5", "2014-06-05", "day"),
        ("20181014", "2018-10-14", "day"), ("201810", "2018-10-31", "month"), ("二〇一八年十二月三十一日", "2018-12-31", "day"),
        ("二零一八年五月", "2018-05-31", "month"), ("2018-10-14 00:00:00", "2018-10-14", "day"), ("2018-10-14T09:30", "2018-10-14", "day"),
        ("2024-02-29", "2024-02-29", "day"), ("2024年2月", "2024-02-29", "month"), ("2023年2月", "2023-02-28", "month"),
        (2014.6, "2014-06-30", "month"), (2014.11, "2014-11-30", "month"), (2014.12, "2014-12-31", "month"), (2024, "2024-12-31", "year"),
        (2024.0, "2024-12-31", "year"), (20181014, "2018-10-14", "day"), ("1949年", "1949-12-31", "year"), ("2100.12", "2100-12-31", "month"),
    ],
)  # fmt: skip
def test_days_months_years(cell, last, precision):
    assert read(cell) == (last, precision)


@pytest.mark.parametrize("cell", [None, "", "  ", "\u3000"])
def test_an_empty_cell_is_none(cell):
    assert parse_partial_date(cell) is None


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("2018年13月", "「2018年13月」不是日期：月份应在 1 到 12 之间。"),
        ("2018年0月", "「2018年0月」不是日期：月份应在 1 到 12 之间。"),
        ("2018-02-30", "「2018-02-30」不是日期：2018年2月只有 1 到 28 日。"),
        ("2023-02-29", "「2023-02-29」不是日期：2023年2月只有 1 到 28 日。"),
        ("0202年5月", "「0202年5月」不是日期：年份应在 1949 到 2100 之间，写四位数。"),
        ("20244", "「20244」不是日期：年份应在 1949 到 2100 之间，写四位数。"),
        ("1024", "「1024」不是日期：年份应在 1949 到 2100 之间，写四位数。"),
        ("1948年12月", "「1948年12月」不是日期：年份应在 1949 到 2100 之间，写四位数。"),
        ("2101年1月", "「2101年1月」不是日期：年份应在 1949 到 2100 之间，写四位数。"),
        ("20244年5月", "「20244年5月」不是日期：年份应在 1949 到 2100 之间，写四位数。"),
        (date(202, 1, 1), "「0202-01-01」不是日期：年份应在 1949 到 2100 之间，写四位数。"),
        (datetime(1899, 12, 30), "「1899-12-30」不是日期：年份应在 1949 到 2100 之间，写四位数。"),
        ("18年5月", "「18年5月」的年份只有两位，请写四位，如 2018年。"),
        ("至今", "「至今」不是日期：应写成 2018年1月5日、2018-01-05、2018/1/5、2018年1月 或 2018.1。"),
        (2014.1, "「2014.1」是数字，看不出是 1 月还是 10 月：请写成 2014年1月 或 2014年10月。"),
        (44314, "「44314」像是没有设成日期格式的日期（2021年4月28日），请在 Excel 里把这一格设为日期格式。"),
        (
            "2018 5",
            "「2018 5」的数字中间有空格，看不出是哪一天：应写成 2018年1月5日、2018-01-05、2018/1/5、2018年1月 或 2018.1。",
        ),
    ],
)
def test_refusals_name_the_value_and_what_is_expected(cell, says):
    assert refusal(cell) == says


@pytest.mark.parametrize(
    "cell",
    [
        "未批准", "2018-5/1", "5/21/2018", "May 2018", "2018年5", "2014.0", "约2018年", "2018.5月", "#N/A", "١٤٣٢", "2018年5月\x00",
        "9" * 5000, "2018-05-05-01", "-2018", True, False, float("nan"), float("inf"), 1e300, 0, -5, 2014.61, time(8, 0), 20181399,
    ],
)  # fmt: skip
def test_what_is_no_date(cell):
    refusal(cell)


@pytest.mark.parametrize(
    ("made", "first", "last"),
    [
        (partial(2024), date(2024, 1, 1), date(2024, 12, 31)),
        (partial(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
        (partial(2024, 2, 5), date(2024, 2, 5), date(2024, 2, 5)),
    ],
)
def test_first_and_last(made, first, last):
    assert (made.first, made.last) == (first, last)


@pytest.mark.parametrize(("last", "precision"), [(date(2024, 1, 30), "month"), (date(2024, 11, 30), "year")])
def test_the_last_day_must_be_the_last(last, precision):
    with pytest.raises(ValueError):
        PartialDate(last, precision)


@pytest.mark.parametrize(
    ("last", "precision", "chinese", "english"),
    [
        (date(2018, 1, 5), "day", "2018年1月5日", "5 Jan 2018"),
        (date(2018, 1, 31), "month", "2018年1月", "Jan 2018"),
        (date(2018, 12, 31), "year", "2018年", "2018"),
    ],
)
def test_printing(last, precision, chinese, english):
    assert print_partial(last, precision) == chinese
    assert print_partial(last, precision, "zh-hans") == chinese
    assert print_partial(last, precision, "en") == english
    assert str(PartialDate(last, precision)) == chinese
