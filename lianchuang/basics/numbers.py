"""Numbers as they stand in cells: counts, sums of money, clicks. Strict: what is doubtful is refused, never guessed."""

from __future__ import annotations

import math
import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

from lianchuang.basics.numerals import parse_chinese_numeral, parse_money_capitals
from lianchuang.basics.said import Said
from lianchuang.basics.text import narrow, shown
from lianchuang.basics.unreadable import Unreadable

Cell = str | int | float | Decimal | None

MOST_COUNTED = 1_000_000_000
MOST_YUAN = Decimal(10) ** 12
CENT = Decimal("0.01")
LONGEST_NUMBER = 40
WAN, YI = Decimal(10_000), Decimal(100_000_000)

# Written units and what one of them is: 8千, 3万, 1.2亿; clicks are also typed 3w and 5k.
SCALES = {
    "": Decimal(1),
    "千": Decimal(1000),
    "万": WAN,
    "百万": 100 * WAN,
    "千万": 1000 * WAN,
    "亿": YI,
    "万亿": WAN * YI,
}
LATIN_SCALES = {"w": "万", "W": "万", "k": "千", "K": "千"}
DECIMAL_TEXT = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?")
SCALE_AT_END = re.compile("(万亿|百万|千万|亿|万|千)$")
COUNTED_IN = re.compile("(人次|人|名|位|个|家|项|件|次|条|篇|场|枚|本|组|户|间)$")
MONEY_MARK = re.compile("^(人民币|RMB|CNY|¥|￥)")


def parse_count(cell: Cell) -> int:
    """Return a whole number from 0 to 1,000,000,000: 7, 7.0, "７", "16人", "1,200", "十二名", "1.2万".

    Raises Unreadable for fractions, negative numbers, digits of other scripts, "约16" and an empty cell.
    """
    expected = Said("应为不小于 0 的整数，如 16")
    if isinstance(cell, str):
        text = _narrow(cell, expected)
        number = _scaled(COUNTED_IN.sub("", text))
    else:
        number = _cell_number(cell, expected)
    return _whole(number, cell, expected)


def parse_money(cell: Cell, unit_hint: str | None = None) -> Decimal:
    """Return yuan with two decimals, 0 to 1,000,000,000,000: "12.5万", "3万元", "4万元整", "1.2亿", "五万", 8 with the hint 万元.

    A unit written in the cell is stronger than the hint (the unit of the column or of the cell beside it).
    A bare number without any unit is refused, as are negative sums, "约5万", foreign money and parts of a cent;
    a number cell (often calculated) is rounded to the cent, half up.
    """
    expected = Said("应为写明单位的金额，如 12.5万元")
    if not isinstance(cell, str):
        return _yuan(_cell_number(cell, expected) * _hinted(unit_hint, cell), cell, exact=False)
    text = MONEY_MARK.sub("", re.sub("[整正]$", "", _narrow(cell, expected)))
    capitals = parse_money_capitals(text)
    if capitals is not None:
        return _yuan(capitals, cell, exact=True)
    bare = re.sub("(元|块|块钱|圆)$", "", text)
    number = _scaled(bare)
    if number is None:
        raise Unreadable(Said("%(cell)s不是金额：%(expected)s。", cell=shown(cell), expected=expected))
    names_unit = bare != text or bool(SCALE_AT_END.search(bare))
    return _yuan(number if names_unit else number * _hinted(unit_hint, cell), cell, exact=True)


def parse_clicks(cell: Cell) -> tuple[int, bool]:
    """Return clicks and whether that is only a lower bound: "３万+" -> (30000, True), "1.2万" -> (12000, False), 8600.

    "超过3万", "3万余次" and "3万以上" are lower bounds too.
    """
    expected = Said("应为次数，如 8600、1.2万 或 3万+")
    if not isinstance(cell, str):
        return _whole(_cell_number(cell, expected), cell, expected), False
    text = _narrow(cell, expected)
    bare = re.sub("^(超过|超|逾)", "", re.sub("次$", "", text))
    least = re.sub("(\\+|余|多|以上)$", "", re.sub("次$", "", bare))
    at_least = least != re.sub("次$", "", text)
    if least[-1:] in LATIN_SCALES:
        least = least[:-1] + LATIN_SCALES[least[-1]]
    return _whole(_scaled(re.sub("次$", "", least)), cell, expected), at_least


