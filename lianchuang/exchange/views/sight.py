"""The network or the batch an address names, for whoever may import there; always as it is today."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from lianchuang.exchange.access import may_import, visible_batches
from lianchuang.networks.access import visible_networks
from lianchuang.networks.models import Network
from lianchuang.people.access import reach_of_reader
from lianchuang.records.batches.models import Batch

View = Callable[..., HttpResponse]


def network_or_404(request: HttpRequest, network_id: int) -> Network:
    """The network, if the reader may import into it. Raises Http404."""
    network = get_object_or_404(visible_networks(reach_of_reader(request)), pk=network_id)
    if not may_import(reach_of_reader(request), network):
        raise Http404
    return network


def batch_or_404(request: HttpRequest, batch_id: int) -> tuple[Batch, Network]:
    """The batch and its network. Raises Http404."""
    batch = get_object_or_404(visible_batches(reach_of_reader(request)), pk=batch_id)
    return batch, network_or_404(request, batch.network_number)


def of_today(view: View) -> View:
    """A page that leads to writing has no past: asked for under a lens, it leads back to today."""

    @wraps(view)
    def shown(request: HttpRequest, *ids: Any, **named: Any) -> HttpResponse:
        if getattr(request, "known_at", None):
            return redirect(request.path)
        return view(request, *ids, **named)

    return shown


def sent_from(address: str) -> Callable[[View], View]:
    """A view that is only posted to; whoever comes to its address otherwise is led to the page that posts to it."""

    def posted(view: View) -> View:
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def answered(request: HttpRequest, *ids: Any, **named: Any) -> HttpResponse:
            if request.method != "POST":
                return redirect(address, *ids, **named)
            return view(request, *ids, **named)

        return answered

    return posted
