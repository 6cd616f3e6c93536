"""Pure rules of the chair's terms: their bounds, the gaps between them, whose turn it is, who holds the rights when.

Every span runs from an instant (included) to an instant (excluded).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Literal
from zoneinfo import ZoneInfo

from lianchuang.basics.periods import PartialDate
from lianchuang.basics.said import Said
from lianchuang.basics.text import squash_name
from lianchuang.basics.unreadable import Unreadable
from lianchuang.basics.verdicts import Verdict, allowed, refused

BEIJING = ZoneInfo("Asia/Shanghai")
Standing = Literal["past", "now", "next"]
MOST_HOLDERS = 8
LONGEST_NAME, LONGEST_TITLE = 60, 40
BETWEEN = re.compile(r"[\s,，、:：]+")


@dataclass(frozen=True, order=True)
class Bounds:
    """From an instant (included) to an instant (excluded), both with their offset."""

    starts_at: datetime
    ends_at: datetime

    def holds(self, at: datetime) -> bool:
        """Whether the instant lies within."""
        return self.starts_at <= at < self.ends_at

    def overlaps(self, other: Bounds) -> bool:
        """Whether any instant lies within both; one that begins where the other ends does not overlap it."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


@dataclass(frozen=True)
class Unit:
    """A member unit whose turn may come: since when it sits in the network, and whether it is on leave."""

    key: int
    joined_on: date
    is_on_leave: bool = False


@dataclass(frozen=True)
class Named:
    """Who acts for the chair unit, and as what."""

    name: str
    title: str = ""


def told_instant(at: datetime) -> Said:
    """An instant as the clocks in Beijing show it, to the minute."""
    local = at.astimezone(BEIJING)
    return Said("%(day)s %(clock)s", day=PartialDate(local.date(), "day"), clock=f"{local:%H:%M}")


def standing(bounds: Bounds, at: datetime) -> Standing:
    """Whether a term is past, running, or still to come at an instant."""
    if at < bounds.starts_at:
        return "next"
    return "now" if at < bounds.ends_at else "past"


def rotation(units: Iterable[Unit], chaired: Sequence[int]) -> list[int]:
    """Whose turn it is to lead, the next one first; units on leave are passed over.

    chaired   the units that led or are set to lead, the earliest first; those that left the network may stand in it
    Who has not led yet comes first, by the day of joining; then whoever led longest ago: everyone once before anyone twice.
    """
    last_turn = {key: turn for turn, key in enumerate(chaired)}
    waiting = [unit for unit in units if not unit.is_on_leave]
    waiting.sort(key=lambda unit: (last_turn.get(unit.key, -1), unit.joined_on, unit.key))
    return [unit.key for unit in waiting]


def gaps(terms: Iterable[Bounds]) -> list[Bounds]:
    """The spans between the first and the last term in which nobody leads (空缺), the earliest first."""
    return [
        Bounds(before.ends_at, after.starts_at)
        for before, after in pairwise(sorted(terms))
        if before.ends_at < after.starts_at
    ]


def may_begin(bounds: Bounds, others: Iterable[Bounds]) -> Verdict:
    """Whether a term may have these bounds beside the other terms of its network."""
    if bounds.ends_at <= bounds.starts_at:
        return refused(Said("任期的止要晚于起。"))
    for other in sorted(others):
        if bounds.overlaps(other):
            start, end = told_instant(other.starts_at), told_instant(other.ends_at)
            return refused(
                Said("这段时间已经有一任：%(start)s 起，%(end)s 止。两任不能重叠。", start=start, end=end)
            )
    return allowed()


def may_move(old: Bounds, new: Bounds, others: Iterable[Bounds], at: datetime) -> Verdict:
    """Whether a term's bounds may be changed at an instant: both before it begins, then only to an earlier end."""
    where = standing(old, at)
    if old == new:
        return refused(Said("和现在登记的起止一样，没有要改的。"))
    if where == "past":
        return refused(Said("这一任已经结束，起止不能再改。"))
    if where == "now" and new.starts_at != old.starts_at:
        return refused(Said("任期已经开始，起点不能再改。"))
    if where == "now" and new.ends_at > old.ends_at:
        return refused(Said("任期已经开始，只能提前结束；要接着干，请登记下一任，或者登记代理。"))
    if new.ends_at < at:
        return refused(Said("结束的时刻已经过去了，最早是现在。"))
    return may_begin(new, others)


def moved_role(role: Bounds, old: Bounds, new: Bounds) -> Bounds | None:
    """The bounds of a holder's role once its term moved; None where nothing of it is left.

    A bound that was the term's moves with it; one set in the middle of the term stays, unless the term ends before it.
    """
    starts_at = new.starts_at if role.starts_at == old.starts_at else max(role.starts_at, new.starts_at)
    ends_at = new.ends_at if role.ends_at == old.ends_at else min(role.ends_at, new.ends_at)
    return Bounds(starts_at, ends_at) if starts_at < ends_at else None


def may_serve_from(at: datetime, term: Bounds, role: Bounds | None) -> Verdict:
    """Whether a holder may change at an instant within a term; role: that of whoever leaves then."""
    if not term.holds(at):
        start, end = told_instant(term.starts_at), told_instant(term.ends_at)
        return refused(Said("换人的时刻要在任期以内：%(start)s 起，%(end)s 止。", start=start, end=end))
    if role is not None and role.ends_at < term.ends_at:
        return refused(Said("这一位在 %(end)s 就不再代表理事长单位了。", end=told_instant(role.ends_at)))
    if role is not None and at < role.starts_at:
        return refused(Said("这一位从 %(start)s 才开始代表理事长单位。", start=told_instant(role.starts_at)))
    return allowed()


def named_holders(text: str) -> tuple[Named, ...]:
    """Who is named, one a line: the name, then the title. Raises Unreadable for nobody, too many, or one named twice."""
    found = [_named(line.strip()) for line in text.splitlines() if line.strip()]
    if not found:
        raise Unreadable(Said("请写至少一位，一行一位：姓名，后面写职务。"))
    if len(found) > MOST_HOLDERS:
        raise Unreadable(
            Said("最多写 %(most)s 位，现在有 %(count)s 位。", most=MOST_HOLDERS, count=len(found))
        )
    twice = next((each.name for n, each in enumerate(found) if each.name in {e.name for e in found[:n]}), "")
    if twice:
        raise Unreadable(Said("「%(name)s」写了两遍。", name=twice))
    return tuple(found)


def _named(line: str) -> Named:
    name, _, title = BETWEEN.sub("\n", line, count=1).partition("\n")
    name, title = squash_name(name), title.strip()
    if not name or len(name) > LONGEST_NAME or len(title) > LONGEST_TITLE:
        raise Unreadable(Said("「%(line)s」看不懂：一行一位，先姓名，后职务。", line=line[:LONGEST_NAME]))
    return Named(name, title)
