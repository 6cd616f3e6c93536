"""A ruling: decided once, by whoever comes first; what follows for the list is done in the same act."""

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.actions import close_matter
from lianchuang.notices.access import may_rule
from lianchuang.notices.actions.corrections import reword_entry
from lianchuang.notices.actions.editions import lock_notice, names_any_objector
from lianchuang.notices.models import Notice, NoticeEntry, Objection
from lianchuang.notices.rules import Ruling, objection_key, ruling_problem
from lianchuang.people.access import Reach
from lianchuang.records.past import BEIJING, act, now


def rule_on_objection(objection: Objection, ruling: Ruling, *, by: Reach) -> int:
    """Rule on an objection (处理异议) as one act; give its number.

    Upheld takes the named entries off the list; a typing error is put right as a new edition; an open objection less
    lets the entries it held go on. Raises Refused for the second of two who rule at once, for a ruling that does not hold
    together, and where its words name whoever objected, since its result is public.
    """
    may_rule(by, objection.notice).or_refuse()
    with act(by=by.author, reason=f"处理第 {objection.number} 号异议") as number:
        notice = lock_notice(objection.notice)
        row = Objection.objects.select_for_update(of=("self",)).get(pk=objection.pk)
        _refuse_ruled(row)
        _refuse_unfit(notice, row, ruling)
        row.state, row.ground, row.ruling = ruling.verdict, _ground(ruling), ruling.text.strip()
        row.ruled_at, row.ruled_by_name = now(), by.name
        row.save(update_fields=["state", "ground", "ruling", "ruled_at", "ruled_by_name"])
        if ruling.verdict == Objection.State.UPHELD:
            _remove(notice, ruling.removes)
        if ruling.ground == Objection.Ground.TYPING_ERROR and ruling.rewording is not None:
            reword_entry(notice, ruling.rewording)
        close_matter(objection_key(notice.pk, row.number))
    return number


def _ground(ruling: Ruling) -> str:
    return ruling.ground if ruling.verdict == Objection.State.NOT_TAKEN else ""


def _refuse_ruled(row: Objection) -> None:
    if row.state != Objection.State.RECEIVED:
        says = _("%(name)s刚刚已经处理了这件异议：%(result)s。您的处理没有写入，请看过再说。")
        raise Refused(says % {"name": row.ruled_by_name, "result": row.get_state_display()})


def _refuse_unfit(notice: Notice, row: Objection, ruling: Ruling) -> None:
    assert notice.last_on is not None
    received_on = row.received_at.astimezone(BEIJING).date()
    problem = ruling_problem(ruling, received_on=received_on, last_on=notice.last_on)
    if problem:
        raise Refused(problem)
    if row.entry_id and ruling.removes and set(ruling.removes) != {row.entry_id}:
        raise Refused(_("这件异议只针对一项，不能移出别的项。"))
    if names_any_objector(notice, ruling.text):
        raise Refused(_("处理意见里写了异议人的姓名或联系方式。请写成“异议人”，姓名受保护。"))


def _remove(notice: Notice, removes: tuple[int, ...]) -> None:
    rows = NoticeEntry.objects.select_for_update(of=("self",)).filter(notice=notice, pk__in=removes)
    found = list(rows.order_by("pk"))
    if len(found) != len(set(removes)):
        raise Refused(_("名单里没有这一项。"))
    for entry in found:
        entry.state = NoticeEntry.State.REMOVED
        entry.save(update_fields=["state"])
