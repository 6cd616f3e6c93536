"""Counts, sums of money, clicks."""

import re

from lianchuang.basics.numbers import parse_clicks, parse_count, parse_money
from lianchuang.exchange.importing.readers.reading import CellValue, Hint, Reading

CHINESE_DIGITS = re.compile("[〇零一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]")
UNITS = re.compile("[元万亿人名个次整]")


def read_count(value: CellValue, _unit: str | None) -> Reading:
    """A number of people: 7, ７, 16人."""
    count = parse_count(value)  # type: ignore[arg-type]
    return Reading(count, told_writing(value, str(count)))


def read_money(value: CellValue, unit: str | None) -> Reading:
    """Yuan; a unit in the cell is stronger than that of the heading."""
    yuan = parse_money(value, unit)  # type: ignore[arg-type]
    return Reading(yuan, told_writing(value, f"{yuan.normalize():f} 元"))


def read_clicks(value: CellValue, _unit: str | None) -> Reading:
    """Clicks and whether that is only a lower bound, as a pair."""
    clicks, at_least = parse_clicks(value)  # type: ignore[arg-type]
    hints = told_writing(value, f"{clicks} 次")
    if at_least:
        hints = (("at_least", f"「{value}」只说明不少于 {clicks} 次，按至少 {clicks} 次记下。"),)
    return Reading((clicks, at_least), hints)


def told_writing(value: CellValue, as_read: str) -> tuple[Hint, ...]:
    """A hint for a number spelt out in Chinese, or written with its unit in the cell."""
    if not isinstance(value, str):
        return ()
    if CHINESE_DIGITS.search(value) and not re.search(r"\d", value):
        return (("chinese_number", f"「{value}」是用汉字写的数，按 {as_read} 记下，请核对。"),)
    if UNITS.search(value):
        return (("unit_words", f"「{value}」连单位写在格里，按 {as_read} 记下。"),)
    return ()
