"""Whom a proposal may name: the studios and bodies around its network, and people read line by line."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from lianchuang.basics.text import squash_name
from lianchuang.networks.models import Leadership, Membership, Network, Studio
from lianchuang.networks.queries import leading_on
from lianchuang.people.models import Body, Person
from lianchuang.people.queries import bodies_under, people_written
from lianchuang.programmes.queries.programmes import sits_today
from lianchuang.programmes.rules.writing import PersonLine
from lianchuang.records.past import this_day

MOST_OFFERED = 300
NamedRows = tuple[list["NewUnit"], list[str]]


@dataclass(frozen=True)
class NamedPart:
    """Somebody named in a proposal: a person who is known, or the name and body of one who will be; and the part."""

    name: str
    body: Body
    person: Person | None
    part: str = ""


@dataclass(frozen=True)
class NewUnit:
    """A unit named in a proposal: its body, its share in percent, the studio through which it takes part."""

    body: Body
    share_percent: Decimal | None = None
    is_lead: bool = False
    studio: Studio | None = None


def studios_around(network: Network) -> QuerySet[Studio]:
    """Studios that sit in the network today, by pinyin."""
    seats = sits_today(Membership.objects.filter(network=network, studio__isnull=False))
    rows = Studio.objects.filter(pk__in=seats.values("studio_id"))
    return rows.select_related("host").order_by("pinyin", "pk")


def bodies_around(network: Network) -> QuerySet[Body]:
    """Bodies a proposal may name: those under the union the network stands under, its members and their hosts.

    Others are not found, so that a name typed here tells nothing of another alliance.
    """
    seats = sits_today(Membership.objects.filter(network=network))
    hosts = seats.filter(studio__isnull=False).values("studio__host_id")
    members = seats.filter(body__isnull=False).values("body_id")
    around = Q(pk__in=hosts) | Q(pk__in=members)
    if network.body.parent_id is not None:
        around |= Q(pk__in=bodies_under([network.body.parent_id]))
    return Body.objects.filter(around).exclude(kind=Body.Kind.ASSOCIATION)


def offered_names(network: Network) -> list[str]:
    """Names to choose from while a unit is typed: member studios, then their hosts; one query."""
    studios = list(studios_around(network)[:MOST_OFFERED])
    names = [studio.name for studio in studios] + [studio.host.name for studio in studios]
    return list(dict.fromkeys(names))


def leaders_of(studio: Studio) -> list[Person]:
    """Who leads a studio today, in their order."""
    rows = Leadership.objects.filter(leading_on(this_day()), studio=studio)
    return [each.person for each in rows.select_related("person").order_by("position", "pk")]


def people_named(lines: list[PersonLine], network: Network) -> tuple[list[NamedPart], list[str]]:
    """Match people line by line, in their order, each once; and what could not be told, in words. Two queries."""
    text = "\n".join(f"{line.name}（{line.body}）" if line.body else line.name for line in lines)
    found = people_written(text, bodies_around(network), Person.objects.select_related("body"))
    known = {(squash_name(each.name), squash_name(each.body.name)): each for each in found.found if each.body}
    new = {(name, squash_name(body.name)): body for name, body in found.new}
    named: dict[tuple[str, str], NamedPart] = {}
    for line in lines:
        key = (squash_name(line.name), squash_name(line.body))
        if (person := known.get(key)) is not None and person.body is not None:
            named.setdefault(key, NamedPart(person.name, person.body, person, line.part))
        elif (body := new.get(key)) is not None:
            named.setdefault(key, NamedPart(key[0], body, None, line.part))
    return list(named.values()), found.problems


def units_named(rows: Sequence[tuple[str, Decimal | None]], lead: Studio, network: Network) -> NamedRows:
    """Match units by the name of a member studio or of a body, the lead first; and what could not be told, in words.

    The lead unit is always there. Nothing is guessed: a name that two studios share, or nobody has, is said. Two queries.
    """
    studios: dict[str, list[Studio]] = {}
    for studio in studios_around(network):
        studios.setdefault(squash_name(studio.name), []).append(studio)
    wanted = {spelling for name, _share in rows for spelling in _spellings(name)}
    bodies = {squash_name(body.name): body for body in bodies_around(network).filter(name__in=wanted)}
    found = {lead.host_id: NewUnit(lead.host, None, True, lead)}
    problems: list[str] = []
    for name, share in rows:
        unit = _unit_named(name, share, lead, studios, bodies)
        if isinstance(unit, str):
            problems.append(unit)
        elif unit.body.pk in found and unit.body.pk != lead.host_id:
            problems.append(_("「%(name)s」写了两次：同一个单位只写一行。") % {"name": unit.body.name})
        elif unit.body.pk == lead.host_id and found[lead.host_id].share_percent is not None:
            problems.append(_("「%(name)s」是牵头单位，只写一行。") % {"name": name})
        else:
            found[unit.body.pk] = unit
    return list(found.values()), problems


def _spellings(name: str) -> set[str]:
    """A name as typed, as compared, and with the wide brackets most registers write."""
    bare = squash_name(name)
    return {name, bare, bare.replace("(", "（").replace(")", "）")}


def _unit_named(
    name: str,
    share: Decimal | None,
    lead: Studio,
    studios: dict[str, list[Studio]],
    bodies: dict[str, Body],
) -> NewUnit | str:
    key = squash_name(name)
    if key in (squash_name(lead.name), squash_name(lead.host.name)):
        return NewUnit(lead.host, share, True, lead)
    same = studios.get(key, [])
    if len(same) > 1:
        hosts = "、".join(studio.host.name for studio in same)
        return _("有 %(count)s 家「%(name)s」（%(hosts)s），请改写单位全称。") % {
            "count": len(same), "name": name, "hosts": hosts,
        }  # fmt: skip
    if same:
        return NewUnit(same[0].host, share, studio=same[0])
    if key in bodies:
        return NewUnit(bodies[key], share)
    return _("「%(name)s」还没有登记，请核对写法，或请秘书处先登记这个单位。") % {"name": name}
