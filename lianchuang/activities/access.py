"""Which sessions the actor may see."""

from django.db.models import Q, QuerySet

from lianchuang.activities.models import Mark, Session
from lianchuang.networks.access import governed_networks
from lianchuang.people.access import Reach
from lianchuang.records.past import today


def visible_sessions(reach: Reach) -> QuerySet[Session]:
    """Sessions of governed networks, and those one was marked in."""
    if reach.is_administrator:
        return Session.objects.all()
    attended = Mark.objects.filter(person_id=reach.person_id or 0).values("session_id")
    return Session.objects.filter(
        Q(activity__network__in=governed_networks(reach).values("pk")) | Q(pk__in=today(attended))
    )
