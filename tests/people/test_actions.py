"""Accounts, links, posts, roles, places in the tree: what they change, and what they refuse without changing anything."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from lianchuang.basics.verdicts import Refused
from lianchuang.people.actions import (
    check_password,
    choose_password,
    correct_person,
    end_post,
    end_role,
    give_role,
    hand_out_link,
    link_account,
    make_account,
    make_sign_in_link,
    place_body,
    record_person,
    record_post,
    record_tie,
    settle_account,
    use_sign_in_link,
)
from lianchuang.people.models import Account, Body, Person, Post, Role, SignInLink, Tie
from lianchuang.records.correcting import ChangedMeanwhile, Grounds
from lianchuang.records.past import history_of, last_act
from lianchuang.records.telling import last_number, told_history
from tests.cast import NOW, Cast, stage

pytestmark = pytest.mark.django_db
WHY = Grounds("对照花名册", paper="滨交工〔2025〕3号", on_behalf_of="王师傅")


@pytest.fixture
def cast() -> Cast:
    return stage()


def refusal(do: Callable[[], Any]) -> str:
    """The words of a refusal that changed nothing."""
    before = last_act()
    with pytest.raises(Refused) as refused:
        do()
    assert last_act() == before
    return refused.value.reason


def test_a_link_lets_in_once(cast: Cast) -> None:
    path, _link = make_sign_in_link("李工", made_by="test")
    token = path.split("/")[2]
    assert link_account(token) == cast.accounts["李工"]
    assert use_sign_in_link(token) == cast.accounts["李工"]
    assert link_account(token) is None
    assert "已用过或已过期" in refusal(lambda: use_sign_in_link(token))


def test_a_link_ends_with_time_with_a_newer_one_and_with_the_account(cast: Cast) -> None:
    first, second = (make_sign_in_link("李工", made_by="test")[0].split("/")[2] for _ in range(2))
    assert (link_account(first), link_account(second)) == (None, cast.accounts["李工"])
    SignInLink.objects.update(expires_at=datetime(2025, 1, 1, tzinfo=UTC))
    assert link_account(second) is None
    token = hand_out_link(cast.accounts["李工"], by=cast.reach("赵秘书")).split("/")[2]
    settle_account(cast.accounts["李工"], is_active=False, by=cast.reach("赵秘书"))
    assert link_account(token) is None


def test_nobody_hands_out_more_than_they_hold(cast: Cast) -> None:
    by = cast.reach("赵秘书")
    beyond = [cast.accounts[name] for name in ("管理员", "钱部长", "吴秘书")]
    assert ["权限比您大" in refusal(partial(hand_out_link, each, by=by)) for each in beyond] == [True] * 3
    stopped = [refusal(partial(settle_account, each, is_active=False, by=by)) for each in beyond]
    assert ["权限比您大" in says for says in stopped] == [True] * 3
    assert "不能停用自己" in refusal(lambda: settle_account(cast.accounts["赵秘书"], is_active=False, by=by))


def test_an_account_is_opened_once_for_a_person(cast: Cast) -> None:
    by = cast.reach("赵秘书")
    person, _act = record_person(name="何新", body=cast.studio.host, by=by, grounds=Grounds(""))
    account = make_account(username=" 何 新 ", person=person, by=by)
    assert (account.username, account.has_usable_password()) == ("何新", False)
    assert (
        refusal(lambda: make_account(username="何新", person=None, by=by))
        == "账号名「何新」已经有人用了，请换一个。"
    )
    assert (
        refusal(lambda: make_account(username="hx", person=person, by=by)) == "何新 已经有账号了，不用再开。"
    )
    assert refusal(lambda: make_account(username="  ", person=None, by=by)) == "请填写账号名。"
    assert "控制字符" in refusal(lambda: make_account(username="a\x01b", person=None, by=by))
    assert "只有管理员或秘书处" in refusal(
        lambda: make_account(username="x", person=None, by=cast.reach("李工"))
    )


def test_wrong_passwords_make_one_wait_by_account_and_address(cast: Cast) -> None:
    choose_password(cast.accounts["李工"], "一把很长的钥匙")
    for _ in range(5):
        assert "账号名或密码不对" in refusal(lambda: check_password("李工", "x", address="1.2.3.4", at=NOW))
    waits = refusal(lambda: check_password("李工", "一把很长的钥匙", address="1.2.3.4", at=NOW))
    assert waits == "密码试错的次数太多了，请等 15 分钟再试，或向秘书处要一个一次性登录链接。"
    assert check_password("李工", "一把很长的钥匙", address="5.6.7.8", at=NOW) == cast.accounts["李工"]
    later = NOW + timedelta(minutes=16)
    assert check_password(" 李工", "一把很长的钥匙", address="1.2.3.4", at=later) == cast.accounts["李工"]
    assert "账号名或密码不对" in refusal(lambda: check_password("没有这人", "x", address="1.2.3.4", at=NOW))


def test_a_post_is_recorded_and_ended_with_its_grounds(cast: Cast) -> None:
    by, person, body = cast.reach("赵秘书"), cast.people["李工"], cast.studio.host
    record_post(person, body=body, title="班长", starts_on=date(2024, 1, 1), by=by, grounds=WHY)
    post = Post.objects.get(person=person)
    assert "已经登记过" in refusal(
        lambda: record_post(person, body=body, title="班长", starts_on=None, by=by, grounds=WHY)
    )
    read_at = last_number(post)
    assert (
        refusal(lambda: end_post(post, ends_before=date(2023, 1, 1), read_at=read_at, by=by, grounds=WHY))
        == "结束要晚于开始。"
    )
    end_post(post, ends_before=date(2025, 2, 1), read_at=read_at, by=by, grounds=WHY)
    newest = told_history(("任职", post))[0]
    assert (newest.by_name, newest.on_behalf_of, newest.paper, newest.reason) == (
        "赵秘书", "王师傅", "滨交工〔2025〕3号", "对照花名册",
    )  # fmt: skip
    assert [(each.field, each.old, each.new) for each in newest.changes] == [("任职至", "", "2025年2月1日")]
    assert "不在您的登记范围" in refusal(
        lambda: record_post(
            person, body=body, title="x", starts_on=None, by=cast.reach("吴秘书"), grounds=WHY
        )
    )


def test_a_role_begins_and_ends_with_its_rights(cast: Cast) -> None:
    by, person, own = cast.reach("赵秘书"), cast.people["李工"], cast.network.body
    give_role(person, kind=Role.Kind.SECRETARY, body=own, starts_at=NOW, by=by, grounds=WHY)
    role = Role.objects.get(person=person)
    assert cast.reach("李工").roles == (("secretary", own.pk),)
    assert "已经有这个角色" in refusal(
        lambda: give_role(person, kind=Role.Kind.SECRETARY, body=own, starts_at=NOW, by=by, grounds=WHY)
    )
    end_role(role, ends_at=NOW + timedelta(days=1), read_at=last_number(role), by=by, grounds=WHY)
    assert cast.reach("李工", NOW + timedelta(days=1)).roles == ()
    mine = Role.objects.get(person=cast.people["赵秘书"])
    assert "不能结束自己" in refusal(
        lambda: end_role(mine, ends_at=NOW, read_at=last_number(mine), by=by, grounds=WHY)
    )
    assert (
        refusal(
            lambda: give_role(person, kind=Role.Kind.SUPERIOR, body=own, starts_at=NOW, by=by, grounds=WHY)
        )
        == "这个角色要由管理员授予。"
    )


def test_two_people_correcting_lose_nothing(cast: Cast) -> None:
    by, person = cast.reach("赵秘书"), cast.people["李工"]
    read_at = last_number(person)
    correct_person(person, changes={"name": "李公"}, read_at=read_at, by=by, grounds=Grounds("错字"))
    with pytest.raises(ChangedMeanwhile) as changed:
        correct_person(
            person,
            changes={"name": "李攻"},
            read_at=read_at,
            by=cast.reach("管理员"),
            grounds=Grounds("错字"),
        )
    [conflict] = changed.value.conflicts
    assert (conflict.title, conflict.theirs, conflict.yours, conflict.by_name) == (
        "姓名",
        "李公",
        "李攻",
        "赵秘书",
    )
    assert Person.objects.get(pk=person.pk).name == "李公"
    numbered = changed.value.number
    correct_person(person, changes={"name": "李攻"}, read_at=numbered, by=by, grounds=Grounds("核对过"))
    assert [each.values["name"] for each in history_of(person)] == ["李攻", "李公", "李工"]
    assert "请写明更正的理由" in refusal(
        lambda: correct_person(person, changes={"name": "x"}, read_at=99, by=by, grounds=Grounds(" "))
    )
    assert "没有要更正的" in refusal(
        lambda: correct_person(person, changes={"name": "李攻"}, read_at=99, by=by, grounds=WHY)
    )


def test_a_body_is_placed_but_never_under_itself(cast: Cast) -> None:
    by, body, own = cast.reach("赵秘书"), cast.studio.host, cast.network.body
    place_body(body, own, read_at=last_number(body), by=by, grounds=WHY)
    assert Body.objects.get(pk=body.pk).parent == own
    for moved in (own, body):
        read_at = last_number(moved)
        says = refusal(
            partial(place_body, moved, body, read_at=read_at, by=cast.reach("管理员"), grounds=WHY)
        )
        assert says == f"不能把「{moved.name}」放到它自己的下级下面。"
    far = cast.elsewhere.body
    assert (
        refusal(lambda: place_body(body, far, read_at=last_number(body), by=by, grounds=WHY))
        == "上级单位不在您的登记范围内。"
    )


def test_a_tie_has_a_source_and_another_side(cast: Cast) -> None:
    by, wang, sun = cast.reach("赵秘书"), cast.people["王师傅"], cast.people["孙主席"]
    record_tie(wang, kind=Tie.Kind.KINSHIP, other=sun, starts_on=None, source="本人申报", by=by, grounds=WHY)
    assert Tie.objects.filter(person=wang, other_person=sun).count() == 1
    assert "已经登记过" in refusal(
        lambda: record_tie(wang, kind="kinship", other=sun, starts_on=None, source="x", by=by, grounds=WHY)
    )
    assert "和自己" in refusal(
        lambda: record_tie(wang, kind="kinship", other=wang, starts_on=None, source="x", by=by, grounds=WHY)
    )


def test_a_namesake_in_one_body_is_the_same_person(cast: Cast) -> None:
    by = cast.reach("赵秘书")
    assert (
        refusal(lambda: record_person(name="李工", body=cast.studio.host, by=by, grounds=Grounds("")))
        == "滨江精工机械公司已经登记过李工。"
    )
    record_person(name="李工", body=cast.network.body, by=by, grounds=Grounds(""))
    assert Person.objects.filter(name="李工").count() == 2
    assert Account.objects.filter(person__name="李工").count() == 1
