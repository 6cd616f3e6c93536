"""One figure with the rows behind it: the drawer, and a page of its own."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from lianchuang.design.filters import day
from lianchuang.figures.queries import read_figure
from lianchuang.people.access import reach_of_reader
from lianchuang.records.past import last_act
from lianchuang.reporting.access import may_name_people
from lianchuang.reporting.queries import Told, last_reported
from lianchuang.reporting.rules import CHANNELS
from lianchuang.reporting.views.shown import difference_address, reported_words, shown_row, then_address
from lianchuang.reporting.views.sight import (
    figure_or_404,
    network_or_none,
    recent_moments,
    year_asked,
)


@require_GET
@login_required
def show_figure(request: HttpRequest, network_id: int, code: str) -> HttpResponse:
    """Value, rule, proof, what was last reported, and every row with its record and files."""
    network = network_or_none(request, network_id)
    figure = figure_or_404(code)
    if network is None:
        return render(request, "reporting/board/before.html", {"acts": recent_moments(request)})
    year = year_asked(request, network)
    told = Told(read_figure(figure, network, year), last_reported(network, year).get(code))
    known, reported = getattr(request, "known_at", None), told.reported
    page = {
        "network": network,
        "year": year,
        "told": told,
        "reading": told.reading,
        "happened_by": day(told.reading.scope.last_day),
        "known_number": known.number if known else last_act(),
        "reported_words": reported_words(reported, told.reading.unit_words) if reported else "",
        "then": then_address(network, reported) if reported else "",
        "why": difference_address(network, reported) if reported else "",
        "rows": [shown_row(request, row) for row in told.reading.behind],
        "export_address": reverse("reporting:exports", args=[network.pk]),
        "channel": CHANNELS[0],
        "names_verdict": may_name_people(reach_of_reader(request), network),
    }
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "reporting/figure/_sheet.html", page)
    return render(request, "reporting/figure/show.html", {**page, "acts": recent_moments(request)})
