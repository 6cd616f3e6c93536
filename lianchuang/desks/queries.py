"""What the desks show: made of several packages, each asked for the rows in sight."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from lianchuang.activities.models import Session
from lianchuang.figures.catalogue import CATALOGUE
from lianchuang.figures.queries import read_figures
from lianchuang.networks.models import Leadership, Membership, Network, Register
from lianchuang.networks.queries import leading_on, registers_of
from lianchuang.people.access import UNPLACED
from lianchuang.people.models import Account, Body, Person, Tie
from lianchuang.projects.models import Project
from lianchuang.records.batches.models import Batch
from lianchuang.records.batches.queries import batches_known
from lianchuang.records.past import KnownAt, this_day
from lianchuang.reporting.queries import Told, last_reported

STRIP = (
    "member_studios_at_year_end",
    "joint_projects_approved",
    "project_participants_head_count",
    "attendance_head_count",
)
MOST = 8


@dataclass(frozen=True)
class KeptNetwork:
    """A network on the desk of whoever keeps or oversees it."""

    network: Network
    year: int
    registers: list[tuple[str, str, Register | None]]
    told: list[Told]
    # Each with its state, on a past day with the one it had then.
    batches: list[tuple[Batch, str]]

    @property
    def open_batches(self) -> list[Batch]:
        """Imports that were looked at and are neither applied nor dropped."""
        return [batch for batch, state in self.batches if state == Batch.State.PLANNED]

    @property
    def missing(self) -> int:
        """Registers that nobody kept for the year."""
        return sum(kept is None for _kind, _title, kept in self.registers)


def kept_network(network: Network, known: KnownAt | None) -> KeptNetwork:
    """Its newest year with a register, what is kept for it, four figures beside what was reported, the last imports."""
    newest = Register.objects.filter(network=network).order_by("-year").values_list("year", flat=True).first()
    year = newest or this_day().year
    figures, reported = (
        read_figures([CATALOGUE[code] for code in STRIP], network, year),
        last_reported(network, year),
    )
    told = [Told(figure, reported.get(figure.code)) for figure in figures]
    batches = batches_known(Batch.objects.filter(network_number=network.pk), known, MOST)
    return KeptNetwork(network, year, registers_of(network, year), told, batches)


def led_by(person_id: int | None, studios: QuerySet[Any]) -> list[Leadership]:
    """The leaderships of a person over studios in sight, those that go on first."""
    rows = Leadership.objects.filter(person_id=person_id or 0, studio__in=studios.values("pk"))
    return list(rows.select_related("studio__host").order_by("-ends_before", "pk"))


def leads_now(person_id: int | None, studios: QuerySet[Any]) -> list[Leadership]:
    """The same, only those that go on today."""
    rows = Leadership.objects.filter(
        leading_on(this_day()), person_id=person_id or 0, studio__in=studios.values("pk")
    )
    return list(rows.select_related("studio__host").order_by("pk"))


def projects_of_person(person_id: int, projects: QuerySet[Project]) -> list[Project]:
    """Projects in sight that a person takes part in, newest year first."""
    rows = projects.filter(participants__person=person_id).select_related("lead", "network")
    return list(rows.distinct().order_by("-year", "number", "pk"))


def sessions_of_person(person_id: int, sessions: QuerySet[Session]) -> list[Session]:
    """Sessions in sight in which a person was marked, newest first."""
    rows = sessions.filter(marks__person=person_id).select_related("activity")
    return list(rows.distinct().order_by("-held_on", "-pk"))


def outcomes_of_projects(outcomes: QuerySet[Any], projects: list[Project]) -> list[Any]:
    """Outcomes in sight that came out of these projects."""
    return list(outcomes.filter(project__in=[each.pk for each in projects]).order_by("pk"))


def ties_of_person(person: Person, people: QuerySet[Person]) -> list[tuple[Tie, Person | Body | None]]:
    """A person's ties, from either side, with whoever is on the other one."""
    rows = Tie.objects.filter(Q(person=person) | Q(other_person=person))
    found = rows.select_related("person", "body", "other_person", "other_body").order_by("pk")
    return [(each, _other_side(each, person)) for each in found]


def _other_side(tie: Tie, person: Person) -> Person | Body | None:
    if tie.person_id == person.pk:
        return tie.other_person or tie.other_body
    return tie.person or tie.body


def listed_people(people: QuerySet[Person], words: str) -> QuerySet[Person]:
    """People in sight by pinyin, with their body."""
    if words:
        people = people.filter(Q(name__icontains=words) | Q(body__name__icontains=words))
    return people.select_related("body").order_by("pinyin", "pk")


def listed_bodies(bodies: QuerySet[Body], words: str, kind: str, only_unplaced: bool) -> QuerySet[Body]:
    """Bodies in sight by pinyin, with what they hang under and how many people they have."""
    if words:
        bodies = bodies.filter(Q(name__icontains=words) | Q(uscc__iexact=words))
    if kind:
        bodies = bodies.filter(kind=kind)
    if only_unplaced:
        bodies = bodies.filter(UNPLACED)
    return bodies.select_related("parent").annotate(heads=Count("people")).order_by("pinyin", "pk")


def listed_accounts(accounts: QuerySet[Account], words: str) -> QuerySet[Account]:
    """Accounts by person's pinyin; those that are nobody's first."""
    if words:
        accounts = accounts.filter(Q(username__icontains=words) | Q(person__name__icontains=words))
    return accounts.select_related("person__body").order_by("person__pinyin", "pk")


def seats_of_body(body: Body, networks: QuerySet[Network]) -> list[Membership]:
    """Networks in sight in which studios of a body sit, one row a studio."""
    rows = Membership.objects.filter(studio__host=body, network__in=networks.values("pk"))
    return list(rows.select_related("studio", "network").order_by("studio__pinyin", "pk"))
