"""What the desks may open: accounts one looks after."""

from django.db.models import Q, QuerySet

from lianchuang.activities.models import Leave, Mark
from lianchuang.networks.models import Leadership, Membership, Network
from lianchuang.people.access import Reach, is_keeper, kept_people, visible_people
from lianchuang.people.models import Account, Person, Role
from lianchuang.people.queries import bodies_under
from lianchuang.projects.models import Participant
from lianchuang.records.past import today


def visible_accounts(reach: Reach) -> QuerySet[Account]:
    """Administrators: all; a secretary: those of people the secretary keeps and nobody else knows (held_elsewhere)."""
    if reach.is_administrator:
        return Account.objects.all()
    if not is_keeper(reach):
        return Account.objects.none()
    ours = visible_people(reach).filter(pk__in=today(kept_people(reach)))
    elsewhere = held_elsewhere(reach).values("pk")
    return Account.objects.filter(person__in=ours, is_administrator=False).exclude(person__in=elsewhere)


def held_elsewhere(reach: Reach) -> QuerySet[Person]:
    """People who hold a role, lead a studio or take part outside the networks the actor keeps, today or once.

    Their account would open what the actor may not see: it is the administrator's to make and to open
    (people/access.py asks by name, settings.HELD_ELSEWHERE).
    """
    own = reach.bodies_with(Role.Kind.SECRETARY)
    others = Network.objects.exclude(body__in=own).values("pk")
    seats = Membership.objects.filter(network__in=others)
    ours = Membership.objects.filter(network__body__in=own, studio__isnull=False).values("studio")
    roles = Role.objects.exclude(body__in=bodies_under(own))
    held = (
        roles.values("person"),
        seats.filter(person__isnull=False).values("person"),
        Leadership.objects.filter(studio__in=seats.filter(studio__isnull=False).values("studio")).values(
            "person"
        ),
        Leadership.objects.exclude(studio__in=ours).values("person"),
        Participant.objects.filter(project__network__in=others).values("person"),
        Mark.objects.filter(session__activity__network__in=others).values("person"),
        Leave.objects.filter(session__activity__network__in=others, person__isnull=False).values("person"),
    )
    anywhere = Q(pk__in=[])
    for each in held:
        anywhere |= Q(pk__in=today(each))
    return Person.objects.filter(anywhere)
