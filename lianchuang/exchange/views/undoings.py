"""POST /imports/B/undoing/: take the whole import back, as one act."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.exchange.actions import undo_batch
from lianchuang.exchange.views.imports import batch_page, refused_page
from lianchuang.exchange.views.sight import batch_or_404, sent_from
from lianchuang.people.access import reach_of_reader
from lianchuang.records.past import UndoRefused

MOST_CONFLICTS = 30


@sent_from("exchange:show")
def create(request: HttpRequest, batch_id: int) -> HttpResponse:
    """Undo, or say whole which later rows stand against it."""
    batch, network = batch_or_404(request, batch_id)
    try:
        report = undo_batch(batch, by=reach_of_reader(request))
    except UndoRefused as refusal:
        return batch_page(request, batch, network, says=_conflicts(refusal), status=409)
    except Refused as refusal:
        return refused_page(request, batch, network, refusal)
    say(
        request,
        _("已撤销这次导入，台账回到写入之前；这一步记为第 %(number)s 号登记动作。") % {"number": report.act},
    )
    for contact in report.left_changed_contacts:
        told = {"contact": contact}
        say(request, _("联系方式不入台账历史，改过的不退回：%(contact)s") % told, tone="warn")
    return redirect("exchange:show", batch.pk)


def _conflicts(refusal: UndoRefused) -> tuple[str, ...]:
    """The reason, and what stands against it, as far as a page holds."""
    says = [refusal.reason, *(conflict.says for conflict in refusal.conflicts[:MOST_CONFLICTS])]
    rest = len(refusal.conflicts) - MOST_CONFLICTS
    if rest > 0:
        says.append(_("还有 %(count)s 处") % {"count": rest})
    return tuple(says)
