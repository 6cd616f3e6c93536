"""Relations between networks: 隶属, 带动成立, 结对."""

from datetime import date

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.networks.access import may_keep, visible_networks
from lianchuang.networks.models import Network, NetworkRelation
from lianchuang.networks.rules import closes_a_loop
from lianchuang.people.access import Reach
from lianchuang.records.correcting import Grounds, correct_row
from lianchuang.records.files.uploads import Upload
from lianchuang.records.stamped import act_on_paper


def relate_networks(
    *,
    kind: str,
    network: Network,
    other: Network,
    starts_on: date | None,
    by: Reach,
    grounds: Grounds,
    scan: Upload | None = None,
) -> int:
    """Relate a network (the lower or later one) to another; give the act's number. Raises Refused for a pair that stands or a loop."""
    may_keep(by, network).or_refuse()
    if not visible_networks(by).filter(pk=other.pk).exists():
        raise Refused(_("另一个网络不在您的可见范围内。"))
    if network.pk == other.pk:
        raise Refused(_("一个网络不能和自己有关系。"))
    with act_on_paper(by=by.author, grounds=grounds, folder=network.folder, scan=scan) as number:
        same = NetworkRelation.objects.filter(kind=kind)
        if same.filter(network=network, other=other).exists():
            raise Refused(_("这一条关系已经登记过了。"))
        pairs = same.filter(ends_before__isnull=True).values_list("network_id", "other_id")
        if kind != NetworkRelation.Kind.PAIRED and closes_a_loop(network.pk, other.pk, pairs):
            raise Refused(_("这样会绕成一个圈：「%(name)s」已经在它下面。") % {"name": other.name})
        NetworkRelation.objects.create(kind=kind, network=network, other=other, starts_on=starts_on)
    return number


def end_relation(
    relation: NetworkRelation,
    *,
    ends_before: date,
    read_at: int,
    by: Reach,
    grounds: Grounds,
    scan: Upload | None = None,
) -> int:
    """End a relation on a day (excluded). Raises Refused when by keeps neither side, or it would end before it began."""
    if not may_keep(by, relation.network):
        may_keep(by, relation.other).or_refuse()
    if relation.ends_before:
        raise Refused(_("这一条关系已经结束了。"))
    if relation.starts_on and ends_before <= relation.starts_on:
        raise Refused(_("结束要晚于开始。"))
    with act_on_paper(by=by.author, grounds=grounds, folder=relation.network.folder, scan=scan):
        return correct_row(
            relation, {"ends_before": ends_before}, read_at=read_at, by=by.author, grounds=grounds
        )
