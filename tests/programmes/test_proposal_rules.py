"""What a proposal still lacks, limits, the blind text, what may follow what."""

from datetime import date
from decimal import Decimal

import pytest

from lianchuang.programmes.models import Proposal
from lianchuang.programmes.rules.proposals import (
    MAY_FOLLOW,
    Limits,
    ProposalFacts,
    UnitFacts,
    blinded,
    submission_problems,
    unit_problems,
)

LEAD = UnitFacts("甲公司", True, Decimal(60), False, False)
PARTNER = UnitFacts("乙公司", False, Decimal(40), True, False)
WHOLE = ProposalFacts(
    "目标", "做法", "成果", date(2025, 5, 1), date(2026, 4, 30), Decimal(80000), 2, 1, [LEAD, PARTNER], []
)


def test_nothing_is_lacking() -> None:
    assert submission_problems(WHOLE, Limits()) == []


@pytest.mark.parametrize(
    ("units", "told"),
    [
        ([LEAD], ["联合攻关至少要有一家参与单位。", "各单位的份额合计要正好 100%，现在是 60%。"]),
        ([LEAD, UnitFacts("乙公司", False, Decimal("39.99"), True, False)], ["各单位的份额合计要正好 100%，现在是 99.99%。"]),
        ([LEAD, UnitFacts("乙公司", False, None, True, False)], ["每个单位都要写成果份额，大于 0。"]),
        ([LEAD, UnitFacts("乙公司", False, Decimal(40), False, False)], ["「乙公司」还没有确认参加。"]),
        (
            [LEAD, PARTNER, UnitFacts("丙公司", False, Decimal(40), True, True)],
            [],
        ),
    ],
)  # fmt: skip
def test_units_and_shares(units: list[UnitFacts], told: list[str]) -> None:
    assert [str(says) for _field, says in unit_problems(units)] == told


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        (Limits(most_per_studio=1, filed_by_studio=1), ["每个工作室最多申报 1 项，已经报满了。"]),
        (Limits(most_per_studio=2, filed_by_studio=1), []),
        (Limits(most_per_body=1, filed_by_body=1), ["每个单位最多牵头 1 项，已经报满了。"]),
        (Limits(most_funding_yuan=Decimal(79999)), ["申请经费最多 79,999 元。"]),
        (Limits(most_funding_yuan=Decimal(80000)), []),
    ],
)
def test_limits(limits: Limits, told: list[str]) -> None:
    assert [str(says) for _field, says in submission_problems(WHOLE, limits)] == told


def test_names_are_blinded_the_longest_first() -> None:
    text = "精工工作室和精工的王师傅在滨江精工机械公司试用。"
    assert blinded(text, ["精工", "精工工作室", "王师傅", "滨江精工机械公司", "工"]) == "××和××的××在××试用。"


def test_every_state_says_what_may_follow() -> None:
    assert set(MAY_FOLLOW) == set(Proposal.State.values)
    assert {each for after in MAY_FOLLOW.values() for each in after} <= set(MAY_FOLLOW)
