"""What is not sure is asked, with choices in words; what is sure goes in silently."""

from typing import Any

import pytest

from lianchuang.exchange.actions import apply_batch, decide, look, open_batch
from lianchuang.exchange.importing.plan import DroppedFile, Plan
from lianchuang.exchange.importing.planning import plan_drop
from lianchuang.networks.models import Network, Register, Studio
from lianchuang.outcomes.models import Benefit, Credit, Patent
from lianchuang.people.models import Body, Person
from lianchuang.projects.models import Partner, Project
from tests.exchange.conftest import SECRETARY, YEAR, make_network
from tests.exchange.sheets import (
    OTHER,
    PATENT,
    PROJECT,
    REPORT,
    STUDIO,
    SUM,
    attendance,
    book,
    held,
    hints,
)

BOTH = {"成员": [STUDIO, OTHER]}


def plan(network: Network, *files: DroppedFile) -> Plan:
    """A look."""
    return plan_drop(files, network=network, year=YEAR)


def applied(network: Network, *files: DroppedFile, **answers: str) -> Plan:
    """Apply with one answer for each kind of problem; the plan that was applied."""
    batch = open_batch(files, network=network, year=YEAR, by=SECRETARY)
    decide(batch, {p.key: answers[p.kind] for p in look(batch).problems if p.is_open}, by=SECRETARY)
    seen = look(batch)
    apply_batch(batch, by=SECRETARY, seen=seen.fingerprint)
    return seen


def choices(found: Plan) -> list[str]:
    """What may be answered to the one doubt there is."""
    (problem,) = [p for p in found.problems if p.is_open]
    return [choice.value for choice in problem.choices]


@pytest.mark.parametrize(
    "twin",
    [
        {**STUDIO, "工作室名称": "管网检测创新工作室"},
        {**STUDIO, "工作室名称": "何立安劳模创新工作室", "领衔人": "何立安、许明"},
        {**OTHER, "工作室名称": "焊接职工创新工作室", "领衔人": "华雅"},
        {**STUDIO, "工作室名称": "何立安创新工作室 "},
    ],
)
def test_a_studio_that_is_probably_there_already(network: Network, twin: dict[str, Any]) -> None:
    found = plan(network, book(成员=[STUDIO, OTHER, twin]))
    if twin["工作室名称"].strip() == STUDIO["工作室名称"]:
        assert held(found) == []  # the very same row says nothing new
        return
    assert held(found) == [(4, "name", "doubtful", "probable_duplicate_studio")]
    assert choices(found) == ["same", "separate", "skip"]


@pytest.mark.parametrize(
    "other",
    [
        {**STUDIO, "工作室名称": "何立新创新工作室", "领衔人": "何立新"},
        {**STUDIO, "工作室名称": "供气调压创新工作室", "领衔人": "曹凯"},
        {**OTHER, "单位全称": "江南排水公司", "领衔人": "张云"},
    ],
)
def test_a_studio_that_is_another_one(network: Network, other: dict[str, Any]) -> None:
    found = plan(network, book(成员=[STUDIO, OTHER, other]))
    assert (held(found), found.new) == ([], 3)


def test_a_twin_is_found_in_the_register_too(network: Network) -> None:
    applied(network, book(**BOTH))
    twin = {**OTHER, "工作室名称": "焊接劳模创新工作室"}
    assert held(plan(network, book(成员=[twin]))) == [(2, "name", "doubtful", "probable_duplicate_studio")]
    done = applied(network, book(成员=[twin]), probable_duplicate_studio="separate")
    assert (done.new, Studio.objects.count()) == (1, 3)
    assert held(plan(network, book(成员=[twin]))) == []


@pytest.mark.parametrize(
    ("remark", "is_asked"),
    [
        ("2023年6月退出", True),
        ("已摘牌", True),
        ("工作室撤销", True),
        ("尚未退出", False),
        ("重点培育", False),
    ],
)
def test_remarks_of_leaving(network: Network, remark: str, is_asked: bool) -> None:
    found = plan(network, book(成员=[{**OTHER, "备注": remark}]))
    assert held(found) == ([(2, "remark", "doubtful", "left_the_alliance")] if is_asked else [])


def test_a_member_stays_one_if_so_decided(network: Network) -> None:
    file = book(成员=[{**OTHER, "备注": "2023年6月摘牌"}])
    applied(network, file, left_the_alliance="member")
    assert Studio.objects.get().memberships.get().left_on is None
    assert held(plan(network, file)) == []


def test_an_unknown_studio_is_never_made_by_name(network: Network) -> None:
    rows = [
        {**PROJECT, "参与工作室": "何立安创新工作坊"},
        {**PROJECT, "编号": "2024-02", "项目名称": "其他", "牵头工作室": "无名室"},
    ]
    found = plan(network, book(**BOTH, 立项=rows))
    assert held(found) == [
        (2, "partners", "doubtful", "unknown_studio"),
        (3, "lead", "doubtful", "unknown_studio"),
    ]
    offered = {p.field: [c.value for c in p.choices] for p in found.problems if p.is_open}
    assert offered == {
        "partners": ["studio:江南燃气公司/何立安创新工作室", "as_written", "skip"],
        "lead": ["skip"],
    }


