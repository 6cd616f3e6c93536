"""Reading sheets: heads, readers, what stands above a table, what is passed over. No database."""

import io
from datetime import date, time
from typing import Any

import openpyxl
import pytest

from lianchuang.basics.text import squash_name
from lianchuang.basics.unreadable import Unreadable
from lianchuang.exchange.importing.kinds import KINDS
from lianchuang.exchange.importing.kinds.roster import day_it_left, says_it_left
from lianchuang.exchange.importing.readers.lists import Approval, Listed, read_approval, read_listed_people
from lianchuang.exchange.importing.readers.texts import read_number_code, read_people_names, tidy
from lianchuang.exchange.importing.readers.words import (
    read_levels,
    read_original,
    read_right,
    read_state,
    read_way,
)
from lianchuang.exchange.importing.sheets.above import SessionFacts, read_session
from lianchuang.exchange.importing.sheets.heads import find_head
from lianchuang.exchange.importing.sheets.passing import NOTE, TOTAL
from lianchuang.exchange.importing.sheets.reading import read_file
from lianchuang.papers.workbooks import Sheet, read_workbook
from tests.exchange.sheets import ATTENDANCE, HEADINGS, book, dropped


def sheet_of(*rows: list[Any]) -> Sheet:
    """A sheet of these rows."""
    out = openpyxl.Workbook()
    for row in rows:
        out.active.append(row)
    return read_workbook(dropped(out).data, "表.xlsx").sheets[0]


@pytest.mark.parametrize(
    ("kind", "headings"),
    [
        ("roster", HEADINGS["成员"]),
        ("projects", HEADINGS["立项"]),
        ("intellectual_property", HEADINGS["知识产权"]),
        ("benefit", HEADINGS["经济效益"]),
        ("media", HEADINGS["媒体报道"]),
        ("attendance", ATTENDANCE),
    ],
)
@pytest.mark.parametrize("above", [[], ["一张表"], ["一张表", "填报单位：秘书处", "单位：万元"]])
def test_the_kind_is_told_by_the_headings(kind: str, headings: list[str], above: list[str]) -> None:
    head = find_head(sheet_of(*[[line] for line in above], headings, ["x"] * len(headings)), {})
    assert head is not None
    assert (head.kind.code, head.row, head.depth, head.missing) == (kind, len(above), 1, [])
    assert [column.heading.words for column in head.columns if not column.is_known] == []


def test_what_is_no_table_of_ours_has_no_head() -> None:
    assert find_head(sheet_of(["请勿改动表头"]), {}) is None
    assert find_head(sheet_of(["姓名", "电话", "地址"], ["何立安", "1", "2"]), {}) is None


def test_groups_over_two_rows_without_merging() -> None:
    top = ["单位全称", "工作室", None, "联系人", None, "入盟时间"]
    below = [None, "名称", "领衔人", "姓名", "电话", None]
    head = find_head(sheet_of(["成员表"], top, below, ["x"] * 6), {})
    assert head is not None
    assert (head.kind.code, head.row, head.depth) == ("roster", 1, 2)
    assert [column.field.code for column in head.columns if column.field] == [
        "host", "name", "leader", "contact_name", "contact_phone", "joined_on",
    ]  # fmt: skip


def test_a_heading_that_was_told_is_known() -> None:
    headings = ["编号", "课题名称", "牵头工作室", "批准日期", "金主"]
    learned = {("projects", "金主"): "partners"}
    head = find_head(sheet_of(headings, ["x"] * 5), learned)
    assert head is not None
    assert [column.field.code for column in head.columns if column.field][-1] == "partners"


@pytest.mark.parametrize(("second", "columns"), [("专利名称", ["专利名称"]), ("完成单位", ["工作室名称"])])
def test_a_studio_stands_in_for_a_title_only_where_no_other_column_does(
    second: str, columns: list[str]
) -> None:
    headings = ["序号", "工作室名称", second, "类型", "申请号", "状态"]
    head = find_head(sheet_of(headings, ["x"] * 6), {})
    assert head is not None
    assert head.kind.code == "intellectual_property"
    assert [each.heading.words for each in head.columns_of(head.kind.field("title"))] == columns


def test_every_heading_belongs_to_one_field_of_its_kind() -> None:
    for kind in KINDS.values():
        seen = [heading for known in kind.fields for heading in known.headings]
        assert sorted(seen) == sorted(set(seen))


@pytest.mark.parametrize(
    "label", ["合计", "合 计", "总计：", "小计", "共计", "合计（万元）", "共计38家", "本页小计", "总计 126.5"]
)
def test_totals(label: str) -> None:
    assert TOTAL.fullmatch(squash_name(label))


@pytest.mark.parametrize("label", ["总计量站", "合计算法研究", "汇总表软件", "2024-01"])
def test_what_only_begins_like_a_total(label: str) -> None:
    assert not TOTAL.fullmatch(label)


@pytest.mark.parametrize(
    "line", ["注:1.成员数含领衔人", "填表人:许明", "说明:", "审核人(签字):", "负责人签字:", "注1", "备注:无"]
)
def test_notes(line: str) -> None:
    assert NOTE.match(line)


@pytest.mark.parametrize("line", ["注塑机改造", "说明书自动生成", "请假:许明", "备注栏设计"])
def test_what_only_begins_like_a_note(line: str) -> None:
    assert not NOTE.match(line)


