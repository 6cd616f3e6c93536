"""Bounds, gaps, rotation, what may move, who holds when: tables of cases."""

from datetime import date

import pytest

from lianchuang.basics.unreadable import Unreadable
from lianchuang.networks.rules import (
    Bounds,
    Named,
    Unit,
    gaps,
    may_begin,
    may_move,
    may_serve_from,
    moved_role,
    named_holders,
    rotation,
    standing,
    told_instant,
)
from tests.networks.builders import beijing, span

YEAR = span("2026-01-01", "2027-01-01")


@pytest.mark.parametrize(
    ("at", "where"),
    [
        ("2025-12-31 23:59", "next"),
        ("2026-01-01 00:00", "now"),
        ("2026-12-31 23:59", "now"),
        ("2027-01-01 00:00", "past"),
    ],
)
def test_a_term_runs_from_its_start_until_before_its_end(at: str, where: str) -> None:
    assert (standing(YEAR, beijing(at)), YEAR.holds(beijing(at))) == (where, where == "now")


@pytest.mark.parametrize(
    ("other", "overlaps"),
    [
        (span("2025-01-01", "2026-01-01"), False),
        (span("2025-01-01", "2026-01-01 00:01"), True),
        (span("2027-01-01", "2028-01-01"), False),
        (span("2026-12-31 23:59", "2028-01-01"), True),
        (span("2026-03-01", "2026-04-01"), True),
        (span("2020-01-01", "2030-01-01"), True),
    ],
)
def test_two_terms_never_overlap(other: Bounds, overlaps: bool) -> None:
    verdict = may_begin(YEAR, [other])
    assert (YEAR.overlaps(other), bool(verdict)) == (overlaps, not overlaps)
    if overlaps:
        start, end = told_instant(other.starts_at), told_instant(other.ends_at)
        assert verdict.reason == f"这段时间已经有一任：{start} 起，{end} 止。两任不能重叠。"


def test_a_term_ends_after_it_begins() -> None:
    assert may_begin(span("2026-01-01", "2026-01-01"), []).reason == "任期的止要晚于起。"
    assert told_instant(beijing("2026-01-01 08:30")) == "2026年1月1日 08:30"


def test_a_gap_is_where_nobody_leads() -> None:
    terms = [span("2027-03-01", "2028-01-01"), span("2025-01-01", "2026-01-01"), YEAR]
    assert gaps(terms) == [span("2027-01-01", "2027-03-01")]
    assert (gaps([YEAR]), gaps([])) == ([], [])


A, B, C, D = (Unit(key, date(2021, 1, key)) for key in (1, 2, 3, 4))
LATE = Unit(1, date(2023, 5, 1))
AWAY = Unit(2, date(2021, 1, 2), is_on_leave=True)


@pytest.mark.parametrize(
    ("units", "chaired", "order"),
    [
        ([C, A, B], [], [1, 2, 3]),  # by the day of joining
        ([LATE, B, C], [], [2, 3, 1]),
        ([A, AWAY, C], [], [1, 3]),  # on leave: passed over
        ([A, B, C], [1], [2, 3, 1]),
        ([A, B, C], [1, 2, 3], [1, 2, 3]),  # everyone once: the round begins anew
        ([A, B, C], [2, 1], [3, 2, 1]),
        ([A, B, C], [1, 3], [2, 1, 3]),  # B was away and comes before anybody's second turn
        ([A, B, C, D], [1, 2, 3, 1, 2, 3], [4, 1, 2, 3]),  # a late one leads once, then the round goes on
        ([A, B, C, D], [1, 2, 3, 1, 2, 3, 4], [1, 2, 3, 4]),
        ([A, C], [1, 2, 9], [3, 1]),  # those that left the network do not count
        ([AWAY], [], []),
        ([], [1], []),
    ],
)
def test_everyone_leads_once_before_anyone_twice(
    units: list[Unit], chaired: list[int], order: list[int]
) -> None:
    assert rotation(units, chaired) == order


OTHERS = [span("2025-01-01", "2026-01-01"), span("2027-01-01", "2028-01-01")]


