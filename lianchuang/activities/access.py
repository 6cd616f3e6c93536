"""Which sessions and marks the actor may see, and who may change them."""

from django.db.models import Q, QuerySet

from lianchuang.activities.models import Leave, Mark, Session
from lianchuang.basics.verdicts import Verdict
from lianchuang.networks.access import governed_networks, may_keep
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


def visible_marks(reach: Reach) -> QuerySet[Mark]:
    """Marks of governed networks, and one's own: who else was there is not for everybody."""
    if reach.is_administrator:
        return Mark.objects.all()
    own = Q(person_id=reach.person_id or 0)
    return Mark.objects.filter(Q(session__activity__network__in=governed_networks(reach).values("pk")) | own)


def visible_leaves(reach: Reach) -> QuerySet[Leave]:
    """Leaves of governed networks, and one's own."""
    if reach.is_administrator:
        return Leave.objects.all()
    own = Q(person_id=reach.person_id or 0)
    return Leave.objects.filter(Q(session__activity__network__in=governed_networks(reach).values("pk")) | own)


def sees_whole_session(reach: Reach, session: Session) -> bool:
    """Whether all marks of a session are in sight, and so may be counted on its page."""
    return governed_networks(reach).filter(pk=session.activity.network_id).exists()


def may_keep_session(reach: Reach, session: Session) -> Verdict:
    """Correct it, type in marks, add proof: the keeper of its network's register."""
    return may_keep(reach, session.activity.network)
