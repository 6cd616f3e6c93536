"""Which body or studio a typed name means: surely one, perhaps one of these, or nobody known yet. Nothing is guessed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, Q, QuerySet

from lianchuang.basics.text import squash_name
from lianchuang.networks.models import Leadership, Membership, Network, Studio
from lianchuang.networks.queries import leading_on
from lianchuang.networks.rules import may_be_one_studio
from lianchuang.people.models import Body
from lianchuang.people.rules import names_like
from lianchuang.records.past import this_day

MOST_ASKED = 5
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Meant(Generic[Row]):
    """surely: the one that is meant; near: those a human is asked about, none where it is sure or nobody is like it."""

    surely: Row | None
    near: list[Row]


def body_meant(name: str, seen: QuerySet[Body]) -> Meant[Body]:
    """A body by its name: the only one of it in sight; else the namesakes in sight and those that are alike.

    One out of sight is never offered: it is meant where it has the very name and nothing in sight has.
    """
    spelled, name = {name, squash_name(name)}, squash_name(name)
    named: dict[str, list[int]] = {}
    for pk, known in seen.order_by("pk").values_list("pk", "name"):
        named.setdefault(squash_name(known), []).append(pk)
    same = named.pop(name, [])
    if len(same) == 1:
        return Meant(Body.objects.get(pk=same[0]), [])
    elsewhere = Body.objects.filter(name__in=spelled).order_by("pk").first()
    if not same and elsewhere is not None:
        return Meant(elsewhere, [])
    alike = [pk for known in names_like(name, named) for pk in named[known]]
    asked = [*same, *alike][:MOST_ASKED]
    found = Body.objects.select_related("parent").in_bulk(asked)
    return Meant(None, [found[pk] for pk in asked])


def studio_meant(
    name: str, host: Body | None, leaders: Iterable[str], network: Network, seen: QuerySet[Studio]
) -> Meant[Studio]:
    """A studio by its host (None: a new body) and name; else those in sight that may be the same.

    Of its host: a name alike, or the same leader. Of the network's members: the same name at another body.
    """
    here = list(Studio.objects.filter(host=host).select_related("folder", "host")) if host else []
    same = [studio for studio in here if squash_name(studio.name) == squash_name(name)]
    if same:
        return Meant(same[0], [])
    members = Membership.objects.filter(network=network, studio__isnull=False).values("studio")
    led = Leadership.objects.filter(leading_on(this_day()), person__name__in=list(leaders), studio__host=host)
    led_here = set(led.values_list("studio_id", flat=True)) if host else set()
    near = [
        studio
        for studio in seen.filter(Q(host=host) | Q(pk__in=members))
        .select_related("host", "folder")
        .order_by("pk")
        if _may_be(studio, name, host) or studio.pk in led_here
    ]
    return Meant(None, near[:MOST_ASKED])


def _may_be(studio: Studio, name: str, host: Body | None) -> bool:
    if host is not None and studio.host_id == host.pk:
        return may_be_one_studio(studio.name, name)
    return squash_name(studio.name) == squash_name(name)
