"""〔开新年〕: what a year takes over from the one before, made as one act after it was looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.actions import for_role, open_matter
from lianchuang.networks.models import Network
from lianchuang.people.access import Reach
from lianchuang.people.models import Role
from lianchuang.programmes.access import may_run
from lianchuang.programmes.actions.calls import COLUMNS, NewCall, NewQuestion, write_call
from lianchuang.programmes.actions.closing import LEAVE, Leftover, closing_key, leftover_words, settle_within
from lianchuang.programmes.actions.programmes import NewDirection, NewStage, begin_programme
from lianchuang.programmes.models import Call, Programme, Question
from lianchuang.programmes.queries import questions_of, year_before
from lianchuang.records.past import act

COPIED = ("label", "kind", "help_text", "is_required", "longest", "preset")


@dataclass(frozen=True)
class CopiedCall:
    """A call of the year before that is set up again, with its form, limits, scheme and notice rule, in a new window."""

    call: Call
    title: str
    opens_at: datetime
    closes_at: datetime


@dataclass(frozen=True)
class YearPlan:
    """What a new year is to be made of. leftovers: key of an open matter of the year before -> what becomes of it."""

    goals: str = ""
    stages: Sequence[NewStage] = ()
    directions: Sequence[NewDirection] = ()
    calls: Sequence[CopiedCall] = ()
    leftovers: Mapping[int, Leftover] = field(default_factory=dict)


def open_new_year(network: Network, year: int, plan: YearPlan, *, by: Reach) -> tuple[Programme, int]:
    """Open a year from the one before as it was planned and looked at, as one act; give it and the act's number.

    Where the year before is not closed yet, its closing waits for the secretary. Raises Refused as open_programme and
    open_call do, and where what was left open has changed since it was looked at.
    """
    may_run(by, network).or_refuse()
    last = year_before(network, year)
    words = leftover_words(plan.leftovers, year) if last else ""
    reason = _("开 %(year)s 年") % {"year": year}
    with act(by=by.author, reason=f"{reason}；{words}" if words else reason) as number:
        programme = begin_programme(
            network, year, by=by, goals=plan.goals, stages=plan.stages, directions=plan.directions
        )
        for copied in plan.calls:
            if last is None or copied.call.programme_id != last.pk:
                raise Refused(_("只能从上一年度带征集过来。"))
            write_call(programme, _again(copied))
        if last is not None:
            chosen = {key: each for key, each in plan.leftovers.items() if each.choice != LEAVE}
            settle_within(last, chosen, year)
            _let_closing_wait(last, year)
    return programme, number


def _again(copied: CopiedCall) -> NewCall:
    values = {name: getattr(copied.call, name) for name in COLUMNS}
    said = {"title": copied.title, "opens_at": copied.opens_at, "closes_at": copied.closes_at}
    questions = [_question_again(each) for each in questions_of(copied.call)]
    return NewCall(**{**values, **said}, questions=questions)


def _question_again(question: Question) -> NewQuestion:
    return NewQuestion(**{name: getattr(question, name) for name in COPIED})


def _let_closing_wait(last: Programme, year: int) -> None:
    if last.state != Programme.State.OPEN:
        return
    body = last.network.body
    open_matter(
        closing_key(last),
        _("%(year)s 年还没有收年") % {"year": last.year},
        f"{last.get_absolute_url()}closing/",
        for_role(body, Role.Kind.SECRETARY),
        network=body,
        year=year,
    )
