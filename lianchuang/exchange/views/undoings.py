"""POST /imports/B/undoing/: take the whole import back, as one act."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.exchange.actions import undo_batch
from lianchuang.exchange.views.imports import batch_page
from lianchuang.exchange.views.sight import batch_or_404, reach_of_reader
from lianchuang.records.past import UndoRefused

MOST_CONFLICTS = 30


@require_POST
@login_required
def create(request: HttpRequest, batch_id: int) -> HttpResponse:
    """Undo, or say whole which later rows stand against it."""
    batch, network = batch_or_404(request, batch_id)
    try:
        report = undo_batch(batch, by=reach_of_reader(request))
    except UndoRefused as refusal:
        says = [refusal.reason, *(conflict.says for conflict in refusal.conflicts[:MOST_CONFLICTS])]
        return batch_page(request, batch, network, says=tuple(says), status=409)
    except Refused as refusal:
        return batch_page(request, batch, network, says=(refusal.reason,), status=409)
    say(request, _("已撤销这次导入，台账回到写入之前。"))
    for contact in report.left_changed_contacts:
        say(request, _("联系方式不入台账历史，改过的不退回：%(contact)s") % {"contact": contact}, tone="warn")
    return redirect("exchange:show", batch.pk)
