"""Proposals: filed, written in, handed in, taken back, withdrawn; what is refused changes nothing and says why."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.models import Matter, StampedPaper
from lianchuang.notices.models import Notice
from lianchuang.people.models import Person
from lianchuang.programmes.actions import (
    Filling,
    WrittenMeanwhile,
    ask_units,
    confirm_unit,
    file_proposal,
    recall_proposal,
    submit_proposal,
    withdraw_proposal,
)
from lianchuang.programmes.models import Call, Proposal
from lianchuang.programmes.queries import NamedPart, NewUnit, problems_of
from lianchuang.programmes.queries.texts import texts_of, written_at
from lianchuang.records.past import Act, act, clock_at, last_act
from tests.cast import STAGE_HAND, Cast, folder, stage
from tests.programmes.proposals_builders import (
    LAST_SECOND,
    PAPER,
    SHUT,
    TITLE,
    bridge_studio,
    confirmed_draft,
    draft_of_studio,
    open_call_of,
    open_now,
    scan_of,
    store,
    submitted,
    unit_of,
    whole,
)
from tests.programmes.year_builders import NOW

MEMBERS_ONLY = "只有本联盟成员工作室的领衔人或联系人可以填；交了纸质材料的由秘书处代填。"


@pytest.fixture
def cast(db: None) -> Cast:
    return stage()


@pytest.fixture
def call(cast: Cast) -> Call:
    return open_call_of(cast, most_funding_yuan=Decimal(80_000), most_per_studio=1)


def says(do: Callable[[], object]) -> str:
    before = last_act()
    with pytest.raises(Refused) as refused:
        do()
    assert last_act() == before
    return str(refused.value.reason)


def waiting() -> list[tuple[str, str]]:
    """Open matters as (who, what), without the outbox."""
    rows = Matter.objects.filter(closed_at__isnull=True).exclude(key__startswith="outbox").order_by("pk")
    return [(str(each.person or f"{each.body} {each.role}"), each.title) for each in rows]


def test_a_leader_files_a_draft_with_all_its_parts(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call)
    texts = texts_of(Proposal.objects.get(pk=proposal.pk))
    assert (texts["title"], texts["starts_on"], texts["funding_yuan"]) == (TITLE, "2025年6月1日", "50,000")
    assert texts["people"] == "王师傅（滨江精工机械公司）：总负责\n何师傅（滨江桥检公司）：传感器"
    assert texts["steps"] == "样机完成\t2025年9月30日\n上车试用\t2026年3月31日"
    assert texts["units"] == "精工工作室\t60\n桥检工作室\t40"
    assert (proposal.state, proposal.number, proposal.filled_by) == ("drafted", "", cast.people["王师傅"])
    assert waiting() == []
    assert [problem.says for problem in problems_now(proposal)] == ["滨江桥检公司 还没有确认参加。"]


def problems_now(proposal: Proposal) -> list:
    with open_now():
        return problems_of(Proposal.objects.get(pk=proposal.pk))


def test_what_a_contact_fills_waits_for_the_leader(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call, by="李工")
    assert proposal.filled_by == cast.people["李工"]
    assert waiting() == [("王师傅", f"李工 替工作室填了申报，请看过后确认报送：{TITLE}")]
    with open_now():
        refusal = says(lambda: submit_proposal(proposal, by=cast.reach("李工")))
    assert refusal == "要由领衔人确认后报送；您填好了，领衔人的工作台上会看到。"


def test_a_secretary_types_for_a_studio_from_paper_and_the_leader_is_told(cast: Cast, call: Call) -> None:
    def refused() -> object:
        return file_proposal(call, cast.studio, whole(cast, call), by=cast.reach("赵秘书"))

    with open_now():
        assert says(refused) == "替工作室填写要写明依据的文件，例如：工作室交来的纸质申报书。"
    proposal = draft_of_studio(cast, call, by="赵秘书")
    written = Act.objects.get(pk=written_at(proposal))
    assert (written.by_name, written.on_behalf_of_name, written.paper) == (
        "赵秘书",
        "精工工作室",
        PAPER,
    )
    stamped = StampedPaper.objects.get()
    assert (stamped.person, stamped.title, stamped.paper) == (
        cast.people["王师傅"],
        f"申报「{TITLE}」的内容",
        PAPER,
    )
    with open_now():
        store(cast, proposal, by="赵秘书", values={"goals": "新的目标"})
    assert StampedPaper.objects.count() == 1


@pytest.mark.parametrize("name", ["周老师", "吴秘书", "钱部长", "孙主席", "林主席", "何师傅", "无人"])
def test_nobody_else_files_for_the_studio(cast: Cast, call: Call, name: str) -> None:
    with open_now():
        refusal = says(
            lambda: file_proposal(call, cast.studio, Filling({"title": "题"}), by=cast.reach(name))
        )
    assert refusal == MEMBERS_ONLY


@pytest.mark.parametrize(("instant", "may"), [(NOW, False), (LAST_SECOND, True), (SHUT, False)])
def test_the_window_opens_and_closes_by_the_clock(cast: Cast, call: Call, instant: object, may: bool) -> None:
    def file() -> object:
        return file_proposal(call, cast.studio, Filling({"title": "题"}), by=cast.reach("王师傅"))

    with clock_at(instant):  # type: ignore[arg-type]
        if may:
            file()
        else:
            assert says(file) == "征集现在没有开放，不能新填申报。"
    assert Proposal.objects.count() == int(may)


def test_a_double_click_files_one(cast: Cast, call: Call) -> None:
    draft_of_studio(cast, call)
    with open_now():
        refusal = says(
            lambda: file_proposal(call, cast.studio, Filling({"title": TITLE}), by=cast.reach("王师傅"))
        )
    assert refusal == f"这个工作室已经填了一份「{TITLE}」，请接着填那一份。"


def test_a_save_over_somebody_elses_is_refused_and_writes_nothing(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call)
    read_at = written_at(proposal)
    with open_now():
        first = store(cast, proposal, by="李工", read_at=read_at, values={"goals": "李工写的"})
        before = last_act()
        with pytest.raises(WrittenMeanwhile) as meanwhile:
            store(cast, proposal, by="王师傅", read_at=read_at, values={"goals": "王师傅写的"})
    assert (meanwhile.value.number, last_act()) == (first.number, before)
    assert Proposal.objects.get().goals == "李工写的"


def test_parts_are_replaced_and_new_people_are_registered_once(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call)
    people = [
        NamedPart("新来的", cast.studio.host, None, "试验"),
        NamedPart("王师傅", cast.studio.host, cast.people["王师傅"]),
    ]
    parts = {
        "people": people,
        "steps": [(date(2025, 7, 1), "只有一步")],
        "units": [NewUnit(cast.studio.host, Decimal(100))],
    }
    for _again in range(2):
        with open_now():
            store(cast, proposal, **parts)
    texts = texts_of(Proposal.objects.get())
    assert (texts["people"], texts["steps"], texts["units"]) == (
        "新来的（滨江精工机械公司）：试验\n王师傅（滨江精工机械公司）",
        "只有一步\t2025年7月1日",
        "精工工作室\t100",
    )
    assert Person.objects.filter(name="新来的").count() == 1


def test_the_leader_hands_in_and_it_gets_its_number(cast: Cast, call: Call) -> None:
    proposal = submitted(cast, call)
    assert (proposal.state, proposal.number, proposal.confirmed_by) == (
        "submitted",
        "2025-01",
        cast.people["王师傅"],
    )
    lead = unit_of(proposal, "滨江精工机械公司")
    assert (lead.is_lead, lead.way, lead.confirmed_by_name) == (True, "account", "王师傅")
    assert waiting() == [("滨江轨道创新工作室联盟 secretary", f"形式审查：2025-01 {TITLE}")]
    with open_now():
        again = says(lambda: submit_proposal(proposal, by=cast.reach("王师傅")))
    assert again == "这份申报现在是“已报送”，不用再报送。"


def test_nothing_goes_in_without_all_confirmations_and_answers(cast: Cast, call: Call) -> None:
    required = call.questions.get(preset="ownership")
    proposal = draft_of_studio(cast, call, answers={})
    assert required.is_required
    with open_now():
        refusal = says(lambda: submit_proposal(proposal, by=cast.reach("王师傅")))
    assert refusal.startswith("「这个项目是否已列入政府部门的科技计划？」必须回答。")
    assert refusal.endswith("滨江桥检公司 还没有确认参加。")


def test_the_deadline_may_pass_while_somebody_types(cast: Cast, call: Call) -> None:
    proposal = confirmed_draft(cast, call)
    with clock_at(SHUT):
        refusal = says(lambda: submit_proposal(proposal, by=cast.reach("王师傅")))
        store(cast, proposal, by="王师傅", values={"goals": "过了点还在写"})
    assert refusal == "征集 2025年3月31日 17:00 已经截止，不能再报送；您写的都还在。"
    assert Proposal.objects.get().goals == "过了点还在写"
    with clock_at(LAST_SECOND):
        submit_proposal(proposal, by=cast.reach("王师傅"))


def test_limits_of_the_call(cast: Cast, call: Call) -> None:
    submitted(cast, call)
    second = confirmed_draft(cast, call, title="另一项", funding_yuan=Decimal(80_001))
    with open_now():
        refusal = says(lambda: submit_proposal(second, by=cast.reach("王师傅")))
    assert refusal == "申请经费超过了这次征集的上限 80,000 元。每个工作室最多报 1 项，这个工作室已经报满。"
    with open_now():
        withdraw_proposal(Proposal.objects.get(number="2025-01"), reason="换一项报", by=cast.reach("王师傅"))
        store(cast, second, by="王师傅", values={"funding_yuan": Decimal(80_000)})
        submit_proposal(second, by=cast.reach("王师傅"))
    assert Proposal.objects.get(pk=second.pk).number == "2025-02"


def test_a_secretary_hands_in_only_from_a_stamped_scan(cast: Cast, call: Call) -> None:
    proposal = confirmed_draft(cast, call)
    with open_now():
        by = cast.reach("赵秘书")
        assert (
            says(lambda: submit_proposal(proposal, by=by, paper=PAPER))
            == "代录要附上盖章件的扫描件或照片，没有它就不算数。"
        )
        assert (
            says(lambda: submit_proposal(proposal, by=by))
            == "替工作室填写要写明依据的文件，例如：工作室交来的纸质申报书。"
        )
        submit_proposal(proposal, by=by, scan=scan_of("报送"))
    row = Proposal.objects.get()
    assert (row.state, row.confirmed_by) == ("submitted", cast.people["王师傅"])
    assert unit_of(row, "滨江精工机械公司").way == "paper"
    assert StampedPaper.objects.get().person == cast.people["王师傅"]
    assert [each.name for each in row.papers.evidence.all()] == ["报送.pdf"]  # type: ignore[union-attr]
    assert row.folder.evidence.count() == 0


def test_what_was_looked_at_is_what_goes_in(cast: Cast, call: Call) -> None:
    proposal = confirmed_draft(cast, call)
    read_at = written_at(proposal)
    with open_now():
        store(cast, proposal, by="李工", read_at=read_at, values={"goals": "李工又改了"})
        refusal = says(lambda: submit_proposal(proposal, by=cast.reach("王师傅"), read_at=read_at))
    assert refusal == "您打开之后，别人也存过这份申报。"


def test_a_submission_is_taken_back_while_the_call_is_open_and_keeps_its_number(
    cast: Cast, call: Call
) -> None:
    proposal = submitted(cast, call)
    with clock_at(SHUT):
        refusal = says(lambda: recall_proposal(proposal, by=cast.reach("王师傅")))
    assert refusal == "征集已经截止，不能取回；要改请联系秘书处退回补正。"
    with open_now():
        assert (
            says(lambda: recall_proposal(proposal, by=cast.reach("李工"))) == "要由牵头工作室的领衔人取回。"
        )
        recall_proposal(proposal, by=cast.reach("王师傅"))
        assert waiting() == []
        proposal = Proposal.objects.get()
        store(cast, proposal, by="王师傅", values={"goals": "改过"})
        submit_proposal(proposal, by=cast.reach("王师傅"))
    row = Proposal.objects.get()
    assert (row.number, row.goals, row.state) == ("2025-01", "改过", "submitted")


def test_a_returned_proposal_goes_in_again_by_its_own_day(cast: Cast, call: Call) -> None:
    proposal = submitted(cast, call)
    with act(by=STAGE_HAND, reason="退回"):
        Proposal.objects.filter(pk=proposal.pk).update(state="returned", return_by=date(2025, 4, 10))
    proposal = Proposal.objects.get()
    with clock_at(SHUT + timedelta(days=11)):
        refusal = says(lambda: submit_proposal(proposal, by=cast.reach("王师傅")))
    assert refusal == "补正期限 2025年4月10日 已经过了，请联系秘书处。"
    with clock_at(SHUT + timedelta(days=10)):
        submit_proposal(proposal, by=cast.reach("王师傅"))
    row = Proposal.objects.get()
    assert (row.state, row.return_by, row.number) == ("submitted", None, "2025-01")


def test_a_proposal_is_withdrawn_with_a_reason(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call)
    with open_now():
        ask_units(proposal, by=cast.reach("王师傅"))
        assert (
            says(lambda: withdraw_proposal(proposal, reason=" ", by=cast.reach("王师傅")))
            == "请写明为什么撤回，会留在台账里。"
        )
        assert (
            says(lambda: withdraw_proposal(proposal, reason="不做了", by=cast.reach("李工")))
            == "要由牵头工作室的领衔人撤回。"
        )
        withdraw_proposal(proposal, reason="不做了", by=cast.reach("王师傅"))
        assert (Proposal.objects.get().state, waiting()) == ("withdrawn", [])
        refusal = says(lambda: confirm_unit(unit_of(proposal), by=cast.reach("林主席")))
    assert refusal == "这份申报现在是“已撤回”，不用再确认。"
    assert bridge_studio().name == "桥检工作室"


def test_once_the_list_is_announced_nothing_is_withdrawn(cast: Cast, call: Call) -> None:
    proposal = submitted(cast, call)
    with act(by=STAGE_HAND, reason="公示"):
        body = cast.network.body
        notice = Notice.objects.create(
            network=body, title="拟立项", folder=folder("公示"), length=5, unit="working"
        )
        Call.objects.filter(pk=call.pk).update(notice=notice)
        Proposal.objects.update(state="selected")
    with open_now():
        refusal = says(
            lambda: withdraw_proposal(Proposal.objects.get(), reason="不做了", by=cast.reach("王师傅"))
        )
    assert (refusal, proposal.number) == ("名单已经公示，不能撤回；请联系秘书处。", "2025-01")