@pytest.mark.parametrize(
    ("answer", "is_known"), [("studio:江南燃气公司/何立安创新工作室", True), ("as_written", False)]
)
def test_a_partner_nobody_knows_is_named_or_kept_as_written(
    network: Network, answer: str, is_known: bool
) -> None:
    file = book(**BOTH, 立项=[{**PROJECT, "牵头工作室": "焊接创新工作室", "参与工作室": "何立安创新工作坊"}])
    applied(network, file, unknown_studio=answer)
    partner = Partner.objects.get()
    assert (partner.studio is not None, partner.name_written) == (is_known, "何立安创新工作坊")
    again = plan(network, file)
    assert (held(again), again.new, again.changed) == ([], 0, 0)


def test_a_studio_whose_row_is_held_is_told_so(network: Network) -> None:
    found = plan(network, book(成员=[STUDIO, {**OTHER, "备注": "2023年6月退出"}], 立项=[PROJECT]))
    says = [p.says for p in found.problems if p.kind == "unknown_studio"]
    assert says == [
        "「焊接创新工作室」在成员表第 3 行，那一行还没有定下来：请先处理那一行，或在这里选定工作室。"
    ]


def test_a_project_reported_by_its_partner(network: Network) -> None:
    swapped = {
        **PROJECT,
        "编号": "2024-02",
        "牵头工作室": "焊接创新工作室",
        "参与工作室": "何立安创新工作室",
        "参与人员（单位）": None,
    }
    file = book(**BOTH, 立项=[PROJECT, swapped])
    assert held(plan(network, file)) == [(3, "title", "doubtful", "same_project_reported_by_partner")]
    applied(network, file, same_project_reported_by_partner="same")
    again = plan(network, file)
    assert (Project.objects.count(), held(again), again.writes_nothing) == (1, [], True)
    own = plan(network, book(立项=[swapped]))
    assert (held(own), own.writes_nothing) == ([], True)
    others = book(立项=[{**swapped, "经费（万元）": 5}])
    assert held(plan(network, others)) == [(2, "title", "doubtful", "same_project_reported_by_partner")]


def test_one_number_for_two_projects_is_wrong(network: Network) -> None:
    found = plan(network, book(**BOTH, 立项=[PROJECT, {**PROJECT, "项目名称": "夜间照明节能改造"}]))
    assert held(found) == [(3, "number", "wrong", "invalid")]


def test_a_known_number_with_another_title_is_asked_about(network: Network) -> None:
    applied(network, book(**BOTH, 立项=[PROJECT]))
    found = plan(network, book(立项=[{**PROJECT, "项目名称": "夜间照明节能改造"}]))
    assert held(found) == [(2, "number", "doubtful", "number_taken")]


def test_not_approved_is_recorded_and_not_counted(network: Network) -> None:
    file = book(**BOTH, 立项=[{**PROJECT, "立项日期": "不予立项", "参与工作室": "无名室"}])
    found = plan(network, file)
    assert held(found) == [(2, "approved_on", "doubtful", "not_approved")]
    assert (2, "partners", "unknown_studio") in hints(found)
    applied(network, file, not_approved="record")
    assert Project.objects.get().decision == "not_approved"
    assert plan(network, file).writes_nothing


def test_a_patent_reported_again(network: Network) -> None:
    again = {**PATENT, "完成单位": "江南供热公司"}
    file = book(知识产权=[PATENT, again, PATENT])
    assert held(plan(network, file)) == [
        (3, "application_number", "doubtful", "same_patent_reported_by_partner")
    ]
    applied(network, file, same_patent_reported_by_partner="same")
    assert (Patent.objects.count(), [c.body.name for c in Credit.objects.all()]) == (1, ["江南燃气公司"])
    assert plan(network, file).writes_nothing


def test_two_rows_that_disagree_about_one_record_are_asked_about(network: Network) -> None:
    found = plan(network, book(媒体报道=[REPORT, {**REPORT, "原创/转载": "转载"}]))
    assert held(found) == [(3, "original", "doubtful", "repeated_row")]


def test_a_second_sum_of_one_project(network: Network) -> None:
    file = book(**BOTH, 立项=[PROJECT], 经济效益=[SUM, {**SUM, "金额": 5}])
    assert held(plan(network, file)) == [(3, "amount", "doubtful", "repeated_row")]
    applied(network, file, repeated_row="separate")
    assert [b.amount_yuan for b in Benefit.objects.all()] == [120_000, 50_000]
    assert plan(network, file).writes_nothing


