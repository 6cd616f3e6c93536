"""Numbers written in Chinese characters: 五, 三十二, 壹万贰仟, 二〇二四.

Own parser: the library that does this (cn2an) weighs 230 KB, brings a second package of text tools, imports both at
once and reads spellings we must refuse; what we need is one small grammar.
"""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {
    c: n
    for n, cs in enumerate(("〇零", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for c in cs
}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
SCALES = {"万": 10**4, "亿": 10**8}
WRITTEN = re.compile(f"[{''.join(DIGITS)}{''.join(TENS)}万亿]+")
ONE_DIGIT = re.compile(f"[{''.join(DIGITS)}]")


def parse_chinese_numeral(text: str) -> int | None:
    """Return the number a text of Chinese numerals means, or None where it is not one.

    Money capitals count as well. Digits one after another without tens (二〇二四, 三五) are a row of digits, read as such
    only by `parse_digit_row`; 一万五 (meaning 15,000 in speech) and 三百五 are refused, since in writing they are doubtful.
    """
    if not WRITTEN.fullmatch(text) or re.search("[零〇]{2}", text):
        return None
    whole = 0
    for scale in ("亿", "万"):
        head, found, text = text.rpartition(scale) if scale in text else ("", "", text)
        if found:
            above = parse_chinese_numeral(head) if scale == "亿" else _below_ten_thousand(head)
            if (
                not above
                or above >= SCALES["亿"]
                or (text and ONE_DIGIT.fullmatch(text) and text not in "零〇")
            ):
                return None
            whole += above * SCALES[scale]
    rest = _below_ten_thousand(text) if text else 0
    return None if rest is None else whole + rest


def _below_ten_thousand(text: str) -> int | None:
    total, digit, last, gap = 0, None, 10_000, True
    for character in text:
        if character in TENS:
            size = TENS[character]
            if size >= last or (digit is None and (size != 10 or total)):
                return None
            total += size * (1 if digit is None else digit)
            digit, last, gap = None, size, False
        elif character in "零〇" and text != character:
            if digit is not None:
                return None
            gap = True
        elif character in DIGITS:
            if digit is not None:
                return None
            digit = DIGITS[character]
        else:
            return None
    if digit is None:
        return total if text else None
    # 三百五: a last digit right after hundreds or thousands, without 零, is spoken shorthand.
    return None if last > 10 and not gap else total + digit


def parse_digit_row(text: str) -> int | None:
    """Return 2024 for 二〇二四, or None where a character is no digit."""
    if not text or any(c not in DIGITS for c in text):
        return None
    return int("".join(str(DIGITS[c]) for c in text))


def parse_money_capitals(text: str) -> Decimal | None:
    """Return yuan for 壹万贰仟元伍角整 and the like, or None where the text is not such a sum (整 already dropped)."""
    found = re.fullmatch(r"(?:(.+?)[元圆])零?(?:(.)角)?零?(?:(.)分)?", text)
    if not found:
        return None
    yuan = parse_chinese_numeral(found[1])
    small = [DIGITS.get(part) if part else 0 for part in (found[2], found[3])]
    if yuan is None or None in small:
        return None
    return Decimal(yuan) + Decimal(small[0] or 0) / 10 + Decimal(small[1] or 0) / 100
