"""Conflicts of interest, from circles that are handed in."""

from datetime import date

import pytest

from lianchuang.reviews.rules import Circle, conflicts_in, is_recent

ON = date(2025, 3, 1)
EXPERT, LEADER, OTHER = 1, 2, 3
COMPANY, ELSEWHERE = 10, 11
ENTRY, FOREIGN = 100, 200
PARTIES = {ENTRY: [(LEADER, None), (None, COMPANY)], FOREIGN: [(OTHER, None), (None, ELSEWHERE)]}


def circle(kind="studio", people=(), bodies=(), last_on=None, title="精工工作室"):
    return Circle(kind, title, frozenset(people), frozenset(bodies), last_on)


def found(*circles, people=(EXPERT,)):
    told = conflicts_in(people, PARTIES, circles, ON)
    return {pair: conflict.reasons for pair, conflict in told.items()}


@pytest.mark.parametrize(
    ("circles", "expected"),
    [
        ((), {}),
        ((circle(people=[EXPERT, LEADER]),), {(EXPERT, ENTRY): ("同在「精工工作室」",)}),
        ((circle(people=[EXPERT]),), {}),
        ((circle(people=[LEADER], bodies=[COMPANY]),), {}),
        (
            (circle("body", [EXPERT], [COMPANY], title="精工公司"),),
            {(EXPERT, ENTRY): ("和申报单位同属「精工公司」",)},
        ),
        (
            (circle("project", [EXPERT, LEADER], last_on=date(2022, 3, 1), title="门控"),),
            {(EXPERT, ENTRY): ("共同承担过「门控」（到2022年3月1日为止）",)},
        ),
        ((circle("project", [EXPERT, LEADER], last_on=date(2022, 2, 28)),), {}),
        ((circle("mentorship", [EXPERT, OTHER]),), {(EXPERT, FOREIGN): ("师徒关系",)}),
        ((circle("kinship", [EXPERT, LEADER]),), {(EXPERT, ENTRY): ("亲属关系",)}),
        ((circle("interest", [EXPERT], [ELSEWHERE]),), {(EXPERT, FOREIGN): ("利益关系",)}),
        ((circle("joint_work", [EXPERT, LEADER]),), {(EXPERT, ENTRY): ("共同工作关系",)}),
        (
            (circle("outcome", [EXPERT], [COMPANY], title="专利"),),
            {(EXPERT, ENTRY): ("所在单位共同完成「专利」",)},
        ),
        ((circle("guild", [EXPERT, LEADER], title="某会"),), {(EXPERT, ENTRY): ("和「某会」有关联",)}),
    ],
)
def test_who_stands_in_one_circle_with_a_party_is_in_conflict(circles, expected):
    assert found(*circles) == expected


def test_a_party_is_in_conflict_without_any_circle():
    assert found(people=(LEADER,)) == {(LEADER, ENTRY): ("本人就在申报人员里",)}


def test_alone_in_a_circle_with_oneself_adds_nothing():
    assert found(circle(people=[LEADER]), people=(LEADER,)) == {(LEADER, ENTRY): ("本人就在申报人员里",)}


@pytest.mark.parametrize(
    ("last_on", "on", "counts"),
    [
        (None, ON, True),
        (date(2022, 3, 1), ON, True),
        (date(2022, 2, 28), ON, False),
        (date(2021, 2, 28), date(2024, 2, 29), True),
        (date(2021, 2, 27), date(2024, 2, 29), False),
        (date(2026, 1, 1), ON, True),
    ],
)
def test_three_years_are_counted_to_the_day(last_on, on, counts):
    assert is_recent(last_on, on) is counts


def digest(*circles, people=(EXPERT,)):
    return conflicts_in(people, PARTIES, circles, ON)[EXPERT, ENTRY].digest


def test_the_digest_is_of_the_facts_alone():
    studio = circle(people=[EXPERT, LEADER])
    assert digest(studio) == digest(studio, studio)
    assert digest(studio) == digest(studio, people=(EXPERT, OTHER))
    assert digest(studio) == digest(circle(people=[EXPERT, LEADER, OTHER]))
    assert digest(studio) != digest(studio, circle("kinship", [EXPERT, LEADER]))
    assert digest(studio) != digest(circle(people=[EXPERT, LEADER], last_on=date(2025, 1, 1)))


def test_what_ended_for_others_changes_nothing_for_a_pair():
    still = circle(people=[EXPERT, LEADER])
    ended = circle(people=[EXPERT, LEADER, OTHER], last_on=date(2024, 1, 1))
    assert digest(still) == digest(still, ended) == digest(ended, still)
    assert found(ended, still)[EXPERT, ENTRY] == ("同在「精工工作室」",)
    assert found(still, ended)[EXPERT, FOREIGN] == ("同在「精工工作室」（到2024年1月1日为止）",)
