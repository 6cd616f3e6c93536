"""Two alliances in one installation: what lies with the neighbour is neither written, nor rung up, nor taken over."""

from datetime import UTC, datetime

import pytest

from lianchuang.desks.access import held_elsewhere, visible_accounts
from lianchuang.networks.access import kept_bodies, kept_people, kept_studios
from lianchuang.networks.models import Leadership, Membership, Network
from lianchuang.people.access import (
    may_edit_body,
    may_edit_person,
    may_make_link,
    may_see_contact,
    visible_bodies,
    visible_people,
)
from lianchuang.people.models import Account, Body, Person, PersonContact, Role
from lianchuang.projects.models import Participant, Project
from lianchuang.records.past import act, last_act, lens
from tests.attacks.ground import Ground, ground
from tests.cast import NOW, STAGE_HAND, Cast, folder, seat
from tests.cast import found as found_network

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


def neighbour_of(cast: Cast) -> tuple[Network, Body, Person]:
    """Another alliance under the same union, with a company of its own whose worker leads its studio."""
    union = cast.network.body.parent
    assert union is not None
    with act(by=STAGE_HAND, reason="同一工会下的另一联盟"):
        network = found_network("滨江公交创新工作室联盟", union)
        company = Body.objects.create(name="滨江公交公司", parent=union)
        keeper = Person.objects.create(name="郑秘书", body=network.body)
        Role.objects.create(
            person=keeper,
            kind=Role.Kind.SECRETARY,
            body=network.body,
            starts_at=datetime(2021, 5, 1, tzinfo=UTC),
        )
        cast.people["郑秘书"] = keeper
        cast.accounts["郑秘书"] = Account.objects.create(username="郑秘书", person=keeper, password="!")
        driver = Person.objects.create(name="冯司机", body=company)
        Account.objects.create(username="冯司机", person=driver, password="!")
        PersonContact.objects.create(person=driver, phone="13711110000")
        Leadership.objects.create(studio=seat(network, "公交工作室", company), person=driver)
    return network, company, driver


def test_a_neighbour_under_the_same_union_is_seen_and_not_written(found: Ground) -> None:
    cast = found.cast
    network, company, driver = neighbour_of(cast)
    by, client = cast.reach("赵秘书"), cast.client("赵秘书")
    assert visible_bodies(by).filter(pk=company.pk).exists()
    assert visible_people(by).filter(pk=driver.pk).exists()
    may = [may_edit_body(by, each) for each in (company, network.body, network.body.parent)]
    may += [may_edit_person(by, driver), may_see_contact(by, driver)]
    assert [bool(each) for each in may] == [False] * 5
    theirs = cast.reach("郑秘书")
    assert [bool(may_edit_body(theirs, company)), bool(may_see_contact(theirs, driver))] == [True, True]
    assert "13711110000" not in client.get(f"/people/{driver.pk}/").content.decode()
    account = Account.objects.get(person=driver)
    for address in (
        f"/bodies/{company.pk}/corrections/",
        f"/people/{driver.pk}/corrections/",
        f"/people/{driver.pk}/contact/",
        f"/accounts/{account.pk}/stopping/",
        f"/accounts/{account.pk}/link/",
    ):
        assert client.post(address, {"name": "改名", "phone": "1"}).status_code in (404, 409, 422)
    for row in (company, driver, account):
        row.refresh_from_db()
    assert (company.name, driver.name, account.is_active) == ("滨江公交公司", "冯司机", True)


def test_whoever_registered_it_first_keeps_what_two_alliances_share(found: Ground) -> None:
    cast = found.cast
    network, company, driver = neighbour_of(cast)
    studio = Membership.objects.get(network=network).studio
    assert studio is not None
    with act(by=STAGE_HAND, reason="也加入滨江轨道"):
        Membership.objects.create(
            network=cast.network, studio=studio, joined_on=NOW.date(), folder=folder("入盟")
        )
    with act(by=cast.reach("赵秘书").author, reason="登记人员"):
        own = Person.objects.create(name="褚同事", body=company)
    by, theirs = cast.reach("赵秘书"), cast.reach("郑秘书")
    for rows, row in ((kept_studios, studio), (kept_bodies, company), (kept_people, driver)):
        assert [rows(each).filter(pk=row.pk).exists() for each in (by, theirs)] == [False, True]
    assert [bool(may_edit_person(each, own)) for each in (by, theirs)] == [True, True]
    page = cast.client("赵秘书").get(f"/studios/{studio.pk}/")
    assert page.status_code == 200


def test_no_account_is_made_for_somebody_who_takes_part_elsewhere(found: Ground) -> None:
    cast = found.cast
    by, client = cast.reach("赵秘书"), cast.client("赵秘书")
    with act(by=STAGE_HAND, reason="在本地单位，在别处有身份"):
        leader = Person.objects.create(name="本地领衔人", body=cast.studio.host)
        Leadership.objects.create(studio=cast.other_studio, person=leader)
        helper = Person.objects.create(name="本地参与者", body=cast.studio.host)
        Participant.objects.create(
            project=Project.objects.get(pk=found.far["project"]), person=helper, position=2
        )
        plain = Person.objects.create(name="本地工人", body=cast.studio.host)
    assert set(held_elsewhere(by).filter(name__startswith="本地")) == {leader, helper}
    for person, status in ((leader, 422), (helper, 422), (plain, 200)):
        answer = client.post("/accounts/new/", {"person": person.pk, "username": f"u{person.pk}"})
        assert (answer.status_code, Account.objects.filter(person=person).exists()) == (status, status == 200)
    with act(by=STAGE_HAND, reason="账号由管理员开"):
        account = Account.objects.create(username="helper", person=helper, password="!")
    told = "这个人不由您登记，或者在别的联盟也有身份，请由管理员发一次性登录链接。"
    assert str(may_make_link(by, account).reason) == told
    assert not visible_accounts(by).filter(pk=account.pk).exists()
    assert bool(may_make_link(cast.reach("管理员"), account)) is True


def test_what_nobody_placed_is_not_everybodys_under_the_lens(found: Ground) -> None:
    cast = found.cast
    with act(by=cast.reach("吴秘书").author, reason="远山登记的单位"):
        Body.objects.create(name="远山新厂")
    with lens(last_act()):
        seen = [
            visible_bodies(cast.reach(name)).filter(name="远山新厂").exists() for name in ("赵秘书", "吴秘书")
        ]
    assert seen == [False, True]
