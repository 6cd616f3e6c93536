"""Applying and undoing: one act each, all or nothing, and nothing that a hand wrote is lost."""

from datetime import UTC, date, datetime

import pytest

from lianchuang.basics.verdicts import Refused
from lianchuang.exchange.actions import (
    PlanMoved,
    apply_batch,
    decide,
    drop_batch,
    look,
    name_headings,
    open_batch,
    undo_batch,
)
from lianchuang.exchange.importing.plan import DroppedFile
from lianchuang.networks.models import Contact, Network, Register, Studio
from lianchuang.outcomes.models import Credit, Patent
from lianchuang.people.access import Reach
from lianchuang.people.models import Body, Person
from lianchuang.projects.models import Participant, Project
from lianchuang.records.batches.models import Batch
from lianchuang.records.files.models import Content, Evidence
from lianchuang.records.past import Act, UndoRefused, act, clock_at, last_act, lens
from tests.exchange.conftest import SECRETARY, YEAR
from tests.exchange.sheets import OTHER, PATENT, PROJECT, STUDIO, SUM, book, held


def opened(network: Network, *files: DroppedFile) -> Batch:
    """A batch of these files."""
    return open_batch(files, network=network, year=YEAR, by=SECRETARY)


def applied(network: Network, *files: DroppedFile, **answers: str) -> Batch:
    """A batch of these files, applied; answers by problem kind."""
    batch = opened(network, *files)
    decide(batch, {p.key: answers[p.kind] for p in look(batch).problems if p.is_open}, by=SECRETARY)
    apply_batch(batch, by=SECRETARY, seen=look(batch).fingerprint)
    return batch


YEAR_BOOK = {"成员": [STUDIO, OTHER], "立项": [PROJECT], "知识产权": [PATENT], "经济效益": [SUM]}


def by_hand(row: Studio | Patent | Participant, **values: object) -> int:
    """Correct a row by hand."""
    with act(by=SECRETARY.author, reason="更正") as number:
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
    return number


def test_an_import_is_one_act_with_its_proof(network: Network) -> None:
    batch = applied(network, book(**YEAR_BOOK))
    entry = Act.objects.get(pk=2)
    assert (entry.by_name, entry.reason, entry.batch_id) == ("赵秘书", "导入 表.xlsx", batch.pk)
    patent = Patent.objects.get()
    evidence = Evidence.objects.get(folder=patent.folder)
    assert (evidence.kind, evidence.name, evidence.sheet, evidence.row) == ("list", "表.xlsx", "知识产权", 2)
    kinds = Register.objects.order_by("pk").values_list("kind", "year")
    assert list(kinds) == [
        ("roster", 2024),
        ("projects", 2024),
        ("intellectual_property", 2024),
        ("benefit", 2024),
    ]
    assert (batch.state, batch.act, batch.summary) == ("applied", 2, {"new": 5, "changed": 0, "left_out": 0})


def test_looking_writes_nothing(network: Network) -> None:
    batch = opened(network, book(**YEAR_BOOK))
    assert look(batch).new == 5
    assert (last_act(), Studio.objects.count(), Evidence.objects.count()) == (1, 0, 0)


def test_a_stranger_may_not_import(network: Network) -> None:
    with pytest.raises(Refused, match="只有这个联盟的秘书处可以登记和更正"):
        open_batch([book(成员=[STUDIO])], network=network, year=YEAR, by=Reach(name="周老师"))
    assert (Batch.objects.count(), Content.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("year", "says"),
    [
        (2020, "联盟是 2021 年成立的，没有 2020 年的台账。"),
        (2026, "2026 年还没有到：请写这些表说的那一年。"),
    ],
)
def test_a_year_the_alliance_has_not_lived_in_is_refused(network: Network, year: int, says: str) -> None:
    with clock_at(datetime(2025, 12, 31, 15, 0, tzinfo=UTC)), pytest.raises(Refused) as refusal:
        open_batch([book(成员=[STUDIO])], network=network, year=year, by=SECRETARY)
    assert str(refusal.value) == says
    assert (Batch.objects.count(), Content.objects.count()) == (0, 0)


