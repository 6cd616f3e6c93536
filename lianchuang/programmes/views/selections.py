"""评定: the ranked list, where the line would fall, and what the council decides; a departure has its reason."""

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.design.saying import spoken
from lianchuang.people.access import reach_of_reader
from lianchuang.programmes.access.checks import may_decide
from lianchuang.programmes.actions.selection import Decision, select_proposals
from lianchuang.programmes.models import Selection
from lianchuang.programmes.queries.checks import RankedProposal, ranked_proposals
from lianchuang.programmes.rules.selection import IN_ORDER, SELECTED, by_ranking
from lianchuang.programmes.views.rounds import call_in_sight
from lianchuang.reviews.access import is_closed


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Try out a line (GET), or write down what was decided (POST)."""
    reach, call = reach_of_reader(request), call_in_sight(request, number)
    verdict = may_decide(reach, call)
    verdict.or_refuse()
    ranked = ranked_proposals(call)
    says = ""
    if request.method == "POST":
        try:
            act = select_proposals(call, typed_decisions(request.POST, ranked), by=reach)
        except Refused as refusal:
            says = spoken(refusal.reason)
        else:
            say(request, _("评定已记下。下一步：公示。"), undo=f"/acts/{act}/undoing/")
            return redirect(request.path)
    chosen = decisions_shown(request, ranked)
    context = {
        "call": call,
        "rows": [(each, chosen[each.proposal.pk]) for each in ranked],
        "tally": tally_of(ranked, chosen),
        "choices": [(SELECTED, _("过线")), (IN_ORDER[1], _("候补")), (IN_ORDER[2], _("未过"))],
        "line": lines_in(request.GET),
        "says": says,
        "is_final": call.round is not None and is_closed(call.round),
        "is_announced": call.notice_id is not None,
        "crumbs": [(call.title, call.get_absolute_url())],
    }
    return render(request, "programmes/selection/show.html", context, status=422 if says else 200)


def typed_decisions(data: QueryDict, ranked: list[RankedProposal]) -> dict[int, Decision]:
    """What the page sent for each ranked proposal."""
    return {
        each.proposal.pk: Decision(
            data.get(f"decision-{each.proposal.pk}", ""), data.get(f"reason-{each.proposal.pk}", "")[:500]
        )
        for each in ranked
    }


def lines_in(query: QueryDict) -> tuple[int, int]:
    """How many over the line and how many in reserve are tried out; 0 for what is no number."""
    asked = [query.get(name, "") for name in ("selected", "reserved")]
    first, second = (
        int(each) if each.isascii() and each.isdigit() and len(each) < 5 else 0 for each in asked
    )
    return first, second


def decisions_shown(request: HttpRequest, ranked: list[RankedProposal]) -> dict[int, Decision]:
    """As typed, as decided, or as the line that is tried out would fall."""
    if request.method == "POST":
        return typed_decisions(request.POST, ranked)
    tried = by_ranking([each.proposal.pk for each in ranked], *lines_in(request.GET))
    told = {}
    for each in ranked:
        made: Selection | None = getattr(each.proposal, "selection", None)
        if "selected" in request.GET or made is None:
            told[each.proposal.pk] = Decision(tried[each.proposal.pk])
        else:
            told[each.proposal.pk] = Decision(each.proposal.state, made.reason)
    return told


def tally_of(ranked: list[RankedProposal], chosen: dict[int, Decision]) -> dict[str, Any]:
    """What is over the line: how many, how much money, by direction and by unit."""
    over = [each.proposal for each in ranked if chosen[each.proposal.pk].decision == SELECTED]
    directions = Counter(str(each.direction) if each.direction else _("没有写方向") for each in over)
    return {
        "count": len(over),
        "funding": sum(each.funding_yuan or 0 for each in over),
        "directions": directions.most_common(),
        "units": Counter(str(each.lead.host) for each in over).most_common(),
    }
