"""Reads of projects, shaped for the pages that show them. The rows the reader may see come first."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from lianchuang.networks.models import Leadership, Membership, Network, Studio
from lianchuang.networks.queries import leading_on
from lianchuang.notices.queries import entry_standing
from lianchuang.people.models import Person
from lianchuang.programmes.models import Call, Proposal
from lianchuang.projects.models import Acceptance, Participant, Partner, ProgressReport, Project
from lianchuang.projects.rules import Quarter, asked_quarters
from lianchuang.records.files.models import Evidence
from lianchuang.records.parts import merged, parts_told
from lianchuang.records.past import this_day
from lianchuang.records.telling import Entry, told_history

SORTS = {
    "number": ("year", "number", "pk"),
    "title": ("pinyin", "pk"),
    "lead": ("lead__pinyin", "pk"),
    "approved": ("approved_on", "pk"),
    "people": ("people_count", "pk"),
}


@dataclass(frozen=True)
class ProjectFilter:
    """What a list of projects is narrowed to; empty is everything."""

    year: int | None = None
    decision: str = ""
    words: str = ""
    sort: str = "number"


def projects_of(visible: QuerySet[Project], network: Network, asked: ProjectFilter) -> QuerySet[Project]:
    """The projects of a network, with lead, partners, how many people, and whether each has proof of its own."""
    rows = visible.filter(network=network)
    if asked.year:
        rows = rows.filter(year=asked.year)
    if asked.decision:
        rows = rows.filter(decision=asked.decision)
    if asked.words:
        named = Q(title__icontains=asked.words) | Q(number__icontains=asked.words)
        rows = rows.filter(named | Q(lead__name__icontains=asked.words))
    people = Participant.objects.filter(project=OuterRef("pk")).order_by().values("project")
    rows = rows.annotate(people_count=counted(people), is_proved=has_own_file())
    return (
        rows.select_related("lead")
        .prefetch_related("partners__studio")
        .order_by(*order_of(asked.sort, SORTS))
    )


def counted(rows: QuerySet) -> Any:
    """How many rows of a grouped subquery, 0 for none, as part of a list's own query."""
    return Coalesce(
        Subquery(rows.annotate(found=Count("pk")).values("found"), output_field=IntegerField()), 0
    )


def has_own_file() -> Exists:
    """Whether a record with a folder has proof of its own, as part of its list's query."""
    return Exists(Evidence.objects.filter(folder=OuterRef("folder"), kind=Evidence.Kind.OWN))


def order_of(sort: str, sorts: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The columns of a sort key such as number or -number; an unknown key is the first one."""
    keys = sorts.get(sort.removeprefix("-")) or next(iter(sorts.values()))
    return tuple(f"-{key}" for key in keys) if sort.startswith("-") else keys


def years_of(visible: QuerySet[Project], network: Network) -> list[int]:
    """The years in which a network has projects in sight, newest first."""
    found = visible.filter(network=network).order_by().values_list("year", flat=True).distinct()
    return sorted(found, reverse=True)


def studios_to_lead(visible: QuerySet[Studio], network: Network) -> QuerySet[Studio]:
    """Studios that sit or sat in a network, by pinyin."""
    seats = Membership.objects.filter(network=network, studio__isnull=False).values("studio_id")
    return visible.filter(pk__in=seats).order_by("pinyin", "pk")


def history_of_project(project: Project) -> list[Entry]:
    """What was changed in a project and its parts, newest first."""
    people = parts_told(Participant, project, "person", _("名参与人员"))
    partners = parts_told(Partner, project, "studio", _("家参与工作室"), written="name_written")
    return merged(told_history(("", project)), partners, people)


@dataclass(frozen=True)
class Approvable:
    """Selected proposals of a call after its notice: cleared, waiting for a ruling, removed by one."""

    cleared: list[Proposal]
    waiting: list[Proposal]
    removed: list[Proposal]


def approvable(call: Call) -> Approvable:
    """How each selected proposal stands after the notice; without a notice all wait."""
    rows = call.proposals.filter(state=Proposal.State.SELECTED).select_related("lead__host", "direction")
    standing = entry_standing(call.notice) if call.notice else {}
    found: dict[str, list[Proposal]] = {"cleared": [], "waiting": [], "removed": []}
    for each in rows.order_by("selection__rank", "number", "pk"):
        found[standing.get(f"proposal:{each.pk}", "waiting")].append(each)
    return Approvable(**found)


def running_projects(network: Network) -> QuerySet[Project]:
    """Approved projects on which acceptance has not been decided for good."""
    final = ("passed", "passed_after_rectification", "failed")
    rows = Project.objects.filter(network=network, decision=Project.Decision.APPROVED)
    return rows.exclude(acceptance__verdict__in=final).select_related("lead__host", "network__body")


def reporting_board(
    network: Network, quarter: Quarter
) -> list[tuple[Project, ProgressReport | None, Person | None]]:
    """Every project that is to report for a quarter, its report if it came, and who answers for it; three queries."""
    rows = running_projects(network).filter(starts_on__lte=quarter.last).order_by("year", "number", "pk")
    rows = rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=quarter.first))
    told = ProgressReport.objects.filter(project__network=network, year=quarter.year, quarter=quarter.number)
    reports = {each.project_id: each for each in told}
    leading = (
        Leadership.objects.filter(leading_on(this_day()))
        .select_related("person")
        .order_by("-position", "-pk")
    )
    leaders = {each.studio_id: each.person for each in leading.filter(studio__in=rows.values("lead"))}
    return [(each, reports.get(each.pk), leaders.get(each.lead_id)) for each in rows]


def missing_reports(network: Network, quarter: Quarter) -> list[tuple[Project, Person | None]]:
    """The projects that have not reported for a quarter, and who answers for each."""
    return [(project, leader) for project, report, leader in reporting_board(network, quarter) if not report]


def without_letter(network: Network, year: int) -> list[Project]:
    """Approved projects of a year that have no task letter yet, in the order of their numbers."""
    rows = Project.objects.filter(
        network=network, year=year, decision=Project.Decision.APPROVED, task_letter__isnull=True
    )
    rows = rows.select_related("lead", "network", "folder", "proposal").order_by("number", "pk")
    return list(rows.prefetch_related("partners__studio", "milestones__owner", "shares__body"))


def running_parts(project: Project) -> dict[str, Any]:
    """What the page of a project shows of how it runs; five queries."""
    told = {(each.year, each.quarter): each for each in project.reports.all()}
    asked = asked_quarters(project.starts_on, project.ends_on, this_day())
    return {
        "milestones": list(project.milestones.select_related("owner")),
        "quarters": [(each, told.get((each.year, each.number))) for each in reversed(asked)],
        "shares": list(project.shares.select_related("body")),
        "changes": list(project.changes.order_by("pk")),
        "acceptance": Acceptance.objects.filter(project=project).first(),
    }
