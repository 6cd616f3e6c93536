"""What the views of proposals find for their reader: a proposal or a unit in sight, and where their pages hang."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lianchuang.people.access import Reach, reach_of_reader
from lianchuang.programmes.access import visible_calls, visible_proposals, visible_units
from lianchuang.programmes.models import Call, Proposal, Unit
from lianchuang.programmes.rules.proposals import FORM, Problem
from lianchuang.programmes.views.sights import crumbs_to_year
from lianchuang.records.pages import Crumbs

RELATED = (
    "call__programme__network__body", "lead__host", "direction", "topic", "filled_by", "confirmed_by", "folder", "papers",
)  # fmt: skip


def proposal_in_sight(request: HttpRequest, number: int) -> Proposal:
    """The proposal with this key, or a 404; its network is the one of the page."""
    rows = visible_proposals(reach_of_reader(request)).select_related(*RELATED)
    proposal = get_object_or_404(rows, pk=number)
    request.network = proposal.call.programme.network  # type: ignore[attr-defined]
    return proposal


def unit_in_sight(request: HttpRequest, number: int) -> Unit:
    """The unit with this key, or a 404."""
    related = [f"proposal__{each}" for each in RELATED]
    rows = visible_units(reach_of_reader(request)).select_related("body", "studio", "stamped_paper", *related)
    unit = get_object_or_404(rows, pk=number)
    request.network = unit.proposal.call.programme.network  # type: ignore[attr-defined]
    return unit


def crumbs_to_call(call: Call, reach: Reach) -> Crumbs:
    """The year, the call, where the reader sees them, and its proposals."""
    root, seen = call.get_absolute_url(), visible_calls(reach).filter(pk=call.pk).exists()
    above = [*crumbs_to_year(call.programme, reach), (call.title, root)] if seen else []
    return [*above, (_("申报"), f"{root}proposals/")] if seen else []


def crumbs_to_proposal(proposal: Proposal, reach: Reach) -> Crumbs:
    """The same, and the proposal."""
    return [*crumbs_to_call(proposal.call, reach), (proposal.title, proposal.get_absolute_url())]


def places_of(problems: list[Problem], proposal: Proposal) -> list[tuple[str, str]]:
    """Problems with the address at which each is put right; "" where it is nowhere in particular."""
    root = proposal.get_absolute_url()
    return [
        (
            problem.says,
            f"{root}editing/#{problem.anchor}" if problem.page == FORM else f"{root}#{problem.anchor}",
        )
        if problem.anchor
        else (problem.says, "")
        for problem in problems
    ]
