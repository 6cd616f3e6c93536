"""Counts, sums of money, clicks."""

import re

from lianchuang.basics.numbers import parse_clicks, parse_count, parse_money
from lianchuang.basics.said import Said
from lianchuang.exchange.importing.readers.reading import CellValue, Hint, Reading

CHINESE_DIGITS = re.compile("[〇零一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]")
UNITS = re.compile("[元万亿人名个次整]")


def read_count(value: CellValue, _unit: str | None) -> Reading:
    """A number of people: 7, ７, 16人."""
    count = parse_count(value)  # type: ignore[arg-type]
    return Reading(count, told_writing(value, count))


def read_money(value: CellValue, unit: str | None) -> Reading:
    """Yuan; a unit in the cell is stronger than that of the heading."""
    yuan = parse_money(value, unit)  # type: ignore[arg-type]
    return Reading(yuan, told_writing(value, Said("%(yuan)s 元", yuan=f"{yuan.normalize():f}")))


def read_clicks(value: CellValue, _unit: str | None) -> Reading:
    """Clicks and whether that is only a lower bound, as a pair."""
    clicks, at_least = parse_clicks(value)  # type: ignore[arg-type]
    hints = told_writing(value, Said("%(count)s 次", count=clicks))
    if at_least:
        says = Said(
            "「%(value)s」只说明不少于 %(clicks)s 次，按至少 %(clicks)s 次记下。", value=value, clicks=clicks
        )
        hints = (("at_least", says),)
    return Reading((clicks, at_least), hints)


def told_writing(value: CellValue, as_read: object) -> tuple[Hint, ...]:
    """A hint for a number spelt out in Chinese, or written with its unit in the cell."""
    if not isinstance(value, str):
        return ()
    if CHINESE_DIGITS.search(value) and not re.search(r"\d", value):
        says = Said(
            "「%(value)s」是用汉字写的数，按 %(as_read)s 记下，请核对。", value=value, as_read=as_read
        )
        return (("chinese_number", says),)
    if UNITS.search(value):
        says = Said("「%(value)s」连单位写在格里，按 %(as_read)s 记下。", value=value, as_read=as_read)
        return (("unit_words", says),)
    return ()
