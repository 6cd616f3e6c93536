"""Figures in words for the page: 近40家, 超过200人, 120余万元. The rule stands in the design of the year, "Figures"."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from typing import Literal

from lianchuang.basics.numbers import WAN, YI

Kind = Literal["exact", "rounded"]

NOT_COUNTED = "未统计"
EXACT_BELOW = 30
# Units by their word: after these a cut number takes 余; before these a little more than a round number is 超过.
CUT_UNITS = frozenset({"项", "名", "次", "件", "万", "元", "万元", "万次"})
OVER_UNITS = frozenset({"家", "人"})
# Sums of money and clicks are written in 万 and 亿; people and studios never.
SCALED_UNITS = frozenset({"元", "次"})
NEVER_ROUNDED = frozenset({"人次", "条"})
# Round sums that have a word of their own.
ROUND_WORDS = {Decimal(1_000_000): "百万", Decimal(10_000_000): "千万"}


def print_phrase(value: int | Decimal | None, unit: str, kind: Kind = "exact") -> str:
    """Return the phrase that the page prints for an exact value; 未统计 for None.

    Exact kinds, 人次, 条 and everything below 30 print the value itself. Rounded kinds: a number with one significant
    digit as it is; from 95 % (included) of the next such number 近; for 家 and 人 up to 105 % (included) of the one
    below 超过; for 项 名 次 件 万 元 the number cut, with 余. Money in yuan and clicks (次) from 10,000 in 万, from
    100,000,000 in 亿.
    """
    if value is None:
        return NOT_COUNTED
    number = Decimal(value)
    if kind == "exact" or unit in NEVER_ROUNDED or number < EXACT_BELOW:
        return _written(number, unit) + unit
    below = _one_digit_below(number)
    above = below + _size_of(below)
    if number == below:
        return _round_written(number, unit) + unit
    if number * 100 >= above * 95:
        return f"近{_round_written(above, unit)}{unit}"
    if unit in OVER_UNITS and number * 100 <= below * 105:
        return f"超过{_round_written(below, unit)}{unit}"
    return _cut_phrase(number, unit) if unit in CUT_UNITS else _written(number, unit) + unit


def _cut_phrase(number: Decimal, unit: str) -> str:
    """Return 30余项, 120余万元, 1.2万余次: 余 stands after the digits, after the scale where the digits have a point."""
    step = Decimal(10) if number < 1000 else _size_of(number) / 10
    cut = (number / step).to_integral_value(ROUND_FLOOR) * step
    if cut == number:
        return _written(number, unit) + unit
    digits, scale = _digits_and_scale(cut, unit)
    return f"{digits}{scale}余{unit}" if "." in digits else f"{digits}余{scale}{unit}"


def _size_of(number: Decimal) -> Decimal:
    """Return the power of ten of the leading digit: 100 for 103."""
    return Decimal(1).scaleb(number.adjusted())


def _one_digit_below(number: Decimal) -> Decimal:
    size = _size_of(number)
    return (number / size).to_integral_value(ROUND_FLOOR) * size


def _digits_and_scale(number: Decimal, unit: str) -> tuple[str, str]:
    for size, scale in ((YI, "亿"), (WAN, "万")):
        if unit in SCALED_UNITS and number >= size:
            return _plain(number / size), scale
    return _plain(number), ""


def _written(number: Decimal, unit: str) -> str:
    return "".join(_digits_and_scale(number, unit))


def _round_written(number: Decimal, unit: str) -> str:
    return ROUND_WORDS[number] if unit in SCALED_UNITS and number in ROUND_WORDS else _written(number, unit)


def _plain(number: Decimal) -> str:
    """Return the digits without exponent and without zeros at the end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
