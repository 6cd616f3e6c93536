"""What the desks may open: accounts one looks after."""

from django.db.models import Q, QuerySet

from lianchuang.people.access import Reach, is_keeper, visible_people
from lianchuang.people.models import Account


def visible_accounts(reach: Reach) -> QuerySet[Account]:
    """Administrators: all; a secretary: those of people in reach, never an administrator's."""
    if reach.is_administrator:
        return Account.objects.all()
    if not is_keeper(reach):
        return Account.objects.none()
    return Account.objects.filter(Q(person__in=visible_people(reach)), is_administrator=False)
