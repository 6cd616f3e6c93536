"""POST /imports/B/application/: write what was seen, as one act."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.exchange.access import may_apply_batch
from lianchuang.exchange.actions import ASK, SKIP, apply_batch, look
from lianchuang.exchange.views.decisions import keep_answers
from lianchuang.exchange.views.imports import refused_page
from lianchuang.exchange.views.sight import batch_or_404, sent_from
from lianchuang.people.access import reach_of_reader
from lianchuang.records.batches.models import Batch


@sent_from("exchange:show")
def create(request: HttpRequest, batch_id: int) -> HttpResponse:
    """Apply what was seen; answers that were chosen but not yet kept are kept first and looked at again."""
    batch, network = batch_or_404(request, batch_id)
    doubtful = SKIP if request.POST.get("doubtful") == SKIP else ASK
    by, seen = reach_of_reader(request), request.POST.get("seen", "")
    try:
        may_apply_batch(by, batch).or_refuse()
        if keep_answers(request, batch, look(batch)):
            say(request, _("您刚才的决定已记下。请看一眼按这些决定的结果，再确认写入。"), tone="info")
            return redirect("exchange:show", batch.pk)
        number = apply_batch(batch, by=by, seen=seen, doubtful=doubtful)
    except Refused as refusal:
        return refused_page(request, batch, network, refusal)
    if number is None and any(row.state in ("held", "skipped") for row in look(batch).rows):
        says = _("没有写入什么：能写入的行台账里都有了，其余的行有错或存疑，都没有导入，列在下面。")
        say(request, says, tone="warn")
    elif number is None:
        say(request, _("这些表里的内容台账里都有了，没有新写入什么。"), tone="info")
    else:
        say(request, _written(batch), undo=reverse("exchange:undoing", args=[batch.pk]))
    return redirect("exchange:show", batch.pk)


def _written(batch: Batch) -> str:
    told = {"new": batch.summary["new"], "changed": batch.summary["changed"], "number": batch.act}
    return _("已写入：新增 %(new)s 行，变更 %(changed)s 行，合为第 %(number)s 号登记动作。") % told
