"""The plan page: decisions first and nothing chosen, faults named, what was seen is what is written, once."""

import io
import re

import openpyxl
import pytest

from lianchuang.exchange.models import Heading
from lianchuang.networks.models import Membership, Studio
from lianchuang.records.batches.models import Batch
from lianchuang.records.past import act, last_act
from tests.cast import STAGE_HAND
from tests.exchange.sheets import OTHER, STUDIO, book
from tests.exchange.views.desk import Desk, faulty, plan_of, refusals_of, words_of

ANSWER = re.compile(r'<input type="radio" name="(answer-\w+)" value="(\w+)"( checked)?>')


def choices(desk: Desk, batch: Batch) -> dict[str, list[tuple[str, bool]]]:
    """The radios of the plan page: name -> (value, chosen)."""
    found: dict[str, list[tuple[str, bool]]] = {}
    page = desk.client.get(f"/imports/{batch.pk}/").content.decode()
    for name, value, checked in ANSWER.findall(page):
        found.setdefault(name, []).append((value, bool(checked)))
    return found


def test_doubtful_rows_are_asked_in_words_and_nothing_is_chosen(desk: Desk) -> None:
    batch = desk.batch()
    ((_name, offered),) = choices(desk, batch).items()
    assert offered == [("left", False), ("member", False), ("skip", False)]
    page = words_of(desk.client.get(f"/imports/{batch.pk}/"))
    assert "记为已于2023年6月退出" in page
    assert page.index("请您定") < page.index("表.xlsx带核对意见的表")


def test_faults_are_named_at_row_and_field(desk: Desk) -> None:
    page = words_of(desk.client.get(f"/imports/{desk.batch(faulty()).pk}/"))
    told = page[page.index("有错的行这些行") :]
    assert "何立安创新工作室表.xlsx·成员第2行「91350100M000100Y44」的校验码不对" in told
    assert "一种泄漏定位装置表.xlsx·知识产权第2行「201710601862.4」的校验位不对" in told


def test_a_decision_is_kept_and_can_be_changed(desk: Desk) -> None:
    batch = desk.batch()
    (name,) = choices(desk, batch)
    for value in ("left", "member"):
        desk.post(batch, "decisions", **{name: value})
        assert [(each, chosen) for each, chosen in choices(desk, batch)[name] if chosen] == [(value, True)]
        assert plan_of(batch).doubtful == 0


def test_an_answer_that_was_not_offered_is_refused(desk: Desk) -> None:
    batch = desk.batch()
    (name,) = choices(desk, batch)
    answer = desk.post(batch, "decisions", **{name: "delete everything"})
    assert (answer.status_code, refusals_of(answer)) == (
        409,
        ["有一个选项现在已经不能选了，请重新看一遍存疑的行。"],
    )
    assert Batch.objects.get().decisions == {}


def test_choices_that_are_not_kept_yet_are_kept_and_shown_before_anything_is_written(desk: Desk) -> None:
    batch, before = desk.batch(), last_act()
    (name,) = choices(desk, batch)
    desk.write(batch, **{name: "left"})
    assert (last_act(), Batch.objects.get().state) == (before, "planned")
    assert "您刚才的决定已记下" in words_of(desk.client.get(f"/imports/{batch.pk}/"))
    desk.write(batch)
    assert (last_act(), Batch.objects.get().state) == (before + 1, "applied")
    assert Membership.objects.get(studio__name=OTHER["工作室名称"]).left_on is not None


def test_without_skipping_nothing_is_written_while_a_row_asks(desk: Desk) -> None:
    batch, before = desk.batch(), last_act()
    answer = desk.write(batch, doubtful="")
    assert answer.status_code == 409
    assert refusals_of(answer)[0][:10] == "还有 1 处存疑没有"
    assert last_act() == before


def test_a_double_click_writes_once(desk: Desk) -> None:
    batch, before = desk.batch(), last_act()
    seen = plan_of(batch).fingerprint
    first, second = (desk.post(batch, "application", seen=seen, doubtful="skip") for _ in range(2))
    assert (first.status_code, second.status_code, last_act()) == (302, 409, before + 1)
    assert refusals_of(second) == ["这一批已经写入了，没有再做一次。"]


