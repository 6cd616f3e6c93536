"""Why a figure is no longer what was reported."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from lianchuang.figures.queries import Reading
from lianchuang.records.past import last_act
from lianchuang.reporting.differences import difference_between
from lianchuang.reporting.models import ReportedValue
from lianchuang.reporting.queries import last_reported
from lianchuang.reporting.rules import is_same
from lianchuang.reporting.views.shown import exactly_told, figure_address, reported_value, shown_step
from lianchuang.reporting.views.sight import figure_or_404, network_or_404, year_asked


@require_GET
@login_required
def show_difference(request: HttpRequest, network_id: int, code: str) -> HttpResponse:
    """The rows that came, went or changed since act ?from=, by the act that did it; always told of today."""
    if getattr(request, "known_at", None) is not None:
        return redirect(_without_lens(request))
    network, figure = network_or_404(request, network_id), figure_or_404(code)
    year, last = year_asked(request, network), last_act()
    text = request.GET.get("from", "").removeprefix("act:")
    if not (text.isascii() and text.isdigit() and int(text) <= last):
        raise Http404
    found = difference_between(figure, network, year, int(text), last)
    reported = last_reported(network, year).get(code)
    if reported and reported.known_act != int(text):
        reported = None
    steps = [shown_step(step, found.now.unit_words) for step in found.steps]
    page = {
        "network": network,
        "year": year,
        "found": found,
        "steps": steps,
        "moved": {kind: sum(len(step[kind]) for step in steps) for kind in ("came", "went", "changed")},
        "reported": reported,
        "then_exactly": exactly_told(found.then),
        "now_exactly": exactly_told(found.now),
        "reported_otherwise": _otherwise(reported, found.then),
        "now_address": figure_address(network, code, year),
        "then_address": f"{figure_address(network, code, year)}&known_at=act:{text}",
    }
    return render(request, "reporting/difference/show.html", page)


def _without_lens(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop("known_at", None)
    return f"{request.path}?{query.urlencode()}"


def _otherwise(reported: ReportedValue | None, then: Reading) -> str:
    """What was reported, where a value typed later is not what the ledger said."""
    if reported is None or is_same(reported.value, then.value):
        return ""
    return reported_value(reported, then.unit_words)
