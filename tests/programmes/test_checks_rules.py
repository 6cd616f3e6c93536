"""What a formal check must say, and which decisions depart from a ranking."""

from datetime import date

import pytest

from lianchuang.programmes.rules.checks import ITEMS, check_problems
from lianchuang.programmes.rules.selection import by_ranking, departures

TODAY = date(2026, 3, 10)
ALL_FINE = dict.fromkeys(ITEMS, (True, ""))
ONE_NO = {**ALL_FINE, "not_prized": (False, "2023 年获过市科技进步奖")}


@pytest.mark.parametrize(
    ("verdict", "findings", "reason", "complete_by", "told"),
    [
        ("passed", ALL_FINE, "", None, []),
        ("passed", ONE_NO, "", None, ["有不符合的项，不能通过：请退回补正，或不予通过。"]),
        ("refused", ONE_NO, "", None, []),
        ("refused", ALL_FINE, "", None, ["请写明退回或不通过的理由，会原样告诉申报人。"]),
        ("returned", ALL_FINE, "缺盖章页", date(2026, 3, 10), []),
        ("returned", ALL_FINE, "缺盖章页", None, ["退回补正要写明补正到哪一天。"]),
        ("returned", ALL_FINE, "缺盖章页", date(2026, 3, 9), ["补正期限已经过去了，请另写一天。"]),
        (
            "refused",
            {**ALL_FINE, "no_dispute": (False, " ")},
            "",
            None,
            ["「知识产权没有争议」答了否，请写明哪里不符合。"],
        ),
    ],
)
def test_what_a_verdict_must_say(verdict, findings, reason, complete_by, told) -> None:
    assert list(map(str, check_problems(verdict, findings, reason, complete_by, TODAY))) == told


def test_what_the_ranking_alone_decides() -> None:
    assert by_ranking([5, 3, 9, 1], 2, 1) == {
        5: "selected",
        3: "selected",
        9: "reserved",
        1: "not_selected",
    }


@pytest.mark.parametrize(
    ("decided", "departed"),
    [
        (["selected", "selected", "reserved", "not_selected"], set()),
        (["selected", "not_selected", "selected", "reserved"], {3, 9, 1}),
        (["selected", "reserved", "selected", "not_selected"], {3, 9}),
        (["not_selected"] * 4, set()),
    ],
)
def test_departures_are_told(decided: list[str], departed: set[int]) -> None:
    keys = [5, 3, 9, 1]
    assert departures(keys, dict(zip(keys, decided, strict=True))) == departed
