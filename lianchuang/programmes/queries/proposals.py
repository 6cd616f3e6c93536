"""Reads over proposals: the list of a call, what one consists of, what stands in the way of handing it in."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from lianchuang.design.filters import instant
from lianchuang.programmes.models import Answer, Call, PlanStep, Proposal, ProposalPerson, Question, Unit
from lianchuang.programmes.queries.calls import question_label
from lianchuang.programmes.queries.programmes import call_window
from lianchuang.programmes.queries.texts import question_field
from lianchuang.programmes.queries.units import STANDS, AskedUnit, facts_of_units, units_of
from lianchuang.programmes.rules.proposals import COUNTED, Problem, confirmation_problems
from lianchuang.programmes.rules.questions import excludes
from lianchuang.programmes.rules.submitting import (
    AnswerFacts,
    LimitFacts,
    ProposalFacts,
    WindowFacts,
    submission_problems,
)
from lianchuang.records.parts import merged, parts_told
from lianchuang.records.past import this_day
from lianchuang.records.telling import Entry, told_history

SORTS = {
    "number": ("number", "pk"),
    "title": ("pinyin", "pk"),
    "lead": ("lead__pinyin", "pk"),
    "state": ("state", "number", "pk"),
    "submitted": ("submitted_at", "pk"),
}


@dataclass(frozen=True)
class ProposalFilter:
    """What a list of proposals is narrowed to; empty is everything. withdrew: only those a unit has left."""

    state: str = ""
    direction: int | None = None
    words: str = ""
    withdrew: bool = False
    sort: str = "number"


def proposals_of(visible: QuerySet[Proposal], call: Call, asked: ProposalFilter) -> QuerySet[Proposal]:
    """The proposals of a call with lead, direction, how many partner units there are, have confirmed, have left."""
    rows = visible.filter(call=call)
    if asked.state:
        rows = rows.filter(state=asked.state)
    if asked.direction:
        rows = rows.filter(direction=asked.direction)
    if asked.withdrew:
        rows = rows.filter(pk__in=left_by_a_unit())
    if asked.words:
        named = Q(title__icontains=asked.words) | Q(number__icontains=asked.words)
        rows = rows.filter(
            named | Q(lead__name__icontains=asked.words) | Q(lead__host__name__icontains=asked.words)
        )
    partners = Unit.objects.filter(proposal=OuterRef("pk"), is_lead=False)
    rows = rows.annotate(
        partners_count=counted(partners),
        confirmed_count=counted(partners.filter(STANDS)),
        left_count=counted(partners.filter(declined_at__isnull=False)),
    )
    return rows.select_related("lead__host", "direction", "filled_by", "confirmed_by").order_by(
        *order_of(asked.sort)
    )


def left_by_a_unit() -> QuerySet:
    """Keys of proposals that a unit has declined or withdrawn from."""
    return Unit.objects.filter(declined_at__isnull=False).order_by().values("proposal_id")


def states_of(visible: QuerySet[Proposal], call: Call) -> dict[str, int]:
    """How many proposals in sight are in each state; one query."""
    counts = visible.filter(call=call).order_by().values_list("state").annotate(found=Count("pk"))
    return dict(counts)


def counted(rows: QuerySet) -> Coalesce:
    """How many rows of a correlated subquery, 0 for none, as part of a list's own query."""
    found = rows.order_by().values("proposal").annotate(found=Count("pk")).values("found")
    return Coalesce(Subquery(found, output_field=IntegerField()), 0)


def order_of(sort: str) -> tuple[str, ...]:
    """The columns of a sort key such as title or -title; an unknown key is the first one."""
    keys = SORTS.get(sort.removeprefix("-"), SORTS["number"])
    return tuple(f"-{key}" for key in keys) if sort.startswith("-") else keys


def asked_questions(proposal: Proposal) -> list[tuple[Question, str]]:
    """The form's questions with what was answered; those asked no more only where there is an answer; two queries."""
    answers = dict(Answer.objects.filter(proposal=proposal).values_list("question_id", "text"))
    rows = Question.objects.filter(call=proposal.call_id).order_by("position", "pk")
    found = [(each, answers.get(each.pk, "")) for each in rows]
    return [(each, text) for each, text in found if text or not each.is_dropped]


