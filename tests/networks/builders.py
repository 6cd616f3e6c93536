"""A chair for the stage: whole terms in Beijing time, matters that wait for the chair, and who is looked at when."""

from datetime import UTC, datetime
from typing import Any

from lianchuang.matters.actions import for_role, open_matter
from lianchuang.matters.models import Matter
from lianchuang.networks.actions import Coming, begin_term
from lianchuang.networks.models import Membership, Network, Term
from lianchuang.networks.rules import Bounds, Named
from lianchuang.people.access import Reach, reach_of
from lianchuang.people.models import Account, Body, Person, Role
from lianchuang.records.correcting import Grounds
from lianchuang.records.past import BEIJING, act, clock_at
from tests.cast import STAGE_HAND, Cast, folder, seat

SCAN = b"%PDF-1.7 stamped list"


def beijing(text: str) -> datetime:
    """2026-01-01 00:00 on the clocks in Beijing, as an instant."""
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING).astimezone(UTC)


def span(starts: str, ends: str) -> Bounds:
    """From a day (and time) until a day (and time), in Beijing."""
    return Bounds(beijing(starts), beijing(ends))


def second_unit(cast: Cast, name: str = "滨江铸造公司", leader: str = "钱师傅") -> Membership:
    """Another member unit under the same union, with a studio and an account for its leader."""
    with act(by=STAGE_HAND, reason="第二家成员"):
        body = Body.objects.create(name=name, parent=cast.studio.host.parent)
        studio = seat(cast.network, f"{name}工作室", body)
        add_player(cast, leader, body)
    return Membership.objects.get(studio=studio)


def add_player(cast: Cast, name: str, body: Body) -> Person:
    """A person with an account, within the act that is open."""
    person = Person.objects.create(name=name, body=body)
    cast.people[name] = person
    cast.accounts[name] = Account.objects.create(username=name, person=person, password="!")
    return person


def term_of(
    cast: Cast,
    bounds: Bounds,
    *,
    member: Membership | None = None,
    holder: str = "孙主席",
    number: int = 1,
    **more: Any,
) -> Term:
    """A term the secretary registered; of 精工's host and 孙主席 where nothing else is said."""
    member = member or Membership.objects.get(studio=cast.studio)
    coming = Coming(member, number, bounds, (Named(holder, "理事长"),), **more)
    return begin_term(cast.network, coming, grounds=Grounds(""), by=cast.reach("赵秘书"))[0]


def reach_at(cast: Cast, name: str, at: str) -> Reach:
    """What that one may see at an instant in Beijing."""
    return reach_of(cast.accounts[name], beijing(at))


def chair_matter(network: Network, key: str, at: str) -> Matter:
    """Something that waits for the chair since an instant."""
    with clock_at(beijing(at)), act(by=STAGE_HAND, reason="待办"):
        owner = for_role(network.body, Role.Kind.CHAIR)
        return open_matter(f"test:{key}", f"主持{key}", "/matters/", owner, network=network.body)


def give_unit_role(cast: Cast, name: str, body: Body) -> None:
    """Let somebody speak for a unit."""
    with act(by=STAGE_HAND, reason="基层工会"):
        Role.objects.create(
            person=cast.people[name], kind=Role.Kind.UNIT, body=body, starts_at=beijing("2021-04-28")
        )


__all__ = [
    "SCAN",
    "add_player",
    "beijing",
    "chair_matter",
    "folder",
    "give_unit_role",
    "reach_at",
    "second_unit",
    "span",
    "term_of",
]
