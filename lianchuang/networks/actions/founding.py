"""Founding a network."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from lianchuang.basics.periods import PartialDate, Precision
from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import said_of
from lianchuang.networks.access import may_found_network, may_keep
from lianchuang.networks.models import Clause, Group, Network
from lianchuang.people.access import Reach
from lianchuang.people.models import Account, Body, Person, Role
from lianchuang.records.files.models import Folder
from lianchuang.records.past import Author, act, now


def found_network(
    *,
    name: str,
    chartered_on: date,
    by: Reach,
    at: datetime,
    chartered_precision: Precision = "day",
    guided_by: Body | None = None,
    guiding_union: str = "",
    clauses: tuple[str, ...] = (),
    founder_name: str = "",
    pattern: str = Network.Pattern.ALLIANCE,
) -> Network:
    """Found an alliance (成立联盟) with its three groups; the founder becomes its secretary.

    name           plain text, unique
    chartered_on   the last day of what is known of its charter day, with chartered_precision
    guided_by      the union it stands under, or its name: one unknown is registered; without, 未归属
    pattern        an alliance, or hub and spoke
    founder_name   who the founder is, where the account is nobody's yet: that person is registered
    Raises Refused when by may not, the name is empty or taken, or the charter day has not come.
    """
    may_found_network(by).or_refuse()
    author = by.author if by.person_id else Author(by.account_id, founder_name or by.name)
    with act(by=author, reason=f"成立{name}"):
        _refuse_unfit(name, chartered_on, chartered_precision)
        above = guided_by or _union_named(guiding_union)
        body = Body.objects.create(name=name, kind=Body.Kind.ASSOCIATION, parent=above)
        network = Network.objects.create(
            name=name,
            body=body,
            pattern=pattern,
            chartered_on=chartered_on,
            chartered_precision=chartered_precision,
            folder=Folder.objects.create(title=name),
        )
        for kind in Group.Kind:
            Group.objects.create(network=network, kind=kind.value, name=str(said_of(kind.label)))
        for number, text in enumerate(clauses, start=1):
            Clause.objects.create(network=network, number=number, text=text)
        founder = _founder(by, founder_name, body)
        if founder:
            Role.objects.create(person=founder, kind=Role.Kind.SECRETARY, body=body, starts_at=at)
    return network


def put_checklist_away(network: Network, *, by: Reach) -> int:
    """Put away what is left to do after the founding (收起建盟清单); give the act's number. Raises Refused."""
    may_keep(by, network).or_refuse()
    with act(by=by.author, reason="收起建盟清单") as number:
        row = Network.objects.select_for_update(of=("self",)).get(pk=network.pk)
        if row.checklist_closed_at is not None:
            raise Refused(_("建盟清单已经收起了。"))
        row.checklist_closed_at = now()
        row.save(update_fields=["checklist_closed_at"])
    return number


def _refuse_unfit(name: str, chartered_on: date, precision: Precision) -> None:
    if not name:
        raise Refused(_("请填写联盟名称。"))
    if Network.objects.filter(name=name).exists():
        raise Refused(_("「%(name)s」已经有了。") % {"name": name})
    if PartialDate(chartered_on, precision).first > timezone.localdate():
        raise Refused(_("成立日期还没有到，请核对年份。"))


def _union_named(name: str) -> Body | None:
    if not name:
        return None
    return Body.objects.filter(name=name).order_by("pk").first() or Body.objects.create(
        name=name, kind=Body.Kind.FEDERATION
    )


def _founder(by: Reach, founder_name: str, body: Body) -> Person | None:
    """Whoever acts, as a person; an account that is nobody's becomes the founder's."""
    if by.person_id:
        return Person.objects.get(pk=by.person_id)
    if not founder_name:
        return None
    person = Person.objects.create(name=founder_name, body=body)
    Account.objects.filter(pk=by.account_id or 0, person__isnull=True).update(person=person)
    return person