def facts_of(proposal: Proposal, units: list[AskedUnit] | None = None) -> ProposalFacts:
    """A proposal as the rules see it."""
    steps = [(step.title, step.due_on) for step in proposal.steps.order_by("position", "pk")]
    answers = [
        AnswerFacts(
            question_field(each), question_label(each), text, each.kind, each.is_required, each.longest
        )
        for each, text in asked_questions(proposal)
        if not each.is_dropped
    ]
    return ProposalFacts(
        state=proposal.state,
        title=proposal.title,
        goals=proposal.goals,
        plan=proposal.plan,
        outcomes=proposal.outcomes,
        has_direction=proposal.direction_id is not None,
        asks_direction=proposal.call.programme.directions.exists(),
        starts_on=proposal.starts_on,
        ends_on=proposal.ends_on,
        steps=steps,
        people=proposal.people.count(),
        funding_yuan=proposal.funding_yuan,
        own_funding_yuan=proposal.own_funding_yuan,
        units=facts_of_units(units if units is not None else units_of(proposal)),
        answers=answers,
    )


def window_of(proposal: Proposal, at: datetime | None = None) -> WindowFacts:
    """Until when the proposal may be handed in, as it stands at an instant, now where none is given."""
    window = call_window(proposal.call, at)
    return WindowFacts(
        window.state, instant(window.opens_at), instant(window.closes_at), proposal.return_by, this_day()
    )


def limits_of(proposal: Proposal) -> LimitFacts:
    """What the call limits, and what the studio and its body have handed in besides; one query where it limits nothing."""
    call = proposal.call
    others = Proposal.objects.filter(call=call.pk, state__in=COUNTED).exclude(pk=proposal.pk)
    limits = (call.most_per_studio, call.most_per_body, call.most_funding_yuan)
    by_studio = others.filter(lead=proposal.lead_id).count() if call.most_per_studio is not None else 0
    by_body = others.filter(lead__host=proposal.lead.host_id).count() if call.most_per_body is not None else 0
    return LimitFacts(*limits, by_studio, by_body)


def problems_of(proposal: Proposal, units: list[AskedUnit] | None = None) -> list[Problem]:
    """All that stands in the way of handing it in now, with the place where each is put right."""
    return submission_problems(facts_of(proposal, units), window_of(proposal), limits_of(proposal))


def marks_of(proposal: Proposal, units: list[AskedUnit] | None = None) -> list[str]:
    """What went wrong with the units of a proposal since it was handed in, in words: for the formal check and the page."""
    units = units if units is not None else units_of(proposal)
    return [problem.says for problem in confirmation_problems(facts_of_units(units))]


def excluding_answers(proposal: Proposal) -> list[str]:
    """Labels of questions whose answer speaks against the proposal, as the call's own exclusions say."""
    return [
        question_label(each)
        for each, text in asked_questions(proposal)
        if each.preset and excludes(each.preset, text)
    ]


def steps_of(proposal: Proposal) -> list[PlanStep]:
    """The steps of the plan in their order."""
    return list(proposal.steps.order_by("position", "pk"))


def history_of_proposal(proposal: Proposal) -> list[Entry]:
    """What was changed in a proposal and its parts, newest first."""
    units = list(proposal.units.select_related("body").order_by("position", "pk"))
    return merged(
        told_history(("", proposal), *((unit.body.name, unit) for unit in units)),
        parts_told(ProposalPerson, proposal, "person", _("名参加人员")),
        parts_told(PlanStep, proposal, "title", _("步进度")),
        parts_told(Unit, proposal, "body", _("家单位")),
    )


def with_parts(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """The same with units and people: two more queries whatever the number of rows. For the table that leaves."""
    units = Unit.objects.select_related("body", "studio", "stamped_paper").order_by("position", "pk")
    people = ProposalPerson.objects.select_related("person").order_by("position", "pk")
    return rows.prefetch_related(Prefetch("units", queryset=units), Prefetch("people", queryset=people))
