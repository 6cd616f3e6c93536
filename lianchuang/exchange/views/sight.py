"""The network or the batch an address names, for whoever may import there."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from lianchuang.exchange.access import may_import, visible_batches
from lianchuang.networks.access import visible_networks
from lianchuang.networks.models import Network
from lianchuang.people.access import Reach
from lianchuang.records.batches.models import Batch


def reach_of_reader(request: HttpRequest) -> Reach:
    """What the reader may see, fixed today."""
    return request.reach  # type: ignore[attr-defined,no-any-return]


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