@pytest.mark.parametrize("year", [2021, 2025])
def test_its_first_year_and_this_one_are_taken(network: Network, year: int) -> None:
    with clock_at(datetime(2025, 12, 31, 15, 0, tzinfo=UTC)):
        assert open_batch([book(成员=[STUDIO])], network=network, year=year, by=SECRETARY).year == year


def test_doubtful_rows_hold_the_whole_batch(network: Network) -> None:
    left = {**OTHER, "备注": "2023年6月退出联盟"}
    batch = opened(network, book(成员=[STUDIO, left]))
    with pytest.raises(Refused, match="还有 1 处存疑没有定、0 处有错"):
        apply_batch(batch, by=SECRETARY, seen=None)
    assert (last_act(), Studio.objects.count()) == (1, 0)
    assert apply_batch(batch, by=SECRETARY, seen=None, doubtful="skip") == 2
    assert (Studio.objects.count(), batch.summary["left_out"]) == (1, 1)


def test_a_studio_that_left_is_kept_with_its_month(network: Network) -> None:
    left = {**OTHER, "备注": "2023年6月退出联盟"}
    applied(network, book(成员=[STUDIO, left]), left_the_alliance="left")
    membership = Studio.objects.get(name="焊接创新工作室").memberships.get()
    assert (membership.left_on, membership.left_precision) == (date(2023, 6, 30), "month")
    assert membership.leaving_reason == "2023年6月退出联盟"
    assert look(opened(network, book(成员=[STUDIO, left]))).writes_nothing


def test_what_was_seen_is_what_is_written(network: Network) -> None:
    batch = opened(network, book(**YEAR_BOOK))
    seen = look(batch).fingerprint
    applied(network, book(成员=[STUDIO]))
    with pytest.raises(PlanMoved):
        apply_batch(batch, by=SECRETARY, seen=seen)
    assert (last_act(), Project.objects.count()) == (2, 0)


def test_a_double_click_is_refused_in_words(network: Network) -> None:
    batch = opened(network, book(成员=[STUDIO]))
    seen = look(batch).fingerprint
    assert apply_batch(batch, by=SECRETARY, seen=seen) == 2
    with pytest.raises(Refused, match="这一批已经写入了，没有再做一次"):
        apply_batch(batch, by=SECRETARY, seen=seen)
    assert last_act() == 2


def test_a_corrected_value_is_not_overwritten(network: Network) -> None:
    file = book(**YEAR_BOOK)
    applied(network, file)
    number = by_hand(Patent.objects.get(), published_on=date(2018, 2, 6))
    batch = opened(network, file)
    plan = look(batch)
    assert held(plan) == [(2, "published_on", "doubtful", "corrected_since")]
    (problem,) = [p for p in plan.problems if p.is_open]
    assert problem.says == (
        f"「公布日」在第 {number} 号登记动作里由人改成了「2018年2月6日」，这张表里是「2018年1月5日」：请确定以哪个为准。"
    )
    assert apply_batch(batch, by=SECRETARY, seen=None, doubtful="skip") is None
    assert Patent.objects.get().published_on == date(2018, 2, 6)


@pytest.mark.parametrize(("answer", "day"), [("keep", date(2018, 2, 6)), ("take", date(2018, 1, 5))])
def test_whose_value_stands_is_decided_once(network: Network, answer: str, day: date) -> None:
    file = book(**YEAR_BOOK)
    applied(network, file)
    by_hand(Patent.objects.get(), published_on=date(2018, 2, 6))
    other = {**SUM, "金额": 15}
    changed = book(**{**YEAR_BOOK, "经济效益": [other]})
    applied(network, changed, corrected_since=answer)
    assert Patent.objects.get().published_on == day
    again = look(opened(network, changed))
    assert (held(again), again.writes_nothing) == ([], True)


def test_an_answer_that_leaves_nothing_to_write_holds(network: Network) -> None:
    file = book(**YEAR_BOOK)
    applied(network, file)
    by_hand(Patent.objects.get(), published_on=date(2018, 2, 6))
    batch = applied(network, file, corrected_since="keep")
    assert (batch.state, batch.act, last_act()) == ("applied", None, 3)
    assert held(look(opened(network, file))) == []
    with pytest.raises(Refused, match="没有写入什么"):
        undo_batch(batch, by=SECRETARY)


