"""A notice is drafted from a list somebody has decided on, looked at, and published: from then on it is frozen."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from lianchuang.basics.calendars import UnknownYear
from lianchuang.basics.verdicts import Refused
from lianchuang.matters.actions import close_matter, for_role, open_matter
from lianchuang.notices.access import may_keep_notice
from lianchuang.notices.actions.editions import add_edition, lock_notice
from lianchuang.notices.models import Notice, NoticeEntry
from lianchuang.notices.queries import last_day_from
from lianchuang.notices.rules import (
    ANSWER_DAYS,
    LONGEST_PERIOD,
    Listed,
    draft_key,
    listing_problem,
    on_one_line,
)
from lianchuang.people.access import Reach
from lianchuang.people.models import Body, Role
from lianchuang.records.files.models import Folder
from lianchuang.records.past import act, now, this_day


def draft_notice(
    *,
    network: Body,
    title: str,
    text: str,
    contact: str,
    entries: Sequence[Listed],
    by: Reach,
    length: int = 5,
    unit: str = Notice.Unit.WORKING,
    counts_first_day: bool = True,
    answer_days: int = ANSWER_DAYS,
    origin: str = "",
) -> Notice:
    """Draft the notice (公示) of a list, in the order given; joins the open act. Rights are the caller's.

    network       the body of the network, whose secretary publishes it and rules on objections
    contact       where objections go: office, telephone, address, as printed
    length        days of the unit, working or natural
    answer_days   working days from the day after an objection until its answer
    origin        the page inside the house that goes on once it is over
    Raises Refused for an empty list, a key that stands in it twice, words that are missing or too long.
    """
    problem = listing_problem(entries) or _words_problem(title, text, contact, length)
    if problem:
        raise Refused(problem)
    with act(by=by.author, reason=f"拟公示：{title}"):
        notice = Notice.objects.create(
            network=network,
            title=on_one_line(title),
            text=text.strip(),
            contact=contact.strip(),
            length=length,
            unit=unit,
            counts_first_day=counts_first_day,
            answer_days=answer_days,
            origin=origin,
            folder=Folder.objects.create(title=title[:300]),
        )
        for position, each in enumerate(entries, start=1):
            NoticeEntry.objects.create(
                notice=notice,
                position=position,
                key=each.key,
                title=on_one_line(each.title),
                details=on_one_line(each.details),
            )
        owner = for_role(network, Role.Kind.SECRETARY)
        waits = f"公示拟好了，看过再发布：{notice.title}"
        open_matter(
            draft_key(notice.pk), waits, notice.desk_address, owner, network=network, year=this_day().year
        )
    return notice


def revise_notice(notice: Notice, values: dict[str, Any], *, by: Reach) -> int:
    """Change the words and the length of a draft; give the act's number. The list itself stays as it was decided.

    values   title, text, contact, length, unit, counts_first_day
    Raises Refused once it is published, and where words are missing.
    """
    may_keep_notice(by, notice).or_refuse()
    problem = _words_problem(values["title"], values["text"], values["contact"], values["length"])
    if problem:
        raise Refused(problem)
    with act(by=by.author, reason=f"修改公示稿：{values['title']}") as number:
        row = lock_notice(notice)
        _refuse_unless_drafted(row)
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
    return number


def publish_notice(notice: Notice, *, starts_on: date, by: Reach) -> int:
    """Publish a draft (发布公示): freeze its list with a digest and fix its last day; give the act's number.

    starts_on   today or later, Beijing; before that day nobody outside sees it
    Raises Refused for a day gone by, the second time, and for a year whose official calendar is not known.
    """
    may_keep_notice(by, notice).or_refuse()
    with act(by=by.author, reason=f"发布公示：{notice.title}") as number:
        row = lock_notice(notice)
        _refuse_unless_drafted(row)
        if starts_on < this_day():
            raise Refused(_("起始日已经过去了，公示不能倒填日期，请选今天或以后。"))
        row.starts_on, row.last_on = starts_on, _last_day(row, starts_on)
        row.state, row.published_at = Notice.State.STANDING, now()
        row.save()
        add_edition(row)
        close_matter(draft_key(row.pk))
    return number


def _last_day(notice: Notice, starts_on: date) -> date:
    try:
        return last_day_from(notice, starts_on)
    except UnknownYear as unknown:
        says = _(
            "还没有 %(year)s 年的官方放假安排，算不出公示的最后一天，所以没有发布。请先录入国务院办公厅的放假通知。"
        )
        raise Refused(says % {"year": unknown.year}) from unknown


def _refuse_unless_drafted(notice: Notice) -> None:
    if notice.state == Notice.State.WITHDRAWN:
        raise Refused(_("这份公示已经撤回了。"))
    if notice.state != Notice.State.DRAFTED:
        raise Refused(_("这份公示已经发布，名单冻结了；文字差错请用更正。"))


def _words_problem(title: str, text: str, contact: str, length: int) -> str:
    if not title.strip() or not text.strip():
        return _("公示要有标题和正文。")
    if not contact.strip():
        return _("请写明异议向哪里提：部门、电话、地址。")
    if not 1 <= length <= LONGEST_PERIOD:
        return _("公示天数应在 1 到 %(most)s 天之间。") % {"most": LONGEST_PERIOD}
    return ""
