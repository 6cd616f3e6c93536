"""The two clocks of a figure in words: until when things happened, and by which ledger we know."""

from datetime import date, datetime

from django.utils.translation import gettext

from lianchuang.design.filters import day, instant


def happened_by(year: int) -> str:
    """发生截至2024年12月31日; the day included."""
    return gettext("发生截至%(day)s") % {"day": day(date(year, 12, 31))}


def known_at(at: datetime | None) -> str:
    """按2025年1月10日当时的台账; None is the ledger as it stands."""
    if at is None:
        return gettext("按今天的台账")
    return gettext("按%(day)s当时的台账") % {"day": day(at)}


def known_exactly(number: int, at: datetime) -> str:
    """按2025年1月10日 17:40（第 213 号登记）当时的台账: for what leaves the office."""
    return gettext("按%(instant)s（第 %(number)s 号登记动作）当时的台账") % {
        "instant": instant(at),
        "number": number,
    }