def test_a_second_correction_is_a_new_question(network: Network) -> None:
    file = book(**YEAR_BOOK)
    applied(network, file)
    by_hand(Patent.objects.get(), published_on=date(2018, 2, 6))
    applied(network, file, corrected_since="take")
    by_hand(Patent.objects.get(), published_on=date(2018, 3, 7))
    assert held(look(opened(network, file))) == [(2, "published_on", "doubtful", "corrected_since")]


def test_a_value_of_an_earlier_import_is_changed_surely(network: Network) -> None:
    applied(network, book(**YEAR_BOOK))
    plan = look(opened(network, book(立项=[{**PROJECT, "经费（万元）": 9, "研究方向": "节能"}])))
    assert held(plan) == []
    (row,) = plan.rows
    assert (row.state, [(c.field, c.old, c.new) for c in row.changes]) == (
        "changed",
        [("direction", "技术攻关", "节能"), ("funding", "80,000 元", "90,000 元")],
    )


def test_who_was_taken_off_by_hand_does_not_come_back_silently(network: Network) -> None:
    file = book(**YEAR_BOOK)
    applied(network, file)
    with act(by=SECRETARY.author, reason="写错了人"):
        Participant.objects.get(person__name="华雅").delete()
    assert held(look(opened(network, file))) == [(2, "participants", "doubtful", "corrected_since")]


def test_units_corrected_by_hand_are_asked_about(network: Network) -> None:
    file = book(**YEAR_BOOK)
    applied(network, file)
    credit = Credit.objects.get()
    with act(by=SECRETARY.author, reason="完成单位写错了"):
        credit.body = Body.objects.get(name="江南供热公司")
        credit.save()
    assert held(look(opened(network, file))) == [(2, "units", "doubtful", "corrected_since")]


def test_an_empty_cell_never_erases(network: Network) -> None:
    applied(network, book(**YEAR_BOOK))
    bare_studio = {k: v for k, v in STUDIO.items() if k in ("单位全称", "工作室名称", "领衔人", "入盟时间")}
    bare_project = {k: v for k, v in PROJECT.items() if k in ("编号", "项目名称", "牵头工作室")}
    plan = look(opened(network, book(成员=[bare_studio], 立项=[bare_project])))
    assert (held(plan), plan.writes_nothing) == ([], True)


def test_undo_redo_undo(network: Network) -> None:
    batch = applied(network, book(**YEAR_BOOK))
    for undone, redone in ((3, 4), (5, 6)):
        assert undo_batch(batch, by=SECRETARY).act == undone
        assert (Studio.objects.count(), Contact.objects.count(), Person.objects.count()) == (0, 0, 0)
        assert apply_batch(batch, by=SECRETARY, seen=None) == redone
        assert (Studio.objects.count(), Contact.objects.count(), Person.objects.count()) == (2, 1, 3)
    with lens(3):
        assert Studio.objects.count() == 0
    assert (batch.state, batch.act) == ("applied", 6)


def test_undo_brings_changed_rows_back_from_their_twins(network: Network) -> None:
    applied(network, book(**YEAR_BOOK))
    batch = applied(network, book(立项=[{**PROJECT, "经费（万元）": 9}]))
    assert Project.objects.get().funding_yuan == 90_000
    undo_batch(batch, by=SECRETARY)
    assert Project.objects.get().funding_yuan == 80_000
    assert held(look(opened(network, book(立项=[{**PROJECT, "经费（万元）": 9}])))) == []


def test_undo_is_refused_whole_after_a_correction(network: Network) -> None:
    batch = applied(network, book(**YEAR_BOOK))
    patent = Patent.objects.get()
    number = by_hand(patent, published_on=date(2018, 2, 6))
    with pytest.raises(UndoRefused) as refused:
        undo_batch(batch, by=SECRETARY)
    (conflict,) = refused.value.conflicts
    assert (conflict.table, conflict.id) == ("outcomes_patent", patent.pk)
    batch.refresh_from_db()
    assert (last_act(), batch.state, Studio.objects.count(), Contact.objects.count()) == (
        number,
        "applied",
        2,
        1,
    )


