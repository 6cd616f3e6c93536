"""Proposals: what may follow what, shares and confirmations of units, numbers. No database, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lianchuang.basics.said import Said

DRAFTED, SUBMITTED, RETURNED, ACCEPTED, REFUSED = "drafted", "submitted", "returned", "accepted", "refused"
WITHDRAWN, SELECTED, RESERVED = "withdrawn", "selected", "reserved"
NOT_SELECTED, APPROVED = "not_selected", "approved"

# What may follow what; printed into the docs. A submission may be taken back to change it while the call is open.
MAY_FOLLOW: dict[str, tuple[str, ...]] = {
    DRAFTED: (SUBMITTED, WITHDRAWN),
    SUBMITTED: (ACCEPTED, RETURNED, REFUSED, DRAFTED, WITHDRAWN),
    RETURNED: (SUBMITTED, REFUSED, WITHDRAWN),
    ACCEPTED: (SELECTED, RESERVED, NOT_SELECTED, RETURNED, WITHDRAWN),
    REFUSED: (),
    SELECTED: (APPROVED, RESERVED, NOT_SELECTED, WITHDRAWN),
    RESERVED: (SELECTED, NOT_SELECTED, WITHDRAWN),
    NOT_SELECTED: (SELECTED, RESERVED),
    APPROVED: (),
    WITHDRAWN: (),
}
FILLABLE = (DRAFTED, RETURNED)
# Units may confirm, and change their minds, until the project stands.
OPEN_TO_UNITS = (DRAFTED, SUBMITTED, RETURNED, ACCEPTED, SELECTED, RESERVED)
# What has been handed in and counts against a limit.
COUNTED = (SUBMITTED, RETURNED, ACCEPTED, SELECTED, RESERVED, NOT_SELECTED, APPROVED)

WAITING, CONFIRMED, CONTESTED, VOID, DECLINED = "waiting", "confirmed", "contested", "void", "declined"
WHOLE = Decimal(100)
# Where a problem is put right: a field of the form, the units on the proposal's page, nowhere in particular.
FORM, PAGE = "form", "page"


def may_follow(state: str, next_state: str) -> bool:
    """Whether a proposal in one state may come into another."""
    return next_state in MAY_FOLLOW.get(state, ())


@dataclass(frozen=True)
class Problem:
    """What stands in the way of submission, in words, and its place: a page and the anchor on it."""

    says: str
    anchor: str
    page: str = FORM


@dataclass(frozen=True)
class UnitFacts:
    """A unit as the rules see it: its share in percent, None where none is written, and where its confirmation stands."""

    name: str
    share: Decimal | None
    standing: str = WAITING
    is_lead: bool = False


def share_problems(units: Sequence[UnitFacts]) -> list[Problem]:
    """Shares of the outcome: each unit has one, from 0 to 100, and together they are 100 exactly."""
    if not units:
        return [Problem(Said("还没有写申报单位和成果份额。"), "units")]
    missing = [unit.name for unit in units if unit.share is None]
    if missing:
        return [Problem(Said("%(names)s 的成果份额还没有写。", names=tuple(missing)), "units")]
    shares = [unit.share for unit in units if unit.share is not None]
    if any(share < 0 or share > WHOLE for share in shares):
        return [Problem(Said("成果份额应在 0 到 100 之间。"), "units")]
    total = sum(shares, Decimal(0))
    if total == WHOLE:
        return []
    says = (
        Said("还差 %(rest)s%%", rest=percent(WHOLE - total))
        if total < WHOLE
        else Said("多了 %(rest)s%%", rest=percent(total - WHOLE))
    )
    return [
        Problem(
            Said("成果份额合计 %(total)s%%，应正好是 100%%：%(says)s。", total=percent(total), says=says),
            "units",
        )
    ]


def percent(share: Decimal) -> str:
    """A share as people write it: 33.33, 60, 12.5."""
    text = f"{share:.2f}".rstrip("0").rstrip(".")
    return text or "0"


def confirmation_problems(units: Iterable[UnitFacts]) -> list[Problem]:
    """Every partner unit has confirmed for itself; the lead unit does so by its leader's submission."""
    found = []
    for unit in units:
        says = None if unit.is_lead else _UNIT_SAYS.get(unit.standing)
        if says is not None:
            found.append(Problem(says.but(name=unit.name), "units", PAGE))
    return found


_UNIT_SAYS: dict[str, Said] = {
    WAITING: Said("%(name)s 还没有确认参加。", name=""),
    CONTESTED: Said("%(name)s 对替它录的盖章件有异议，处理完之前不算确认。", name=""),
    VOID: Said("替 %(name)s 录的盖章件已作废，要请它重新确认。", name=""),
    DECLINED: Said("%(name)s 不参加或已退出，请换一家或去掉它。", name=""),
}


def number_after(numbers: Iterable[str], year: int) -> str:
    """The next number of a year, such as 2025-07: after the highest given, so that none is given twice."""
    start = f"{year}-"
    tails = [number.removeprefix(start) for number in numbers if number.startswith(start)]
    last = max((int(tail) for tail in tails if tail.isascii() and tail.isdigit()), default=0)
    return f"{start}{last + 1:02d}"
