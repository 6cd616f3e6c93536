"""The tree in one statement, today and as it was, with a loop in the data and without roots."""

from datetime import date

import pytest
from django.test.utils import CaptureQueriesContext

from lianchuang.networks.models import Network
from lianchuang.people.models import Body
from lianchuang.records.past import Author, act, lens, today
from lianchuang.records.trees import Below, Within

pytestmark = pytest.mark.django_db
BY = Author(None, "测试")


@pytest.fixture
def bodies() -> dict[str, Body]:
    """city > district > plant > shop, and harbour beside the district."""
    made: dict[str, Body] = {}
    with act(by=BY):
        for name, parent in [
            ("city", ""),
            ("district", "city"),
            ("plant", "district"),
            ("shop", "plant"),
            ("harbour", "city"),
        ]:
            made[name] = Body.objects.create(name=name, parent=made.get(parent))
    return made


def names(roots: list[Body]) -> set[str]:
    keys = [body.pk for body in roots]
    return set(Body.objects.filter(pk__in=Below(Body, keys)).values_list("name", flat=True))


def within(some: list[str], roots: list[Body]) -> set[str]:
    keys = Body.objects.filter(name__in=some).order_by().values("pk")
    found = Body.objects.filter(pk__in=Within(keys, Body, [body.pk for body in roots]))
    return set(found.values_list("name", flat=True))


def test_below(bodies: dict[str, Body]) -> None:
    assert names([bodies["district"]]) == {"district", "plant", "shop"}
    assert names([bodies["plant"], bodies["harbour"]]) == {"plant", "shop", "harbour"}
    assert names([bodies["city"]]) == set(bodies)
    assert names([]) == set()


def test_within(bodies: dict[str, Body]) -> None:
    assert within(["shop", "harbour"], [bodies["district"]]) == {"shop"}
    assert within(["shop", "city"], [bodies["city"]]) == {"shop", "city"}
    assert within(["city"], [bodies["shop"]]) == set()
    assert within(["shop"], []) == set()


def test_a_loop_in_the_data_ends(bodies: dict[str, Body]) -> None:
    with act(by=BY):
        Body.objects.filter(name="city").update(parent=bodies["shop"])
    assert names([bodies["plant"]]) == set(bodies)
    assert within(["harbour"], [bodies["plant"]]) == {"harbour"}


def test_the_tree_is_the_days_and_today_is_todays(bodies: dict[str, Body]) -> None:
    with act(by=BY) as moved:
        Body.objects.filter(name="plant").update(parent=bodies["harbour"])
    roots = [bodies["district"].pk]
    assert names([bodies["district"]]) == {"district"}
    with lens(moved - 1):
        assert names([bodies["district"]]) == {"district", "plant", "shop"}
        assert within(["shop"], [bodies["district"]]) == {"shop"}
        now = Body.objects.filter(pk__in=Below(Body, roots)).order_by()
        assert set(Body.objects.filter(pk__in=today(now)).values_list("name", flat=True)) == {"district"}
        keys = Body.objects.filter(name="shop").order_by().values("pk")
        now = Body.objects.filter(pk__in=Within(keys, Body, roots)).order_by()
        assert list(Body.objects.filter(pk__in=today(now))) == []


def test_one_statement_also_through_a_foreign_key(bodies: dict[str, Body]) -> None:
    from django.db import connection

    with act(by=BY):
        network = Network.objects.create(name="联盟", body=bodies["shop"], chartered_on=date(2021, 4, 28))
    own = Network.objects.order_by().values("body")
    with CaptureQueriesContext(connection) as asked:
        found = list(Network.objects.filter(body__in=Within(own, Body, [bodies["district"].pk])))
    assert (found, len(asked)) == ([network], 1)
