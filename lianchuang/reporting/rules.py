"""Reported and now: when two values are the same, and the ways a value leaves the office."""

from decimal import Decimal

from lianchuang.basics.said import Said

FIRST_YEAR, LAST_YEAR = 1949, 2100
LONGEST_ADDRESSEE, LONGEST_CHANNEL, LONGEST_PAPER = 80, 40, 120
CHANNELS = ("书面报告", "报表", "电子邮件", "电话", "微信", "当面")


def is_same(reported: Decimal | None, now: Decimal | int | None) -> bool:
    """Whether what was reported is still so; 未统计 equals only 未统计."""
    if reported is None or now is None:
        return reported is None and now is None
    return reported == now


def amount(value: Decimal | int) -> str:
    """198, 1,265,000; cents only where there are any."""
    return f"{int(value):,}" if value == int(value) else f"{value:,.2f}"


def exactly(value: Decimal | int | None, unit: str) -> str:
    """198 人, 1,265,000 元, 未统计."""
    return "未统计" if value is None else f"{amount(value)} {unit}".strip()


def is_year(year: int) -> bool:
    """A year somebody can have meant; both ends included."""
    return FIRST_YEAR <= year <= LAST_YEAR


def what_is_wrong(addressee: str, channel: str, paper: str) -> str:
    """Why a report cannot be entered like this; "" where it can. The addressee and the channel are needed."""
    if not addressee:
        return Said("请写明报给谁。")
    if not channel:
        return Said("请写明用什么方式报的。")
    for words, text, longest in (
        (Said("报给谁"), addressee, LONGEST_ADDRESSEE),
        (Said("方式"), channel, LONGEST_CHANNEL),
        (Said("依据"), paper, LONGEST_PAPER),
    ):
        if len(text) > longest:
            return Said(
                "「%(words)s」有 %(count)s 个字，最多 %(most)s 个字。",
                words=words,
                count=len(text),
                most=longest,
            )
    return ""
