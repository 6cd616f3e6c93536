"""Notices, and what came in against one, as lines of a table. Nobody who objected stands in either."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lianchuang.design.filters import day, instant
from lianchuang.design.saying import spoken
from lianchuang.notices.models import Notice, Objection
from lianchuang.notices.queries import phase_now
from lianchuang.notices.rules import outcome_said
from lianchuang.notices.wording import phase_words

Table = tuple[Sequence[str], Iterator[Sequence[object]]]


def notices_table(rows: QuerySet[Notice]) -> Table:
    """Headings and lines of a list of notices."""
    headings = [_("标题"), _("联盟"), _("起"), _("止"), _("状态"), _("项数"), _("指纹")]
    return headings, (_notice(each) for each in rows)


def objections_table(rows: QuerySet[Objection]) -> Table:
    """Headings and lines of a notice's objections, by number: no names, no facts."""
    headings = [
        _("编号"),
        _("怎么来的"),
        _("针对哪一项"),
        _("收到于"),
        _("答复期限"),
        _("结果"),
        _("处理于"),
        _("处理人"),
    ]
    return headings, (_objection(each) for each in rows.select_related("notice"))


def _notice(notice: Notice) -> Sequence[object]:
    count: int = notice.entry_count  # type: ignore[attr-defined]
    return [
        notice.title,
        notice.network.name,
        day(notice.starts_on),
        day(notice.last_on),
        phase_words(phase_now(notice)),
        count,
        notice.digest[:12],
    ]


def _objection(objection: Objection) -> Sequence[object]:
    last_on = objection.notice.last_on
    assert last_on is not None
    return [
        objection.number,
        str(objection.get_way_display()),
        objection.entry.title if objection.entry else _("整份名单"),
        instant(objection.received_at),
        day(objection.answer_by),
        spoken(outcome_said(objection.state, objection.ground, last_on)),
        instant(objection.ruled_at),
        objection.ruled_by_name,
    ]
