"""Conflicts of interest: an expert and somebody behind an entry stand in one circle, now or within three years."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lianchuang.basics.periods import PartialDate
from lianchuang.basics.said import Said

YEARS = 3


@dataclass(frozen=True)
class Circle:
    """People and bodies that something joins. last_on: the last day it did, None while it does."""

    kind: str
    title: str
    people: frozenset[int]
    bodies: frozenset[int]
    last_on: date | None = None


@dataclass(frozen=True)
class Conflict:
    """Why a person may not score an entry; the digest is of the facts, so that others are told from these."""

    reasons: tuple[str, ...]
    digest: str


# Person or None, body or None.
Parties = Collection[tuple[int | None, int | None]]


@dataclass
class Fact:
    """Until when one thing joins a person with those behind an entry, and with whom of them."""

    last_on: date | None
    keys: set[str]


# By kind and title.
Facts = dict[tuple[str, str], Fact]
SAYS: dict[str, Said] = {
    "self": Said("本人就在申报人员里"),
    "body": Said("和申报单位同属「%(title)s」"),
    "studio": Said("同在「%(title)s」"),
    "project": Said("共同承担过「%(title)s」"),
    "outcome": Said("所在单位共同完成「%(title)s」"),
    "mentorship": Said("师徒关系"),
    "kinship": Said("亲属关系"),
    "interest": Said("利益关系"),
    "joint_work": Said("共同工作关系"),
}
OTHER = Said("和「%(title)s」有关联")


def conflicts_in(
    people: Collection[int], parties: Mapping[int, Parties], circles: Iterable[Circle], on: date
) -> dict[tuple[int, int], Conflict]:
    """(person, entry) -> why that person may not score it, for the pairs where there is a reason.

    parties   entry -> (person, body) behind it, either may be None
    on        the day asked for; what ended more than three years before counts no more
    """
    persons, bodies = _entries_by_party(parties)
    facts: dict[tuple[int, int], Facts] = {}
    for person in people:
        for entry in persons.get(person, ()):
            facts.setdefault((person, entry), {})["self", ""] = Fact(None, {f"p{person}"})
    for circle in circles:
        inside = circle.people.intersection(people) if is_recent(circle.last_on, on) else ()
        if inside:
            _weigh(circle, inside, persons, bodies, facts)
    return {pair: _conflict(found) for pair, found in facts.items()}


def is_recent(last_on: date | None, on: date) -> bool:
    """Whether something still joins, or did until a day at most three years before (that day included)."""
    if last_on is None:
        return True
    is_leap_day = (on.month, on.day) == (2, 29)
    return last_on >= on.replace(year=on.year - YEARS, day=28 if is_leap_day else on.day)


def _entries_by_party(parties: Mapping[int, Parties]) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    persons: dict[int, set[int]] = {}
    bodies: dict[int, set[int]] = {}
    for entry, found in parties.items():
        for person, body in found:
            if person is not None:
                persons.setdefault(person, set()).add(entry)
            if body is not None:
                bodies.setdefault(body, set()).add(entry)
    return persons, bodies


def _weigh(
    circle: Circle,
    inside: Collection[int],
    persons: Mapping[int, set[int]],
    bodies: Mapping[int, set[int]],
    facts: dict[tuple[int, int], Facts],
) -> None:
    met: dict[int, list[str]] = {}
    for key in sorted(circle.people & persons.keys()):
        for entry in persons[key]:
            met.setdefault(entry, []).append(f"p{key}")
    for key in sorted(circle.bodies & bodies.keys()):
        for entry in bodies[key]:
            met.setdefault(entry, []).append(f"b{key}")
    for entry, keys in met.items():
        for person in inside:
            if keys != [f"p{person}"]:  # alone with oneself is no company
                _add(facts.setdefault((person, entry), {}), circle, keys)


def _add(found: Facts, circle: Circle, keys: Collection[str]) -> None:
    """Keep of one thing what holds longest, so that nobody else's end changes the facts of a pair."""
    known = found.get((circle.kind, circle.title))
    if known is not None and known.last_on == circle.last_on:
        known.keys.update(keys)
    elif known is None or (circle.last_on or date.max) > (known.last_on or date.max):
        found[circle.kind, circle.title] = Fact(circle.last_on, set(keys))


def _said(kind: str, title: str, last_on: date | None) -> str:
    says = SAYS.get(kind, OTHER).but(title=title)
    if last_on is None:
        return says
    return Said("%(says)s（到%(day)s为止）", says=says, day=PartialDate(last_on, "day"))


def _conflict(found: Facts) -> Conflict:
    lines, reasons = [], []
    for (kind, title), fact in sorted(found.items()):
        lines.append(f"{kind}:{title}:{fact.last_on}:{','.join(sorted(fact.keys))}")
        reasons.append(_said(kind, title, fact.last_on))
    return Conflict(tuple(dict.fromkeys(reasons)), hashlib.sha256("\n".join(lines).encode()).hexdigest())
