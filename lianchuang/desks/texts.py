"""The texts of all years: proposals that were handed in, projects, patents, software copyrights."""

from collections.abc import Iterator

from lianchuang.outcomes.models import Patent, SoftwareCopyright
from lianchuang.programmes.models import Proposal
from lianchuang.projects.models import Project
from lianchuang.records.finding.likeness import Source
from lianchuang.records.finding.passages import joined

NOT_HANDED_IN = (Proposal.State.DRAFTED, Proposal.State.WITHDRAWN)


def texts_of_all() -> Iterator[Source]:
    """Each with its own words; four queries. Drafts are their writers' own and compare with nothing yet."""
    yield from map(_of_proposal, _proposals())
    yield from map(_of_project, Project.objects.filter(proposal__isnull=True).order_by("pk"))
    for patent in Patent.objects.order_by("pk"):
        yield Source(
            f"patent:{patent.pk}",
            "patent",
            patent.title,
            "",
            patent.get_absolute_url(),
            None,
            patent.network_id,
        )
    for one in SoftwareCopyright.objects.order_by("pk"):
        yield Source(
            f"copyright:{one.pk}", "copyright", one.title, "", one.get_absolute_url(), None, one.network_id
        )


def _proposals() -> Iterator[Proposal]:
    rows = Proposal.objects.exclude(state__in=NOT_HANDED_IN).select_related("call__programme")
    return iter(rows.order_by("pk"))


def _of_proposal(proposal: Proposal) -> Source:
    programme = proposal.call.programme
    text = joined((proposal.goals, proposal.plan, proposal.outcomes))
    return Source(
        f"proposal:{proposal.pk}", "proposal", proposal.title, text, proposal.get_absolute_url(),
        programme.year, programme.network_id,
    )  # fmt: skip


def _of_project(project: Project) -> Source:
    return Source(
        f"project:{project.pk}", "project", project.title, "", project.get_absolute_url(),
        project.year, project.network_id,
    )  # fmt: skip
