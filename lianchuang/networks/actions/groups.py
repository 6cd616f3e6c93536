"""A group of the network: its name, who leads it, what it plans."""

from typing import Any

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.networks.access import may_lead
from lianchuang.networks.models import Group, Network
from lianchuang.networks.queries import people_of_members
from lianchuang.people.access import Reach
from lianchuang.people.models import Person
from lianchuang.records.correcting import Grounds, correct_row
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import act, this_day
from lianchuang.records.stamped import act_on_paper


def correct_group(
    group: Group,
    *,
    changes: dict[str, Any],
    read_at: int,
    by: Reach,
    grounds: Grounds,
    scan: Upload | None = None,
) -> int:
    """Change a group's name, lead or plan (更正并说明): the secretary, or the chair unit during its term.

    Raises as records.correcting.correct_row, and Refused for a lead who is of no member.
    """
    may_lead(by, group.network).or_refuse()
    with act_on_paper(by=by.author, grounds=grounds, folder=group.network.folder, scan=scan):
        _refuse_stranger(group.network, changes.get("lead"), group.lead)
        return correct_row(group, changes, read_at=read_at, by=by.author, grounds=grounds)


def name_groups(network: Network, named: dict[int, tuple[str, Person | None]], *, by: Reach) -> int:
    """Name the groups of a young network and who leads each (设工作组), as one act; give its number.

    named   group's key -> name and lead
    Raises Refused for an empty name and a lead who is of no member.
    """
    may_lead(by, network).or_refuse()
    with act(by=by.author, reason="设工作组") as number:
        for group in Group.objects.select_for_update(of=("self",)).filter(
            network=network, pk__in=sorted(named)
        ):
            name, lead = named[group.pk]
            if not name:
                raise Refused(_("工作组要有名称。"))
            _refuse_stranger(network, lead, None)
            group.name, group.lead = name, lead
            group.save(update_fields=["name", "lead"])
    return number


def _refuse_stranger(network: Network, lead: Person | None, known: Person | None) -> None:
    if lead is None or lead == known:
        return
    if not people_of_members(network, this_day()).filter(pk=lead.pk).exists():
        raise Refused(_("组长要从成员里选：领衔人，或者以个人入盟的人。"))
