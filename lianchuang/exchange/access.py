"""Who may import, and which batches the actor may see."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Verdict, refuse_unless, refused
from lianchuang.networks.access import governed_networks, may_keep
from lianchuang.networks.models import Network
from lianchuang.people.access import Reach
from lianchuang.records.batches.models import Batch
from lianchuang.records.batches.rules import may_become
from lianchuang.records.past import this_day


def visible_batches(reach: Reach) -> QuerySet[Batch]:
    """Imports into networks whose whole register is in sight."""
    return Batch.objects.filter(kind="import", network_number__in=governed_networks(reach).values("pk"))


def may_import(reach: Reach, network: Network) -> Verdict:
    """Imports are the keeper's: the secretary of this network, or the administrator."""
    return may_keep(reach, network)


def may_import_year(network: Network, year: int) -> Verdict:
    """A register is of a year the network has lived in: not before its charter, not to come (the clock of acts)."""
    first = network.chartered_on.year
    to_come = _("%(year)s 年还没有到：请写这些表说的那一年。") % {"year": year}
    before = _("联盟是 %(first)s 年成立的，没有 %(year)s 年的台账。") % {"year": year, "first": first}
    return refuse_unless(year <= this_day().year, to_come) & refuse_unless(year >= first, before)


def may_apply_batch(reach: Reach, batch: Batch) -> Verdict:
    """A planned or undone batch is applied by the keeper of its network."""
    return _may_work_on(reach, batch) & may_become(batch.state, Batch.State.APPLIED)


def may_undo_batch(reach: Reach, batch: Batch) -> Verdict:
    """An applied batch is undone by the keeper of its network."""
    wrote = refuse_unless(batch.act, _("这一批没有写入什么，不用撤销。"))
    return _may_work_on(reach, batch) & may_become(batch.state, Batch.State.UNDONE) & wrote


def may_drop_batch(reach: Reach, batch: Batch) -> Verdict:
    """A batch that is not applied is given up by the keeper of its network."""
    return _may_work_on(reach, batch) & may_become(batch.state, Batch.State.DROPPED)


def _may_work_on(reach: Reach, batch: Batch) -> Verdict:
    network = Network.objects.filter(pk=batch.network_number).first()
    if network is None:
        return refused(_("这个联盟已经不在了。"))
    return may_import(reach, network)
