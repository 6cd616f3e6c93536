"""Drop workbooks, look at what will happen, see what happened."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import spoken
from lianchuang.exchange.access import may_undo_batch, visible_batches
from lianchuang.exchange.actions import look, open_batch
from lianchuang.exchange.forms import DropForm
from lianchuang.exchange.views.shown import shown_plan
from lianchuang.exchange.views.sight import (
    batch_or_404,
    network_or_404,
    of_today,
    sent_from,
)
from lianchuang.networks.models import Network
from lianchuang.people.access import reach_of_reader
from lianchuang.records.batches.models import Batch
from lianchuang.records.past.clock import this_day

LATEST = 12
# States in which the files wait to be written.
WAITING = (Batch.State.PLANNED, Batch.State.UNDONE)


@require_safe
@of_today
def new(request: HttpRequest, network_id: int) -> HttpResponse:
    """Where files are dropped, with the drops before."""
    network = network_or_404(request, network_id)
    last_year = max(this_day().year - 1, network.chartered_on.year)
    return _drop_page(request, network, DropForm(initial={"year": last_year}, network=network))


@sent_from("exchange:new")
def create(request: HttpRequest, network_id: int) -> HttpResponse:
    """Keep the files as a batch and go to its plan; what cannot be read is said at the field."""
    network = network_or_404(request, network_id)
    form = DropForm(request.POST, request.FILES, network=network)
    if form.is_valid():
        try:
            files, year = form.dropped_files(), form.cleaned_data["year"]
            batch = open_batch(files, network=network, year=year, by=reach_of_reader(request))
        except Refused as refusal:
            form.add_error("files", _told(refusal, len(files)))
        else:
            return redirect("exchange:show", batch.pk)
    elif "files" not in form.errors:
        form.add_error("files", _("文件没有留下：改好年份，再选一次。"))
    return _drop_page(request, network, form, status=422)


@require_safe
@of_today
def show(request: HttpRequest, batch_id: int) -> HttpResponse:
    """The plan while it waits; afterwards what was done and how to take it back."""
    batch, network = batch_or_404(request, batch_id)
    return batch_page(request, batch, network)


def batch_page(
    request: HttpRequest, batch: Batch, network: Network, *, says: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:
    """A batch in its state, with what was refused above it."""
    page = {"batch": batch, "network": network, "refusals": says}
    if batch.state in WAITING:
        plan = look(batch)
        page |= {"plan": plan, "shown": shown_plan(plan), "steps": _steps()}
        return render(request, "exchange/imports/plan.html", page, status=status)
    page["may_undo"] = may_undo_batch(reach_of_reader(request), batch)
    page["dropped"] = list(batch.files.all())
    return render(request, "exchange/imports/show.html", page, status=status)


def refused_page(request: HttpRequest, batch: Batch, network: Network, refusal: Refused) -> HttpResponse:
    """The batch as it is now, with the reason why nothing was done."""
    batch.refresh_from_db()
    return batch_page(request, batch, network, says=tuple(spoken(refusal.reason).split("\n")), status=409)


def _told(refusal: Refused, count: int) -> list[str]:
    says = spoken(refusal.reason).split("\n")
    if count > 1:
        says.append(_("一个文件也没有收下。请换好上面说的文件，再把全部文件一起拖进来。"))
    return says


def _steps() -> list[str]:
    return [_("拖进工作簿"), _("先看结果"), _("确认写入")]


def _drop_page(request: HttpRequest, network: Network, form: DropForm, status: int = 200) -> HttpResponse:
    batches = visible_batches(reach_of_reader(request)).filter(network_number=network.pk)
    page = {
        "network": network,
        "form": form,
        "steps": _steps(),
        "batches": list(batches.prefetch_related("files")[:LATEST]),
    }
    return render(request, "exchange/imports/new.html", page, status=status)
