"""How days, instants, numbers and sizes are written, in the language of the page."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils.translation import get_language

from lianchuang.basics.periods import print_partial

BEIJING = ZoneInfo("Asia/Shanghai")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NOTHING = ""


def is_english() -> bool:
    """Whether the page is written in English."""
    return (get_language() or "").startswith("en")


def in_beijing(value: datetime) -> datetime:
    """An instant as the clocks in Beijing show it; a naive one is taken as Beijing's."""
    return value.astimezone(BEIJING) if value.tzinfo else value.replace(tzinfo=BEIJING)


def day(value: date | datetime | None) -> str:
    """2024年12月31日, 31 Dec 2024."""
    if value is None:
        return NOTHING
    if isinstance(value, datetime):
        value = in_beijing(value).date()
    if is_english():
        return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    return f"{value.year}年{value.month}月{value.day}日"


def instant(value: datetime | None) -> str:
    """2025年1月10日 17:40, 10 Jan 2025, 17:40; Beijing time."""
    if value is None:
        return NOTHING
    local = in_beijing(value)
    return f"{day(local)}{', ' if is_english() else ' '}{local:%H:%M}"


def exact_instant(value: datetime | None) -> str:
    """The same with its seconds where there are any: what opens and closes by the clock is told to the second."""
    if value is None:
        return NOTHING
    local = in_beijing(value)
    return f"{instant(value)}:{local:%S}" if local.second else instant(value)


def partial(value: date | None, precision: str = "day") -> str:
    """A day, a month or a year, as exactly as it is known."""
    if value is None:
        return NOTHING
    return print_partial(value, precision, "en" if is_english() else "zh")


def grouped(value: int | float | Decimal | None) -> str:
    """1,265,000; decimals as they are."""
    return NOTHING if value is None else f"{value:,}"


def yuan(value: int | Decimal | None) -> str:
    """1,265,000 元; cents only where there are any."""
    if value is None:
        return NOTHING
    amount = Decimal(value).quantize(Decimal("0.01"))
    written = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
    return f"¥{written}" if is_english() else f"{written} 元"


def percent(value: Decimal | None) -> str:
    """33.34%, 40%."""
    return NOTHING if value is None else f"{value.normalize():f}%"


def file_size(value: int) -> str:
    """640 B, 12 KB, 3.4 MB."""
    if value < 1024:
        return f"{value} B"
    if value < 1024 * 1024:
        return f"{value / 1024:.0f} KB"
    return f"{value / 1024 / 1024:.1f} MB"
