"""The list of members: by pinyin, filtered, with as many queries for many rows as for few."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianchuang.networks.models import Designation, Leadership, Membership, Network, Studio
from lianchuang.networks.queries import MemberFilter, filtered_members, with_studios
from lianchuang.people.models import Body, Person
from lianchuang.records.files.models import Folder
from lianchuang.records.past import act
from tests.cast import STAGE_HAND, Cast, stage

pytestmark = pytest.mark.django_db
DAY = date(2024, 12, 31)


@pytest.fixture
def cast() -> Cast:
    return stage()


def many(network: Network, count: int) -> None:
    """So many more members, made in bulk: each with a host, a leader and a level."""
    with act(by=STAGE_HAND, reason="布景"):
        host = Body.objects.create(name="众多公司", parent=network.body)
        folder = Folder.objects.create(title="众多")
        people = Person.objects.bulk_create([Person(name=f"领{n}", body=host) for n in range(count)])
        studios = Studio.objects.bulk_create(
            [Studio(name=f"工作室{n}", host=host, folder=folder) for n in range(count)]
        )
        Leadership.objects.bulk_create(
            [Leadership(studio=s, person=p) for s, p in zip(studios, people, strict=True)]
        )
        Designation.objects.bulk_create([Designation(studio=s, level="district") for s in studios])
        Membership.objects.bulk_create(
            [
                Membership(network=network, studio=s, joined_on=date(2022, 1, 1), folder=folder)
                for s in studios
            ]
        )


def names(network: Network, **asked: object) -> list[str]:
    rows = filtered_members(Membership.objects.filter(network=network), MemberFilter(**asked), DAY)  # type: ignore[arg-type]
    return [each.studio.name for each in with_studios(rows, DAY)]


def test_members_stand_in_the_order_of_their_pinyin(cast: Cast) -> None:
    with act(by=STAGE_HAND):
        for name in ("周到工作室", "安全工作室", "重庆路工作室", "ABC 工作室"):
            studio = Studio.objects.create(
                name=name, host=cast.studio.host, folder=Folder.objects.create(title=name)
            )
            Membership.objects.create(
                network=cast.network, studio=studio, joined_on=date(2022, 1, 1), folder=studio.folder
            )
    in_order = ["ABC 工作室", "安全工作室", "重庆路工作室", "精工工作室", "周到工作室"]
    assert names(cast.network) == in_order
    assert names(cast.network, sort="-name") == in_order[::-1]


def test_filters_leave_exactly_what_is_asked_for(cast: Cast) -> None:
    many(cast.network, 3)
    with act(by=STAGE_HAND):
        Membership.objects.filter(studio__name="工作室2").update(left_on=date(2024, 6, 30))
    here = cast.network
    assert names(here) == ["工作室0", "工作室1", "精工工作室"]
    assert names(here, state="left") == ["工作室2"]
    assert names(here, state="all", level="district") == ["工作室0", "工作室1", "工作室2"]
    assert names(here, group="research") == ["精工工作室"]
    assert names(here, words="王师傅") == ["精工工作室"]
    assert names(here, words="精工机械") == ["精工工作室"]
    assert names(here, host=cast.studio.host_id, level="national") == []


def test_the_list_costs_the_same_for_many(cast: Cast) -> None:
    client, counts = cast.client("赵秘书"), []
    for more in (2, 300):
        many(cast.network, more) if more == 2 else _add(cast.network, more)
        with CaptureQueriesContext(connection) as told:
            page = client.get(f"/networks/{cast.network.pk}/studios/")
        counts.append(len(told))
    assert counts[0] == counts[1]
    assert page.content.decode().count('<th scope="row"') == 50


def _add(network: Network, count: int) -> None:
    with act(by=STAGE_HAND, reason="布景"):
        host = Body.objects.get(name="众多公司")
        folder = Folder.objects.create(title="更多")
        studios = Studio.objects.bulk_create(
            [Studio(name=f"更多{n}", host=host, folder=folder) for n in range(count)]
        )
        Membership.objects.bulk_create(
            [
                Membership(network=network, studio=s, joined_on=date(2022, 1, 1), folder=folder)
                for s in studios
            ]
        )
