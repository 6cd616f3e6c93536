"""Studios as they sit in the network, with everything a row of the roster says of them."""

from collections import defaultdict
from dataclasses import dataclass, field

from lianchuang.basics.said import Said
from lianchuang.basics.text import likeness, squash_name
from lianchuang.exchange.importing.draft.bodies import Bodies
from lianchuang.exchange.importing.draft.people import People
from lianchuang.networks.models import Contact, Designation, Group, Leadership, Membership, Network, Studio
from lianchuang.networks.rules import may_be_one_studio, own_words
from lianchuang.people.models import Body, Person

ALIKE = 0.6


@dataclass
class Seat:
    """A studio, its place in the network, and its parts as they stand now.

    is_kept   False where another network registered it: it may be joined, nothing of it is shown or changed
    """

    studio: Studio
    is_kept: bool = True
    membership: Membership | None = None
    leaderships: list[Leadership] = field(default_factory=list)
    designations: list[Designation] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)

    @property
    def leaders(self) -> list[Person]:
        """Who leads it."""
        return [leadership.person for leadership in self.leaderships]


class Studios:
    """Seats by host and name; studios of other networks are known by their host only, never by name alone."""

    def __init__(self, network: Network, bodies: Bodies, people: People) -> None:
        self.seats: list[Seat] = []
        self._by_place: dict[tuple[int, str], Seat] = {}
        self._members: dict[str, list[Seat]] = defaultdict(list)
        self.by_pk: dict[int, Seat] = {}
        self.groups = {group.kind: group for group in Group.objects.filter(network=network)}
        self.held: dict[str, Said] = {}
        self._load(network, bodies, people)

    def _load(self, network: Network, bodies: Bodies, people: People) -> None:
        for studio in Studio.objects.select_related("folder").order_by("pk"):
            studio.host = bodies.by_pk[studio.host_id]
            self.by_pk[studio.pk] = Seat(studio, is_kept=studio.pk in bodies.sight.kept_studios)
        for leadership in Leadership.objects.filter(ends_before__isnull=True).order_by("position", "pk"):
            leadership.person = people.by_pk[leadership.person_id]
            self.by_pk[leadership.studio_id].leaderships.append(leadership)
        for designation in Designation.objects.order_by("pk"):
            self.by_pk[designation.studio_id].designations.append(designation)
        for contact in Contact.objects.order_by("pk"):
            self.by_pk[contact.studio_id].contacts.append(contact)
        sitting = Membership.objects.filter(network=network, studio__isnull=False).select_related("folder")
        for membership in sitting.order_by("joined_on", "pk"):
            self.by_pk[membership.studio_id or 0].membership = membership  # the last one, where it came back
        for seat in self.by_pk.values():
            self.add(seat)

    def add(self, seat: Seat) -> None:
        """Know a studio."""
        self.seats.append(seat)
        self._by_place[self._place(seat.studio)] = seat
        if seat.membership:
            self._members[squash_name(seat.studio.name)].append(seat)

    def discard(self, seat: Seat) -> None:
        """Forget a studio whose row is held back."""
        self.seats.remove(seat)
        self._by_place.pop(self._place(seat.studio), None)
        if seat in self._members[squash_name(seat.studio.name)]:
            self._members[squash_name(seat.studio.name)].remove(seat)

    def seat(self, seat: Seat, membership: Membership) -> None:
        """Give a known studio its place in the network."""
        seat.membership = membership
        self._members[squash_name(seat.studio.name)].append(seat)

    def unseat(self, seat: Seat) -> None:
        """Take that place back, where the row is held."""
        seat.membership = None
        self._members[squash_name(seat.studio.name)].remove(seat)

    @staticmethod
    def _place(studio: Studio) -> tuple[int, str]:
        return id(studio.host), squash_name(studio.name)

    def at(self, host: Body, name: str) -> Seat | None:
        """The studio of that name in that body."""
        return self._by_place.get((id(host), squash_name(name)))

    def members_named(self, name: str) -> list[Seat]:
        """Studios of that name that sit or sat in the network."""
        return self._members.get(squash_name(name), [])

    def members_like(self, name: str) -> list[Seat]:
        """Members whose names come near, the nearest first, five at most."""
        near = [(likeness(seats[0].studio.name, name), seats[0]) for seats in self._members.values() if seats]
        near = [(how, seat) for how, seat in near if how >= ALIKE]
        return [seat for _, seat in sorted(near, key=lambda pair: -pair[0])[:5]]

    def twin_of(self, host: Body, name: str, leaders: list[Person]) -> Seat | None:
        """Another studio of that body which is probably the same: the same leaders, or a name very like."""
        for seat in self.seats:
            if seat.is_kept and seat.studio.host is host:
                same_leaders = bool(leaders) and {id(p) for p in leaders} == {id(p) for p in seat.leaders}
                if same_leaders or _very_like(seat, name, leaders):
                    return seat
        return None


def _very_like(seat: Seat, name: str, leaders: list[Person]) -> bool:
    named_after = [
        person.name for person in (*seat.leaders, *leaders) if person.name in (seat.studio.name + name)
    ]
    if named_after and not {id(p) for p in leaders} & {id(p) for p in seat.leaders}:
        return False  # studios named after two people are two, however alike the names
    return bool(own_words(name)) and may_be_one_studio(seat.studio.name, name)
