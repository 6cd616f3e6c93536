"""Who may what: every may_* with every member of the cast."""

import pytest

from lianchuang.people.access import (
    may_edit_body,
    may_edit_person,
    may_give_role,
    may_make_accounts,
    may_make_link,
    may_place_body,
    may_see_act,
    may_see_contact,
    visible_acts,
    visible_bodies,
    visible_people,
)
from lianchuang.people.models import Body, Role
from lianchuang.records.models import Act
from lianchuang.records.past import act, last_act, lens
from tests.cast import NAMES, NOW, SET, STAGE_HAND, Cast, seat, stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return stage()


def those_who(cast: Cast, may: object) -> set[str]:
    return {name for name in NAMES if may(cast.reach(name))}  # type: ignore[operator]


def test_who_may_what(cast: Cast) -> None:
    body, own, worker = cast.studio.host, cast.network.body, cast.people["李工"]
    secretary, superior = Role.Kind.SECRETARY, Role.Kind.SUPERIOR
    found = Act.objects.get(pk=1)
    assert {
        "make accounts": those_who(cast, may_make_accounts),
        "link for the worker": those_who(cast, lambda by: may_make_link(by, cast.accounts["李工"])),
        "link for the secretary": those_who(cast, lambda by: may_make_link(by, cast.accounts["赵秘书"])),
        "link for the superior": those_who(cast, lambda by: may_make_link(by, cast.accounts["钱部长"])),
        "link for the administrator": those_who(cast, lambda by: may_make_link(by, cast.accounts["管理员"])),
        "give the secretary's role": those_who(cast, lambda by: may_give_role(by, secretary, own)),
        "give the superior's role": those_who(cast, lambda by: may_give_role(by, superior, own)),
        "edit the body": those_who(cast, lambda by: may_edit_body(by, body)),
        "place the body": those_who(cast, lambda by: may_place_body(by, body, own)),
        "edit the worker": those_who(cast, lambda by: may_edit_person(by, worker)),
        "see the telephone": those_who(cast, lambda by: may_see_contact(by, worker)),
        "see the founding act": those_who(cast, lambda by: may_see_act(by, found)),
    } == {
        "make accounts": {"管理员", "赵秘书", "吴秘书"},
        "link for the worker": {"管理员", "赵秘书"},
        "link for the secretary": {"管理员", "赵秘书"},
        "link for the superior": {"管理员"},
        "link for the administrator": {"管理员"},
        "give the secretary's role": {"管理员", "赵秘书"},
        "give the superior's role": {"管理员"},
        "edit the body": {"管理员", "赵秘书"},
        "place the body": {"管理员", "赵秘书"},
        "edit the worker": {"管理员", "赵秘书"},
        "see the telephone": {"管理员", "赵秘书", "李工"},
        "see the founding act": {"管理员"},
    }


def test_who_sees_whom(cast: Cast) -> None:
    seen = {name: {each.name for each in visible_people(cast.reach(name))} for name in NAMES}
    here = {"王师傅", "李工", "赵秘书", "孙主席"}
    assert seen == {
        "管理员": here | {"钱部长", "周老师", "吴秘书"},
        "赵秘书": here,
        "钱部长": here | {"钱部长"},
        "王师傅": {"王师傅"},
        "李工": {"李工"},
        "周老师": {"周老师"},
        "吴秘书": {"周老师", "吴秘书"},
        "孙主席": {"孙主席"},
        "无人": set(),
    }


def test_a_body_nobody_placed_is_seen_by_those_who_registered_it(cast: Cast) -> None:
    with act(by=cast.reach("赵秘书").author):
        body = Body.objects.create(name="新来公司")

    def seen() -> set[str]:
        return those_who(cast, lambda by: visible_bodies(by).filter(pk=body.pk).exists())

    assert seen() == {"管理员", "赵秘书"}
    with lens(last_act()):
        assert seen() == {"管理员", "赵秘书"}
    with act(by=STAGE_HAND, reason="远山的成员在这个单位"):
        seat(cast.elsewhere, "新来工作室", body)
    assert seen() == {"管理员", "赵秘书"}


def test_a_role_counts_from_its_start_until_before_its_end(cast: Cast) -> None:
    own = ((Role.Kind.SECRETARY.value, cast.network.body_id),)
    before_end = SET.replace(hour=8)
    assert (cast.reach("孙主席", before_end).roles, cast.reach("孙主席", SET).roles) == (own, ())
    assert cast.reach("孙主席", NOW).roles == ()


def test_acts_are_listed_for_those_who_keep_or_oversee(cast: Cast) -> None:
    with act(by=cast.reach("赵秘书").author, reason="更正一处"):
        Body.objects.create(name="新来公司")
    seen = {name: [each.reason for each in visible_acts(cast.reach(name))] for name in NAMES}
    kept = ["更正一处"]
    assert seen == {
        "管理员": ["更正一处", "登记", "成立"], "赵秘书": kept, "钱部长": kept, "王师傅": [], "李工": [], "周老师": [],
        "吴秘书": [], "孙主席": [], "无人": [],
    }  # fmt: skip


def test_under_a_lens_the_roots_are_todays_and_the_tree_is_the_days(cast: Cast) -> None:
    with act(by=STAGE_HAND):
        Body.objects.filter(pk=cast.studio.host_id).update(parent=cast.elsewhere.body)
    reach = cast.reach("吴秘书")
    assert visible_bodies(reach).filter(pk=cast.studio.host_id).exists()
    with lens(2):
        assert not visible_bodies(reach).filter(pk=cast.studio.host_id).exists()
        assert {each.name for each in visible_people(cast.reach("赵秘书"))} == {
            "王师傅",
            "李工",
            "赵秘书",
            "孙主席",
        }
