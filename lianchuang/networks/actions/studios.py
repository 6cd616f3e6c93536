"""A studio's record: corrected with a reason, led by somebody else, out of a network."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from lianchuang.basics.periods import PartialDate
from lianchuang.basics.verdicts import Refused
from lianchuang.networks.access import may_keep, may_keep_studio
from lianchuang.networks.models import Group, Leadership, Membership, Studio
from lianchuang.people.access import Reach
from lianchuang.people.models import Body, Person
from lianchuang.records.correcting import ChangedMeanwhile, Grounds, correct_row
from lianchuang.records.files.actions import add_evidence
from lianchuang.records.files.uploads import Upload
from lianchuang.records.stamped import act_on_paper, correct_on_paper
from lianchuang.records.telling import last_number


def correct_studio(
    studio: Studio,
    *,
    changes: dict[str, Any],
    grounds: Grounds,
    scan: Upload | None = None,
    read_at: int,
    by: Reach,
) -> int:
    """Correct a studio's own fields (更正并说明): name, founded_on with founded_precision, declared_members.

    Raises as records.correcting.correct_row, and Refused for a name its host body already has.
    """
    may_keep_studio(by, studio).or_refuse()
    name = changes.get("name", studio.name)
    with act_on_paper(by=by.author, grounds=grounds, folder=studio.folder, scan=scan):
        if Studio.objects.filter(host=studio.host_id, name=name).exclude(pk=studio.pk).exists():
            raise Refused(_("%(host)s已经有一个「%(name)s」。") % {"host": studio.host.name, "name": name})
        return correct_row(studio, changes, read_at=read_at, by=by.author, grounds=grounds)


def prove_studio(studio: Studio, *, upload: Upload, by: Reach, on_behalf_of: str = "") -> int:
    """Add a file of its own (证明材料) to a studio's folder. Raises Refused."""
    may_keep_studio(by, studio).or_refuse()
    return add_evidence(studio.folder, upload, by=by.author, on_behalf_of=on_behalf_of)[1]


def change_leader(
    studio: Studio,
    *,
    leaving: Leadership | None,
    coming: str,
    on: date,
    read_at: int,
    by: Reach,
    grounds: Grounds,
    scan: Upload | None = None,
) -> int:
    """Change a studio's leader (变更领衔人) from a day on; give the act's number.

    leaving   whose leadership ends before that day; None adds a leader
    coming    the new leader's name, "" where nobody follows; the same name at the host body is the same person
    Raises Refused without a reason, for a leader who leads already, or where nobody comes or goes.
    """
    may_keep_studio(by, studio).or_refuse()
    grounds.need_reason(_("请写明变更的理由，它会和旧值一起留在台账里。"))
    if not coming and leaving is None:
        raise Refused(_("请填写谁来领衔，或者谁不再领衔。"))
    with act_on_paper(by=by.author, grounds=grounds, folder=studio.folder, scan=scan) as number:
        now_leading = list(Leadership.objects.select_for_update(of=("self",)).filter(studio=studio))
        if (newest := last_number(studio, *now_leading)) > read_at and newest != number:
            raise ChangedMeanwhile([], newest)
        if leaving is not None:
            _end(leaving, on)
        if coming:
            _begin(studio, coming, on, now_leading)
    return number


def leave_network(
    membership: Membership,
    *,
    left: PartialDate,
    leaving_reason: str,
    read_at: int,
    by: Reach,
    grounds: Grounds,
    scan: Upload | None = None,
) -> int:
    """Leave a network (退出) on a day; the seat stays in the register. Raises Refused for a day before joining."""
    may_keep(by, membership.network).or_refuse()
    if left.last < membership.joined_on:
        raise Refused(_("退出日期早于加入日期，请核对。"))
    values = {"left_on": left.last, "left_precision": left.precision, "leaving_reason": leaving_reason}
    return correct_on_paper(membership, values, read_at=read_at, by=by.author, grounds=grounds, scan=scan)


def change_group(
    membership: Membership,
    *,
    group: Group | None,
    read_at: int,
    by: Reach,
    grounds: Grounds,
    scan: Upload | None = None,
) -> int:
    """Move a member to another group of its network (调整工作组), or to none. Raises Refused."""
    may_keep(by, membership.network).or_refuse()
    if group is not None and group.network_id != membership.network_id:
        raise Refused(_("这个工作组不是这个联盟的。"))
    return correct_on_paper(
        membership, {"group": group}, read_at=read_at, by=by.author, grounds=grounds, scan=scan
    )


def _end(leaving: Leadership, on: date) -> None:
    current = Leadership.objects.select_related("person").get(pk=leaving.pk)
    if current.ends_before and current.ends_before <= on:
        raise Refused(_("%(name)s 那时已经不再领衔。") % {"name": current.person.name})
    if current.starts_on and current.starts_on >= on:
        raise Refused(_("%(name)s 那时还没有开始领衔。") % {"name": current.person.name})
    current.ends_before = on
    current.save(update_fields=["ends_before"])


def _begin(studio: Studio, coming: str, on: date, leading: list[Leadership]) -> None:
    person = person_at(studio.host, coming)
    for each in leading:
        if each.person_id == person.pk and (each.ends_before is None or each.ends_before > on):
            raise Refused(_("%(name)s 已经是领衔人。") % {"name": coming})
    position = max((each.position for each in leading), default=0) + 1
    Leadership.objects.create(studio=studio, person=person, position=position, starts_on=on)


def person_at(host: Body, name: str) -> Person:
    """The person of a name at a body, registered where there is none; inside an act."""
    known = Person.objects.filter(name=name, body=host).order_by("pk").first()
    return known or Person.objects.create(name=name, body=host)
