"""Founding a network."""

from datetime import date, datetime

from lianchuang.basics.verdicts import Refused
from lianchuang.networks.access import may_found_network
from lianchuang.networks.models import Clause, Group, Network
from lianchuang.people.access import Reach
from lianchuang.people.models import Body, Person, Role
from lianchuang.records.files.models import Folder
from lianchuang.records.past import act


def found_network(
    *, name: str, chartered_on: date, by: Reach, at: datetime, guided_by: Body | None = None, clauses: tuple[str, ...] = ()
) -> Network:
    """Found an alliance (成立联盟) with its three groups; the founder, where a person, becomes its secretary.

    name          squashed by the caller, unique
    chartered_on  the day of its charter
    guided_by     the union it stands under; None leaves it 未归属
    Raises Refused when by may not, or the name is taken.
    """
    verdict = may_found_network(by)
    if not verdict:
        raise Refused(verdict.reason)
    if not name:
        raise Refused("请填写联盟名称。")
    if Network.objects.filter(name=name).exists():
        raise Refused(f"「{name}」已经有了。")
    with act(by=by.author, reason=f"成立{name}"):
        body = Body.objects.create(name=name, kind=Body.Kind.ASSOCIATION, parent=guided_by)
        network = Network.objects.create(
            name=name, body=body, chartered_on=chartered_on, folder=Folder.objects.create(title=name)
        )
        for kind in Group.Kind:
            Group.objects.create(network=network, kind=kind, name=kind.label)
        for number, text in enumerate(clauses, start=1):
            Clause.objects.create(network=network, number=number, text=text)
        if by.person_id:
            founder = Person.objects.get(pk=by.person_id)
            Role.objects.create(person=founder, kind=Role.Kind.SECRETARY, body=body, starts_at=at)
    return network
