"""〔登记成员〕: a studio joins a network, typed in by hand."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.networks.access import may_keep, visible_networks
from lianchuang.networks.actions import join_network
from lianchuang.networks.forms.joining import JoinForm
from lianchuang.people.access import reach_of_reader
from lianchuang.records.forms import HandForm, refuse_with


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """Ask which studio of which body (GET), and what is not sure; seat it as one act (POST)."""
    reach = reach_of_reader(request)
    network = get_object_or_404(visible_networks(reach), pk=number)
    may_keep(reach, network).or_refuse()
    posted = request.POST if request.method == "POST" else None
    form, grounds = JoinForm(posted, network=network, reach=reach), HandForm(posted, request.FILES)
    if posted is not None and form.is_valid() & grounds.is_valid():
        told, scan = form.joining(), grounds.cleaned_data["scan"]
        try:
            seat, act = join_network(network, told, grounds=grounds.grounds(), by=reach, scan=scan)
        except Refused as refusal:
            refuse_with(form, refusal)
        else:
            assert seat.studio is not None
            say(request, _("已登记为成员。"), undo=f"/acts/{act}/undoing/")
            return redirect(seat.studio)
    page = {"network": network, "form": form, "grounds": grounds}
    return render(request, "networks/membership/new.html", page, status=200 if posted is None else 422)
