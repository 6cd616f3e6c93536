"""Small workbooks typed out in a test, cell by cell."""

import io
from typing import Any

import openpyxl

from lianchuang.exchange.importing.plan import DroppedFile, Plan

ROSTER = [
    "序号",
    "单位全称",
    "信用代码",
    "工作室名称",
    "领衔人",
    "命名级别",
    "成立时间",
    "成员数",
    "所在工作组",
    "联系人",
    "联系电话",
    "入盟时间",
    "备注",
]
PROJECTS = [
    "编号",
    "项目名称",
    "牵头工作室",
    "参与工作室",
    "研究方向",
    "参与人员（单位）",
    "起止时间",
    "经费（万元）",
    "立项日期",
]
RIGHTS = [
    "序号",
    "名称",
    "类型",
    "申请号/专利号",
    "状态",
    "申请日",
    "公布日",
    "授权日",
    "完成单位",
    "来源项目编号",
]
BENEFIT = ["项目编号", "效益类型", "金额", "单位", "期间", "是否财务确认"]
MEDIA = ["标题", "媒体", "级别", "日期", "链接", "点击量", "原创/转载"]
ATTENDANCE = ["序号", "姓名", "单位", "签到方式", "签到时间", "备注"]
HEADINGS = {"成员": ROSTER, "立项": PROJECTS, "知识产权": RIGHTS, "经济效益": BENEFIT, "媒体报道": MEDIA}

# One row of each kind that goes in without a word.
STUDIO: dict[str, Any] = {
    "单位全称": "江南燃气公司", "信用代码": "91350100M000100Y43", "工作室名称": "何立安创新工作室", "领衔人": "何立安",
    "命名级别": "市级", "成立时间": "2018年5月", "成员数": 7, "所在工作组": "技术攻关", "联系人": "许明", "联系电话": "13900000001",
    "入盟时间": "2021-04-28",
}  # fmt: skip
OTHER: dict[str, Any] = {
    "单位全称": "江南供热公司", "工作室名称": "焊接创新工作室", "领衔人": "孔德文", "命名级别": "区级", "入盟时间": "2022年9月",
}  # fmt: skip
PROJECT: dict[str, Any] = {
    "编号": "2024-01", "项目名称": "管网泄漏定位研究", "牵头工作室": "何立安创新工作室", "参与工作室": "焊接创新工作室", "研究方向": "技术攻关",
    "参与人员（单位）": "何立安（江南燃气公司）；华雅（江南供热公司）", "起止时间": "2024.4—2025.4", "经费（万元）": 8, "立项日期": "2024-03-28",
}  # fmt: skip
PATENT: dict[str, Any] = {
    "名称": "一种泄漏定位装置", "类型": "发明专利", "申请号/专利号": "201710601862.3", "状态": "公布", "申请日": "2017-07-21",
    "公布日": "2018-01-05", "完成单位": "江南燃气公司",
}  # fmt: skip
SUM: dict[str, Any] = {
    "项目编号": "2024-01",
    "效益类型": "已实现",
    "金额": 12,
    "单位": "万元",
    "期间": "2024年",
    "是否财务确认": "是",
}
REPORT: dict[str, Any] = {
    "标题": "管网有了听诊器",
    "媒体": "江南晚报",
    "日期": "2024-05-06",
    "原创/转载": "原创",
}
LINES = ["第一次学习会签到表", "时间：2024年5月16日上午9:00  地点：二楼会议室  形式：线上线下结合"]


def book(**sheets: list[dict[str, Any]]) -> DroppedFile:
    """A workbook of tables: sheet name -> rows by heading."""
    out = openpyxl.Workbook()
    out.remove(out.active)
    for name, rows in sheets.items():
        sheet = out.create_sheet(name)
        extra = [heading for row in rows for heading in row if heading not in HEADINGS[name]]
        headings = [*HEADINGS[name], *dict.fromkeys(extra)]
        sheet.append(headings)
        for row in rows:
            sheet.append([row.get(heading) for heading in headings])
    return dropped(out)


def attendance(*rows: tuple[Any, ...], lines: list[str] | None = None) -> DroppedFile:
    """A sign-in sheet: rows of name, body, way, time, remark."""
    out = openpyxl.Workbook()
    for line in LINES if lines is None else lines:
        out.active.append([line])
    out.active.append(ATTENDANCE)
    for number, row in enumerate(rows, start=1):
        out.active.append([number, *row])
    return dropped(out)


def dropped(out: Any, name: str = "表.xlsx") -> DroppedFile:
    """The workbook as it is dropped."""
    data = io.BytesIO()
    out.save(data)
    return DroppedFile(name, data.getvalue())


def held(plan: Plan) -> list[tuple[int | None, str | None, str, str]]:
    """What is doubtful or wrong: row, field, level, kind."""
    return [(p.row, p.field, p.level, p.kind) for p in plan.problems if p.level != "hint"]


def hints(plan: Plan) -> list[tuple[int | None, str | None, str]]:
    """What is only told: row, field, kind; months without a day left out."""
    return [(p.row, p.field, p.kind) for p in plan.problems if p.level == "hint" and p.kind != "month_only"]
