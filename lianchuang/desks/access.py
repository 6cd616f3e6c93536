"""What the desks may open: accounts one looks after."""

from django.db.models import Q, QuerySet

from lianchuang.networks.access import visible_studios
from lianchuang.networks.models import Leadership
from lianchuang.people.access import Reach, is_keeper, visible_people
from lianchuang.people.models import Account


def visible_accounts(reach: Reach) -> QuerySet[Account]:
    """Administrators: all; a secretary: those of people in reach, never an administrator's."""
    if reach.is_administrator:
        return Account.objects.all()
    if not is_keeper(reach):
        return Account.objects.none()
    # Whoever leads a studio out of sight sees what the secretary may not: their account is the administrator's.
    beyond = Leadership.objects.exclude(studio__in=visible_studios(reach).values("pk")).values("person")
    return Account.objects.filter(Q(person__in=visible_people(reach)), is_administrator=False).exclude(
        person__in=beyond
    )