@pytest.mark.parametrize("seen", ["", "0" * 64])
def test_what_was_not_seen_is_not_written(desk: Desk, seen: str) -> None:
    batch, before = desk.batch(), last_act()
    answer = desk.write(batch, seen=seen)
    assert (answer.status_code, last_act()) == (409, before)
    assert refusals_of(answer)[0][:12] == "您看过之后台账又有变化，"


def test_what_changed_meanwhile_is_shown_again(desk: Desk) -> None:
    batch = desk.batch(book(成员=[STUDIO]))
    seen = plan_of(batch).fingerprint
    desk.write(desk.batch(book(成员=[STUDIO | {"成员数": 9}])))
    before = last_act()
    answer = desk.post(batch, "application", seen=seen)
    assert (answer.status_code, last_act()) == (409, before)


def test_old_and_new_stand_beside_each_other(desk: Desk) -> None:
    desk.write(desk.batch(book(成员=[STUDIO])))
    page = words_of(desk.client.get(f"/imports/{desk.batch(book(成员=[STUDIO | {'成员数': 9}])).pk}/"))
    assert "成员数原来：7改为：9" in page
    assert "新增0行，变更1行，没有变化0行" in page


def test_undone_it_shows_its_plan_and_is_written_again(desk: Desk) -> None:
    batch = desk.batch()
    desk.write(batch)
    assert Studio.objects.filter(name=STUDIO["工作室名称"]).count() == 1
    desk.post(batch, "undoing")
    assert not Studio.objects.filter(name=STUDIO["工作室名称"]).exists()
    page = words_of(desk.client.get(f"/imports/{batch.pk}/"))
    assert "已撤销这次导入" in page and "确认写入1行" in page
    desk.write(batch)
    assert Studio.objects.filter(name=STUDIO["工作室名称"]).count() == 1


def test_what_later_acts_lean_on_is_listed_and_nothing_is_undone(desk: Desk) -> None:
    batch = desk.batch()
    desk.write(batch)
    studio = Studio.objects.get(name=STUDIO["工作室名称"])
    with act(by=STAGE_HAND, reason="改"):
        studio.declared_members = 8
        studio.save()
    before = last_act()
    answer = desk.post(batch, "undoing")
    refusals = refusals_of(answer)
    assert (answer.status_code, last_act(), len(refusals)) == (409, before, 2)
    assert refusals[0][:6] == "不能撤销：有"
    assert Studio.objects.get(pk=studio.pk).declared_members == 8


def test_given_up_it_stays_closed(desk: Desk) -> None:
    batch, before = desk.batch(), last_act()
    assert desk.post(batch, "abandonment").headers["Location"] == f"{desk.root}new/"
    for noun in ("application", "decisions", "undoing", "abandonment"):
        answer = desk.post(batch, noun, seen="x")
        assert (answer.status_code, refusals_of(answer)) == (409, ["这一批已经放弃了，没有再做一次。"])
    assert (Batch.objects.get().state, last_act()) == ("dropped", before)
    assert "已放弃" in words_of(desk.client.get(f"{desk.root}new/"))


def test_an_unknown_heading_is_asked_once(desk: Desk) -> None:
    rows = book(成员=[STUDIO | {"办公电话": "010-1"}])
    batch = desk.batch(rows)
    ((name, offered),) = choices(desk, batch).items()
    assert ("ignore", False) in offered
    desk.post(batch, "decisions", **{name: "ignore"})
    assert [(each.heading, each.field) for each in Heading.objects.all()] == [("办公电话", "")]
    assert choices(desk, desk.batch(rows)) == {}


def test_the_workbook_comes_back_with_its_remarks(desk: Desk) -> None:
    batch = desk.batch(faulty())
    answer = desk.client.get(f"/imports/{batch.pk}/remarks/0/")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content))["成员"]
    assert "校验码不对" in sheet["C2"].comment.text
    assert sheet.cell(1, sheet.max_column).value == "核对意见"
