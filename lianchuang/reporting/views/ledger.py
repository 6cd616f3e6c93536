"""The ledger of reported values: reported and now."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.design.saying import spoken
from lianchuang.networks.models import Network
from lianchuang.people.access import reach_of_reader
from lianchuang.records.listing import page_of
from lianchuang.reporting.access import may_type_reported_value, visible_reported_values
from lianchuang.reporting.actions import type_reported_value
from lianchuang.reporting.forms import TypedForm
from lianchuang.reporting.queries import ledger_lines
from lianchuang.reporting.views.shown import shown_line
from lianchuang.reporting.views.sight import network_or_404, network_or_none, recent_moments


@require_http_methods(["GET", "POST"])
@login_required
def show_ledger(request: HttpRequest, network_id: int) -> HttpResponse:
    """GET lists what was reported; POST types a value that left without this installation."""
    if request.method == "POST":
        return _type_value(request, network_or_404(request, network_id))
    network = network_or_none(request, network_id)
    if network is None:
        return render(request, "reporting/board/before.html", {"acts": recent_moments(request)})
    return _page(request, network, TypedForm())


def _type_value(request: HttpRequest, network: Network) -> HttpResponse:
    form = TypedForm(request.POST)
    if form.is_valid():
        try:
            number = type_reported_value(network=network, by=reach_of_reader(request), **form.cleaned_data)[1]
        except Refused as refusal:
            form.add_error(None, spoken(refusal.reason))
        else:
            say(request, _("已记入报数台账。"), undo=f"/acts/{number}/undoing/")
            return redirect("reporting:ledger", network.pk)
    return _page(request, network, form, status=422)


def _page(request: HttpRequest, network: Network, form: TypedForm, status: int = 200) -> HttpResponse:
    reach = reach_of_reader(request)
    rows = visible_reported_values(reach).filter(network=network)
    listed = page_of(rows, request.GET.get("page"))
    page = {
        "network": network,
        "lines": [shown_line(request, network, line) for line in ledger_lines(network, listed.rows)],
        "listed": listed,
        "form": form,
        "typing_verdict": may_type_reported_value(reach, network),
        "acts": recent_moments(request),
    }
    return render(request, "reporting/ledger/show.html", page, status=status)
