"""Founding, relations, nil reports, leaders, leaving: what they change and what they refuse."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pytest

from lianchuang.basics.periods import PartialDate
from lianchuang.basics.verdicts import Refused
from lianchuang.networks.actions import (
    change_group,
    change_leader,
    correct_studio,
    end_relation,
    found_network,
    leave_network,
    relate_networks,
    report_nil,
)
from lianchuang.networks.models import Leadership, Membership, Network, NetworkRelation, Register, Studio
from lianchuang.people.access import reach_of
from lianchuang.people.models import Body, Person
from lianchuang.records.correcting import ChangedMeanwhile, Grounds
from lianchuang.records.files.models import Folder
from lianchuang.records.past import act, last_act
from lianchuang.records.telling import last_number
from tests.cast import STAGE_HAND, Cast, stage

pytestmark = pytest.mark.django_db
WHY = Grounds("对照盖章件")
AT = datetime(2025, 1, 10, 9, 0, tzinfo=UTC)


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


def test_the_founder_becomes_the_first_secretary(cast: Cast) -> None:
    network = found_network(
        name="新风创新工作室联盟", chartered_on=date(2021, 4, 30), chartered_precision="month",
        guiding_union="新风区总工会", clauses=("一条", "二条"), founder_name="何首任", by=cast.reach("管理员"), at=AT,
    )  # fmt: skip
    cast.accounts["管理员"].refresh_from_db()
    founder = reach_of(cast.accounts["管理员"], AT)
    assert (founder.name, founder.roles) == ("何首任", (("secretary", network.body_id),))
    assert network.body.parent == Body.objects.get(name="新风区总工会")
    assert [each.number for each in network.clauses.all()] == [1, 2]
    assert [each.name for each in network.groups.all()] == ["技术攻关", "技能传授", "服务管理"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"name": ""}, "请填写联盟名称。"),
        ({"name": "滨江轨道创新工作室联盟"}, "「滨江轨道创新工作室联盟」已经有了。"),
        ({"chartered_on": date(2099, 1, 1)}, "成立日期还没有到，请核对年份。"),
    ],
)
def test_what_is_not_founded(cast: Cast, changes: dict[str, Any], says: str) -> None:
    asked = {"name": "新风创新工作室联盟", "chartered_on": date(2021, 4, 28), **changes}
    assert refusal(lambda: found_network(**asked, by=cast.reach("管理员"), at=AT)) == says
    assert Network.objects.count() == 2


def test_only_the_administrator_founds(cast: Cast) -> None:
    asked = partial(found_network, name="新风联盟", chartered_on=date(2021, 4, 28), at=AT)
    says = [refusal(partial(asked, by=cast.reach(name))) for name in ("赵秘书", "钱部长", "李工", "无人")]
    assert says == ["只有管理员可以新建联盟。"] * 4


def test_relations_are_two_sided_once_and_never_a_loop(cast: Cast) -> None:
    by, here, there = cast.reach("管理员"), cast.network, cast.elsewhere
    relate = partial(relate_networks, starts_on=None, by=by, grounds=WHY)
    relate(kind="part_of", network=here, other=there)
    says = [
        refusal(partial(relate, kind="part_of", network=here, other=there)),
        refusal(partial(relate, kind="part_of", network=there, other=here)),
        refusal(partial(relate, kind="paired", network=here, other=here)),
        refusal(partial(relate, kind="paired", network=here, other=there, by=cast.reach("赵秘书"))),
    ]
    assert says == [
        "这一条关系已经登记过了。",
        "这样会绕成一个圈：「滨江轨道创新工作室联盟」已经在它下面。",
        "一个网络不能和自己有关系。",
        "另一个网络不在您的可见范围内。",
    ]
    relation = NetworkRelation.objects.get()
    read_at = last_number(relation)
    end_relation(relation, ends_before=date(2025, 1, 1), read_at=read_at, by=by, grounds=WHY)
    relation.refresh_from_db()
    assert relation.ends_before == date(2025, 1, 1)
    again = partial(end_relation, relation, ends_before=date(2025, 2, 1), read_at=99, by=by, grounds=WHY)
    assert refusal(again) == "这一条关系已经结束了。"


def test_a_zero_is_reported_once_and_never_over_a_register(cast: Cast) -> None:
    by, network = cast.reach("赵秘书"), cast.network
    report = partial(report_nil, network, "media", 2024, grounds=WHY)
    report(by=by)
    assert Register.objects.get(network=network, kind="media", year=2024).is_nil
    assert refusal(partial(report, by=by)) == "2024年的媒体报道台账已经有了，不能再报零。"
    roster = partial(report_nil, network, "roster", 2024, by=by, grounds=WHY)
    assert refusal(roster) == "2024年的成员台账已经有了，不能再报零。"
    assert (
        refusal(partial(report_nil, network, "benefit", 2024, by=by, grounds=Grounds(" ")))
        == "请写明零报告的依据。"
    )
    says = [refusal(partial(report, by=cast.reach(name))) for name in ("钱部长", "王师傅", "吴秘书")]
    assert says == ["只有这个联盟的秘书处可以登记和更正。"] * 3


def test_a_leader_changes_and_the_old_one_stays_in_the_record(cast: Cast) -> None:
    by, studio = cast.reach("赵秘书"), cast.studio
    old = Leadership.objects.get(studio=studio)
    read_at = last_number(studio, old)
    change = partial(
        change_leader, studio, leaving=old, coming="李工", on=date(2025, 2, 1), read_at=read_at, by=by
    )
    change(grounds=WHY)
    led = [(each.person.name, each.starts_on, each.ends_before) for each in studio.leaderships.order_by("pk")]
    assert led == [("王师傅", None, date(2025, 2, 1)), ("李工", date(2025, 2, 1), None)]
    assert Person.objects.filter(name="李工").count() == 1
    with pytest.raises(ChangedMeanwhile):
        change(grounds=WHY)
    newest = last_number(studio, *studio.leaderships.all())
    assert refusal(partial(change, read_at=newest, leaving=None, grounds=WHY)) == "李工 已经是领衔人。"
    assert refusal(partial(change, read_at=newest, leaving=None, coming="", grounds=WHY)) == (
        "请填写谁来领衔，或者谁不再领衔。"
    )
    assert "请写明变更的理由" in refusal(partial(change, read_at=newest, grounds=Grounds("")))
    assert "秘书处" in refusal(partial(change, by=cast.reach("王师傅"), grounds=WHY))


def test_leaving_is_dated_and_never_before_joining(cast: Cast) -> None:
    by, seat = cast.reach("赵秘书"), Membership.objects.get(studio=cast.studio)
    leave = partial(
        leave_network, seat, leaving_reason="自愿退出", read_at=last_number(seat), by=by, grounds=WHY
    )
    assert (
        refusal(partial(leave, left=PartialDate(date(2020, 1, 31), "month")))
        == "退出日期早于加入日期，请核对。"
    )
    leave(left=PartialDate(date(2024, 6, 30), "month"))
    seat.refresh_from_db()
    assert (seat.left_on, seat.left_precision, seat.leaving_reason) == (
        date(2024, 6, 30),
        "month",
        "自愿退出",
    )


def test_a_member_moves_to_a_group_of_its_own_network_only(cast: Cast) -> None:
    by, seat = cast.reach("赵秘书"), Membership.objects.get(studio=cast.studio)
    move = partial(change_group, seat, read_at=last_number(seat), by=by, grounds=WHY)
    assert refusal(partial(move, group=cast.elsewhere.groups.first())) == "这个工作组不是这个联盟的。"
    move(group=cast.network.groups.get(kind="service"))
    seat.refresh_from_db()
    assert seat.group == cast.network.groups.get(kind="service")


def test_a_studio_keeps_its_name_apart_within_its_body(cast: Cast) -> None:
    by, studio = cast.reach("赵秘书"), cast.studio
    with act(by=STAGE_HAND):
        Studio.objects.create(name="焊光工作室", host=studio.host, folder=Folder.objects.create(title="焊光"))
    correct = partial(correct_studio, studio, read_at=last_number(studio), by=by, grounds=WHY)
    assert (
        refusal(partial(correct, changes={"name": "焊光工作室"}))
        == "滨江精工机械公司已经有一个「焊光工作室」。"
    )
    correct(changes={"name": "精工创新工作室", "declared_members": 15})
    studio.refresh_from_db()
    assert (studio.name, studio.pinyin.split()[:2]) == ("精工创新工作室", ["jing1", "gong1"])
    assert studio.declared_members == 15
