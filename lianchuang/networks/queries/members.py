"""Reads over networks, their members and registers."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from lianchuang.networks.models import (
    Designation,
    Leadership,
    Membership,
    Network,
    NetworkRelation,
    Register,
    Studio,
)
from lianchuang.people.models import Body, Person
from lianchuang.records.parts import merged
from lianchuang.records.telling import Entry, told_history

SORTS = {
    "name": ("studio__pinyin", "pk"),
    "host": ("studio__host__pinyin", "studio__pinyin", "pk"),
    "joined": ("joined_on", "studio__pinyin", "pk"),
    "members": ("studio__declared_members", "studio__pinyin", "pk"),
}


def crumbs_to(network: Network, seen: QuerySet[Network], title: str, below: str) -> list[tuple[str, str]]:
    """Where a record's page hangs: its network and a list below it; nothing where the reader sees neither."""
    if not seen.filter(pk=network.pk).exists():
        return []
    address = network.get_absolute_url()
    return [(network.name, address), (title, address + below)]


@dataclass(frozen=True)
class MemberFilter:
    """What the address bar asks of the member list."""

    words: str = ""
    level: str = ""
    group: str = ""
    host: int | None = None
    state: str = "now"
    sort: str = "name"


def open_on(day: date) -> Q:
    """Memberships open on a day, as rules.is_open_on."""
    return Q(joined_on__lte=day) & (Q(left_on__isnull=True) | Q(left_on__gt=day))


def leading_on(day: date) -> Q:
    """Leaderships that go on on a day."""
    begun = Q(starts_on__isnull=True) | Q(starts_on__lte=day)
    return begun & (Q(ends_before__isnull=True) | Q(ends_before__gt=day))


def filtered_members(rows: QuerySet[Membership], asked: MemberFilter, day: date) -> QuerySet[Membership]:
    """The members that are asked for, in order, with what a row of the list shows."""
    if asked.state == "now":
        rows = rows.filter(open_on(day))
    elif asked.state == "left":
        rows = rows.filter(left_on__lte=day)
    if asked.group:
        rows = rows.filter(group__kind=asked.group)
    if asked.host:
        rows = rows.filter(studio__host=asked.host)
    if asked.level:
        rows = rows.filter(studio__in=Designation.objects.filter(level=asked.level).values("studio"))
    if asked.words:
        led = Leadership.objects.filter(leading_on(day), person__name__icontains=asked.words).values("studio")
        named = Q(studio__name__icontains=asked.words) | Q(studio__host__name__icontains=asked.words)
        rows = rows.filter(named | Q(studio__in=led))
    keys = SORTS.get(asked.sort.removeprefix("-"), SORTS["name"])
    return rows.order_by(*(f"-{key}" if asked.sort.startswith("-") else key for key in keys))


def with_studios(rows: QuerySet[Membership], day: date) -> QuerySet[Membership]:
    """The same with studio, host, leaders, levels and group: four queries whatever the number of rows."""
    leaders = Leadership.objects.filter(leading_on(day)).select_related("person").order_by("position", "pk")
    levels = Designation.objects.order_by("pk")
    return rows.select_related("studio__host", "group").prefetch_related(
        Prefetch("studio__leaderships", queryset=leaders, to_attr="leaders"),
        Prefetch("studio__designations", queryset=levels, to_attr="levels"),
    )


def members_by_unit(rows: QuerySet[Membership], day: date, most: int = 30) -> list[tuple[int, str, int]]:
    """Host bodies with how many of their studios sit in the network on a day, largest first."""
    counted = rows.filter(open_on(day)).values_list("studio__host", "studio__host__name")
    return list(counted.annotate(seats=Count("pk")).order_by("-seats", "studio__host__pinyin")[:most])


def relations_of(network: Network) -> list[NetworkRelation]:
    """Relations of a network to others, from either side."""
    rows = NetworkRelation.objects.filter(Q(network=network) | Q(other=network))
    return list(rows.select_related("network", "other").order_by("kind", "pk"))


def registers_of(network: Network, year: int) -> list[tuple[str, str, Register | None]]:
    """Every kind of register with its row of that year, or None where it was not kept."""
    kept = {each.kind: each for each in Register.objects.filter(network=network, year=year)}
    return [(kind.value, str(kind.label), kept.get(kind.value)) for kind in Register.Kind]


def years_of(network: Network) -> list[int]:
    """Years for which a register stands, newest first."""
    return sorted(set(Register.objects.filter(network=network).values_list("year", flat=True)), reverse=True)


def hosted_studios(studios: QuerySet[Studio], body: Body) -> list[Studio]:
    """The studios a body hosts, of those in sight."""
    return list(studios.filter(host=body).order_by("pinyin", "pk"))


def studio_history(studio: Studio, seats: list[Membership], *, is_whole: bool) -> list[Entry]:
    """What was changed in a studio, its leaders, levels and seats, newest first; of its seats alone where not whole."""
    seated = [(_("在%(name)s") % {"name": seat.network}, seat) for seat in seats]
    if not is_whole:
        return told_history(*seated)
    return merged(
        told_history(("", studio), *seated),
        told_history(*((_("领衔人 %(name)s") % {"name": each.person}, each) for each in _leaders(studio))),
        told_history(*((f"{each.get_level_display()}", each) for each in studio.designations.order_by("pk"))),
    )


def _leaders(studio: Studio) -> list[Leadership]:
    return list(studio.leaderships.select_related("person").order_by("position", "pk"))


def people_of_members(network: Network, day: date) -> QuerySet[Person]:
    """Who is of the members on a day: those who lead a studio that sits in the network, and persons who sit in it."""
    seats = Membership.objects.filter(open_on(day), network=network)
    leading = Leadership.objects.filter(leading_on(day), studio__in=seats.values("studio_id"))
    return Person.objects.filter(
        Q(pk__in=leading.values("person_id")) | Q(pk__in=seats.values("person_id"))
    ).order_by("pinyin", "pk")
