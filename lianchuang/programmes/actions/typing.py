"""代填: under whose name a proposal is written, from which paper, and who is told of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import refuse_unless
from lianchuang.matters.actions import type_for
from lianchuang.matters.models import StampedPaper
from lianchuang.networks.models import Studio
from lianchuang.people.access import Reach
from lianchuang.programmes.access.proposals import fills_for, leads
from lianchuang.programmes.actions.telling import tell_leaders
from lianchuang.programmes.models import Proposal
from lianchuang.programmes.queries.naming import leaders_of
from lianchuang.records.files.models import Folder
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import act
from lianchuang.records.stamped import named_paper


@contextmanager
def studio_act(by: Reach, lead: Studio, paper: str, scan: Upload | None, *, reason: str) -> Iterator[int]:
    """Open an act for a studio: in one's own name, or as a secretary in the studio's, who says from which paper."""
    if fills_for(by, lead.pk):
        with act(by=by.author, reason=reason) as number:
            yield number
        return
    says = _("替工作室填写要写明依据的文件，例如：工作室交来的纸质申报书。")
    refuse_unless(paper.strip() or scan, says).or_refuse()
    with act(
        by=by.author, reason=reason, on_behalf_of=lead.name, paper=named_paper(paper.strip(), scan)
    ) as number:
        yield number


def locked(proposal: Proposal) -> Proposal:
    """The proposal as it stands, held against others until the act ends."""
    rows = Proposal.objects.select_for_update(of=("self",))
    return rows.select_related("call__programme__network__body", "lead__host").get(pk=proposal.pk)


def papers_of(proposal: Proposal) -> Folder:
    """Where its stamped papers lie, apart from what experts may open; made with the first, within the act that is open."""
    if proposal.papers is None:
        proposal.papers = Folder.objects.create(title=f"{proposal.title}：盖章件"[:300])
        proposal.save(update_fields=["papers"])
    return proposal.papers


def tell_of_typing(proposal: Proposal, by: Reach, paper: str, scan: Upload | None) -> None:
    """What a contact or the secretary typed waits for the leaders to look at."""
    if leads(by, proposal.lead_id):
        return
    if fills_for(by, proposal.lead_id):
        said = {"name": by.name, "title": proposal.title}
        tell_leaders(
            proposal, _("%(name)s 替工作室填了申报，请看过后确认报送：%(title)s") % said, but=by.person_id
        )
        return
    key = f"proposal:{proposal.pk}:filled"
    if StampedPaper.objects.filter(key=key, contested_at__isnull=True).exists():
        return
    leaders = leaders_of(proposal.lead)
    type_for(
        key, _("申报「%(title)s」的内容") % {"title": proposal.title}, proposal.get_absolute_url(), by=by,
        person=leaders[0] if leaders else None, body=None if leaders else proposal.lead.host,
        folder=papers_of(proposal), scan=scan, paper=paper,
        network=proposal.call.programme.network.body, needs_scan=False,
    )  # fmt: skip
