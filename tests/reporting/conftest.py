"""A played year and those who look at it."""

from datetime import UTC, datetime

import pytest

from lianchuang.networks.models import Network
from lianchuang.people.access import Reach
from lianchuang.people.models import Account, Body, Person, Role
from lianchuang.records.past import act
from tests.figures.conftest import SECRETARY, year
from tests.stage import reach_by_name

__all__ = ["year"]


def account_of(name: str, role: str = "", body: Body | None = None) -> Account:
    """An account with a person, and a role at a body."""
    with act(by=SECRETARY):
        person = Person.objects.create(name=name)
        if role:
            start = datetime(2021, 4, 28, tzinfo=UTC)
            Role.objects.create(person=person, kind=role, body=body, starts_at=start)
    return Account.objects.create(username=name, person=person, password="!")


@pytest.fixture
def cast(year: Network) -> Network:
    """赵秘书 keeps the network, 钱部长 oversees it, 周老师 keeps another one."""
    with act(by=SECRETARY):
        union = Body.objects.create(name="滨江交通工会", kind=Body.Kind.INDUSTRY_UNION)
        year.body.parent = union
        year.body.save()
        elsewhere = Body.objects.create(name="外市联盟")
    account_of("赵秘书", "secretary", year.body)
    account_of("钱部长", "superior", union)
    account_of("周老师", "secretary", elsewhere)
    account_of("李工")
    return year


@pytest.fixture
def secretary(cast: Network) -> Reach:
    return reach_by_name("赵秘书")
