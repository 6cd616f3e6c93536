"""Which outcomes the actor may see."""

from django.db.models import Q, QuerySet

from lianchuang.basics.verdicts import Verdict
from lianchuang.networks.access import governed_networks, may_keep
from lianchuang.outcomes.models import Benefit, MediaReport, Patent, SoftwareCopyright
from lianchuang.people.access import Reach
from lianchuang.projects.access import may_prove_project, visible_projects

Outcome = Patent | SoftwareCopyright | Benefit | MediaReport


def visible_patents(reach: Reach) -> QuerySet[Patent]:
    """Patents of governed networks and of projects in sight."""
    return _of_sight(Patent.objects.all(), reach)


def visible_copyrights(reach: Reach) -> QuerySet[SoftwareCopyright]:
    """Software copyrights of governed networks and of projects in sight."""
    return _of_sight(SoftwareCopyright.objects.all(), reach)


def visible_benefits(reach: Reach) -> QuerySet[Benefit]:
    """Benefit of governed networks and of projects in sight."""
    return _of_sight(Benefit.objects.all(), reach)


def visible_media(reach: Reach) -> QuerySet[MediaReport]:
    """Media reports of governed networks."""
    if reach.is_administrator:
        return MediaReport.objects.all()
    return MediaReport.objects.filter(network__in=governed_networks(reach).values("pk"))


def _of_sight(rows: QuerySet, reach: Reach) -> QuerySet:
    if reach.is_administrator:
        return rows
    return rows.filter(
        Q(network__in=governed_networks(reach).values("pk"))
        | Q(project__in=visible_projects(reach).values("pk"))
    )


def may_keep_outcome(reach: Reach, outcome: Outcome) -> Verdict:
    """Correct it: the keeper of its network's register."""
    return may_keep(reach, outcome.network)


def may_prove_outcome(reach: Reach, outcome: Outcome) -> Verdict:
    """Add proof: the keeper, or whoever may add proof to the project it comes from."""
    project = getattr(outcome, "project", None)
    return may_prove_project(reach, project) if project else may_keep(reach, outcome.network)
