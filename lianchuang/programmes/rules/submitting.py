"""What still stands between a draft and its submission, in words with their places. No database, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from lianchuang.basics.periods import PartialDate
from lianchuang.basics.said import Said
from lianchuang.programmes.rules.proposals import (
    PAGE,
    RETURNED,
    SUBMITTED,
    Problem,
    UnitFacts,
    confirmation_problems,
    may_follow,
    share_problems,
)
from lianchuang.programmes.rules.questions import NUMBER, YES_NO
from lianchuang.programmes.rules.year import CLOSED, COMING


@dataclass(frozen=True)
class AnswerFacts:
    """A question of the form with what was answered."""

    anchor: str
    label: str
    text: str
    kind: str = "text"
    is_required: bool = True
    longest: int = 2000


@dataclass(frozen=True)
class LimitFacts:
    """What the call limits (None: nothing) and how many the studio and its body have handed in besides this one."""

    most_per_studio: int | None = None
    most_per_body: int | None = None
    most_funding_yuan: Decimal | None = None
    by_studio: int = 0
    by_body: int = 0


@dataclass(frozen=True)
class WindowFacts:
    """Where the call's window stands; for a returned proposal the last day (included) counts instead, and today."""

    state: str
    opens: str = ""
    closes: str = ""
    return_by: date | None = None
    today: date | None = None


@dataclass(frozen=True)
class ProposalFacts:
    """A proposal as the rules see it."""

    state: str
    title: str = ""
    goals: str = ""
    plan: str = ""
    outcomes: str = ""
    has_direction: bool = False
    asks_direction: bool = False
    starts_on: date | None = None
    ends_on: date | None = None
    steps: Sequence[tuple[str, date]] = ()
    people: int = 0
    funding_yuan: Decimal | None = None
    own_funding_yuan: Decimal | None = None
    units: Sequence[UnitFacts] = ()
    answers: Sequence[AnswerFacts] = field(default_factory=tuple)


def submission_problems(proposal: ProposalFacts, window: WindowFacts, limits: LimitFacts) -> list[Problem]:
    """All that stands in the way of handing it in, in the order of the form; empty where nothing does."""
    found = [*state_problems(proposal.state, window)]
    found += _text_problems(proposal)
    found += time_problems(proposal.starts_on, proposal.ends_on, proposal.steps)
    found += [each for answer in proposal.answers if (each := answer_problem(answer)) is not None]
    if not proposal.people:
        found.append(Problem(Said("还没有写参加的人：一行一人，写成 姓名（单位）。"), "people"))
    found += share_problems(proposal.units)
    found += _limit_problems(proposal, limits)
    return found + confirmation_problems(proposal.units)


def state_problems(state: str, window: WindowFacts) -> list[Problem]:
    """Whether it may still be handed in at all: the call is open, or the day for completion has not passed."""
    if not may_follow(state, SUBMITTED):
        return [Problem(Said("这份申报已经报送，不用再报。"), "", PAGE)]
    if state == RETURNED:
        last, today = window.return_by, window.today
        if last is None or today is None or today <= last:
            return []
        says = Said("补正期限 %(day)s 已经过了，请联系秘书处。", day=PartialDate(last, "day"))
        return [Problem(says, "", PAGE)]
    if window.state == COMING:
        return [Problem(Said("征集 %(opens)s 才开始，还不能报送。", opens=window.opens), "", PAGE)]
    if window.state == CLOSED:
        return [
            Problem(
                Said("征集 %(closes)s 已经截止，不能再报送；您写的都还在。", closes=window.closes), "", PAGE
            )
        ]
    return []


def time_problems(
    starts_on: date | None, ends_on: date | None, steps: Iterable[tuple[str, date]]
) -> list[Problem]:
    """It has a start and an end in order, and every step of the plan lies between them, both included."""
    steps = list(steps)
    found = []
    if starts_on is None:
        found.append(Problem(Said("还没有写开始时间。"), "starts_on"))
    if ends_on is None:
        found.append(Problem(Said("还没有写完成时间。"), "ends_on"))
    if starts_on and ends_on and ends_on < starts_on:
        return [Problem(Said("完成时间早于开始时间，请核对。"), "ends_on")]
    if not steps:
        found.append(Problem(Said("进度安排还空着：至少写一步，做到什么、什么时候。"), "steps"))
    if starts_on and ends_on:
        outside = [title for title, due_on in steps if not starts_on <= due_on <= ends_on]
        if outside:
            found.append(Problem(Said("「%(title)s」的时间不在开始和完成之间。", title=outside[0]), "steps"))
    return found


def answer_problem(answer: AnswerFacts) -> Problem | None:
    """What is wrong with an answer: required and empty, too long, no number, neither yes nor no."""
    text = answer.text.strip()
    if not text:
        return (
            Problem(Said("「%(label)s」必须回答。", label=answer.label), answer.anchor)
            if answer.is_required
            else None
        )
    if answer.kind == YES_NO and text not in ("yes", "no"):
        return Problem(Said("「%(label)s」请答是或否。", label=answer.label), answer.anchor)
    if answer.kind == NUMBER and not is_number(text):
        return Problem(Said("「%(label)s」请写一个数。", label=answer.label), answer.anchor)
    if len(text) > answer.longest:
        says = Said(
            "「%(label)s」有 %(count)s 个字，最多 %(most)s 个字。",
            label=answer.label,
            count=len(text),
            most=answer.longest,
        )
        return Problem(says, answer.anchor)
    return None


def is_number(text: str) -> bool:
    """Whether a text is a plain number such as 12, 1,200 or 3.5."""
    bare = text.replace(",", "")
    whole, _dot, rest = bare.removeprefix("-").partition(".")
    return bare.isascii() and whole.isdigit() and (rest.isdigit() or not _dot)


def _text_problems(proposal: ProposalFacts) -> list[Problem]:
    found = []
    for name, says in (
        ("title", Said("还没有写项目名称。")),
        ("goals", Said("「要解决什么，做到什么程度」还空着。")),
        ("plan", Said("「怎么做」还空着。")),
        ("outcomes", Said("「预期成果」还空着。")),
    ):
        if not getattr(proposal, name).strip():
            found.append(Problem(says, name))
    if proposal.asks_direction and not proposal.has_direction:
        found.insert(
            1 if found and found[0].anchor == "title" else 0, Problem(Said("还没有选研究方向。"), "direction")
        )
    return found


def _limit_problems(proposal: ProposalFacts, limits: LimitFacts) -> list[Problem]:
    found = []
    if proposal.funding_yuan is None:
        found.append(Problem(Said("还没有写申请经费；不要经费就写 0。"), "funding_yuan"))
    elif limits.most_funding_yuan is not None and proposal.funding_yuan > limits.most_funding_yuan:
        most = f"{limits.most_funding_yuan:,.2f}".removesuffix(".00")
        found.append(Problem(Said("申请经费超过了这次征集的上限 %(most)s 元。", most=most), "funding_yuan"))
    if limits.most_per_studio is not None and limits.by_studio >= limits.most_per_studio:
        says = Said("每个工作室最多报 %(most)s 项，这个工作室已经报满。", most=limits.most_per_studio)
        found.append(Problem(says, "", PAGE))
    if limits.most_per_body is not None and limits.by_body >= limits.most_per_body:
        says = Said("每个单位最多牵头 %(most)s 项，这个单位已经报满。", most=limits.most_per_body)
        found.append(Problem(says, "", PAGE))
    return found
