"""Drop workbooks, look at what will happen, see what happened."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lianchuang.basics.verdicts import Refused
from lianchuang.exchange.access import may_undo_batch, visible_batches
from lianchuang.exchange.actions import look, open_batch
from lianchuang.exchange.forms import DropForm
from lianchuang.exchange.views.shown import shown_files
from lianchuang.exchange.views.sight import batch_or_404, network_or_404, reach_of_reader
from lianchuang.networks.models import Network
from lianchuang.records.batches.models import Batch
from lianchuang.records.past.clock import this_day

LATEST = 12


@require_GET
@login_required
def new(request: HttpRequest, network_id: int) -> HttpResponse:
    """Where files are dropped, with the drops before."""
    network = network_or_404(request, network_id)
    return _drop_page(request, network, DropForm(initial={"year": this_day().year - 1}))


@require_POST
@login_required
def create(request: HttpRequest, network_id: int) -> HttpResponse:
    """Keep the files as a batch and go to its plan; what cannot be read is said at the field."""
    network = network_or_404(request, network_id)
    form = DropForm(request.POST, request.FILES)
    if not form.is_valid():
        return _drop_page(request, network, form, status=422)
    try:
        batch = open_batch(
            form.dropped_files(), network=network, year=form.cleaned_data["year"], by=reach_of_reader(request)
        )
    except Refused as refusal:
        form.add_error("files", refusal.reason.split("\n"))
        return _drop_page(request, network, form, status=422)
    return redirect("exchange:show", batch.pk)


@require_GET
@login_required
def show(request: HttpRequest, batch_id: int) -> HttpResponse:
    """The plan while it waits; afterwards what was done and how to take it back."""
    batch, network = batch_or_404(request, batch_id)
    return batch_page(request, batch, network)


def batch_page(request: HttpRequest, batch: Batch, network: Network, *, says: tuple[str, ...] = (), status: int = 200) -> HttpResponse:
    """A batch in its state, with what was refused above it."""
    page = {"batch": batch, "network": network, "refusals": says, "steps": _steps(), "step": _step_of(batch)}
    if batch.state == Batch.State.PLANNED:
        plan = look(batch)
        page |= {"plan": plan, "files": shown_files(plan)}
        return render(request, "exchange/imports/plan.html", page, status=status)
    page["may_undo"] = may_undo_batch(reach_of_reader(request), batch)
    page["dropped"] = list(batch.files.all())
    return render(request, "exchange/imports/show.html", page, status=status)


def _steps() -> list[str]:
    return [_("拖进工作簿"), _("先看结果"), _("确认写入")]


def _step_of(batch: Batch) -> int:
    return 2 if batch.state == Batch.State.PLANNED else 4


def _drop_page(request: HttpRequest, network: Network, form: DropForm, status: int = 200) -> HttpResponse:
    batches = visible_batches(reach_of_reader(request)).filter(network_number=network.pk)
    page = {
        "network": network,
        "form": form,
        "steps": _steps(),
        "batches": list(batches.prefetch_related("files")[:LATEST]),
    }
    return render(request, "exchange/imports/new.html", page, status=status)
