"""The board of figures of a network and a year."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from lianchuang.networks.models import Network
from lianchuang.people.access import reach_of_reader
from lianchuang.records.past import last_act
from lianchuang.records.past.clock import this_day
from lianchuang.reporting.access import may_name_people
from lianchuang.reporting.forms import ExportForm
from lianchuang.reporting.queries import told_board, years_of
from lianchuang.reporting.views.shown import shown_tile
from lianchuang.reporting.views.sight import network_or_none, recent_moments, year_asked


@require_GET
@login_required
def show_board(request: HttpRequest, network_id: int) -> HttpResponse:
    """Every figure as a tile; before the network was founded a calm page."""
    network = network_or_none(request, network_id)
    if network is None:
        return render(request, "reporting/board/before.html", {"acts": recent_moments(request)})
    return board_page(request, network, year_asked(request, network))


def board_page(
    request: HttpRequest, network: Network, year: int, form: ExportForm | None = None, status: int = 200
) -> HttpResponse:
    """The board with its export form, fresh or as it was refused."""
    groups = [
        (title, [shown_tile(request, network, told) for told in figures])
        for title, figures in told_board(network, year)
    ]
    known = getattr(request, "known_at", None)
    page = {
        "network": network,
        "year": year,
        "years": years_of(network, this_day(), year),
        "groups": groups,
        "form": form or ExportForm(),
        "known_number": known.number if known else last_act(),
        "names_verdict": may_name_people(reach_of_reader(request), network),
        "export_address": reverse("reporting:exports", args=[network.pk]),
        "acts": recent_moments(request),
    }
    return render(request, "reporting/board/show.html", page, status=status)
