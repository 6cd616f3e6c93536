"""POST /imports/B/application/: write what was seen, as one act."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.exchange.actions import apply_batch, look
from lianchuang.exchange.views.decisions import keep_answers
from lianchuang.exchange.views.imports import batch_page
from lianchuang.exchange.views.sight import batch_or_404, reach_of_reader
from lianchuang.records.batches.models import Batch


@require_POST
@login_required
def create(request: HttpRequest, batch_id: int) -> HttpResponse:
    """Apply; answers that were chosen but not yet kept are kept first and looked at again."""
    batch, network = batch_or_404(request, batch_id)
    if batch.state == Batch.State.PLANNED and keep_answers(request, batch, look(batch)):
        say(request, _("您刚才的决定已记下。请看一眼按这些决定的结果，再确认写入。"), tone="info")
        return redirect("exchange:show", batch.pk)
    doubtful = "skip" if request.POST.get("doubtful") == "skip" else "ask"
    try:
        number = apply_batch(
            batch, by=reach_of_reader(request), seen=request.POST.get("seen") or None, doubtful=doubtful
        )
    except Refused as refusal:
        batch.refresh_from_db()
        return batch_page(request, batch, network, says=tuple(refusal.reason.split("\n")), status=409)
    if number is None:
        say(request, _("这些表里的内容台账里都有了，没有新写入什么。"), tone="info")
    return redirect("exchange:show", batch.pk)
