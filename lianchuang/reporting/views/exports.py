"""Figures leave as Excel and enter the ledger."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from lianchuang.design.notes import say
from lianchuang.people.access import reach_of_reader
from lianchuang.records.exporting import file_answer
from lianchuang.records.past.clock import this_day
from lianchuang.reporting.actions import Outgoing, export_figures
from lianchuang.reporting.forms import ExportForm
from lianchuang.reporting.queries import latest_year
from lianchuang.reporting.views.board import board_page
from lianchuang.reporting.views.shown import entered_words
from lianchuang.reporting.views.sight import network_or_404


@require_http_methods(["GET", "POST"])
@login_required
def make_export(request: HttpRequest, network_id: int) -> HttpResponse:
    """POST answers with the .xlsx; whoever comes here by signing in again finds the board."""
    network = network_or_404(request, network_id)
    if request.method == "GET":
        return redirect("reporting:board", network_id)
    form = ExportForm(request.POST)
    if not form.is_valid():
        year = form.cleaned_data.get("year") or latest_year(network, this_day())
        return board_page(request, network, year, form, status=422)
    asked = form.cleaned_data
    going = Outgoing(
        network=network,
        year=asked["year"],
        codes=asked["codes"],
        addressee=asked["addressee"],
        channel=asked["channel"],
        paper=asked["paper"],
        known_act=asked["act"],
    )
    export = export_figures(
        going, by=reach_of_reader(request), with_rows=asked["with_rows"], with_names=asked["with_names"]
    )
    # A download leaves the page where it is: the next one says what it did.
    say(request, entered_words(network, export.values))
    return file_answer(export.name, export.data)
