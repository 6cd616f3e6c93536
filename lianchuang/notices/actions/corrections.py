"""更正: a typing error in a published list is put right with its reason; the first edition stays to be read."""

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.notices.access import may_keep_notice
from lianchuang.notices.actions.editions import add_edition, lock_notice, names_any_objector
from lianchuang.notices.models import Notice, NoticeEdition, NoticeEntry
from lianchuang.notices.rules import Rewording, on_one_line
from lianchuang.notices.rules.lists import LONGEST_DETAILS, LONGEST_TITLE
from lianchuang.people.access import Reach
from lianchuang.records.past import act


def correct_entry(notice: Notice, rewording: Rewording, *, by: Reach) -> tuple[NoticeEdition, int]:
    """Put a typing error in a published list right as one act; give the new edition and the act's number.

    The days of the notice stay as they are. Raises Refused without a reason or a difference, before it is published,
    and where the reason names somebody who objected.
    """
    may_keep_notice(by, notice).or_refuse()
    with act(by=by.author, reason=f"更正公示名单：{rewording.reason.strip()[:200]}") as number:
        row = lock_notice(notice)
        edition = reword_entry(row, rewording)
    return edition, number


def reword_entry(notice: Notice, rewording: Rewording) -> NoticeEdition:
    """The same inside an act that has locked the notice. Raises Refused."""
    title, details = on_one_line(rewording.title), on_one_line(rewording.details)
    reason = rewording.reason.strip()[:300]
    if notice.state not in (Notice.State.STANDING, Notice.State.CLOSED):
        raise Refused(_("只有发布了的公示才需要更正。"))
    entry = NoticeEntry.objects.select_for_update(of=("self",)).filter(pk=rewording.entry_id, notice=notice)
    found = entry.first()
    if found is None:
        raise Refused(_("名单里没有这一项。"))
    if not title or len(title) > LONGEST_TITLE or len(details) > LONGEST_DETAILS:
        raise Refused(_("更正后的名称不能空着，最多 200 字；说明最多 500 字。"))
    if not reason:
        raise Refused(_("请写明更正的理由，它会和原来的文字一起显示在公示页上。"))
    if names_any_objector(notice, reason):
        raise Refused(_("理由里写了异议人的姓名或联系方式。它会公开显示，请改写。"))
    before = (found.title, found.details)
    if before == (title, details):
        raise Refused(_("和现在公示的一样，没有要更正的。"))
    found.title, found.details = title, details
    found.save(update_fields=["title", "details"])
    return add_edition(notice, entry=found, before=before, reason=reason)
