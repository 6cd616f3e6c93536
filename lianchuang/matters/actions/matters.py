"""Matters: opened where something begins to wait, closed by the act that settles it."""

from dataclasses import dataclass
from datetime import date

from lianchuang.matters.models import Matter
from lianchuang.people.models import Body, Person
from lianchuang.records.past import now


@dataclass(frozen=True)
class Owner:
    """Who has to do it: a person, or whoever holds a role at a body when they look."""

    person_id: int | None = None
    body_id: int | None = None
    role: str = ""


def for_person(person: Person) -> Owner:
    """This very person."""
    return Owner(person_id=person.pk)


def for_role(body: Body, role: str) -> Owner:
    """Whoever holds the role at the body."""
    return Owner(body_id=body.pk, role=role)


def open_matter(
    key: str,
    title: str,
    address: str,
    owner: Owner,
    *,
    network: Body | None = None,
    year: int | None = None,
    due_on: date | None = None,
) -> Matter:
    """Let something wait for its owner, within the act that is open; an open matter of the key is brought up to date.

    key       names the thing and what it waits for; at most one open matter has it
    address   the page where it is done
    network   the body of the network it belongs to, for handovers and the closing of the year
    due_on    the last day (included), or None
    """
    said = {
        "title": title[:200],
        "address": address,
        "network": network,
        "year": year,
        "person_id": owner.person_id,
        "body_id": owner.body_id,
        "role": owner.role,
        "due_on": due_on,
    }
    matter = Matter.objects.filter(key=key, closed_at__isnull=True).first()
    if matter is None:
        return Matter.objects.create(key=key, opened_at=now(), **said)
    for name, value in said.items():
        setattr(matter, name, value)
    matter.save()
    return matter


def close_matter(key: str, outcome: str = Matter.Outcome.DONE) -> bool:
    """Settle the open matter of a key within the act that is open; False where none is open."""
    matter = Matter.objects.filter(key=key, closed_at__isnull=True).first()
    if matter is None:
        return False
    matter.closed_at, matter.outcome = now(), outcome
    matter.save(update_fields=["closed_at", "outcome"])
    return True


def carry_matter(matter: Matter, *, year: int) -> Matter:
    """Close a matter as carried over and open it again for another year, within the act that is open."""
    matter.closed_at, matter.outcome = now(), Matter.Outcome.CARRIED
    matter.save(update_fields=["closed_at", "outcome"])
    owner = Owner(matter.person_id, matter.body_id, matter.role)
    return open_matter(
        matter.key,
        matter.title,
        matter.address,
        owner,
        network=matter.network,
        year=year,
        due_on=matter.due_on,
    )
