"""A proposal: its states and what may follow, and what it still lacks before it may be handed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lianchuang.basics.said import Said

DRAFTED, SUBMITTED, RETURNED, ACCEPTED, REFUSED = "drafted", "submitted", "returned", "accepted", "refused"
WITHDRAWN, SELECTED, RESERVED, NOT_SELECTED, APPROVED = (
    "withdrawn", "selected", "reserved", "not_selected", "approved",
)  # fmt: skip
MAY_FOLLOW: dict[str, frozenset[str]] = {
    DRAFTED: frozenset({SUBMITTED, WITHDRAWN}),
    SUBMITTED: frozenset({ACCEPTED, RETURNED, REFUSED, WITHDRAWN}),
    RETURNED: frozenset({SUBMITTED, WITHDRAWN}),
    ACCEPTED: frozenset({SELECTED, RESERVED, NOT_SELECTED, WITHDRAWN}),
    # The council may decide again until the list is announced; an objection may take one off.
    SELECTED: frozenset({RESERVED, NOT_SELECTED, APPROVED, WITHDRAWN}),
    RESERVED: frozenset({SELECTED, NOT_SELECTED, WITHDRAWN}),
    NOT_SELECTED: frozenset({SELECTED, RESERVED}),
    REFUSED: frozenset(),
    WITHDRAWN: frozenset(),
    APPROVED: frozenset(),
}
# While it is being written; from the hand-in on its words are what was handed in.
BEING_WRITTEN = frozenset({DRAFTED, RETURNED})
# Those that count against the limits of a call.
COUNTED = frozenset({SUBMITTED, RETURNED, ACCEPTED, SELECTED, RESERVED, NOT_SELECTED, APPROVED})
WHOLE = Decimal(100)


@dataclass(frozen=True)
class UnitFacts:
    """A unit as the rules look at it."""

    name: str
    is_lead: bool
    share_percent: Decimal | None
    is_confirmed: bool
    has_declined: bool


@dataclass(frozen=True)
class ProposalFacts:
    """A proposal as the rules look at it; unanswered: labels of required questions without an answer."""

    goals: str
    plan: str
    outcomes: str
    starts_on: date | None
    ends_on: date | None
    funding_yuan: Decimal | None
    people: int
    steps: int
    units: Sequence[UnitFacts]
    unanswered: Sequence[str]


@dataclass(frozen=True)
class Limits:
    """What a call allows; None is no limit. filed_*: how many others count already."""

    most_per_studio: int | None = None
    filed_by_studio: int = 0
    most_per_body: int | None = None
    filed_by_body: int = 0
    most_funding_yuan: Decimal | None = None


def submission_problems(facts: ProposalFacts, limits: Limits) -> list[tuple[str, Said]]:
    """(field, what is still missing) before a proposal may be handed in; empty where it may."""
    needed = (("goals", facts.goals, Said("目标")), ("plan", facts.plan, Said("怎么做")),
              ("outcomes", facts.outcomes, Said("预期成果")))  # fmt: skip
    found = [
        (field, Said("「%(what)s」还空着。", what=what)) for field, text, what in needed if not text.strip()
    ]
    if facts.starts_on is None or facts.ends_on is None:
        found.append(("starts_on", Said("请写开始和完成日期。")))
    elif facts.ends_on <= facts.starts_on:
        found.append(("ends_on", Said("完成日期要晚于开始日期。")))
    if not facts.people:
        found.append(("people", Said("还没有写参加的人。")))
    if not facts.steps:
        found.append(("steps", Said("还没有写进度安排。")))
    found += [("questions", Said("「%(label)s」还没有回答。", label=label)) for label in facts.unanswered]
    return found + unit_problems(facts.units) + limit_problems(facts, limits)


def unit_problems(units: Sequence[UnitFacts]) -> list[tuple[str, Said]]:
    """What is wrong with units and shares: a joint project has a partner, shares sum to 100, every partner confirmed."""
    standing = [unit for unit in units if not unit.has_declined]
    partners = [unit for unit in standing if not unit.is_lead]
    found: list[tuple[str, Said]] = []
    if not partners:
        found.append(("units", Said("联合攻关至少要有一家参与单位。")))
    if any(unit.share_percent is None or unit.share_percent <= 0 for unit in standing):
        found.append(("units", Said("每个单位都要写成果份额，大于 0。")))
    else:
        whole = sum((unit.share_percent or Decimal(0) for unit in standing), Decimal(0))
        if standing and whole != WHOLE:
            says = Said("各单位的份额合计要正好 100%%，现在是 %(sum)s%%。", sum=f"{whole.normalize():f}")
            found.append(("units", says))
    found += [
        ("units", Said("「%(name)s」还没有确认参加。", name=unit.name))
        for unit in partners
        if not unit.is_confirmed
    ]
    return found


def limit_problems(facts: ProposalFacts, limits: Limits) -> list[tuple[str, Said]]:
    """What goes beyond the limits of the call."""
    found: list[tuple[str, Said]] = []
    if limits.most_per_studio is not None and limits.filed_by_studio >= limits.most_per_studio:
        found.append(
            ("lead", Said("每个工作室最多申报 %(most)s 项，已经报满了。", most=limits.most_per_studio))
        )
    if limits.most_per_body is not None and limits.filed_by_body >= limits.most_per_body:
        found.append(("lead", Said("每个单位最多牵头 %(most)s 项，已经报满了。", most=limits.most_per_body)))
    most = limits.most_funding_yuan
    if most is not None and facts.funding_yuan is not None and facts.funding_yuan > most:
        found.append(("funding_yuan", Said("申请经费最多 %(most)s 元。", most=f"{most:,.0f}")))
    return found


def blinded(text: str, names: Sequence[str]) -> str:
    """The text without the names of those behind it, so that an expert sees no names; the longest names first."""
    for name in sorted({each for each in names if len(each) > 1}, key=len, reverse=True):
        text = text.replace(name, "××")
    return text
