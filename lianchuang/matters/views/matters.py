"""等我办的: what waits for the reader, the soonest first; and what was settled."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lianchuang.matters.access import visible_matters
from lianchuang.matters.queries import grouped_by_due, open_matters
from lianchuang.people.access import reach_of_reader
from lianchuang.records.listing import chosen_in, page_of
from lianchuang.records.past import BEIJING, this_day


@require_GET
def matters(request: HttpRequest) -> HttpResponse:
    """Open matters in groups by their day; ?state=closed those settled, the latest first."""
    mine = visible_matters(reach_of_reader(request))
    is_closed = chosen_in(request.GET, "state", ["closed"]) == "closed"
    waiting = open_matters(mine)
    settled = mine.filter(closed_at__isnull=False).select_related("network").order_by("-closed_at", "-pk")
    listed = page_of(settled if is_closed else waiting, request.GET.get("page"))
    today = _day(request)
    context = {
        "listed": listed,
        "is_closed": is_closed,
        "groups": [] if is_closed else grouped_by_due(listed.rows, today),
        "waiting_count": waiting.count() if is_closed else listed.total,
        "today": today,
    }
    return render(request, "matters/matter/list.html", context)


def _day(request: HttpRequest) -> date:
    """Today, or the day a past page shows."""
    known = getattr(request, "known_at", None)
    return known.at.astimezone(BEIJING).date() if known is not None and known.at else this_day()