@pytest.mark.parametrize(
    ("new", "at", "says"),
    [
        (span("2026-02-01", "2027-01-01"), "2025-12-31 23:59", ""),
        (span("2026-01-01", "2026-06-01"), "2025-12-31 23:59", ""),
        (YEAR, "2025-12-01", "和现在登记的起止一样，没有要改的。"),
        (span("2025-12-31 23:00", "2027-01-01"), "2025-12-01", "这段时间已经有一任：2025年1月1日 00:00 起，2026年1月1日 00:00 止。两任不能重叠。"),
        (span("2026-02-01", "2027-01-01"), "2026-01-01 00:00", "任期已经开始，起点不能再改。"),
        (span("2026-01-01", "2027-02-01"), "2026-05-01", "任期已经开始，只能提前结束；要接着干，请登记下一任，或者登记代理。"),
        (span("2026-01-01", "2026-06-01"), "2026-05-01", ""),
        (span("2026-01-01", "2026-05-01"), "2026-05-01 00:00", ""),
        (span("2026-01-01", "2026-05-01"), "2026-05-01 00:01", "结束的时刻已经过去了，最早是现在。"),
        (span("2026-01-01", "2026-05-01"), "2027-01-01 00:00", "这一任已经结束，起止不能再改。"),
        (span("2026-06-01", "2026-03-01"), "2025-12-01", "任期的止要晚于起。"),
    ],
)  # fmt: skip
def test_what_may_move(new: Bounds, at: str, says: str) -> None:
    verdict = may_move(YEAR, new, OTHERS, beijing(at))
    assert (str(verdict.reason), bool(verdict)) == (says, not says)


SHORTER, LATER = span("2026-01-01", "2026-06-01"), span("2026-03-01", "2027-01-01")


@pytest.mark.parametrize(
    ("role", "new", "moved"),
    [
        (YEAR, SHORTER, SHORTER),
        (YEAR, LATER, LATER),
        (span("2026-01-01", "2026-04-01"), SHORTER, span("2026-01-01", "2026-04-01")),
        (span("2026-01-01", "2026-09-01"), SHORTER, SHORTER),
        (span("2026-09-01", "2027-01-01"), SHORTER, None),
        (span("2026-04-01", "2027-01-01"), SHORTER, span("2026-04-01", "2026-06-01")),
        (span("2026-01-01", "2026-02-01"), LATER, None),
        (span("2026-01-01", "2026-04-01"), LATER, span("2026-03-01", "2026-04-01")),
    ],
)
def test_a_role_moves_with_its_term(role: Bounds, new: Bounds, moved: Bounds | None) -> None:
    assert moved_role(role, YEAR, new) == moved


@pytest.mark.parametrize(
    ("at", "role", "says"),
    [
        ("2026-01-01", None, ""),
        ("2026-05-01", YEAR, ""),
        ("2025-12-31 23:59", None, "换人的时刻要在任期以内：2026年1月1日 00:00 起，2027年1月1日 00:00 止。"),
        ("2027-01-01", None, "换人的时刻要在任期以内：2026年1月1日 00:00 起，2027年1月1日 00:00 止。"),
        ("2026-05-01", span("2026-01-01", "2026-04-01"), "这一位在 2026年4月1日 00:00 就不再代表理事长单位了。"),
        ("2026-05-01", span("2026-06-01", "2027-01-01"), "这一位从 2026年6月1日 00:00 才开始代表理事长单位。"),
    ],
)  # fmt: skip
def test_when_a_holder_may_change(at: str, role: Bounds | None, says: str) -> None:
    verdict = may_serve_from(beijing(at), YEAR, role)
    assert (str(verdict.reason), bool(verdict)) == (says, not says)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("孙主席 理事长", (Named("孙主席", "理事长"),)),
        ("孙主席，理事长\n\n 李工 ：秘书长 ", (Named("孙主席", "理事长"), Named("李工", "秘书长"))),
        ("孙主席", (Named("孙主席"),)),
        ("孙主席 工会主席 兼理事长", (Named("孙主席", "工会主席 兼理事长"),)),
    ],
)
def test_holders_are_read_one_a_line(text: str, found: tuple[Named, ...]) -> None:
    assert named_holders(text) == found


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "请写至少一位，一行一位：姓名，后面写职务。"),
        ("孙主席\n孙主席 理事长", "「孙主席」写了两遍。"),
        ("\n".join(f"孙{n}" for n in range(9)), "最多写 8 位，现在有 9 位。"),
        ("，，，", "「，，，」看不懂：一行一位，先姓名，后职务。"),
        ("孙" * 61, f"「{'孙' * 60}」看不懂：一行一位，先姓名，后职务。"),
    ],
)
def test_what_is_not_read(text: str, says: str) -> None:
    with pytest.raises(Unreadable) as unreadable:
        named_holders(text)
    assert unreadable.value.says == says
