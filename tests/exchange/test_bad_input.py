"""Bad input: a clear error at the field or the file, nothing half-written."""

import io
import zipfile
from typing import Any

import openpyxl
import pytest

from lianchuang.basics.verdicts import Refused
from lianchuang.exchange.actions import open_batch
from lianchuang.exchange.importing.plan import DroppedFile, Plan
from lianchuang.exchange.importing.planning import UnreadableDrop, plan_drop
from lianchuang.networks.models import Network
from lianchuang.records.batches.models import Batch
from lianchuang.records.files.models import Content
from tests.exchange.conftest import SECRETARY, YEAR
from tests.exchange.sheets import (
    OTHER,
    PATENT,
    PROJECT,
    REPORT,
    STUDIO,
    SUM,
    attendance,
    book,
    dropped,
    held,
    hints,
)


def plan(network: Network, *files: DroppedFile) -> Plan:
    """A look."""
    return plan_drop(files, network=network, year=YEAR)


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("成员", {**STUDIO, "成员数": "١٢٣"}, "declared_members"),
    ("成员", {**STUDIO, "成员数": "约16人"}, "declared_members"),
    ("成员", {**STUDIO, "成立时间": "0202年3月"}, "founded_on"),
    ("成员", {**STUDIO, "成立时间": "2018年13月"}, "founded_on"),
    ("成员", {**STUDIO, "信用代码": "91350100M000100Y4Z"}, "uscc"),
    ("成员", {**STUDIO, "领衔人": "待定"}, "leader"),
    ("成员", {**STUDIO, "入盟时间": None}, "joined_on"),
    ("成员", {**STUDIO, "入盟时间": "2001-01-01"}, "joined_on"),
    ("成员", {**STUDIO, "命名级别": "宇宙级"}, "level"),
    ("成员", {**STUDIO, "联系电话": "见附件"}, "contact_phone"),
    ("成员", {**STUDIO, "工作室名称": "何" * 121}, "name"),
    ("成员", {**STUDIO, "工作室名称": "何立安\u202e创新工作室"}, "name"),
    ("知识产权", {**PATENT, "申请号/专利号": "201710601862.4"}, "application_number"),
    ("知识产权", {**PATENT, "申请号/专利号": "CN106123456A"}, "application_number"),
    ("知识产权", {**PATENT, "公布日": None}, "published_on"),
    ("知识产权", {**PATENT, "公布日": "2017-01-05"}, "published_on"),
    ("知识产权", {**PATENT, "状态": "授权"}, "granted_on"),
    ("知识产权", {**PATENT, "状态": "申请"}, "state"),
    ("知识产权", {**PATENT, "状态": "登记"}, "state"),
    ("知识产权", {**PATENT, "公布日": "2018年1月"}, "published_on"),
    ("知识产权", {**PATENT, "类型": "商标"}, "kind"),
    ("知识产权", {**PATENT, "类型": "软件著作权", "申请号/专利号": "SR123"}, "application_number"),
    ("经济效益", {**SUM, "金额": -3}, "amount"),
    ("经济效益", {**SUM, "单位": None}, "amount"),
    ("经济效益", {**SUM, "期间": "2024.6—2024.1"}, "period"),
    ("经济效益", {**SUM, "效益类型": "预计"}, "confirmed"),
    ("经济效益", {**SUM, "是否财务确认": "待核"}, "confirmed"),
    ("媒体报道", {**REPORT, "日期": "2024年5月"}, "printed_on"),
    ("媒体报道", {**REPORT, "链接": "javascript:alert(1)"}, "link"),
    ("媒体报道", {**REPORT, "点击量": "很多"}, "clicks"),
    ("立项", {**PROJECT, "参与人员（单位）": "何立安（江南燃气公司"}, "participants"),
    ("立项", {**PROJECT, "起止时间": "2024.4至今"}, "period"),
]


@pytest.mark.parametrize(
    ("sheet", "row", "field"), WRONG, ids=[f"{s} {f} {n}" for n, (s, _, f) in enumerate(WRONG)]
)
def test_what_cannot_be_is_wrong_at_its_field(
    network: Network, sheet: str, row: dict[str, Any], field: str
) -> None:
    found = plan(network, book(**{sheet: [row]}))
    assert held(found) == [(2, field, "wrong", "invalid")]
    assert (found.new, found.writes_nothing) == (0, True)


