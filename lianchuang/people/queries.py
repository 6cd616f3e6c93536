"""Reads over bodies and people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lianchuang.basics.text import squash_name
from lianchuang.basics.unreadable import Unreadable
from lianchuang.design.saying import spoken
from lianchuang.people.models import Body, Person, Role, SignInAttempt
from lianchuang.people.rules import WINDOW, split_people
from lianchuang.records.trees import Below, Within


def bodies_under(roots: Iterable[int]) -> QuerySet[Body, int]:
    """The roots and every body below them, as keys for a filter; part of the one statement that asks."""
    return Body.objects.filter(pk__in=Below(Body, roots)).order_by().values_list("pk", flat=True)


def bodies_within(some: QuerySet, roots: Iterable[int]) -> Within:
    """Which of some bodies (a query of keys) are a root or lie below one; quick where those are few."""
    return Within(some.order_by(), Body, roots)


def bodies_above(body: Body) -> list[Body]:
    """The bodies above one, the highest first, itself not counted; one query a level, a loop ends it."""
    found: list[Body] = []
    seen = {body.pk}
    above = body.parent
    while above is not None and above.pk not in seen:
        found.append(above)
        seen.add(above.pk)
        above = above.parent
    return found[::-1]


def recent_failures(address: str, now: datetime) -> list[tuple[str, datetime]]:
    """Wrong passwords from one address within the window, as (account name, instant)."""
    rows = SignInAttempt.objects.filter(address=address, at__gt=now - WINDOW)
    return list(rows.values_list("username", "at"))


@dataclass(frozen=True)
class NamedPeople:
    """A typed list of people: who was found, who may be added (name and body), and what could not be told."""

    found: list[Person]
    new: list[tuple[str, Body]]
    problems: list[str]


def people_written(text: str, bodies: QuerySet[Body], people: QuerySet[Person]) -> NamedPeople:
    """Match 姓名（单位） line by line: same name and same body is surely one person; nothing is guessed.

    Without a body, or with one that is not known here, the line is a problem in words. Two queries.
    """
    try:
        lines = split_people(text)
    except Unreadable as unreadable:
        return NamedPeople([], [], [spoken(unreadable.says)])
    by_name = {
        squash_name(body.name): body
        for body in bodies.filter(name__in=_spellings(body for _name, body in lines))
    }
    known = people.filter(name__in=_spellings(name for name, _body in lines), body__in=by_name.values())
    by_key = {(squash_name(person.name), person.body_id): person for person in known}
    found: dict[int, Person] = {}
    new: dict[tuple[str, int], tuple[str, Body]] = {}
    problems = []
    for name, written in lines:
        body = by_name.get(squash_name(written))
        if body is None:
            problems.append(_body_problem(name, written))
        elif person := by_key.get((squash_name(name), body.pk)):
            found[person.pk] = person
        else:
            new[squash_name(name), body.pk] = (squash_name(name), body)
    return NamedPeople(list(found.values()), list(new.values()), problems)


def _spellings(names: Any) -> set[str]:
    """As typed and as compared: a stored name may keep its wide brackets."""
    typed = set(names)
    return typed | {squash_name(name) for name in typed}


def _body_problem(name: str, written: str) -> str:
    if not written:
        return _("「%(name)s」没有写单位：请写成 %(name)s（单位全称）。") % {"name": name}
    says = _("「%(name)s」的单位「%(body)s」还没有登记，请核对写法，或先登记这个单位。")
    return says % {"name": name, "body": written}


def role_ended_lately(
    person_id: int | None, at: datetime, within: timedelta = timedelta(days=7)
) -> Role | None:
    """The role of a person that ended last before an instant, within a week; None where none did."""
    rows = Role.objects.filter(person_id=person_id or 0, ends_at__lte=at, ends_at__gt=at - within)
    return rows.order_by("-ends_at").first()
