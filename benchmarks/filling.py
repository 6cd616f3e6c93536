"""A network filled with studios, for benchmarks. Names are made of numbers."""

from datetime import UTC, date, datetime
from typing import Any


def fill_network(name: str, studios: int) -> Any:
    """A network with so many studios, each with a host, a leader, a level and a seat; written as one act."""
    from lianchuang.networks.models import Designation, Group, Leadership, Membership, Network, Studio
    from lianchuang.people.models import Body, Person
    from lianchuang.records.files.models import Folder
    from lianchuang.records.past import Author, act

    at_once = 1000
    with act(by=Author(None, "benchmark"), reason=f"fill {name}"):
        own = Body.objects.create(name=name, kind=Body.Kind.ASSOCIATION)
        network = Network.objects.create(name=name, body=own, chartered_on=date(2021, 4, 28))
        group = Group.objects.create(network=network, kind=Group.Kind.RESEARCH, name="技术攻关组")
        hosts = Body.objects.bulk_create(
            [Body(name=f"{name}第{n}单位", parent=own) for n in range(studios)], at_once
        )
        people = Person.objects.bulk_create(
            [Person(name=f"职工{n}", body=host) for n, host in enumerate(hosts)], at_once
        )
        folders = Folder.objects.bulk_create(
            [Folder(title=f"{name}{n}") for n in range(2 * studios)], at_once
        )
        rows = Studio.objects.bulk_create(
            [
                Studio(name=f"第{n:05}创新工作室", host=host, folder=folder, declared_members=n % 30)
                for n, (host, folder) in enumerate(zip(hosts, folders[:studios], strict=True))
            ],
            at_once,
        )
        Leadership.objects.bulk_create(
            [Leadership(studio=row, person=person) for row, person in zip(rows, people, strict=True)], at_once
        )
        Designation.objects.bulk_create([Designation(studio=row, level="city") for row in rows], at_once)
        Membership.objects.bulk_create(
            [
                Membership(
                    network=network, studio=row, group=group, joined_on=date(2024, 3, 1), folder=folder
                )
                for row, folder in zip(rows, folders[studios:], strict=True)
            ],
            at_once,
        )
    return network


def make_secretary(network: Any) -> Any:
    """An account that keeps this network."""
    from lianchuang.people.models import Account, Person, Role
    from lianchuang.records.past import Author, act

    with act(by=Author(None, "benchmark")):
        person = Person.objects.create(name="秘书", body=network.body)
        Role.objects.create(
            person=person,
            kind=Role.Kind.SECRETARY,
            body=network.body,
            starts_at=datetime(2024, 1, 1, tzinfo=UTC),
        )
    return Account.objects.create(username=f"secretary{network.pk}", person=person)
