"""Reads over what is decided: who waits for a check, the ranking by proposal, what goes before a panel or into a notice."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch

from lianchuang.basics.said import Said
from lianchuang.programmes.models import Call, FormalCheck, Proposal, Unit
from lianchuang.programmes.queries.blind import parties_of, proposal_text
from lianchuang.reviews.queries import ranking
from lianchuang.reviews.rules import NewEntry

State = Proposal.State


@dataclass(frozen=True)
class RankedProposal:
    """A proposal and its place in the ranking."""

    proposal: Proposal
    rank: int | None
    mean: Decimal | None
    spread: Decimal | None
    counted: int
    needs_discussion: bool
    is_blocked: bool
    blocked_reason: Said | str


def accepted_proposals(call: Call) -> list[Proposal]:
    """Those that passed the formal check, in the order of their numbers."""
    rows = call.proposals.filter(state=State.ACCEPTED).select_related("lead__host", "direction", "topic")
    return list(rows.order_by("number", "pk"))


def entry_of(proposal: Proposal) -> NewEntry:
    """A proposal as experts read it: no names, its parties told apart for conflicts, its files."""
    people, bodies = parties_of(proposal)
    return NewEntry(
        key=f"proposal:{proposal.pk}",
        title=proposal.title,
        text=proposal_text(proposal),
        people=people,
        bodies=bodies,
        folder_ids=[proposal.folder_id],
    )


def ranked_proposals(call: Call) -> list[RankedProposal]:
    """The ranking of a call's round as proposals; empty before there is one. A constant number of queries."""
    if call.round is None:
        return []
    rows = call.proposals.select_related("lead__host", "direction").prefetch_related("selection")
    by_key = {f"proposal:{each.pk}": each for each in rows}
    return [
        RankedProposal(
            by_key[one.key], one.rank, one.mean, one.spread, one.counted,
            one.needs_discussion, one.is_blocked, one.reason,
        )
        for one in ranking(call.round)
        if one.key in by_key and by_key[one.key].state != State.WITHDRAWN
    ]  # fmt: skip


def decided_proposals(call: Call) -> list[Proposal]:
    """What was selected, by rank, with lead and units."""
    units = Prefetch("units", queryset=Unit.objects.select_related("body").order_by("position"))
    rows = call.proposals.filter(state=State.SELECTED).select_related("lead").prefetch_related(units)
    return list(rows.order_by("selection__rank", "number", "pk"))


def checks_of(proposal: Proposal) -> list[FormalCheck]:
    """Every look at it, the latest first, with what was found wrong."""
    return list(proposal.formal_checks.prefetch_related("findings").order_by("-pk"))
