"""Units of a proposal: asked, confirming by account, by link, by paper; declining; what lapses, what is suspended."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.actions import contest_paper, settle_contest
from lianchuang.matters.models import Matter, Message, StampedPaper, TaskLink
from lianchuang.people.access import Reach
from lianchuang.programmes.actions import (
    ask_units,
    confirm_unit,
    decline_unit,
    note_withdrawal,
    submit_proposal,
    type_confirmation,
)
from lianchuang.programmes.models import Call, Proposal, Unit
from lianchuang.programmes.queries import NewUnit, marks_of, people_of, seen_of, standing_of
from lianchuang.records.past import last_act
from tests.cast import Cast, stage
from tests.programmes.proposals_builders import (
    TITLE,
    bridge_studio,
    confirmed_draft,
    draft_of_studio,
    open_call_of,
    open_now,
    scan_of,
    school,
    store,
    submitted,
    unit_of,
)

UNION_ONLY = "只有这个单位的工会可以替它确认。"


@pytest.fixture
def cast(db: None) -> Cast:
    return stage()


@pytest.fixture
def call(cast: Cast) -> Call:
    return open_call_of(cast)


def says(do: Callable[[], object]) -> str:
    before = last_act()
    with pytest.raises(Refused) as refused:
        do()
    assert last_act() == before
    return str(refused.value.reason)


def waiting() -> list[tuple[str, str]]:
    rows = Matter.objects.filter(closed_at__isnull=True).exclude(key__startswith="outbox").order_by("pk")
    return [(str(each.person or f"{each.body} {each.role}"), each.title) for each in rows]


def standing(proposal: Proposal, name: str = "滨江桥检公司") -> str:
    return standing_of(unit_of(proposal, name))


def test_units_are_asked_by_matter_and_by_message(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call, partners=2)
    with open_now():
        asked, _act = ask_units(proposal, by=cast.reach("王师傅"))
    assert asked == 2
    assert waiting() == [
        ("滨江桥检公司 unit", f"请确认参加申报：{TITLE}"),
        ("滨江理工学校 unit", f"请确认参加申报：{TITLE}"),
    ]
    assert [(each.name, each.person) for each in Message.objects.order_by("pk")] == [
        ("林主席", cast.people["林主席"]),
        ("滨江理工学校", None),
    ]
    first = Message.objects.order_by("pk").first()
    assert first is not None
    link = TaskLink.objects.get(person=cast.people["林主席"])
    assert (link.task, link.subject, link.expires_at > link.made_at) == (
        "unit_confirmation",
        unit_of(proposal).pk,
        True,
    )
    assert f"精工工作室 牵头申报「{TITLE}」，请滨江桥检公司参加，成果份额 33.33%。" in first.text
    assert "/t/" in first.text


def test_asking_again_ends_the_older_link_and_asks_only_those_left(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call, partners=2)
    with open_now():
        ask_units(proposal, by=cast.reach("王师傅"))
        confirm_unit(unit_of(proposal), by=cast.reach("林主席"))
        asked, _act = ask_units(proposal, by=cast.reach("李工"))
    assert asked == 1
    assert [(each.name, each.revoked_at is None) for each in TaskLink.objects.order_by("pk")] == [
        ("林主席", True), ("滨江理工学校", False), ("滨江理工学校", True),
    ]  # fmt: skip


def test_nobody_is_asked_before_the_shares_are_whole(cast: Cast, call: Call) -> None:
    units = [
        NewUnit(cast.studio.host, Decimal(60)),
        NewUnit(bridge_studio().host, Decimal(30), studio=bridge_studio()),
    ]
    proposal = draft_of_studio(cast, call, units=units)
    with open_now():
        refusal = says(lambda: ask_units(proposal, by=cast.reach("王师傅")))
    assert refusal == "成果份额合计 90%，应正好是 100%：还差 10%。"
    alone = draft_of_studio(cast, call, title="自己做", partners=0)
    with open_now():
        refusal = says(lambda: ask_units(alone, by=cast.reach("王师傅")))
    assert refusal == "没有要确认的单位：都已确认，或者没有参与单位。"


def test_a_unit_confirms_by_account_and_the_leader_is_told(cast: Cast, call: Call) -> None:
    proposal = confirmed_draft(cast, call)
    unit = unit_of(proposal)
    assert (unit.way, unit.confirmed_by_name, standing_of(unit)) == ("account", "林主席", "confirmed")
    assert waiting() == [("王师傅", f"各单位都已确认，请确认并报送：{TITLE}")]
    with open_now():
        assert says(lambda: confirm_unit(unit_of(proposal), by=cast.reach("林主席"))) == "已经确认过了。"


@pytest.mark.parametrize("name", ["王师傅", "李工", "赵秘书", "何师傅", "周老师", "孙主席", "无人"])
def test_only_its_own_union_confirms_for_a_unit(cast: Cast, call: Call, name: str) -> None:
    proposal = draft_of_studio(cast, call)
    with open_now():
        ask_units(proposal, by=cast.reach("王师傅"))
        assert says(lambda: confirm_unit(unit_of(proposal), by=cast.reach(name))) == UNION_ONLY
        assert says(lambda: decline_unit(unit_of(proposal), reason="不", by=cast.reach(name))) == UNION_ONLY


def test_what_changed_since_it_was_shown_is_not_confirmed_unseen(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call)
    seen = seen_of(unit_of(proposal), proposal.title, people_of(proposal))
    with open_now():
        ask_units(proposal, by=cast.reach("王师傅"))
        store(cast, proposal, values={"title": "改了名"})
        refusal = says(lambda: confirm_unit(unit_of(proposal), by=cast.reach("林主席"), seen=seen))
        assert refusal == "您打开之后，份额、人员或名称改过，请看过新的再确认。"
        now = seen_of(unit_of(proposal), "改了名", people_of(proposal))
        confirm_unit(unit_of(proposal), by=cast.reach("林主席"), seen=now)
    assert standing(proposal) == "confirmed"


@pytest.mark.parametrize(
    ("changed", "stands"),
    [
        ({"values": {"goals": "新的目标"}, "steps": []}, "confirmed"),
        ({"values": {"title": "改了名"}}, "waiting"),
        ({"people": []}, "waiting"),
        ({"units": "50"}, "waiting"),
    ],
)
def test_a_confirmation_lapses_where_what_it_confirmed_changes(
    cast: Cast, call: Call, changed: dict, stands: str
) -> None:
    proposal = confirmed_draft(cast, call)
    if "units" in changed:
        partner = bridge_studio()
        shares = (
            NewUnit(cast.studio.host, Decimal(50)),
            NewUnit(partner.host, Decimal(50), studio=partner),
        )
        changed = {"units": shares}
    with open_now():
        saved = store(cast, proposal, **changed)
    assert (standing(proposal), len(saved.lapsed)) == (stands, int(stands == "waiting"))
    title = changed.get("values", {}).get("title", TITLE)
    asked_again = ("滨江桥检公司 unit", f"内容改了，请重新确认参加：{title}")
    assert (asked_again in waiting()) is (stands == "waiting")


def test_a_link_confirms_in_its_own_name(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call)
    with open_now():
        confirm_unit(unit_of(proposal), by=Reach(name="林主席（任务链接）"), way=Unit.Way.LINK)
    unit = unit_of(proposal)
    assert (unit.way, unit.confirmed_by_name) == ("link", "林主席（任务链接）")


def test_a_stamped_paper_is_shown_as_such_and_can_be_contested(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call)
    with open_now():
        by = cast.reach("赵秘书")
        refusal = says(
            lambda: type_confirmation(unit_of(proposal), confirmed_by_name="林主席", by=by, scan=None)
        )
        assert refusal == "代录要附上盖章件的扫描件或照片，没有它就不算数。"
        type_confirmation(unit_of(proposal), confirmed_by_name="林主席", by=by, scan=scan_of())
    unit = unit_of(proposal)
    assert (unit.way, unit.confirmed_by_name, standing_of(unit)) == ("paper", "林主席", "confirmed")
    stamped = StampedPaper.objects.get()
    assert (stamped.body, stamped.typed_by_name) == (unit.body, "赵秘书")
    contest_paper(stamped, reason="没有盖过这个章", by=cast.reach("林主席"))
    assert standing(proposal) == "contested"
    with open_now():
        refusal = says(lambda: submit_proposal(proposal, by=cast.reach("王师傅")))
    assert refusal == "滨江桥检公司 对替它录的盖章件有异议，处理完之前不算确认。"
    settle_contest(stamped, is_void=True, settlement="确实盖错了", by=cast.reach("管理员"))
    assert standing(proposal) == "void"
    with open_now():
        confirm_unit(unit_of(proposal), by=cast.reach("林主席"))
    assert standing(proposal) == "confirmed"
    with open_now():
        submit_proposal(proposal, by=cast.reach("王师傅"))


def test_the_lead_studio_may_type_a_paper_in_and_others_may_not(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call, partners=2)
    with open_now():
        for name in ("何师傅", "林主席", "孙主席", "周老师"):
            refusal = says(
                lambda name=name: type_confirmation(
                    unit_of(proposal), confirmed_by_name="林", by=cast.reach(name), scan=scan_of()
                )
            )
            assert refusal == "盖章件由秘书处或牵头工作室代录。"
        type_confirmation(
            unit_of(proposal), confirmed_by_name="林主席", by=cast.reach("李工"), scan=scan_of("一")
        )
        type_confirmation(
            unit_of(proposal, "滨江理工学校"),
            confirmed_by_name="周校长",
            by=cast.reach("王师傅"),
            scan=scan_of("二"),
        )
    assert (standing(proposal), standing(proposal, "滨江理工学校")) == ("confirmed", "confirmed")


def test_a_unit_that_declines_stands_in_the_way_until_asked_anew(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call)
    with open_now():
        ask_units(proposal, by=cast.reach("王师傅"))
        by = cast.reach("林主席")
        assert (
            says(lambda: decline_unit(unit_of(proposal), reason=" ", by=by))
            == "请写一句理由，牵头单位要知道。"
        )
        decline_unit(unit_of(proposal), reason="今年人手不够", by=by)
    assert (standing(proposal), unit_of(proposal).decline_reason) == ("declined", "今年人手不够")
    assert waiting() == [("王师傅", f"滨江桥检公司 不参加申报，请换一家或去掉它：{TITLE}")]
    with open_now():
        ask_units(proposal, by=cast.reach("王师傅"))
    assert waiting() == [("滨江桥检公司 unit", f"请确认参加申报：{TITLE}")]


def test_a_partner_that_withdraws_after_submission_marks_the_proposal(cast: Cast, call: Call) -> None:
    proposal = submitted(cast, call)
    assert marks_of(proposal) == []
    with open_now():
        decline_unit(unit_of(proposal), reason="设备调走了", by=cast.reach("林主席"))
    proposal = Proposal.objects.get()
    assert (proposal.state, marks_of(proposal)) == (
        "submitted",
        ["滨江桥检公司 不参加或已退出，请换一家或去掉它。"],
    )
    told = f"滨江桥检公司 在报送后退出了申报，请处理：{TITLE}"
    assert waiting() == [
        ("滨江轨道创新工作室联盟 secretary", f"形式审查：2025-01 {TITLE}"),
        ("滨江轨道创新工作室联盟 secretary", told),
        ("王师傅", told),
    ]
    with open_now():
        assert says(lambda: note_withdrawal(proposal, by=cast.reach("王师傅"))) == "由秘书处处理。"
        note_withdrawal(proposal, by=cast.reach("赵秘书"))
    assert waiting() == [("滨江轨道创新工作室联盟 secretary", f"形式审查：2025-01 {TITLE}")]


def test_a_withdrawal_on_paper_is_typed_in_by_the_secretary(cast: Cast, call: Call) -> None:
    proposal = submitted(cast, call)
    with open_now():
        told = {"reason": "来函退出", "way": Unit.Way.PAPER}
        refusal = says(
            lambda: decline_unit(unit_of(proposal), by=cast.reach("王师傅"), scan=scan_of("函"), **told)
        )
        assert refusal == "由秘书处处理。"
        decline_unit(unit_of(proposal), by=cast.reach("赵秘书"), scan=scan_of("函"), **told)
    assert (standing(proposal), StampedPaper.objects.get().body) == ("declined", unit_of(proposal).body)


def test_a_unit_taken_off_has_nothing_to_confirm(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call, partners=2)
    unit = unit_of(proposal, "滨江理工学校")
    assert unit.body == school()
    with open_now():
        ask_units(proposal, by=cast.reach("王师傅"))
        partner = bridge_studio()
        units = [
            NewUnit(cast.studio.host, Decimal(60)),
            NewUnit(partner.host, Decimal(40), studio=partner),
        ]
        store(cast, proposal, units=units)
        refusal = says(lambda: confirm_unit(unit, by=Reach(name="某人"), way=Unit.Way.LINK))
    assert refusal == "牵头工作室已经去掉了这个单位，不用再确认。"
    assert waiting() == [("滨江桥检公司 unit", f"请确认参加申报：{TITLE}")]
    assert TaskLink.objects.get(subject=unit.pk).revoked_at is not None
