"""POST /imports/B/abandonment/: give a plan up."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.exchange.actions import drop_batch
from lianchuang.exchange.views.imports import refused_page
from lianchuang.exchange.views.sight import batch_or_404, sent_from
from lianchuang.people.access import reach_of_reader


@sent_from("exchange:show")
def create(request: HttpRequest, batch_id: int) -> HttpResponse:
    """Nothing was written; the plan is closed."""
    batch, network = batch_or_404(request, batch_id)
    try:
        drop_batch(batch, by=reach_of_reader(request))
    except Refused as refusal:
        return refused_page(request, batch, network, refusal)
    say(request, _("已放弃这次导入，台账没有改动。"), tone="info")
    return redirect("exchange:new", network.pk)
