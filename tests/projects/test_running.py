"""From approval to acceptance: nothing retyped, each verb once, each by whom it belongs to."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.models import Matter, Message, TaskLink
from lianchuang.networks.models import Register
from lianchuang.notices.actions import draft_notice, publish_notice
from lianchuang.notices.models import NoticeEntry
from lianchuang.notices.rules import Listed
from lianchuang.people.access import Reach
from lianchuang.programmes.actions.units import confirm_unit
from lianchuang.programmes.models import Call, Proposal, Selection
from lianchuang.projects.actions import (
    apply_for_acceptance,
    approve_proposals,
    ask_change,
    ask_for_reports,
    decide_acceptance,
    issue_letters,
    reach_milestone,
    report_progress,
    rule_on_change,
    set_shares,
)
from lianchuang.projects.models import Project
from lianchuang.projects.rules import Quarter
from lianchuang.records.files.models import Evidence
from lianchuang.records.files.store import read
from lianchuang.records.past import Author, act, clock_at, last_act, now
from tests.cast import STAGE_HAND, Cast, stage
from tests.programmes.filing_builders import DURING, call_open, proposal_of, second_studio

NOTICED = datetime(2025, 4, 28, 1, tzinfo=UTC)
CLEARED = datetime(2025, 5, 8, 1, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return stage()


def selected(cast: Cast) -> tuple[Call, Proposal]:
    """A proposal over the line, and its notice from 28 April 2025 on: its last day is 7 May."""
    partner = second_studio(cast)
    with clock_at(DURING):
        call = call_open(cast)
        proposal = proposal_of(cast, call, partner)
        confirm_unit(proposal.units.get(is_lead=False), by=cast.reach("钱部长"))
    with clock_at(NOTICED):
        with act(by=STAGE_HAND, reason="评定"):
            proposal.state, proposal.number = "selected", "2025-01"
            proposal.confirmed_by = cast.people["王师傅"]
            proposal.save()
            Selection.objects.create(proposal=proposal, rank=1, decided_at=now(), decided_by_name="赵秘书")
            call.notice = draft_notice(
                network=cast.network.body, title="公示", text="现予公示。", contact="工会办公室 6612",
                length=5, unit="working", counts_first_day=True,
                entries=[Listed(f"proposal:{proposal.pk}", proposal.title, "")],
                origin=call.get_absolute_url(), by=secretary(cast),
            )  # fmt: skip
            call.save()
        publish_notice(call.notice, starts_on=date(2025, 4, 28), by=secretary(cast))
    return call, proposal


def secretary(cast: Cast) -> Reach:
    return cast.reach("赵秘书")


def approved(cast: Cast) -> Project:
    call, _proposal = selected(cast)
    with clock_at(CLEARED):
        (project,), _act = approve_proposals(call, by=secretary(cast))
    return project


def test_before_the_notice_is_over_nothing_is_approved(cast: Cast) -> None:
    call, _proposal = selected(cast)
    with clock_at(datetime(2025, 5, 7, 15, 59, tzinfo=UTC)), pytest.raises(Refused, match="还没有可以立项的"):
        approve_proposals(call, by=secretary(cast))
    assert Project.objects.filter(proposal__isnull=False).count() == 0


def test_nothing_is_retyped(cast: Cast) -> None:
    project = approved(cast)
    assert (project.number, project.title, project.direction) == ("2025-01", "门控故障预警", "门控检修")
    assert (project.approved_on, project.funding_yuan) == (date(2025, 5, 8), Decimal(80000))
    assert [str(each.person) for each in project.participants.all()] == ["王师傅", "李工"]
    assert [(str(each.studio), each.name_written) for each in project.partners.all()] == [("焊匠工作室", "")]
    assert [(str(each.body), each.percent) for each in project.shares.all()] == [
        ("滨江精工机械公司", Decimal(60)),
        ("滨江焊接公司", Decimal(40)),
    ]
    assert [(each.title, each.due_on) for each in project.milestones.all()] == [
        ("完成样机", date(2025, 9, 30)),
        ("现场试用", date(2026, 3, 31)),
    ]
    assert Proposal.objects.get().state == "approved"
    assert Register.objects.filter(network=cast.network, kind="projects", year=2025).exists()


def test_approved_twice_makes_one_project(cast: Cast) -> None:
    project = approved(cast)
    with clock_at(CLEARED), pytest.raises(Refused, match="还没有可以立项的"):
        approve_proposals(project.proposal.call, by=secretary(cast))
    assert Project.objects.filter(proposal__isnull=False).count() == 1


def test_what_an_objection_removed_is_not_approved(cast: Cast) -> None:
    call, proposal = selected(cast)
    with act(by=STAGE_HAND, reason="异议成立"):
        NoticeEntry.objects.update(state="removed")
    with clock_at(CLEARED), pytest.raises(Refused):
        approve_proposals(call, by=secretary(cast))
    assert Project.objects.filter(proposal=proposal).count() == 0


def test_letters_are_issued_once_with_their_numbers(cast: Cast) -> None:
    project = approved(cast)
    told = {"series": "滨工字〔2025〕", "first": 12, "issued_on": date(2025, 5, 9)}
    count, _act = issue_letters(cast.network, 2025, **told, by=secretary(cast))
    assert (count, project.task_letter.number) == (1, "滨工字〔2025〕12号")
    evidence = Evidence.objects.get(folder=project.folder, kind="own")
    assert evidence.name == "任务书 2025-01.docx"
    assert read(evidence.content).startswith(b"PK\x03\x04")
    with pytest.raises(Refused, match="都下达过任务书了"):
        issue_letters(cast.network, 2025, **told, by=secretary(cast))


def test_reports_are_asked_by_link_and_come_once(cast: Cast) -> None:
    project = approved(cast)
    with clock_at(datetime(2025, 6, 20, 1, tzinfo=UTC)):
        quarter = Quarter(2025, 2)
        asked, _act = ask_for_reports(
            cast.network, quarter, due_on=date(2025, 6, 30), root="http://10.0.0.5", by=secretary(cast)
        )
        key = f"project:{project.pk}:report:2025Q2"
        assert (asked, Matter.objects.get(key=key).person) == (1, cast.people["王师傅"])
        assert TaskLink.objects.get(task="project_report").subject == project.pk * 100_000 + 20252
        assert "http://10.0.0.5/t/" in Message.objects.get(matter_key=key).text
        report_progress(project, quarter, text="", author=Author(None, "王师傅（任务链接）"), by_link=True)
        with pytest.raises(Refused, match="已经报送过了"):
            report_progress(project, quarter, text="", author=Author(None, "王师傅"), by_link=True)
        with pytest.raises(Refused, match="还没有开始"):
            report_progress(project, Quarter(2025, 3), text="", author=Author(None, "王师傅"), by_link=True)
    assert Matter.objects.get(key=key).closed_at is not None
    assert project.reports.get().is_unchanged is True


def test_a_milestone_is_reached_once(cast: Cast) -> None:
    project = approved(cast)
    first = project.milestones.first()
    with clock_at(datetime(2025, 10, 8, 1, tzinfo=UTC)):
        reach_milestone(first, reached_on=date(2025, 9, 28), by=cast.reach("王师傅"))
        with pytest.raises(Refused, match="已经记过完成了"):
            reach_milestone(first, reached_on=date(2025, 9, 29), by=cast.reach("王师傅"))
    first.refresh_from_db()
    assert first.reached_on == date(2025, 9, 28)


def test_an_extension_is_asked_for_and_changes_the_end_once_approved(cast: Cast) -> None:
    project = approved(cast)
    with clock_at(datetime(2026, 1, 5, 1, tzinfo=UTC)):
        told = {"kind": "date", "reason": "元件到货晚", "new_ends_on": date(2026, 10, 31)}
        change, _act = ask_change(project, **told, by=cast.reach("王师傅"))
        with pytest.raises(Refused, match="已经在等审批了"):
            ask_change(project, **told, by=cast.reach("王师傅"))
        rule_on_change(change, is_approved=True, ruling="同意", by=secretary(cast))
        with pytest.raises(Refused, match="赵秘书 已经批过了：同意。"):
            rule_on_change(change, is_approved=False, ruling="不同意", by=secretary(cast))
        with pytest.raises(Refused, match="已经延期过一次"):
            ask_change(project, **told, by=cast.reach("王师傅"))
    assert Project.objects.get(pk=project.pk).ends_on == date(2026, 10, 31)


def test_acceptance_needs_both_parts_and_rectifies_once(cast: Cast) -> None:
    project = approved(cast)
    with clock_at(datetime(2026, 5, 6, 1, tzinfo=UTC)):
        acceptance, _act = apply_for_acceptance(project, summary="都完成了", by=cast.reach("王师傅"))
        both = {"technical_opinion": "指标达到", "financial_opinion": "账目清楚", "by": secretary(cast)}
        with pytest.raises(Refused, match="缺一不可"):
            decide_acceptance(acceptance, verdict="passed", **{**both, "financial_opinion": " "})
        with pytest.raises(Refused, match="第一次不能直接"):
            decide_acceptance(acceptance, verdict="passed_after_rectification", **both)
        decide_acceptance(acceptance, verdict="rectify", rectify_by=date(2026, 7, 31), **both)
        with pytest.raises(Refused, match="已经整改过一次"):
            decide_acceptance(acceptance, verdict="rectify", rectify_by=date(2026, 7, 31), **both)
        decide_acceptance(acceptance, verdict="passed_after_rectification", **both)
        before = last_act()
        with pytest.raises(Refused, match="赵秘书 已经定过结论：整改后通过。"):
            decide_acceptance(acceptance, verdict="failed", **both)
    assert last_act() == before
    acceptance.refresh_from_db()
    assert acceptance.verdict == "passed_after_rectification"


def test_shares_are_set_whole(cast: Cast) -> None:
    project = approved(cast)
    bodies = [each.body for each in project.shares.all()]
    with pytest.raises(Refused, match="现在是 90%"):
        set_shares(project, [(bodies[0], Decimal(90))], reason="协议", by=secretary(cast))
    set_shares(project, [(bodies[0], Decimal(100))], reason="乙方退出", by=secretary(cast))
    assert [(each.body, each.percent) for each in project.shares.all()] == [(bodies[0], Decimal(100))]


@pytest.mark.parametrize("name", ["李工", "钱部长", "周老师", "吴秘书", "无人"])
def test_others_may_not(cast: Cast, name: str) -> None:
    project = approved(cast)
    before = last_act()
    with pytest.raises(Refused):
        apply_for_acceptance(project, summary="完成", by=cast.reach(name))
    with pytest.raises(Refused):
        ask_for_reports(
            cast.network, Quarter(2025, 2), due_on=date(2025, 6, 30), root="", by=cast.reach(name)
        )
    with pytest.raises(Refused):
        issue_letters(
            cast.network, 2025, series="甲", first=1, issued_on=date(2025, 5, 9), by=cast.reach(name)
        )
    assert last_act() == before
