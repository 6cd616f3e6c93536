"""From approval to project without retyping: what stands in the proposal stands in the project."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.actions import close_matter
from lianchuang.networks.access import may_keep
from lianchuang.networks.actions import open_register
from lianchuang.networks.models import Network, Register
from lianchuang.people.access import Reach
from lianchuang.programmes.models import Call, Proposal
from lianchuang.projects.models import Milestone, Participant, Partner, Project, Share
from lianchuang.projects.queries import approvable
from lianchuang.records.files.models import Evidence, Folder
from lianchuang.records.past import act, this_day

State = Proposal.State


def approve_proposals(call: Call, *, by: Reach) -> tuple[list[Project], int]:
    """Make a project of every proposal whose notice is over and on which no objection is open (立项), as one act.

    A proposal that an objection removed from the list is not selected any more; one with an open objection waits.
    Raises Refused where none is ready.
    """
    network = call.programme.network
    may_keep(by, network).or_refuse()
    with act(by=by.author, reason=_("立项：%(call)s") % {"call": call.title}) as number:
        row = Call.objects.select_for_update(of=("self",)).get(pk=call.pk)
        ready = approvable(row)
        if not ready.cleared:
            raise Refused(_("还没有可以立项的：公示期满、没有未处理的异议，才能立项。"))
        for each in ready.removed:
            each.state = State.NOT_SELECTED
            each.save(update_fields=["state"])
        made = [_project_of(each, network, row.programme.year) for each in ready.cleared]
        open_register(network, Register.Kind.PROJECTS, row.programme.year)
        if not ready.waiting:
            close_matter(f"notice:{row.notice_id}:closed")
    return made, number


def next_numbers(network: Network, year: int) -> Iterable[str]:
    """Numbers for new projects of a year, after the highest that is taken: 2026-07, 2026-08, …"""
    prefix = f"{year}-"
    taken = Project.objects.filter(network=network, year=year, number__startswith=prefix)
    ends = [number.removeprefix(prefix) for number in taken.values_list("number", flat=True)]
    last = max((int(end) for end in ends if end.isascii() and end.isdigit()), default=0)
    while True:
        last += 1
        yield f"{prefix}{last:02d}"


def _project_of(proposal: Proposal, network: Network, year: int) -> Project:
    folder = Folder.objects.create(title=proposal.title)
    for each in Evidence.objects.filter(folder=proposal.folder_id, kind=Evidence.Kind.OWN).order_by("pk"):
        Evidence.objects.create(folder=folder, content=each.content, kind=each.kind, name=each.name)
    project = Project.objects.create(
        network=network,
        year=year,
        number=next(iter(next_numbers(network, year))),
        title=proposal.title,
        lead=proposal.lead,
        direction=proposal.direction.title if proposal.direction else "",
        decision=Project.Decision.APPROVED,
        approved_on=this_day(),
        starts_on=proposal.starts_on,
        starts_precision="day",
        ends_on=proposal.ends_on,
        ends_precision="day",
        funding_yuan=proposal.funding_yuan,
        proposal=proposal,
        folder=folder,
    )
    _bring_parts(proposal, project)
    proposal.state = State.APPROVED
    proposal.save(update_fields=["state"])
    return project


def _bring_parts(proposal: Proposal, project: Project) -> None:
    units = (
        proposal.units.filter(declined_at__isnull=True).select_related("body", "studio").order_by("position")
    )
    for position, unit in enumerate(units, start=1):
        if unit.share_percent is not None:
            Share.objects.create(
                project=project, body=unit.body, percent=unit.share_percent, position=position
            )
        if not unit.is_lead:
            written = "" if unit.studio else unit.body.name
            Partner.objects.create(
                project=project, studio=unit.studio, name_written=written, position=position
            )
    for person in proposal.people.order_by("position"):
        Participant.objects.create(project=project, person_id=person.person_id, position=person.position)
    for step in proposal.steps.order_by("position"):
        Milestone.objects.create(
            project=project,
            position=step.position,
            title=step.title,
            due_on=step.due_on,
            owner=proposal.confirmed_by,
        )
