"""What a view finds for its reader: a year, a topic, a call in sight, and where their pages hang."""

from datetime import date, datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lianchuang.networks.access import governs, visible_networks
from lianchuang.networks.models import Network
from lianchuang.people.access import Reach, reach_of_reader
from lianchuang.programmes.access import (
    visible_calls,
    visible_programmes,
    visible_topics,
)
from lianchuang.programmes.models import Call, JointTopic, Programme
from lianchuang.programmes.queries import places_left
from lianchuang.records.pages import Crumbs
from lianchuang.records.past import BEIJING, now


def year_in_sight(request: HttpRequest, number: int) -> Programme:
    """The year with this key, or a 404; its network is the one of the page."""
    rows = visible_programmes(reach_of_reader(request)).select_related("network__body", "network__folder")
    programme = get_object_or_404(rows, pk=number)
    request.network = programme.network  # type: ignore[attr-defined]
    return programme


def topic_in_sight(request: HttpRequest, number: int) -> JointTopic:
    """The topic with this key, or a 404."""
    related = ("programme__network__body", "programme__network__folder", "direction")
    topic = get_object_or_404(visible_topics(reach_of_reader(request)).select_related(*related), pk=number)
    request.network = topic.programme.network  # type: ignore[attr-defined]
    return topic


def call_in_sight(request: HttpRequest, number: int) -> Call:
    """The call with this key, or a 404."""
    related = ("programme__network__body", "scheme", "folder")
    call = get_object_or_404(visible_calls(reach_of_reader(request)).select_related(*related), pk=number)
    request.network = call.programme.network  # type: ignore[attr-defined]
    return call


def sees_all(reach: Reach, programme: Programme) -> bool:
    """Whether the whole year is in sight: its secretary, its chair during the term, whoever oversees it."""
    return governs(reach, programme.network)


def moment_of(request: HttpRequest) -> datetime:
    """The instant the page shows: the one looked back at, else now."""
    known_at = getattr(request, "known_at", None)
    return known_at.at if known_at is not None and known_at.at is not None else now()


def day_of(request: HttpRequest) -> date:
    """Its day in Beijing."""
    return moment_of(request).astimezone(BEIJING).date()


def crumbs_to_years(network: Network, reach: Reach) -> Crumbs:
    """The network, where it is in sight, and its years."""
    above = [(network.name, network.get_absolute_url())]
    is_seen = visible_networks(reach).filter(pk=network.pk).exists()
    years = (_("年度"), f"{network.get_absolute_url()}programmes/")
    return [*(above if is_seen else []), years]


def crumbs_to_year(programme: Programme, reach: Reach) -> Crumbs:
    """The same, and the year."""
    here = (_("%(year)s 年") % {"year": programme.year}, programme.get_absolute_url())
    return [*crumbs_to_years(programme.network, reach), here]


def network_of_years(request: HttpRequest, number: int) -> Network:
    """The network with this key, or a 404."""
    rows = visible_networks(reach_of_reader(request)).select_related("body", "folder")
    network = get_object_or_404(rows, pk=number)
    request.network = network  # type: ignore[attr-defined]
    return network


def is_claimable(topic: JointTopic, mine: set[int]) -> bool:
    """Whether one of these studios may still take the topic up: it is not stopped, not full, not theirs already."""
    claims = topic.standing  # type: ignore[attr-defined]
    is_full = places_left(topic, len(claims)) == 0
    return not topic.is_closed and not is_full and bool(mine - {claim.studio_id for claim in claims})


def keys_in(text: str) -> list[int]:
    """The keys in an order such as 5,3,4; what is no key is left out, and the order is refused as not matching."""
    return [int(each) for each in text.split(",") if each.isascii() and each.isdigit() and len(each) < 18]
