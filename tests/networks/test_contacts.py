"""联系人: who fills in for a studio, with an account or without; today's only, masked for others, gone when ended."""

from functools import partial
from html import unescape

import pytest
from django.http import HttpResponse

from lianchuang.networks.access import may_keep_contacts, own_studios
from lianchuang.networks.actions import add_contact, end_contact
from lianchuang.networks.models import Contact
from lianchuang.records.past import last_act
from tests.cast import NAMES, Cast, stage
from tests.networks.builders import give_unit_role
from tests.networks.test_actions import refusal

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return stage()


def words(answer: HttpResponse) -> str:
    return unescape(answer.content.decode())


def test_a_person_of_the_host_fills_in_with_an_account_while_named(cast: Cast) -> None:
    li, client, address = cast.people["李工"], cast.client("李工"), f"/studios/{cast.studio.pk}/"
    assert client.get(address).status_code == 404
    before = last_act()
    contact = add_contact(cast.studio, person=li, phone="13811112222", by=cast.reach("王师傅"))
    assert (contact.name, contact.person, last_act()) == ("李工", li, before)
    assert list(own_studios(cast.reach("李工")).values_list("pk", flat=True)) == [cast.studio.pk]
    assert (client.get(address).status_code, client.get(f"/networks/{cast.network.pk}/").status_code) == (
        200,
        200,
    )
    end_contact(contact, by=cast.reach("王师傅"))
    assert (client.get(address).status_code, Contact.objects.filter(name="李工").count()) == (404, 0)
    assert refusal(partial(end_contact, contact, by=cast.reach("王师傅"))) == "这位联系人刚刚已经去掉了。"


def test_what_is_no_contact(cast: Cast) -> None:
    add = partial(add_contact, cast.studio, by=cast.reach("赵秘书"))
    assert refusal(partial(add, person=cast.people["周老师"])) == "「周老师」不是滨江精工机械公司的人。"
    assert refusal(add) == "请写联系人的姓名。"
    assert refusal(partial(add, name="何联络")) == "「何联络」已经是这个工作室的联系人了。"
    assert Contact.objects.count() == 1


def test_who_may_name_contacts(cast: Cast) -> None:
    give_unit_role(cast, "李工", cast.studio.host)
    assert {name for name in NAMES if may_keep_contacts(cast.reach(name), cast.studio)} == {
        "管理员", "赵秘书", "王师傅", "李工",
    }  # fmt: skip
    client, contact = cast.client("钱部长"), Contact.objects.get()
    page = words(client.get(f"/studios/{cast.studio.pk}/"))
    assert ("13800001234" in page, "何联络" in page, "增加联系人" in page) == (False, False, False)
    posts = [
        client.post(f"/contacts/{contact.pk}/ending/"),
        client.post(f"/studios/{cast.studio.pk}/contacts/new/", {"name": "某"}),
    ]
    assert ([each.status_code for each in posts], Contact.objects.count()) == ([409, 409], 1)
    assert cast.client("周老师").post(f"/contacts/{contact.pk}/ending/").status_code == 404


def test_contacts_are_added_and_ended_on_the_studios_page(cast: Cast) -> None:
    client, address = cast.client("王师傅"), f"/studios/{cast.studio.pk}/"
    typed = {"name": "李 工", "phone": "13811112222", "is_of_host": "on"}
    # Nobody is listed to a leader, who does not see the unit's people.
    assert "孙主席" not in words(client.get(f"{address}contacts/new/"))
    assert client.post(f"{address}contacts/new/", typed)["Location"] == address
    page = words(client.get(address))
    assert [each in page for each in ("13811112222", "可以用账号替工作室填报", "增加联系人")] == [True] * 3
    again = client.post(f"{address}contacts/new/", typed)
    assert (again.status_code, "已经是这个工作室的联系人了" in words(again)) == (422, True)
    stranger = client.post(f"{address}contacts/new/", typed | {"name": "周老师"})
    says = "滨江精工机械公司没有登记过「周老师」，或者不止一位，请秘书处先登记清楚。"
    assert (stranger.status_code, says in words(stranger), Contact.objects.count()) == (422, True, 2)
    contact = Contact.objects.get(person=cast.people["李工"])
    assert client.post(f"/contacts/{contact.pk}/ending/").status_code == 302
    assert "13811112222" not in words(client.get(address))
    # Contact data are in no history.
    assert "13811112222" not in words(client.get(f"{address}?known_at=act:2"))