def test_undo_is_refused_where_a_later_row_points_to_its_rows(network: Network) -> None:
    batch = applied(network, book(成员=[STUDIO, OTHER]))
    applied(network, book(立项=[PROJECT]))
    with pytest.raises(UndoRefused) as refused:
        undo_batch(batch, by=SECRETARY)
    assert {conflict.table for conflict in refused.value.conflicts} >= {"networks_studio", "people_person"}
    assert Studio.objects.count() == 2


def test_contact_data_made_goes_and_changed_stays_and_is_named(network: Network) -> None:
    applied(network, book(成员=[STUDIO]))
    batch = applied(network, book(成员=[{**STUDIO, "联系电话": "13900000002"}, {**OTHER, "联系人": "曹凯"}]))
    assert list(Contact.objects.order_by("pk").values_list("name", "phone")) == [
        ("许明", "13900000002"),
        ("曹凯", ""),
    ]
    report = undo_batch(batch, by=SECRETARY)
    assert report.left_changed_contacts == ["何立安创新工作室：许明"]
    assert list(Contact.objects.values_list("name", "phone")) == [("许明", "13900000002")]


def test_a_number_corrected_by_hand_is_asked_about(network: Network) -> None:
    applied(network, book(成员=[STUDIO]))
    Contact.objects.update(phone="13900000009")
    plan = look(opened(network, book(成员=[STUDIO])))
    assert held(plan) == [(2, "contact_phone", "doubtful", "corrected_since")]
    assert not [p for p in plan.problems if "13900000" in p.says]


def test_an_unknown_heading_is_asked_once(network: Network) -> None:
    row = {key: value for key, value in STUDIO.items() if key != "成员数"}
    batch = opened(network, book(成员=[{**row, "编制": 9}]))
    (problem,) = [p for p in look(batch).problems if p.level != "hint"]
    assert (problem.kind, problem.level, problem.row, problem.field) == (
        "unknown_heading",
        "doubtful",
        1,
        None,
    )
    with pytest.raises(Refused):
        apply_batch(batch, by=SECRETARY, seen=None)
    name_headings(batch, {problem.key: "ignore"}, by=SECRETARY)
    assert held(look(batch)) == []
    assert held(look(opened(network, book(成员=[{**OTHER, "编制": 9}])))) == []


def test_a_heading_may_be_said_to_be_a_field(network: Network) -> None:
    row = {key: value for key, value in STUDIO.items() if key != "领衔人"}
    file = book(成员=[{**row, "掌门": "何立安"}])
    data = DroppedFile(file.name, _without_column(file.data, "领衔人"))
    batch = opened(network, data)
    kinds = [(p.kind, p.level, p.field) for p in look(batch).problems if p.level != "hint"]
    assert kinds == [("unknown_heading", "doubtful", None), ("missing_heading", "wrong", "leader")]
    (problem,) = [p for p in look(batch).problems if p.kind == "unknown_heading"]
    name_headings(batch, {problem.key: "leader"}, by=SECRETARY)
    plan = look(batch)
    assert (held(plan), plan.new) == ([], 1)


def _without_column(data: bytes, heading: str) -> bytes:
    import io

    import openpyxl

    workbook = openpyxl.load_workbook(io.BytesIO(data))
    sheet = workbook.active
    column = next(cell.column for cell in sheet[1] if cell.value == heading)
    sheet.delete_cols(column)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def test_only_offered_answers_are_kept(network: Network) -> None:
    batch = opened(network, book(成员=[{**OTHER, "备注": "2023年6月退出联盟"}]))
    (problem,) = [p for p in look(batch).problems if p.is_open]
    with pytest.raises(Refused, match="已经不能选了"):
        decide(batch, {problem.key: "whatever"}, by=SECRETARY)
    decide(batch, {problem.key: "member"}, by=SECRETARY)
    assert batch.decisions == {problem.key: "member"}
    decide(batch, {problem.key: ""}, by=SECRETARY)
    assert Batch.objects.get().decisions == {}


def test_a_dropped_batch_is_not_applied(network: Network) -> None:
    batch = opened(network, book(成员=[STUDIO]))
    drop_batch(batch, by=SECRETARY)
    with pytest.raises(Refused, match="这一批已经放弃了"):
        apply_batch(batch, by=SECRETARY, seen=None)