def test_outcomes_before_their_project_are_joined_to_it_later(network: Network) -> None:
    files = book(知识产权=[{**PATENT, "来源项目编号": "2024-01"}], 经济效益=[SUM])
    first = applied(network, files)
    assert [kind for _, _, kind in hints(first) if kind == "unknown_project"] == ["unknown_project"] * 2
    applied(network, book(**BOTH, 立项=[PROJECT]))
    later = applied(network, files)
    assert (later.new, later.changed, Benefit.objects.get().project, Patent.objects.get().project) == (
        0, 2, Project.objects.get(), Project.objects.get(),
    )  # fmt: skip
    assert plan(network, files).writes_nothing


def test_a_person_without_a_body_is_asked_about(network: Network) -> None:
    applied(network, book(**BOTH))
    file = attendance(("何立安", None, "现场", "8:57", None), ("曹凯", None, "现场", None, None))
    found = plan(network, file)
    assert held(found) == [(4, "name", "doubtful", "unsure_person")]
    assert (5, "name", "no_body") in hints(found)
    assert choices(found) == ["person:江南燃气公司:", "new", "skip"]
    applied(network, file, unsure_person="person:江南燃气公司:")
    assert Person.objects.filter(name="何立安").count() == 1
    assert plan(network, file).writes_nothing


def test_namesakes_are_told_in_any_file_and_against_the_register(network: Network) -> None:
    applied(network, book(**BOTH))
    found = plan(network, attendance(("何立安", "江南排水公司", "现场", "8:57", None)))
    assert held(found) == []
    assert hints(found) == [(4, "body", "new_body"), (4, "name", "namesakes")]


def test_a_body_that_changed_its_name(network: Network) -> None:
    applied(network, book(成员=[STUDIO]))
    file = book(成员=[{**STUDIO, "单位全称": "江南能源集团"}])
    assert held(plan(network, file)) == [(2, "host", "doubtful", "renamed_body")]
    applied(network, file, renamed_body="rename")
    assert Body.objects.get(uscc="91350100M000100Y43").name == "江南能源集团"
    assert plan(network, file).writes_nothing


def test_a_code_given_later_is_learned(network: Network) -> None:
    applied(network, attendance(("何立安", "江南燃气公司", "现场", "8:57", None)))
    done = applied(network, book(成员=[STUDIO]))
    assert (done.new, Body.objects.get(name="江南燃气公司").uscc, Person.objects.count()) == (
        1,
        "91350100M000100Y43",
        1,
    )


def test_a_studio_of_another_alliance_is_not_known_by_name(network: Network) -> None:
    applied(make_network("西山区创新工作室联盟"), book(**BOTH))
    assert held(plan(network, book(立项=[PROJECT]))) == [
        (2, "lead", "doubtful", "unknown_studio"),
        (2, "partners", "doubtful", "unknown_studio"),
    ]
    joined = applied(network, book(**BOTH), studio_elsewhere="join")
    assert (joined.new, Studio.objects.count()) == (2, 2)


def test_leave_is_no_mark(network: Network) -> None:
    file = attendance(
        ("何立安", "江南燃气公司", "现场", "8:57", None), ("请假：许明、华雅", None, None, None, "公差")
    )
    found = applied(network, file)
    assert (held(found), found.new, hints(found)[-1]) == ([], 2, (5, "name", "leave"))
    assert plan(network, file).writes_nothing


def test_totals_and_notes_are_never_read(network: Network) -> None:
    rows = [
        SUM,
        {"项目编号": "合计", "金额": 99},
        {"项目编号": "注：金额含税。"},
        {"项目编号": "填表人：许明", "期间": "日期：2025年1月"},
    ]
    found = plan(network, book(**BOTH, 立项=[PROJECT], 经济效益=rows))
    assert (held(found), found.new) == ([], 4)


def test_what_happened_in_another_year_keeps_no_register_of_this_one(network: Network) -> None:
    marks = attendance(("何立安", "江南燃气公司", "现场", "8:57", None))
    reports = book(媒体报道=[REPORT])
    before = plan_drop([marks, reports], network=network, year=2025)
    assert [kind for _, _, kind in hints(before) if kind == "other_year"] == ["other_year"] * 2
    batch = open_batch([marks, reports], network=network, year=2025, by=SECRETARY)
    apply_batch(batch, by=SECRETARY, seen=before.fingerprint)
    assert list(Register.objects.values_list("kind", "year")) == []
    applied(network, marks, reports)
    assert sorted(Register.objects.values_list("kind", "year")) == [("attendance", 2024), ("media", 2024)]


def test_participants_from_elsewhere_are_told(network: Network) -> None:
    row = {**PROJECT, "参与人员（单位）": "何立安（江南燃气公司）；曹凯（江南排水公司）"}
    found = plan(network, book(**BOTH, 立项=[row]))
    assert held(found) == []
    assert hints(found) == [(2, "participants", "new_body"), (2, "participants", "other_participants")]


def test_an_answer_stays_good_in_a_corrected_edition(network: Network) -> None:
    left = {**OTHER, "备注": "2023年6月摘牌"}
    applied(network, book(成员=[left]), left_the_alliance="member")
    corrected = book(成员=[{**STUDIO, "成员数": 9}, left])
    found = plan(network, corrected)
    assert (held(found), found.new) == ([], 1)
