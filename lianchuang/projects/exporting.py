"""Projects as lines of a table."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lianchuang.projects.models import Project
from lianchuang.records.exporting import named
from lianchuang.records.fields import partial_in


def projects_table(
    rows: QuerySet[Project], with_names: bool
) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
    """Headings and lines; people in the order of their list."""
    headings = [
        _("年度"), _("项目编号"), _("项目名称"), _("牵头工作室"), _("参与工作室"), _("研究方向"), _("立项决定"),
        _("立项日期"), _("开始时间"), _("结束时间"), _("经费（元）"), _("参与人数"), _("参与人员"), _("证明"),
    ]  # fmt: skip
    return headings, (_line(each, with_names) for each in rows.prefetch_related("participants__person"))


def _line(project: Project, with_names: bool) -> Sequence[object]:
    partners = [
        partner.studio.name if partner.studio else partner.name_written for partner in project.partners.all()
    ]
    people = [named(each.person.name, with_names) for each in project.participants.all()]
    return [
        project.year,
        project.number,
        project.title,
        project.lead.name,
        "、".join(partners),
        project.direction,
        str(project.get_decision_display()),
        partial_in(project, "approved_on", "approved_precision"),
        partial_in(project, "starts_on", "starts_precision"),
        partial_in(project, "ends_on", "ends_precision"),
        project.funding_yuan,
        len(people),
        "、".join(people),
        _("有证明") if project.is_proved else _("有名单"),  # type: ignore[attr-defined]
    ]