def test_several_in_one_row_are_all_told(network: Network) -> None:
    row = {**STUDIO, "信用代码": "91350100M000100Y4Z", "领衔人": None, "成立时间": "2018年13月"}
    assert [field for _, field, _, _ in held(plan(network, book(成员=[row])))] == [
        "uscc",
        "leader",
        "founded_on",
    ]


def test_a_nul_in_a_name_is_wrong_at_its_cell(network: Network) -> None:
    file = book(成员=[{**STUDIO, "领衔人": "何立&安"}])
    source, out = zipfile.ZipFile(io.BytesIO(file.data)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"&amp;", b"_x0000_"))
    found = plan(network, DroppedFile("表.xlsx", out.getvalue()))
    assert held(found) == [(2, "leader", "wrong", "invalid")]


def test_a_formula_without_its_value_is_wrong(network: Network) -> None:
    found = plan(network, book(成员=[{**STUDIO, "成员数": "=3+4"}]))
    assert held(found) == [(2, "declared_members", "wrong", "invalid")]


def test_a_formula_with_its_value_is_told(network: Network) -> None:
    file = book(成员=[{**STUDIO, "成员数": "=3+4"}])
    source, out = zipfile.ZipFile(io.BytesIO(file.data)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            data = data.replace(b"<f>3+4</f><v />", b"<f>3+4</f><v>7</v>").replace(
                b"<f>3+4</f><v></v>", b"<f>3+4</f><v>7</v>"
            )
            target.writestr(name, data)
    found = plan(network, DroppedFile("表.xlsx", out.getvalue()))
    assert (held(found), hints(found), found.new) == ([], [(2, "declared_members", "formula")], 1)


def test_a_needed_column_that_is_missing_is_told_at_the_head(network: Network) -> None:
    out = openpyxl.Workbook()
    out.active.append(["成员表"])
    out.active.append(["单位全称", "工作室名称", "命名级别", "成立时间", "入盟时间"])
    out.active.append(["江南燃气公司", "何立安创新工作室", "市级", "2018年", "2021年"])
    assert held(plan(network, dropped(out))) == [(2, "leader", "wrong", "missing_heading")]


def test_a_sheet_without_a_day_is_told_at_the_head(network: Network) -> None:
    file = attendance(("何立安", "江南燃气公司", "现场", None, None), lines=["学习会签到表"])
    assert held(plan(network, file)) == [(2, "held_on", "wrong", "invalid")]


def bomb() -> bytes:
    """A small archive that inflates to a gigabyte."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", b" " * 300_000_000)
    return out.getvalue()


UNREADABLE = {
    "炸弹.xlsx": bomb,
    "改名.xlsx": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
    "太大.xlsx": lambda: bytes(51_000_000),
    "空.xlsx": lambda: b"",
    "照片.xlsx": lambda: b"\x89PNG\r\n\x1a\n" + bytes(200),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_is_not_what_it_says_is_refused_by_name(network: Network, name: str) -> None:
    with pytest.raises(UnreadableDrop) as refused:
        open_batch([DroppedFile(name, UNREADABLE[name]())], network=network, year=YEAR, by=SECRETARY)
    assert [found for found, _ in refused.value.files] == [name]
    assert name in refused.value.reason
    assert (Batch.objects.count(), Content.objects.count()) == (0, 0)


def test_all_unreadable_files_are_named(network: Network) -> None:
    files = [book(成员=[STUDIO]), DroppedFile("一.xlsx", b"x"), DroppedFile("二.xlsx", b"y")]
    with pytest.raises(UnreadableDrop) as refused:
        plan(network, *files)
    assert [name for name, _ in refused.value.files] == ["一.xlsx", "二.xlsx"]


def test_a_workbook_that_is_no_table_of_ours_is_refused(network: Network) -> None:
    out = openpyxl.Workbook()
    out.active.append(["菜名", "价格"])
    with pytest.raises(UnreadableDrop, match="没有认得的表"):
        plan(network, dropped(out))


def test_nothing_dropped_is_refused(network: Network) -> None:
    with pytest.raises(Refused, match="请选择要导入的 Excel 文件"):
        open_batch([], network=network, year=YEAR, by=SECRETARY)


def test_the_same_file_twice_is_read_once(network: Network) -> None:
    file = book(成员=[STUDIO, OTHER])
    found = plan(network, file, DroppedFile("又一份.xlsx", file.data))
    assert [(f.name, f.kind, f.new) for f in found.files] == [
        ("表.xlsx", "roster", 2),
        ("又一份.xlsx", "roster", 0),
    ]
    assert found.files[1].notes == ["与「表.xlsx」内容完全相同，只读一次。"]
