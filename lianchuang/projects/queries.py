"""Reads of projects, shaped for the pages that show them. The rows the reader may see come first."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from lianchuang.networks.models import Membership, Network, Studio
from lianchuang.projects.models import Participant, Partner, Project
from lianchuang.records.files.models import Evidence
from lianchuang.records.parts import merged, parts_told
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
