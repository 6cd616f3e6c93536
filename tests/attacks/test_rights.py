"""What someone may not see is a 404, whatever is guessed; what was someone's yesterday is not today's."""

import re
from collections.abc import Callable, Iterator

import pytest

from lianchuang.basics.verdicts import Refused
from lianchuang.desks.access import visible_accounts
from lianchuang.people.access import may_place_body
from lianchuang.people.actions import (
    correct_body,
    end_role,
    make_account,
    place_body,
    record_person,
)
from lianchuang.people.models import Account, Body, Person, Role
from lianchuang.records.correcting import Grounds
from lianchuang.records.past import act
from lianchuang.records.telling import last_number
from tests.attacks.ground import FAR, Ground, ground, patterns
from tests.cast import NOW, STAGE_HAND

pytestmark = pytest.mark.django_db
NEAR = ("赵秘书", "王师傅", "李工", "孙主席")
KINDS = {
    "networks": "network", "studios": "studio", "people": "person", "bodies": "body", "projects": "project",
    "sessions": "session", "memberships": "seat", "posts": "post", "roles": "role", "partners": "partner", "accounts": "account", "files": "file",
    "terms": "term", "groups": "group", "contacts": "contact",
}  # fmt: skip
OUTCOMES = ("patents", "copyrights", "benefits", "media")
WHY = Grounds("核对")


@pytest.fixture
def found() -> Ground:
    return ground()


def addresses(numbers: dict[str, int]) -> Iterator[str]:
    """Every address that names one of these records."""
    for route in patterns():
        first = route.split("/")[0]
        for kind in OUTCOMES if "<slug:kind>" in route else [""]:
            named = route.replace("<slug:kind>", kind).replace("<slug:code>", "joint_projects_approved")
            key = named.split("/")[1] if first == "outcomes" else KINDS.get(first)
            if key is not None and "<int:" in named:
                yield "/" + re.sub(r"<int:\w+>", str(numbers[key]), named, count=1)


def says(do: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        do()
    return str(refused.value.reason)


@pytest.mark.once
@pytest.mark.parametrize("name", NEAR)
def test_no_guessed_number_opens_a_page_of_the_other_alliance(found: Ground, name: str) -> None:
    client = found.cast.client(name)
    answers = {address: client.get(address, follow=True) for address in addresses(found.far)}
    # 405: an address that is only posted to says so to everybody, whatever number it names.
    assert {
        address: each.status_code for address, each in answers.items() if each.status_code not in (404, 405)
    } == {}
    lists = [
        "/desk/",
        "/acts/",
        f"/people/?q={FAR}工",
        f"/bodies/?q={FAR}农",
        f"/networks/{found.near['network']}/studios/",
    ]
    assert [
        address
        for address in lists
        if FAR in client.get(address).content.decode().replace(f'value="{FAR}', "")
    ] == []


def test_nobody_takes_an_alliance_by_placing_it_under_their_own(found: Ground) -> None:
    cast = found.cast
    by, own = cast.reach("赵秘书"), cast.network.body
    with act(by=by.author, reason="赵秘书登记的区工会"):
        district = Body.objects.create(name="滨江区工会", kind=Body.Kind.DISTRICT_UNION, parent=own.parent)
    with act(by=STAGE_HAND, reason="它下面的另一联盟"):
        neighbour = Body.objects.create(name="滨江邻联盟", kind=Body.Kind.ASSOCIATION, parent=district)
    refusal, not_kept = "这个单位下面有联盟或别人的角色，要由管理员来归属。", "这个单位不在您的登记范围内。"
    assert [str(may_place_body(by, body, own).reason) for body in (district, neighbour)] == [
        refusal,
        not_kept,
    ]
    at = last_number(neighbour)
    assert says(lambda: place_body(district, own, read_at=at, by=by, grounds=WHY)) == refusal
    disguise = {"name": district.name, "kind": Body.Kind.ASSOCIATION, "uscc": None}
    told = says(lambda: correct_body(district, changes=disguise, read_at=at, by=by, grounds=WHY))
    assert told == "联盟组织这一类别要由管理员来改。"
    administrator = cast.reach("管理员")
    assert bool(may_place_body(administrator, district, own)) is True


def test_whoever_has_lost_the_role_takes_nothing_back(found: Ground) -> None:
    cast = found.cast
    _person, number = record_person(name="何新", body=cast.studio.host, by=cast.reach("赵秘书"), grounds=WHY)
    client = cast.client("赵秘书")
    assert "何新" in client.get(f"/acts/{number}/").content.decode()
    role = Role.objects.get(person=cast.people["赵秘书"])
    end_role(role, ends_at=NOW, read_at=last_number(role), by=cast.reach("管理员"), grounds=Grounds("调离"))
    assert "何新" not in client.get(f"/acts/{number}/").content.decode()
    assert client.post(f"/acts/{number}/undoing/").status_code == 409
    assert Person.objects.filter(name="何新").count() == 1


def test_a_role_an_administrator_ended_is_not_given_back_by_undoing(found: Ground) -> None:
    cast = found.cast
    with act(by=STAGE_HAND, reason="授予"):
        role = Role.objects.create(
            person=cast.people["李工"], kind=Role.Kind.SUPERIOR, body=cast.network.body, starts_at=NOW
        )
    ended = NOW.replace(year=2026)
    number = end_role(
        role, ends_at=ended, read_at=last_number(role), by=cast.reach("管理员"), grounds=Grounds("调离")
    )
    with act(by=STAGE_HAND, reason="管理员也有人的名字"):
        admin = Account.objects.get(username="admin")
        admin.person = Person.objects.create(name="管理员", body=cast.network.body)
        admin.save()
        Role.objects.create(
            person=admin.person, kind=Role.Kind.SECRETARY, body=cast.network.body, starts_at=NOW
        )
    assert cast.client("赵秘书").post(f"/acts/{number}/undoing/").status_code == 409
    role.refresh_from_db()
    assert role.ends_at == ended


def test_no_secretary_opens_the_account_of_whoever_sees_more(found: Ground) -> None:
    cast = found.cast
    by = cast.reach("赵秘书")
    with act(by=STAGE_HAND, reason="别处的领衔人在本地单位"):
        zhou = cast.people["周老师"]
        zhou.body = cast.studio.host
        zhou.save()
    names = set(visible_accounts(by).values_list("username", flat=True))
    assert names == {"赵秘书", "王师傅", "李工", "孙主席"}
    with act(by=STAGE_HAND, reason="上级的人没有账号"):
        person = Person.objects.create(name="滨江部长", body=cast.studio.host)
        Role.objects.create(
            person=person, kind=Role.Kind.SUPERIOR, body=Body.objects.get(name="滨江市总工会"), starts_at=NOW
        )
    told = says(lambda: make_account(username="buzhang", person=person, by=by))
    assert told == "这个账号的权限比您大，请由管理员发一次性登录链接。"
    assert Account.objects.filter(username="buzhang").count() == 0
