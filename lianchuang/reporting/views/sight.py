"""The network, year and figure an address names, for whoever may see them."""

from typing import Any

from django.http import Http404, HttpRequest

from lianchuang.design.addresses import here_of, keep_lens
from lianchuang.design.moments import told_moment
from lianchuang.figures.catalogue import CATALOGUE
from lianchuang.figures.figure import Figure
from lianchuang.networks.access import governed_networks
from lianchuang.networks.models import Network
from lianchuang.people.access import Reach, reach_of_reader, visible_acts
from lianchuang.records.listing import year_in
from lianchuang.records.past.clock import this_day
from lianchuang.records.telling import told_acts
from lianchuang.reporting.access import governs_today
from lianchuang.reporting.queries import latest_year


def network_or_none(request: HttpRequest, network_id: int) -> Network | None:
    """The network, if its figures are in sight; None for a day before it was founded. Raises Http404."""
    reach = reach_of_reader(request)
    network = governed_networks(reach).filter(pk=network_id).first()
    if network is None and not _is_before_founding(request, network_id, reach):
        raise Http404
    return network


def network_or_404(request: HttpRequest, network_id: int) -> Network:
    """The network, if its figures are in sight. Raises Http404."""
    network = governed_networks(reach_of_reader(request)).filter(pk=network_id).first()
    if network is None:
        raise Http404
    return network


def _is_before_founding(request: HttpRequest, network_id: int, reach: Reach) -> bool:
    """Under a lens that does not know the network yet, for whoever sees its figures today."""
    if getattr(request, "known_at", None) is None or Network.objects.filter(pk=network_id).exists():
        return False
    return governs_today(reach, network_id)


def figure_or_404(code: str) -> Figure:
    """The figure of that code. Raises Http404."""
    if code not in CATALOGUE:
        raise Http404
    return CATALOGUE[code]


def year_asked(request: HttpRequest, network: Network) -> int:
    """?year=, or the newest year with a register. Raises Refused for one that nobody can have meant."""
    return year_in(request.GET) or latest_year(network, this_day())


def recent_moments(request: HttpRequest) -> list[dict[str, Any]]:
    """What the time bar offers; one query."""
    return told_acts(visible_acts(reach_of_reader(request)))


def known_words(request: HttpRequest) -> str:
    """The moment looked at, as the reader asked for it; "" for now."""
    return told_moment(here_of(request).known_at, getattr(request, "known_at", None))


def under_lens(request: HttpRequest, address: str) -> str:
    """The address, on the day looked at."""
    return keep_lens(address, here_of(request).known_at)
