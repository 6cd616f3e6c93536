"""Proposals as lines of a table."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lianchuang.programmes.models import Proposal, Unit
from lianchuang.programmes.queries.units import standing_of
from lianchuang.programmes.rules.proposals import CONFIRMED, CONTESTED, DECLINED, VOID, WAITING, percent
from lianchuang.records.exporting import named


def proposals_table(
    rows: QuerySet[Proposal], with_names: bool
) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
    """Headings and lines; units and people in their order."""
    headings = [
        _("申报编号"), _("项目名称"), _("牵头工作室"), _("牵头单位"), _("研究方向"), _("状态"), _("单位和份额"),
        _("申请经费（元）"), _("自筹经费（元）"), _("开始"), _("完成"), _("参加人数"), _("参加的人"), _("填报人"), _("确认人"), _("报送于"),
    ]  # fmt: skip
    return headings, (_line(each, with_names) for each in rows)


def _line(proposal: Proposal, with_names: bool) -> Sequence[object]:
    people = [named(each.person.name, with_names) for each in proposal.people.all()]
    filled, confirmed = proposal.filled_by, proposal.confirmed_by
    return [
        proposal.number,
        proposal.title,
        proposal.lead.name,
        proposal.lead.host.name,
        proposal.direction.title if proposal.direction else "",
        str(proposal.get_state_display()),
        "；".join(_unit(each) for each in proposal.units.all()),
        proposal.funding_yuan,
        proposal.own_funding_yuan,
        proposal.starts_on,
        proposal.ends_on,
        len(people),
        "、".join(people),
        named(filled.name, with_names) if filled else "",
        named(confirmed.name, with_names) if confirmed else "",
        proposal.submitted_at,
    ]


def _unit(unit: Unit) -> str:
    told = {
        WAITING: _("未确认"), CONFIRMED: _("已确认"), CONTESTED: _("有异议"), VOID: _("作废"), DECLINED: _("不参加"),
    }  # fmt: skip
    share = "—" if unit.share_percent is None else f"{percent(unit.share_percent)}%"
    return f"{unit.body.name} {share}（{_('牵头') if unit.is_lead else told[standing_of(unit)]}）"
