"""A notice ends: by itself after its last day, or taken back with a reason."""

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.actions import close_matter, for_role, open_matter
from lianchuang.matters.models import Matter
from lianchuang.notices.access import may_keep_notice
from lianchuang.notices.actions.editions import lock_notice, names_any_objector
from lianchuang.notices.models import Notice, Objection
from lianchuang.notices.rules import closed_key, draft_key
from lianchuang.people.access import Reach
from lianchuang.people.models import Role
from lianchuang.records.past import Author, act, now, this_day

BY_ITSELF = Author(None, "系统（到期自动）")


def close_due_notices() -> int:
    """Close every notice whose last day is over, each as an act of its own; how many. Twice is safe, idle is cheap.

    The secretary then finds a matter that leads to what the notice came from.
    """
    due = Notice.objects.filter(state=Notice.State.STANDING, last_on__lt=this_day())
    return sum(_close(notice) for notice in list(due))


def _close(notice: Notice) -> bool:
    with act(by=BY_ITSELF, reason=f"公示期满：{notice.title}"):
        row = lock_notice(notice)
        if row.state != Notice.State.STANDING or row.last_on is None or row.last_on >= this_day():
            return False
        row.state, row.closed_at = Notice.State.CLOSED, now()
        row.save(update_fields=["state", "closed_at"])
        waiting = row.objections.filter(state=Objection.State.RECEIVED).count()
        told = f"公示期满，还有 {waiting} 件异议待处理：{row.title}" if waiting else f"公示期满：{row.title}"
        open_matter(
            closed_key(row.pk),
            told,
            row.origin or row.desk_address,
            for_role(row.network, Role.Kind.SECRETARY),
            network=row.network,
            year=row.last_on.year,
        )
    return True


def withdraw_notice(notice: Notice, *, reason: str, by: Reach) -> int:
    """Take a notice back (撤回), drafted or published; give the act's number. None of its entries is ever cleared.

    reason   printed on the page; a draft needs none
    Raises Refused without a reason, the second time, and where the reason names somebody who objected.
    """
    may_keep_notice(by, notice).or_refuse()
    with act(by=by.author, reason=f"撤回公示：{notice.title}") as number:
        row = lock_notice(notice)
        if row.state == Notice.State.WITHDRAWN:
            raise Refused(_("这份公示已经撤回了。"))
        if row.state != Notice.State.DRAFTED and not reason.strip():
            raise Refused(_("请写明撤回的理由，它会显示在公示页上。"))
        if names_any_objector(row, reason):
            raise Refused(_("理由里写了异议人的姓名或联系方式。它会公开显示，请改写。"))
        row.state, row.closed_at, row.withdrawal = Notice.State.WITHDRAWN, now(), reason.strip()[:300]
        row.save(update_fields=["state", "closed_at", "withdrawal"])
        for key in (draft_key(row.pk), closed_key(row.pk)):
            close_matter(key, Matter.Outcome.DROPPED)
    return number
