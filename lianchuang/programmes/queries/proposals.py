"""Reads over proposals: lists, what the rules look at, the blind text, who stands behind one."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from lianchuang.matters.queries import holds
from lianchuang.networks.models import Leadership, Studio
from lianchuang.networks.queries import leading_on
from lianchuang.people.models import Body
from lianchuang.programmes.models import Call, Proposal, Unit
from lianchuang.programmes.rules.proposals import COUNTED, Limits, ProposalFacts, UnitFacts, blinded
from lianchuang.records.past import this_day

SORTS: dict[str, tuple[str, ...]] = {
    "number": ("number", "pk"),
    "title": ("pinyin", "pk"),
    "lead": ("lead__pinyin", "pk"),
    "submitted": ("submitted_at", "pk"),
}


@dataclass(frozen=True)
class ProposalFilter:
    """What the list of a call is narrowed to."""

    state: str = ""
    words: str = ""
    sort: str = "number"


def filtered_proposals(visible: QuerySet[Proposal], call: Call, asked: ProposalFilter) -> QuerySet[Proposal]:
    """The proposals of a call that are asked for, each with its units confirmed and in all; one query."""
    rows = visible.filter(call=call)
    if asked.state:
        rows = rows.filter(state=asked.state)
    if asked.words:
        named = Q(title__icontains=asked.words) | Q(lead__name__icontains=asked.words)
        rows = rows.filter(named | Q(number__icontains=asked.words))
    partner = Q(units__is_lead=False, units__declined_at__isnull=True)
    rows = rows.select_related("lead__host", "direction").annotate(
        partner_count=Count("units", filter=partner),
        confirmed_count=Count("units", filter=partner & Q(units__confirmed_at__isnull=False)),
    )
    keys = SORTS.get(asked.sort.removeprefix("-"), SORTS["number"])
    return rows.order_by(*(f"-{key}" if asked.sort.startswith("-") else key for key in keys))


def units_of(proposal: Proposal) -> list[Unit]:
    """The units in their order, with body, studio and the paper a confirmation rests on; one query."""
    return list(proposal.units.select_related("body", "studio", "stamped_paper").order_by("position", "pk"))


def is_confirmed(unit: Unit) -> bool:
    """Whether a unit's confirmation stands: a paper that is contested or void does not carry it."""
    return unit.confirmed_at is not None and unit.declined_at is None and holds(unit.stamped_paper)


def facts_of(proposal: Proposal) -> ProposalFacts:
    """What the rules look at; five queries."""
    answers = {each.question_id: each.text for each in proposal.answers.all()}
    required = proposal.call.questions.filter(is_dropped=False, is_required=True)
    return ProposalFacts(
        goals=proposal.goals,
        plan=proposal.plan,
        outcomes=proposal.outcomes,
        starts_on=proposal.starts_on,
        ends_on=proposal.ends_on,
        funding_yuan=proposal.funding_yuan,
        people=proposal.people.count(),
        steps=proposal.steps.count(),
        units=[
            UnitFacts(
                str(unit.body),
                unit.is_lead,
                unit.share_percent,
                is_confirmed(unit),
                unit.declined_at is not None,
            )
            for unit in units_of(proposal)
        ],
        unanswered=[each.label for each in required if not answers.get(each.pk, "").strip()],
    )


def limits_of(proposal: Proposal) -> Limits:
    """The limits of its call, with how many others count already; two queries."""
    call = proposal.call
    others = call.proposals.filter(state__in=COUNTED).exclude(pk=proposal.pk)
    return Limits(
        most_per_studio=call.most_per_studio,
        filed_by_studio=others.filter(lead=proposal.lead_id).count(),
        most_per_body=call.most_per_body,
        filed_by_body=others.filter(lead__host=proposal.lead.host_id).count(),
        most_funding_yuan=call.most_funding_yuan,
    )


def leaders_of(studio: Studio) -> list[Leadership]:
    """Who leads a studio today."""
    rows = studio.leaderships.filter(leading_on(this_day())).select_related("person")
    return list(rows.order_by("position", "pk"))


def parties_of(proposal: Proposal) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """(people, bodies) behind a proposal, each with its part: what conflicts of interest are computed from."""
    people = [(each.person_id, "领衔人") for each in leaders_of(proposal.lead)]
    people += [(each.person_id, each.part or "参加人员") for each in proposal.people.all()]
    for person_id, part in ((proposal.filled_by_id, "填报人"), (proposal.confirmed_by_id, "确认人")):
        if person_id:
            people.append((person_id, part))
    bodies = [(unit.body_id, "牵头单位" if unit.is_lead else "参与单位") for unit in proposal.units.all()]
    return list({key: (key, part) for key, part in reversed(people)}.values())[::-1], bodies


def names_behind(proposal: Proposal) -> Sequence[str]:
    """Every name that would tell an expert whose proposal it is."""
    people = [str(each.person) for each in proposal.people.select_related("person")]
    people += [str(each.person) for each in leaders_of(proposal.lead)]
    units = units_of(proposal)
    bodies = [str(unit.body) for unit in units]
    studios = [str(unit.studio) for unit in units if unit.studio] + [str(proposal.lead)]
    return [*people, *bodies, *studios]


def proposal_text(proposal: Proposal) -> str:
    """What experts read: sections headed by ## lines, without the names of its people, units and studios."""
    asked = proposal.answers.select_related("question").order_by("question__position", "pk")
    sections = [
        ("目标", proposal.goals),
        ("怎么做", proposal.plan),
        ("预期成果", proposal.outcomes),
        *((each.question.label, each.text) for each in asked),
        ("进度安排", "\n".join(f"{step.due_on} {step.title}" for step in proposal.steps.all())),
        ("经费", "" if proposal.funding_yuan is None else f"申请 {proposal.funding_yuan:,.0f} 元"),
    ]
    names = names_behind(proposal)
    return "\n".join(f"## {head}\n{blinded(text, names)}" for head, text in sections if text.strip())


def partner_bodies(call: Call) -> QuerySet[Body]:
    """The units that may be asked to join: hosts of the network's member studios, by pinyin."""
    seats = call.programme.network.memberships.filter(studio__isnull=False, left_on__isnull=True)
    return Body.objects.filter(pk__in=seats.values("studio__host")).order_by("pinyin", "pk")
