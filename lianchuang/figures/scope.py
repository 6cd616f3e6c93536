"""What a figure looks at: a network with all that is part of it, and a year."""

from dataclasses import dataclass
from datetime import date

from lianchuang.networks.models import Network, NetworkRelation


@dataclass(frozen=True)
class Scope:
    """范围: the networks a figure reads, and its year; made by scope_of, inside the lens where one is open."""

    network: Network
    year: int
    networks: tuple[int, ...]

    @property
    def first_day(self) -> date:
        """1 January."""
        return date(self.year, 1, 1)

    @property
    def last_day(self) -> date:
        """31 December: states and open memberships are told as of this day, end included."""
        return date(self.year, 12, 31)

    @property
    def days(self) -> tuple[date, date]:
        """Both ends of the year, for `__range`."""
        return self.first_day, self.last_day


def scope_of(network: Network, year: int) -> Scope:
    """The network and whatever is 隶属 to it at the end of the year; 带动成立 and 结对 add nothing.

    One query a level of 隶属, so one for an alliance that stands alone.
    """
    found = [network.pk]
    level = [network.pk]
    day = date(year, 12, 31)
    while level:
        below = _part_of(level, day)
        level = [each for each in below if each not in found]
        found += level
    return Scope(network, year, tuple(found))


def _part_of(networks: list[int], day: date) -> list[int]:
    relations = NetworkRelation.objects.filter(kind=NetworkRelation.Kind.PART_OF, other__in=networks)
    relations = relations.exclude(starts_on__gt=day).exclude(ends_before__lte=day)
    return list(dict.fromkeys(relations.order_by("pk").values_list("network_id", flat=True)))
