"""Objections come in: on the page without an account, or by telephone and letter, typed in by the secretary."""

from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.actions import for_role, open_matter
from lianchuang.notices.access import may_rule
from lianchuang.notices.actions.editions import lock_notice
from lianchuang.notices.models import FormSending, Notice, NoticeEntry, Objection, Objector
from lianchuang.notices.queries import answer_day, next_number, phase_now, sendings_of
from lianchuang.notices.rules import (
    MOST_IN_AN_HOUR,
    Phase,
    Statement,
    digest_of,
    ground_at_once,
    objection_key,
    quoted,
)
from lianchuang.people.access import Reach
from lianchuang.people.models import Role
from lianchuang.records.files.store import keep
from lianchuang.records.files.uploads import Upload, check_upload
from lianchuang.records.past import BEIJING, Author, act, now, this_day

PUBLIC = Author(None, "公众（网上提交）")
AT_ONCE = "收到时按规定"
SAME_FORM_WITHIN = timedelta(minutes=30)
KEEP_SENDINGS = timedelta(days=1)


class TooMany(Refused):
    """Too many forms from one address within the hour; nothing was written."""


def file_objection(
    notice: Notice, statement: Statement, *, entry_id: int | None, upload: Upload | None = None, address: str
) -> Objection:
    """Take an objection from the page (异议), as one act by the public; one that comes too late is recorded as not taken.

    entry_id   one of the list, None for the whole list
    address    where the form came from, kept for a day to keep floods out and never beside the objection
    The same form sent twice is one objection. Raises TooMany; Refused without a name, a contact or facts, for a notice that
    has not begun or was taken back, and for a file that is not taken.
    """
    if len(sendings_of(address)) >= MOST_IN_AN_HOUR:
        raise TooMany(
            _("这个网络地址一小时内提交得太多了，请过一会儿再试，或者打电话、写信提出。您写的都还在。")
        )
    checked = check_upload(upload) if upload else None
    with act(by=PUBLIC, reason="收到对公示的异议（网页）"):
        row = lock_notice(notice)
        if phase_now(row) not in (Phase.STANDING, Phase.OVER):
            raise Refused(_("这份公示不在公示期内，现在不收异议。"))
        assert row.last_on is not None
        received_on = this_day()
        ground = ground_at_once(
            received_on=received_on, last_on=row.last_on, name=statement.name, facts=statement.facts
        )
        if ground not in ("", "late"):
            raise Refused(quoted(ground, row.last_on))
        if not statement.contact.strip():
            raise Refused(_("请留下联系方式，核实和答复都要用。"))
        same = _sent_before(row, statement, entry_id)
        if same is not None:
            return same
        _note_sending(address)
        return _receive(row, Objection.Way.PAGE, statement, entry_id, checked, now(), ground)


def record_objection(
    notice: Notice,
    statement: Statement,
    *,
    way: str,
    received_on: date,
    entry_id: int | None,
    by: Reach,
    upload: Upload | None = None,
) -> tuple[Objection, int]:
    """Type in an objection that came by telephone or letter; give it and the act's number.

    received_on   the day of the call, or the letter's; today or earlier
    One that is late, anonymous or without facts is recorded all the same, as not taken, with the rule. Raises Refused.
    """
    may_rule(by, notice).or_refuse()
    if way not in (Objection.Way.PHONE, Objection.Way.LETTER):
        raise Refused(_("请选电话或书面。"))
    checked = check_upload(upload) if upload else None
    with act(by=by.author, reason="登记对公示的异议") as number:
        row = lock_notice(notice)
        if row.starts_on is None or row.last_on is None or row.state == Notice.State.WITHDRAWN:
            raise Refused(_("这份公示没有在公示，不能登记异议。"))
        if not row.starts_on <= received_on <= this_day():
            raise Refused(_("收到日期应在公示起始日和今天之间。"))
        if _sent_before(row, statement, entry_id) is not None:
            raise Refused(_("这件异议刚刚已经登记过了。"))
        ground = ground_at_once(
            received_on=received_on, last_on=row.last_on, name=statement.name, facts=statement.facts
        )
        noon = datetime.combine(received_on, time(12), BEIJING)
        received_at = now() if received_on == this_day() else noon
        objection = _receive(row, way, statement, entry_id, checked, received_at, ground)
    return objection, number


def _receive(
    notice: Notice,
    way: str,
    statement: Statement,
    entry_id: int | None,
    upload: Upload | None,
    received_at: datetime,
    ground: str,
) -> Objection:
    assert notice.last_on is not None
    entry = NoticeEntry.objects.filter(pk=entry_id, notice=notice).first() if entry_id else None
    if entry_id and entry is None:
        raise Refused(_("名单里没有这一项。"))
    number = next_number(notice)
    objection = Objection(
        notice=notice,
        entry=entry,
        number=number,
        way=way,
        received_at=received_at,
        facts_digest=digest_of(statement.facts),
    )
    if ground:
        objection.state, objection.ground = Objection.State.NOT_TAKEN, ground
        objection.ruling, objection.ruled_by_name = str(quoted(ground, notice.last_on)), AT_ONCE
        objection.ruled_at = now()
    else:
        objection.answer_by = answer_day(notice, received_at.astimezone(BEIJING).date())
    objection.save()
    Objector.objects.create(
        objection=objection,
        name=statement.name,
        contact=statement.contact,
        facts=statement.facts,
        # The name of a file often tells who sent it, so only its bytes are kept.
        content=keep(upload.data, upload.name) if upload else None,
    )
    if not ground:
        _let_wait(objection)
    return objection


def _let_wait(objection: Objection) -> None:
    notice = objection.notice
    open_matter(
        objection_key(notice.pk, objection.number),
        f"第 {objection.number} 号异议待处理：{notice.title}",
        objection.desk_address,
        for_role(notice.network, Role.Kind.SECRETARY),
        network=notice.network,
        year=this_day().year,
        due_on=objection.answer_by,
    )


def _sent_before(notice: Notice, statement: Statement, entry_id: int | None) -> Objection | None:
    """The same words of the same one about the same entry, a moment ago: a double click, or a page sent again."""
    rows = notice.objections.filter(
        entry=entry_id,
        facts_digest=digest_of(statement.facts),
        objector__name=statement.name,
        objector__contact=statement.contact,
    )
    # A letter is dated by its own day, so what was typed in is known by its words alone.
    return rows.filter(received_at__gt=now() - SAME_FORM_WITHIN).first() or rows.exclude(way="page").first()


def _note_sending(address: str) -> None:
    FormSending.objects.filter(at__lt=now() - KEEP_SENDINGS).delete()
    FormSending.objects.create(address=address, at=now())
