"""The circles people and bodies stand in: what conflicts of interest are found in (settings.CIRCLES).

Made from the union's own records: bodies in one line up to the enterprise, who leads or led a studio, joint projects,
outcomes completed together, ties. Values only, so that it may be asked of today under a lens.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import F, QuerySet

from lianchuang.networks.models import Contact, Leadership
from lianchuang.outcomes.models import Credit
from lianchuang.people.models import Body, Person, Post, Tie
from lianchuang.projects.models import Participant, Partner, Project, Share
from lianchuang.reviews.rules import Circle, is_recent

# More names than this are not handed to the database: it is asked for all, and they are picked here.
MOST_NAMED = 10_000
EMPLOYERS = (
    Body.Kind.ENTERPRISE,
    Body.Kind.INSTITUTION,
    Body.Kind.GRASSROOTS_UNION,
    Body.Kind.SCHOOL,
)
HIGHEST = 20


def circles_around(people: Collection[int], bodies: Collection[int], on: date) -> list[Circle]:
    """The circles in which these people and bodies meet, of those alone; a constant number of queries.

    on   the day asked for; what ended longer before than counts is left out
    """
    persons, units = frozenset(people), frozenset(bodies)
    own = bodies_of(persons, on)
    found = [
        *body_circles(persons, units, own),
        *studio_circles(persons, units),
        *project_circles(persons, units),
        *outcome_circles(persons, units, own),
        *tie_circles(persons, units),
    ]
    return [circle for circle in found if is_recent(circle.last_on, on)]


def bodies_of(people: frozenset[int], on: date) -> dict[int, set[int]]:
    """Person -> the bodies they belong to or hold a post in on a day."""
    found: dict[int, set[int]] = defaultdict(set)
    for person, body in _named(Person.objects.filter(body__isnull=False), "pk", people, "pk", "body_id"):
        found[person].add(body)
    for person, body, ends in _named(
        Post.objects.all(), "person", people, "person_id", "body_id", "ends_before"
    ):
        if ends is None or ends > on:
            found[person].add(body)
    return found


def body_circles(people: frozenset[int], bodies: frozenset[int], own: dict[int, set[int]]) -> list[Circle]:
    """One for each line of bodies, from a body up to its enterprise: whoever is in it is above or below the other."""
    above = {
        key: (name, kind, parent)
        for key, name, kind, parent in Body.objects.order_by().values_list("pk", "name", "kind", "parent_id")
    }
    at: dict[int, set[int]] = defaultdict(set)
    for person in people & own.keys():
        for body in own[person]:
            at[body].add(person)
    found = []
    for start in sorted(bodies | at.keys()):
        line = _line_from(start, above)
        inside = frozenset(person for body in line for person in at.get(body, ()))
        if inside:
            found.append(Circle("body", above[line[-1]][0], inside, bodies.intersection(line)))
    return found


def studio_circles(people: frozenset[int], bodies: frozenset[int]) -> list[Circle]:
    """One for each studio and the day until which one led it: its leaders, who fills in for it, its host."""
    led: dict[int, list[tuple[int, date | None]]] = defaultdict(list)
    names: dict[int, tuple[str, int]] = {}
    leading = Leadership.objects.order_by().values_list(
        "studio_id", "studio__name", "studio__host_id", "person_id", "ends_before"
    )
    for studio, name, host, person, ends in leading:
        names[studio] = (name, host)
        if person in people:
            led[studio].append((person, ends - timedelta(days=1) if ends else None))
    filling = Contact.objects.filter(person__isnull=False).order_by()
    for studio, person in filling.values_list("studio_id", "person_id"):
        if person in people and studio in names:
            led[studio].append((person, None))
    return [
        circle
        for studio, members in sorted(led.items())
        for circle in _by_end("studio", names[studio][0], members, bodies & {names[studio][1]})
    ]


def project_circles(people: frozenset[int], bodies: frozenset[int]) -> list[Circle]:
    """One for each joint project: its people, the leaders of its studios, its units; until it ended."""
    projects: dict[int, tuple[str, date | None]] = {}
    studios: dict[int, set[int]] = defaultdict(set)
    units: dict[int, set[int]] = defaultdict(set)
    rows = Project.objects.exclude(decision=Project.Decision.NOT_APPROVED).order_by()
    for key, title, ends, lead, host in rows.values_list(
        "pk", "title", "ends_on", "lead_id", "lead__host_id"
    ):
        projects[key] = (title, ends)
        studios[key].add(lead)
        units[key].add(host)
    partners = Partner.objects.filter(studio__isnull=False).order_by()
    for key, studio, host in partners.values_list("project_id", "studio_id", "studio__host_id"):
        studios[key].add(studio)
        units[key].add(host)
    for key, body in Share.objects.order_by().values_list("project_id", "body_id"):
        units[key].add(body)
    inside = _people_in_projects(people, studios)
    return [
        Circle("project", projects[key][0], frozenset(members), bodies & units[key], projects[key][1])
        for key, members in sorted(inside.items())
        if key in projects
    ]


def outcome_circles(people: frozenset[int], bodies: frozenset[int], own: dict[int, set[int]]) -> list[Circle]:
    """One for each patent or copyright that several bodies completed: those bodies and their people."""
    rows = Credit.objects.order_by().annotate(outcome=F("patent__title"), copyrighted=F("copyright__title"))
    found: dict[tuple[str, int], tuple[str, date | None, set[int]]] = {}
    for row in rows.values(
        "patent_id", "copyright_id", "outcome", "copyrighted", "body_id",
        "patent__granted_on", "patent__published_on", "patent__filed_on", "copyright__registered_on",
    ):  # fmt: skip
        key = ("patent", row["patent_id"]) if row["patent_id"] else ("copyright", row["copyright_id"])
        days = (
            row["patent__granted_on"], row["patent__published_on"], row["patent__filed_on"],
            row["copyright__registered_on"],
        )  # fmt: skip
        done = max((day for day in days if day), default=None)
        _title, _done, units = found.setdefault(key, (row["outcome"] or row["copyrighted"], done, set()))
        units.add(row["body_id"])
    return [
        Circle("outcome", title, inside, bodies & units, done)
        for _key, (title, done, units) in sorted(found.items())
        if len(units) > 1 and (inside := frozenset(p for p in people & own.keys() if own[p] & units))
    ]


def tie_circles(people: frozenset[int], bodies: frozenset[int]) -> list[Circle]:
    """One for each tie, until it ended."""
    found = []
    rows = Tie.objects.order_by("pk").values_list(
        "kind", "source", "person_id", "other_person_id", "body_id", "other_body_id", "ends_before"
    )
    for kind, source, one, other, body, other_body, ends in rows:
        inside = people & {one, other}
        if inside:
            last_on = ends - timedelta(days=1) if ends else None
            found.append(Circle(kind, source, inside, bodies & {body, other_body}, last_on))
    return found


def _people_in_projects(people: frozenset[int], studios: dict[int, set[int]]) -> dict[int, set[int]]:
    inside: dict[int, set[int]] = defaultdict(set)
    for project, person in _named(Participant.objects.all(), "person", people, "project_id", "person_id"):
        inside[project].add(person)
    leaders: dict[int, set[int]] = defaultdict(set)
    for studio, person in _named(Leadership.objects.all(), "person", people, "studio_id", "person_id"):
        leaders[studio].add(person)
    for project, joined in studios.items():
        led = {person for studio in joined for person in leaders.get(studio, ())}
        if led:
            inside[project] |= led
    return inside


def _by_end(
    kind: str, title: str, members: Sequence[tuple[int, date | None]], bodies: frozenset[int]
) -> list[Circle]:
    """A circle of those who are in it still, and for each who was until a day, of those who were or are as late."""
    still = frozenset(person for person, last_on in members if last_on is None)
    found = [Circle(kind, title, still, bodies)] if still else []
    ends = sorted({last_on for _person, last_on in members if last_on is not None})
    for end in ends:
        late = frozenset(person for person, last_on in members if last_on is None or last_on >= end)
        found.append(Circle(kind, title, late, bodies, end))
    return found


def _line_from(start: int, above: Mapping[int, tuple[str, str, int | None]]) -> list[int]:
    """A body and those above it up to the enterprise; a union that is no employer's ends the line."""
    line = [start]
    parent = above[start][2] if above[start][1] in EMPLOYERS else None
    while parent is not None and above[parent][1] in EMPLOYERS and len(line) < HIGHEST and parent not in line:
        line.append(parent)
        parent = above[parent][2]
    return line


def _named(rows: QuerySet[Any], by: str, keys: frozenset[int], *columns: str) -> list[Any]:
    """Values of the rows of these keys: picked by the database, or here where there are very many."""
    if len(keys) <= MOST_NAMED:
        return list(rows.filter(**{f"{by}__in": keys}).order_by().values_list(*columns))
    column = f"{by}_id" if by != "pk" else "pk"
    place = columns.index(column)
    return [row for row in rows.order_by().values_list(*columns) if row[place] in keys]
