"""What a drop may match, show and change: what the keeper of its network sees and keeps, whoever looks at the plan."""

from django.db.models import Q

from lianchuang.activities.models import Leave, Mark
from lianchuang.networks.access import free_bodies, kept_studios
from lianchuang.networks.models import Leadership, Membership, Network
from lianchuang.outcomes.models import Credit
from lianchuang.people.access import Reach, kept_bodies, visible_bodies, visible_people
from lianchuang.people.models import Body, Role
from lianchuang.projects.models import Participant


class Sight:
    """Keys of what stands in sight or in keeping; whatever has no key yet is made by this drop and so both.

    Bodies and people that the network's own records name are in sight too, wherever they stand.
    """

    def __init__(self, network: Network) -> None:
        keeper = Reach(roles=((Role.Kind.SECRETARY.value, network.body_id),))
        self._network = network
        self.kept_studios = set(kept_studios(keeper).values_list("pk", flat=True))
        self._kept_bodies = set(kept_bodies(keeper).values_list("pk", flat=True))
        seen = set(visible_bodies(keeper).values_list("pk", flat=True))
        self._free_bodies = seen & set(free_bodies(keeper).values_list("pk", flat=True))
        self._bodies = seen | self._kept_bodies | self._bodies_named()
        self._people = set(visible_people(keeper).values_list("pk", flat=True)) | self._people_named()

    def sees_body(self, body: Body) -> bool:
        """Whether its values may be shown."""
        return body.pk is None or body.pk in self._bodies

    def may_change_body(self, body: Body) -> bool:
        """Kept already, or kept as soon as the row seats a studio there (networks/access.py, free_bodies)."""
        return body.pk is None or body.pk in self._kept_bodies or body.pk in self._free_bodies

    def sees_person(self, number: int) -> bool:
        """Whether the person may be meant, offered and told of."""
        return number in self._people

    def _bodies_named(self) -> set[int]:
        network = self._network
        hosts = Membership.objects.filter(network=network, studio__isnull=False)
        credits = Credit.objects.filter(Q(patent__network=network) | Q(copyright__network=network))
        named = {*hosts.values_list("studio__host", flat=True), *credits.values_list("body", flat=True)}
        return {number for number in named if number is not None}

    def _people_named(self) -> set[int]:
        network = self._network
        led = Leadership.objects.filter(studio__in=self.kept_studios)
        taking_part = Participant.objects.filter(project__network=network)
        marks = Mark.objects.filter(session__activity__network=network)
        leaves = Leave.objects.filter(session__activity__network=network, person__isnull=False)
        named: set[int] = set()
        for rows in (led, taking_part, marks, leaves):
            named |= set(rows.values_list("person", flat=True))
        return named
