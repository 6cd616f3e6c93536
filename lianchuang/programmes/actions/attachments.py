"""附件: a proposal's files, added and taken off while it is being written."""

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused, refuse_unless
from lianchuang.people.access import Reach
from lianchuang.programmes.access.proposals import may_write
from lianchuang.programmes.actions.typing import locked
from lianchuang.programmes.models import Proposal
from lianchuang.records.files.actions import add_evidence
from lianchuang.records.files.models import Evidence
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import act

MOST_ATTACHMENTS = 20


def add_attachment(proposal: Proposal, upload: Upload | None, *, by: Reach) -> int:
    """Add a file to a proposal (添加附件); give the act's number.

    Raises Refused for a file that is not taken, one that is there already, and more than twenty.
    """
    may_write(by, proposal).or_refuse()
    if upload is None:
        raise Refused(_("请选择一个文件。"))
    with act(by=by.author, reason=_("添加附件：%(title)s") % {"title": proposal.title}) as number:
        row = locked(proposal)
        may_write(by, row).or_refuse()
        count = Evidence.objects.filter(folder=row.folder_id).count()
        refuse_unless(
            count < MOST_ATTACHMENTS, _("附件最多 %(most)s 个。") % {"most": MOST_ATTACHMENTS}
        ).or_refuse()
        add_evidence(row.folder, upload, by=by.author)
    return number


def remove_attachment(proposal: Proposal, file: Evidence, *, by: Reach) -> int:
    """Take a file off a proposal (去掉附件); its bytes stay for the past. Raises Refused."""
    may_write(by, proposal).or_refuse()
    with act(by=by.author, reason=_("去掉附件：%(name)s") % {"name": file.name}) as number:
        may_write(by, locked(proposal)).or_refuse()
        found = Evidence.objects.select_for_update().filter(pk=file.pk, folder=proposal.folder_id).first()
        if found is None:
            raise Refused(_("这个附件已经去掉了。"))
        found.delete()
    return number
