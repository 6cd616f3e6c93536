"""Two alliances in one installation: what lies with the neighbour is neither written, nor rung up, nor taken over."""

import pytest

from lianchuang.people.models import Body, PersonContact
from lianchuang.records.past import act
from tests.attacks.ground import Ground, ground
from tests.cast import STAGE_HAND

pytestmark = pytest.mark.django_db


@pytest.fixture
def found() -> Ground:
    return ground()


def test_no_telephone_stands_under_the_bar_of_a_day_looked_back_at(found: Ground) -> None:
    cast = found.cast
    li, client = cast.people["李工"], cast.client("赵秘书")
    with act(by=STAGE_HAND, reason="李工已调往远山") as number:
        li.body = Body.objects.get(name="远山县职业学校")
        li.save()
    PersonContact.objects.filter(person=li).update(phone="13777770000")
    before = f"?known_at=act:{number - 1}"
    assert client.get(f"/people/{li.pk}/").status_code == 404
    then = client.get(f"/people/{li.pk}/{before}").content.decode()
    assert ("李工" in then, "777" in then, "电话" in then) == (True, False, False)
    studio = f"/studios/{cast.studio.pk}/"
    shown = [client.get(studio + at).content.decode() for at in ("", before)]
    assert ["13800001234" in page for page in shown] == [True, False]