def _narrow(cell: str, expected: Said) -> str:
    """Return the text in narrow forms without outer units' blanks, refusing what only looks like digits."""
    text = narrow(cell)
    if not text:
        raise Unreadable(Said("这里空着：%(expected)s。", expected=expected))
    if len(text) > LONGEST_NUMBER:
        raise Unreadable(
            Said("%(cell)s太长，不是一个数：%(expected)s。", cell=shown(cell), expected=expected)
        )
    if text.startswith(("-", "\u2212")):
        raise _negative(cell, expected)
    if re.search(r"[0-9]\s+[0-9]", text):
        raise Unreadable(
            Said(
                "%(cell)s的数字中间有空格，看不出是一个数还是几个数：%(expected)s。",
                cell=shown(cell),
                expected=expected,
            )
        )
    return re.sub(r"\s", "", text)


def _scaled(text: str) -> Decimal | None:
    """Return the number of 12.5万, 1,200 or 三十二万; None where the text is none."""
    numeral = parse_chinese_numeral(text)
    if numeral is not None:
        return Decimal(numeral)
    scale = SCALE_AT_END.search(text)
    found = DECIMAL_TEXT.fullmatch(text[: scale.start()] if scale else text)
    if not found:
        return None
    return Decimal(found[1].replace(",", "") + (found[2] or "")) * SCALES[scale[1] if scale else ""]


def _cell_number(cell: object, expected: Said) -> Decimal:
    """Return a number cell as the decimal that the sheet shows (126.5, not its binary neighbour)."""
    if cell is None:
        raise Unreadable(Said("这里空着：%(expected)s。", expected=expected))
    if isinstance(cell, bool) or not isinstance(cell, (int, float, Decimal)) or not math.isfinite(cell):
        raise _no_number(cell, expected)
    return Decimal(repr(cell)) if isinstance(cell, float) else Decimal(cell)


def _whole(number: Decimal | None, cell: object, expected: Said) -> int:
    if number is None:
        raise _no_number(cell, expected)
    if number < 0:
        raise _negative(cell, expected)
    if number > MOST_COUNTED:
        raise Unreadable(Said("%(cell)s太大，最多 10 亿，请核对。", cell=shown(cell)))
    if number != number.to_integral_value():
        raise Unreadable(Said("%(cell)s不是整数：%(expected)s。", cell=shown(cell), expected=expected))
    return int(number)


def _no_number(cell: object, expected: Said) -> Unreadable:
    return Unreadable(Said("%(cell)s不是数字：%(expected)s。", cell=shown(cell), expected=expected))


def _negative(cell: object, expected: Said) -> Unreadable:
    return Unreadable(Said("%(cell)s是负数：%(expected)s。", cell=shown(cell), expected=expected))


def _hinted(unit_hint: str | None, cell: object) -> Decimal:
    unit = re.sub(r"[()\s]|人民币", "", unicodedata.normalize("NFKC", unit_hint or ""))
    scale = re.sub("(元|圆)$", "", unit)
    if not unit:
        raise Unreadable(Said("%(cell)s没有写明单位：应写成 12.5万元 或 125000元。", cell=shown(cell)))
    if scale not in SCALES:
        raise Unreadable(Said("单位%(unit)s不认识：应为 元、万元 或 亿元。", unit=shown(unit_hint)))
    return SCALES[scale]


def _yuan(amount: Decimal, cell: object, *, exact: bool) -> Decimal:
    if amount < 0:
        raise Unreadable(Said("%(cell)s是负数：金额不能小于 0。", cell=shown(cell)))
    if amount > MOST_YUAN:
        raise Unreadable(Said("%(cell)s太大，最多一万亿元，请核对单位。", cell=shown(cell)))
    cents = amount.quantize(CENT, rounding=ROUND_HALF_UP)
    if exact and cents != amount:
        raise Unreadable(Said("%(cell)s精确到了分以下：金额最多精确到分。", cell=shown(cell)))
    return cents
