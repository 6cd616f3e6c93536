"""How a project runs: quarters, extension, acceptance. Numbers as in real rules for city and provincial projects."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from lianchuang.basics.said import Said

# An extension is asked for at least so many months before the end, once, for at most so many months.
ASKED_BEFORE_MONTHS, LONGEST_EXTENSION_MONTHS = 3, 12
# Acceptance is applied for within so many months after the end; rectification ends within so many after the verdict.
ACCEPTANCE_MONTHS, RECTIFY_MONTHS = 6, 3
WHOLE = Decimal(100)


class Quarter(NamedTuple):
    """One quarter of a year, 1 to 4."""

    year: int
    number: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        ends = months_later(self.first, 3)
        return date.fromordinal(ends.toordinal() - 1)


def quarter_of(day: date) -> Quarter:
    """The quarter a day lies in."""
    return Quarter(day.year, (day.month + 2) // 3)


def asked_quarters(starts_on: date | None, ends_on: date | None, today: date) -> list[Quarter]:
    """The quarters a project reports for, from the one it starts in to this one or the one it ends in, oldest first."""
    if starts_on is None or starts_on > today:
        return []
    last = quarter_of(min(today, ends_on) if ends_on else today)
    each, found = quarter_of(starts_on), []
    while each <= last:
        found.append(each)
        each = Quarter(each.year + each.number // 4, each.number % 4 + 1)
    return found


def months_later(day: date, months: int) -> date:
    """The same day so many months later or earlier; the last of a shorter month."""
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    raise AssertionError


def extension_problem(
    ends_on: date | None, new_ends_on: date | None, asked_on: date, *, was_extended: bool
) -> Said | None:
    """Why an extension cannot be asked for: at least three months before the end, once, for at most a year."""
    if ends_on is None or new_ends_on is None:
        return Said("请写明延到哪一天；没有写完成日期的项目先更正完成日期。")
    if was_extended:
        return Said("这个项目已经延期过一次，不能再延。")
    if asked_on > months_later(ends_on, -ASKED_BEFORE_MONTHS):
        return Said(
            "延期要在完成日期（%(day)s）三个月以前提出，现在已经晚了。到期请按时申请验收。", day=ends_on
        )
    if new_ends_on <= ends_on:
        return Said("新的完成日期要晚于现在的 %(day)s。", day=ends_on)
    if new_ends_on > months_later(ends_on, LONGEST_EXTENSION_MONTHS):
        return Said("延期最多一年，最晚到 %(day)s。", day=months_later(ends_on, LONGEST_EXTENSION_MONTHS))
    return None


def acceptance_problem(ends_on: date | None, applied_on: date) -> Said | None:
    """Why acceptance cannot be applied for: not later than six months after the end."""
    latest = months_later(ends_on, ACCEPTANCE_MONTHS) if ends_on else None
    if latest is not None and applied_on > latest:
        return Said("验收要在完成后六个月以内申请，这个项目最晚是 %(day)s。请先和秘书处商量。", day=latest)
    return None


def rectify_problem(decided_on: date, rectify_by: date | None, *, was_rectified: bool) -> Said | None:
    """Why rectification cannot be asked for: once, within three months."""
    if was_rectified:
        return Said("已经整改过一次，这次只能通过或不通过。")
    if rectify_by is None:
        return Said("限期整改要写明整改到哪一天。")
    if not decided_on < rectify_by <= months_later(decided_on, RECTIFY_MONTHS):
        return Said("整改期限最长三个月，最晚到 %(day)s。", day=months_later(decided_on, RECTIFY_MONTHS))
    return None


def shares_problem(shares: Sequence[Decimal]) -> Said | None:
    """Why shares by unit do not stand: each above nothing, together exactly 100."""
    if any(each <= 0 for each in shares):
        return Said("每个单位的份额要大于 0。")
    whole = sum(shares, Decimal(0))
    if shares and whole != WHOLE:
        return Said("份额合计要正好是 100%%，现在是 %(sum)s%%。", sum=f"{whole.normalize():f}")
    return None
