"""Sessions and marks as lines of tables."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lianchuang.activities.models import Mark, Session
from lianchuang.records.exporting import named

Lines = tuple[Sequence[str], Iterator[Sequence[object]]]


def sessions_table(rows: QuerySet[Session]) -> Lines:
    """Headings and lines of a list of sessions."""
    headings = [
        _("日期"),
        _("开始时间"),
        _("活动名称"),
        _("形式"),
        _("地点"),
        _("签到记录"),
        _("人数"),
        _("证明"),
    ]
    return headings, (_session(each) for each in rows)


def marks_table(rows: QuerySet[Mark], with_names: bool) -> Lines:
    """Headings and lines of a session's sheet."""
    headings = [_("姓名"), _("单位"), _("签到方式"), _("签到时间"), _("补学"), _("登记方式"), _("备注")]
    return headings, (_mark(each, with_names) for each in rows)


def _session(row: Session) -> Sequence[object]:
    proved = _("有证明") if row.is_proved else _("有名单")  # type: ignore[attr-defined]
    counts = [row.mark_count, row.head_count]  # type: ignore[attr-defined]
    mode = str(row.get_mode_display())
    return [row.held_on, row.starts_at_time, row.activity.title, mode, row.place, *counts, proved]


def _mark(row: Mark, with_names: bool) -> Sequence[object]:
    body = row.person.body.name if row.person.body else ""
    way, method = str(row.get_way_display()), str(row.get_method_display())
    return [
        named(row.person.name, with_names),
        body,
        way,
        row.marked_at_time,
        row.is_make_up,
        method,
        row.remark,
    ]
