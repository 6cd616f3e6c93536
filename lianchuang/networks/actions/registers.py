"""Registers: opened for a year in which something is recorded, and the zero that was reported."""

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import said_of
from lianchuang.networks.access import may_keep
from lianchuang.networks.models import Network, Register
from lianchuang.people.access import Reach
from lianchuang.records.correcting import Grounds
from lianchuang.records.files.models import Folder
from lianchuang.records.past import act


def report_nil(network: Network, kind: str, year: int, *, by: Reach, grounds: Grounds) -> int:
    """Report that there was nothing of a kind in a year (零报告): its figures are 0 and no longer 未统计.

    Raises Refused when by may not, without a reason, or where the register of that year stands already.
    Gives the number of the act.
    """
    may_keep(by, network).or_refuse()
    grounds.need_reason(_("请写明零报告的依据。"))
    label = Register.Kind(kind).label
    with act(
        by=by.author, reason=grounds.reason, paper=grounds.paper, on_behalf_of=grounds.on_behalf_of
    ) as number:
        if Register.objects.filter(network=network, kind=kind, year=year).exists():
            says = _("%(year)s年的%(label)s台账已经有了，不能再报零。")
            raise Refused(says % {"year": year, "label": label})
        title = _("%(year)s年%(label)s零报告") % {"year": year, "label": label}
        folder = Folder.objects.create(title=title)
        Register.objects.create(network=network, kind=kind, year=year, is_nil=True, folder=folder)
    return number


def open_register(network: Network, kind: str, year: int) -> Register:
    """The register of one kind a network keeps for a year (台账), opened where it does not stand yet; inside an act.

    One that said 零报告 says so no longer: there is a row now.
    """
    known = Register.objects.filter(network=network, kind=kind, year=year).first()
    if known and known.is_nil:
        known.is_nil = False
        known.save(update_fields=["is_nil"])
    if known:
        return known
    folder = Folder.objects.create(title=f"{network.name}{year}年{said_of(Register.Kind(kind).label)}台账")
    return Register.objects.create(network=network, kind=kind, year=year, folder=folder)
