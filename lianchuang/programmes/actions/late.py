"""What the clock settles: drafts whose call has closed wait for nobody; a completion that did not come waits for the secretary."""

from django.utils.translation import gettext as _

from lianchuang.matters.models import Matter
from lianchuang.programmes.actions.telling import drop_links, settle, tell_secretary
from lianchuang.programmes.actions.typing import locked
from lianchuang.programmes.models import Proposal
from lianchuang.records.past import Author, act, now, this_day

BY_ITSELF = Author(None, "系统（到期自动）")
MOST_AT_ONCE = 200
State = Proposal.State


def settle_late_drafts() -> int:
    """Let what waits around drafts of closed calls wait no longer, and tell the secretary of completions that are late.

    The texts stay. Gives how many proposals were settled; safe to run twice, a read where nothing is late.
    """
    waiting = _waiting()
    drafts = Proposal.objects.filter(state=State.DRAFTED, call__closes_at__lte=now(), pk__in=waiting)
    late = list(drafts.order_by("pk")[:MOST_AT_ONCE])
    told = {key for key, whats in waiting.items() if "late" in whats}
    returned = Proposal.objects.filter(state=State.RETURNED, return_by__lt=this_day()).exclude(pk__in=told)
    overdue = list(returned.order_by("pk")[:MOST_AT_ONCE])
    for proposal in late:
        _settle_draft(proposal)
    for proposal in overdue:
        _tell_of_overdue(proposal)
    return len(late) + len(overdue)


def _settle_draft(proposal: Proposal) -> None:
    with act(by=BY_ITSELF, reason=_("征集已截止，没有报送：%(title)s") % {"title": proposal.title}):
        row = locked(proposal)
        if row.state == State.DRAFTED:
            settle(row, outcome=Matter.Outcome.DROPPED)
            drop_links(row.units.all())


def _tell_of_overdue(proposal: Proposal) -> None:
    with act(by=BY_ITSELF, reason=_("补正期限已过：%(title)s") % {"title": proposal.title}):
        row = locked(proposal)
        if row.state == State.RETURNED:
            title = _("补正期限已过，没有再报送，请处理：%(title)s") % {"title": row.title}
            tell_secretary(row, f"proposal:{row.pk}:late", title)


def _waiting() -> dict[int, set[str]]:
    """Proposals around which something waits, and what: the third part of its matters' keys."""
    keys = Matter.objects.filter(key__startswith="proposal:", closed_at__isnull=True)
    found: dict[int, set[str]] = {}
    for key in keys.values_list("key", flat=True):
        _proposal, number, what = key.split(":")[:3]
        found.setdefault(int(number), set()).add(what)
    return found