@pytest.mark.parametrize(
    ("lines", "facts"),
    [
        (
            ["第一次学习会签到表", "时间：2024年5月16日上午9:00    地点：二楼    形式：线上线下结合"],
            SessionFacts("第一次学习会", date(2024, 5, 16), time(9, 0), "二楼", "hybrid"),
        ),
        (
            [
                "江南公司",
                "活动名称：安全培训",
                "活动时间：2023-03-04 14:30",
                "活动地点：三号厂房；方式：现场",
            ],
            SessionFacts("安全培训", date(2023, 3, 4), time(14, 30), "三号厂房", "onsite"),
        ),
        (
            ["2024年6月7日技能交流活动参加人员签到册"],
            SessionFacts("2024年6月7日技能交流活动", date(2024, 6, 7)),
        ),
        ([], SessionFacts()),
    ],
)
def test_what_stands_above_an_attendance_table(lines: list[str], facts: SessionFacts) -> None:
    sheet = sheet_of(*[[line] for line in lines], ATTENDANCE, [1, "何立安", "x", "现场"])
    head = find_head(sheet, {})
    assert head is not None
    assert read_session(sheet, head) == facts


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" 何 立安\u3000", "何立安"),
        ("V 1.0 Studio", "V 1.0 Studio"),
        ("管网 检测 V1.0", "管网检测V1.0"),
        (7.0, "7"),
    ],
)
def test_names_are_tidied(typed: Any, kept: str) -> None:
    assert tidy(typed) == kept


def test_lists_of_people() -> None:
    typed = (
        "何 立安（江南燃气公司（本部））；许明(江南供热公司)、华雅\n曹凯（甲、乙公司）；许明（江南供热公司）"
    )
    found = read_listed_people(typed, None)
    assert found.value == [
        Listed("何立安", "江南燃气公司（本部）"), Listed("许明", "江南供热公司"), Listed("华雅"), Listed("曹凯", "甲、乙公司"),
    ]  # fmt: skip
    assert [kind for kind, _ in found.hints] == ["listed_twice"]
    assert read_people_names("何立安、许明", None).value == ["何立安", "许明"]


def test_a_number_that_excel_took_for_a_month() -> None:
    found = read_number_code(date(2024, 1, 1), None)
    assert (found.value, [kind for kind, _ in found.hints]) == ("2024-01", ["number_as_date"])


@pytest.mark.parametrize(
    ("typed", "decision"),
    [
        ("未批准", "not_approved"),
        ("不予立项", "not_approved"),
        ("待定", "pending"),
        ("评审中", "pending"),
        ("2024.3.28", "approved"),
    ],
)
def test_approvals(typed: str, decision: str) -> None:
    found = read_approval(typed, None).value
    assert isinstance(found, Approval)
    assert found.decision == decision


def test_words_of_closed_lists() -> None:
    assert read_levels("国家级、市级", None).value == ["national", "city"]
    assert read_right("发明", None).value == "invention"
    assert read_right("计算机软件著作权", None).value == "software_copyright"
    assert read_state("已授权", None).value == "granted"
    assert read_state("实质审查", None).value == "published"
    assert read_original("否", None).value is False
    assert read_way("线上补学", None).value == ("online", True)
    assert read_way("事假", None).value == ("leave", False)
    with pytest.raises(Unreadable):
        read_state("未授权", None)


@pytest.mark.parametrize(
    ("remark", "day"),
    [
        ("2023年6月领衔人退休，工作室撤销", "2023年6月"),
        ("2021年加入，2023年5月8日退出联盟", "2023年5月8日"),
        ("已退出（2022.3）", "2022年3月"),
        ("已退出", "None"),
    ],
)
def test_the_day_it_left(remark: str, day: str) -> None:
    assert (says_it_left(remark), str(day_it_left(remark))) == (True, day)


def test_merged_cells_and_a_repeated_head() -> None:
    out = openpyxl.Workbook()
    sheet = out.active
    for row in [
        ["单位全称", "工作室名称", "领衔人", "入盟时间"],
        ["江南燃气公司", "甲室", "何立安", "2021-04-28"],
        [None, "乙室", "许明", "2021-04-28"],
        ["单位全称", "工作室名称", "领衔人", "入盟时间"],
        ["江南供热公司", "丙室", "华雅", "2021-04-28"],
        [None, None, None, None],
    ]:
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("A5:A6")
    (read,) = read_file(dropped(out), {}).sheets
    assert [(row.number, row.get("host"), row.get("name")) for row in read.rows] == [
        (2, "江南燃气公司", "甲室"), (3, "江南燃气公司", "乙室"), (5, "江南供热公司", "丙室"),
    ]  # fmt: skip


def test_a_unit_above_the_table() -> None:
    out = openpyxl.Workbook()
    out.active.append(["经济效益表", None, None, None, "单位：万元"])
    out.active.append(["项目编号", "效益类型", "金额", "期间", "是否财务确认"])
    out.active.append(["2024-01", "已实现", 12.5, "2024年", "是"])
    (read,) = read_file(dropped(out), {}).sheets
    assert read.rows[0].get("amount") == 125_000


def test_a_sheet_that_is_no_table_is_noted() -> None:
    file = book(媒体报道=[{"标题": "x"}])
    workbook = openpyxl.load_workbook(io.BytesIO(file.data))
    workbook.create_sheet("填表说明").append(["请勿改动表头"])
    assert read_file(dropped(workbook), {}).notes == ["工作表「填表说明」不是认得的表，没有读取。"]
