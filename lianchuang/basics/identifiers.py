"""Numbers with a check digit or a fixed form: credit codes, patent applications, software copyrights."""

from __future__ import annotations

import re
from typing import Literal

from stdnum.cn import uscc

from lianchuang.basics.said import Said
from lianchuang.basics.text import narrow, shown
from lianchuang.basics.unreadable import Unreadable

PatentKind = Literal["invention", "utility_model", "design"]

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CHECK_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
# The kind digit; 8 and 9 are international applications (PCT) for an invention and a utility model.
PATENT_KINDS: dict[str, PatentKind] = {
    "1": "invention",
    "2": "utility_model",
    "3": "design",
    "8": "invention",
    "9": "utility_model",
}
PATENT_YEARS = range(1985, 2101)
PUBLICATION = re.compile(r"(CN)?\d{7,9}[ABCUSY]\d?")


def clean_uscc(text: str) -> str:
    """Return a credit code in capitals and narrow forms, without blanks and hyphens; nothing is checked."""
    return re.sub(r"[\s\-]", "", narrow(text)).upper()


def check_uscc(text: str) -> str:
    """Return the clean unified social credit code, or raise Unreadable saying what is wrong (GB 32100-2015).

    Checked are length, characters, the digits of the region and the 18th character; not the inner organisation code.
    python-stdnum counts the check character; its own validation would refuse codes that begin with letters (A1, N2).
    """
    code = clean_uscc(text)
    if len(code) != 18:
        raise Unreadable(
            Said(
                "%(text)s不是统一社会信用代码：应为 18 位，现在是 %(count)s 位。",
                text=shown(text),
                count=len(code),
            )
        )
    odd = next((c for c in code if c not in USCC_ALPHABET), None)
    if odd:
        raise Unreadable(
            Said(
                "%(text)s不是统一社会信用代码：不会出现「%(odd)s」，只用数字和除 I、O、S、V、Z 以外的大写字母。",
                text=shown(text),
                odd=odd,
            )
        )
    if not code[2:8].isdigit():
        raise Unreadable(
            Said("%(text)s不是统一社会信用代码：第 3 到 8 位应为数字（登记机关所在地）。", text=shown(text))
        )
    expected = uscc.calc_check_digit(code[:17])
    if code[17] != expected:
        raise Unreadable(
            Said(
                "%(text)s的校验码不对：最后一位应为「%(expected)s」，现在是「%(last)s」，请核对整个代码。",
                text=shown(text),
                expected=expected,
                last=code[17],
            )
        )
    return code


def application_check_digit(digits: str) -> str:
    """Return the check digit of 8 or 12 digits of a patent application number: weighted sum mod 11, X for 10."""
    return "0123456789X"[sum(int(d) * w for d, w in zip(digits, CHECK_WEIGHTS, strict=False)) % 11]


def clean_application_number(text: str) -> str:
    """Return a patent application number as 13 characters (9 before October 2003): digits, then the check digit.

    ZL or CN in front, the dot, blanks, full-width digits and a small x are taken; raises Unreadable for a wrong or
    missing check digit (naming the right one), for a publication number, an unknown kind and a year nobody meant.
    """
    bare = re.sub(r"[\s.·]", "", narrow(text).replace("。", ".")).upper()
    if PUBLICATION.fullmatch(bare):
        raise Unreadable(
            Said(
                "%(text)s像是公布号或公告号，不是申请号：申请号应为 13 位，如 202217472068.9。",
                text=shown(text),
            )
        )
    number = re.sub("^(ZL|CN)", "", bare)
    if re.fullmatch(r"\d{12}|\d{8}", number):
        raise Unreadable(
            Said(
                "%(text)s缺最后的校验位：按前 %(count)s 位算应为 %(number)s.%(check)s，请核对。",
                text=shown(text),
                count=len(number),
                number=number,
                check=application_check_digit(number),
            )
        )
    if not re.fullmatch(r"(\d{12}|\d{8})[\dX]", number):
        raise Unreadable(
            Said("%(text)s不是专利申请号：应为 12 位数字加校验位，如 202217472068.9。", text=shown(text))
        )
    _check_year_and_kind(text, number)
    _check_last_digit(text, number)
    return number


def patent_kind_of(number: str) -> PatentKind:
    """Return the kind that a clean application number says: invention, utility_model or design."""
    return PATENT_KINDS[number[4] if len(number) == 13 else number[2]]


def print_application_number(number: str, granted: bool) -> str:
    """Return a clean number as it is printed: ZL202217472068.9 once granted, 202217472068.9 before."""
    return f"{'ZL' if granted else ''}{number[:-1]}.{number[-1]}"


def clean_copyright_number(text: str) -> str:
    """Return a software copyright registration number such as 2024SR0131155; 软著登字第…号 may stand around it."""
    bare = re.sub(r"\s|^软著登字第|号$", "", narrow(text)).upper()
    if not re.fullmatch(r"(19[89]\d|20\d\d)SR\d{6,7}", bare):
        raise Unreadable(
            Said(
                "%(text)s不是软件著作权登记号：应为年份、SR 和 7 位数字，如 2024SR0131155。",
                text=shown(text),
            )
        )
    return bare


def _check_last_digit(text: str, number: str) -> None:
    check = application_check_digit(number[:-1])
    if number[-1] != check:
        raise Unreadable(
            Said(
                "%(text)s的校验位不对：按前 %(count)s 位算应为「%(check)s」，现在是「%(last)s」，请核对整个号码。",
                text=shown(text),
                count=len(number) - 1,
                check=check,
                last=number[-1],
            )
        )


def _check_year_and_kind(text: str, number: str) -> None:
    if len(number) == 13:
        year, kind = int(number[:4]), number[4]
    else:
        two = int(number[:2])
        year, kind = (1900 if two >= 85 else 2000) + two, number[2]
        if year > 2003:
            raise Unreadable(
                Said("%(text)s不是专利申请号：2003 年 10 月以后的申请号应为 13 位。", text=shown(text))
            )
    if year not in PATENT_YEARS:
        raise Unreadable(
            Said("%(text)s不是专利申请号：前四位是申请年份，应在 1985 到 2100 之间。", text=shown(text))
        )
    if kind not in PATENT_KINDS:
        raise Unreadable(
            Said(
                "%(text)s不是专利申请号：年份后的「%(kind)s」应为 1（发明）、2（实用新型）、3（外观设计）、8 或 9（国际申请）。",
                text=shown(text),
                kind=kind,
            )
        )
