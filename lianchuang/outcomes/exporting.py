"""Outcomes as lines of a table."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lianchuang.basics.identifiers import print_application_number
from lianchuang.outcomes.models import Benefit, MediaReport, Patent, SoftwareCopyright
from lianchuang.outcomes.queries import OutcomeFilter
from lianchuang.outcomes.rules import patent_state
from lianchuang.outcomes.wording import state_words

Lines = tuple[Sequence[str], Iterator[Sequence[object]]]


def outcomes_table(rows: QuerySet, asked: OutcomeFilter) -> Lines:
    """Headings and lines of one kind."""
    headings, line = LINES[asked.kind]
    return [*headings(), _("证明")], _lines(rows, asked, line)


def _lines(
    rows: QuerySet, asked: OutcomeFilter, line: Callable[[Any, OutcomeFilter], list[object]]
) -> Iterator[Sequence[object]]:
    for row in rows:
        yield [*line(row, asked), _("有证明") if row.is_proved else _("有名单")]


def _copyright_headings() -> list[str]:
    return [_("名称"), _("登记号"), _("登记日"), _("完成单位"), _("来源项目")]


def _patent_headings() -> list[str]:
    days = [_("申请日"), _("公布日"), _("授权日"), _("失效日")]
    return [_("名称"), _("类型"), _("申请号/专利号"), _("状态"), *days, _("完成单位"), _("来源项目")]


def _patent(row: Patent, asked: OutcomeFilter) -> list[object]:
    days = [row.filed_on, row.published_on, row.granted_on, row.lapsed_on]
    number = print_application_number(row.application_number, row.granted_on is not None)
    state = patent_state(row.filed_on, row.published_on, row.granted_on, row.lapsed_on, asked.on)
    return [
        row.title,
        str(row.get_kind_display()),
        number,
        state_words(state),
        *days,
        _bodies(row),
        _project(row),
    ]


def _copyright(row: SoftwareCopyright, asked: OutcomeFilter) -> list[object]:
    return [row.title, row.number, row.registered_on, _bodies(row), _project(row)]


def _benefit_headings() -> list[str]:
    return [
        _("来源项目"),
        _("效益类型"),
        _("金额（元）"),
        _("期间起"),
        _("期间止"),
        _("财务已确认"),
        _("填报年度"),
    ]


def _benefit(row: Benefit, asked: OutcomeFilter) -> list[object]:
    period = [row.period_first, row.period_last]
    stage = str(row.get_stage_display())
    return [_project(row), stage, row.amount_yuan, *period, row.is_confirmed, row.reported_year]


def _media_headings() -> list[str]:
    return [_("标题"), _("媒体"), _("级别"), _("日期"), _("原创"), _("点击量"), _("点击量是下限"), _("链接")]


def _media(row: MediaReport, asked: OutcomeFilter) -> list[object]:
    clicks = [row.clicks, row.clicks_at_least if row.clicks is not None else None]
    return [row.title, row.outlet, row.level, row.printed_on, row.is_original, *clicks, row.link]


def _bodies(row: Patent | SoftwareCopyright) -> str:
    return "、".join(each.body.name for each in row.credits.all())


def _project(row: Any) -> str:
    return row.project.title if row.project else ""


Line = Callable[[Any, OutcomeFilter], list[object]]
LINES: dict[str, tuple[Callable[[], list[str]], Line]] = {
    "patents": (_patent_headings, _patent),
    "copyrights": (_copyright_headings, _copyright),
    "benefits": (_benefit_headings, _benefit),
    "media": (_media_headings, _media),
}
