"""Reads over years: who belongs to one, what it consists of, what is still open in it."""

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from lianchuang.matters.models import Matter
from lianchuang.networks.models import Membership, Network
from lianchuang.programmes.models import Call, Programme, Proposal
from lianchuang.programmes.rules.year import Window, window_at
from lianchuang.records.past import now, this_day

# Proposals that somebody still has to decide on.
UNDECIDED = (
    Proposal.State.SUBMITTED,
    Proposal.State.RETURNED,
    Proposal.State.ACCEPTED,
    Proposal.State.SELECTED,
)


def sits_today(seats: QuerySet[Membership]) -> QuerySet[Membership]:
    """Seats that are taken on the day of the clock."""
    stays = Q(left_on__isnull=True) | Q(left_on__gt=this_day())
    return seats.filter(stays, joined_on__lte=this_day())


def call_window(call: Call, at: datetime | None = None) -> Window:
    """The window of a call as it stands at an instant, now where none is given; the opening is in it, the closing not."""
    return window_at(call.opens_at, call.closes_at, at or now())


def programmes_of(visible: QuerySet[Programme], network: Network) -> QuerySet[Programme]:
    """The years of a network, newest first, with how many directions, topics and calls each has."""
    return (
        visible.filter(network=network)
        .annotate(
            directions_count=Count("directions", distinct=True),
            topics_count=Count("topics", distinct=True),
        )
        .order_by("-year")
    )


def year_before(network: Network, year: int) -> Programme | None:
    """The latest year of the network before this one, from which a new one is copied."""
    return Programme.objects.filter(network=network, year__lt=year).order_by("-year").first()


def open_matters(programme: Programme) -> QuerySet[Matter]:
    """What still waits in the network of a year or an earlier one; matters that belong to no year are not counted."""
    rows = Matter.objects.filter(
        network=programme.network.body_id, year__lte=programme.year, closed_at__isnull=True
    )
    return rows.select_related("person", "body").order_by("due_on", "pk")
