"""Who sees and does what with proposals: every member of the cast, and what could leak is there."""

import pytest

from lianchuang.programmes.access import (
    may_confirm_unit,
    may_hand_in,
    may_recall,
    may_type_confirmation,
    may_withdraw,
    may_write,
    visible_proposals,
    visible_units,
)
from lianchuang.programmes.actions import Filling, ask_units, file_proposal
from lianchuang.programmes.models import Call, Proposal
from lianchuang.programmes.queries import blind_title, parties_of, proposal_text
from lianchuang.records.past import act, clock_at, lens
from tests.cast import STAGE_HAND, Cast, folder, stage
from tests.programmes.proposals_builders import (
    OPEN,
    TITLE,
    bridge_studio,
    draft_of_studio,
    open_call_of,
    open_now,
    submitted,
    unit_of,
)
from tests.programmes.year_builders import TERM

EVERYBODY = (
    "管理员",
    "赵秘书",
    "孙主席",
    "钱部长",
    "王师傅",
    "李工",
    "何师傅",
    "林主席",
    "周老师",
    "吴秘书",
    "无人",
)


@pytest.fixture
def cast(db: None) -> Cast:
    return stage()


@pytest.fixture
def call(cast: Cast) -> Call:
    return open_call_of(cast)


def seers(cast: Cast, at: object = OPEN) -> list[str]:
    return [name for name in EVERYBODY if visible_proposals(cast.reach(name, at)).exists()]  # type: ignore[arg-type]


def test_a_draft_is_its_studios_and_the_secretarys(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call)
    assert seers(cast) == ["管理员", "赵秘书", "王师傅", "李工"]
    with open_now():
        ask_units(proposal, by=cast.reach("王师傅"))
    assert seers(cast) == ["管理员", "赵秘书", "王师傅", "李工", "林主席"]
    assert visible_units(cast.reach("林主席")).count() == 2


def test_what_was_handed_in_is_the_chairs_too_in_its_term(cast: Cast, call: Call) -> None:
    submitted(cast, call)
    assert seers(cast) == ["管理员", "赵秘书", "孙主席", "王师傅", "李工", "林主席"]
    assert seers(cast, TERM[1]) == ["管理员", "赵秘书", "王师傅", "李工", "林主席"]


def test_another_studio_of_the_alliance_sees_only_its_own(cast: Cast, call: Call) -> None:
    draft_of_studio(cast, call)
    with open_now():
        own, _act = file_proposal(
            call, bridge_studio(), Filling({"title": "桥梁检测"}), by=cast.reach("何师傅")
        )
    assert list(visible_proposals(cast.reach("何师傅"))) == [own]
    assert list(visible_proposals(cast.reach("王师傅")).values_list("title", flat=True)) == [TITLE]


def test_rights_are_todays_under_a_lens(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call)
    with open_now():
        _asked, number = ask_units(proposal, by=cast.reach("王师傅"))
    reach = cast.reach("林主席")
    with lens(number):
        assert visible_proposals(reach).count() == 1
    with act(by=STAGE_HAND, reason="去掉"):
        unit_of(proposal).delete()
    with lens(number):
        assert visible_proposals(reach).count() == 0


@pytest.mark.parametrize(
    ("may", "who"),
    [
        (may_write, ["管理员", "赵秘书", "王师傅", "李工"]),
        (may_hand_in, ["管理员", "赵秘书", "王师傅"]),
        (may_withdraw, ["管理员", "赵秘书", "王师傅"]),
        (may_recall, []),
    ],
)
def test_who_may_do_what_with_a_draft(cast: Cast, call: Call, may: object, who: list[str]) -> None:
    proposal = draft_of_studio(cast, call)
    assert [name for name in EVERYBODY if may(cast.reach(name, OPEN), proposal)] == who  # type: ignore[operator]


@pytest.mark.parametrize(
    ("may", "who"),
    [
        (may_write, []),
        (may_hand_in, []),
        (may_withdraw, ["管理员", "赵秘书", "王师傅"]),
        (may_recall, ["王师傅"]),
    ],
)
def test_who_may_do_what_with_a_submission(cast: Cast, call: Call, may: object, who: list[str]) -> None:
    proposal = submitted(cast, call)
    assert [name for name in EVERYBODY if may(cast.reach(name, OPEN), proposal)] == who  # type: ignore[operator]


def test_who_speaks_for_a_unit(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call)
    unit, lead = unit_of(proposal), unit_of(proposal, "滨江精工机械公司")
    assert [name for name in EVERYBODY if may_confirm_unit(cast.reach(name, OPEN), unit)] == ["林主席"]
    assert [name for name in EVERYBODY if may_confirm_unit(cast.reach(name, OPEN), lead)] == []
    assert [name for name in EVERYBODY if may_type_confirmation(cast.reach(name, OPEN), unit)] == [
        "管理员", "赵秘书", "王师傅", "李工",
    ]  # fmt: skip


def test_what_experts_read_names_nobody(cast: Cast, call: Call) -> None:
    proposal = submitted(cast, call, title="王师傅的门控预警")
    text = proposal_text(proposal)
    assert text.startswith(
        "## 要解决什么，做到什么程度\n门控故障提前一小时报警。\n## 怎么做\n在〔参加人员〕的检修台上装传感器，〔申报单位〕做数据分析。\n"
    )
    assert "## 起止时间\n2025年6月1日至2026年5月31日\n## 进度安排\n2025年9月30日：样机完成\n" in text
    assert text.endswith("## 经费\n申请 50,000 元，自筹 10,000 元")
    assert [name for name in ("王师傅", "何师傅", "精工", "桥检") if name in text] == []
    assert blind_title(proposal) == "〔参加人员〕的门控预警"


def test_the_parties_are_all_who_stand_behind_it(cast: Cast, call: Call) -> None:
    proposal = submitted(cast, call, by="李工")
    people, bodies = parties_of(proposal)
    named = {person.pk: name for name, person in cast.people.items()}
    assert [(named[key], part) for key, part in people] == [
        ("王师傅", "牵头工作室领衔人"), ("何师傅", "传感器"), ("李工", "填报人"),
    ]  # fmt: skip
    assert bodies == [(cast.studio.host_id, "牵头单位"), (bridge_studio().host_id, "参与单位")]


def test_a_far_alliance_sees_nothing_of_this_one(cast: Cast, call: Call) -> None:
    submitted(cast, call)
    with clock_at(OPEN), act(by=STAGE_HAND, reason="远山也有"):
        far = Call.objects.get(pk=call.pk)
        programme = far.programme
        programme.pk, programme.network = None, cast.elsewhere
        programme._state.adding = True
        programme.save()
        far.pk, far.programme, far.folder = None, programme, folder("远山征集")
        far._state.adding = True
        far.save()
        own = Proposal.objects.create(
            call=far, title="农机检修", lead=cast.other_studio, folder=folder("农机检修")
        )
    assert list(visible_proposals(cast.reach("周老师"))) == [own]
    assert list(visible_proposals(cast.reach("吴秘书"))) == [own]
    assert own not in visible_proposals(cast.reach("赵秘书"))
