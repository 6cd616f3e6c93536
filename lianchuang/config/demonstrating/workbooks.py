"""The workbooks the demonstration's secretary drops, as an office would have made them."""

import io
import random
from collections.abc import Iterator, Sequence
from datetime import date

import xlsxwriter

from lianchuang.basics.identifiers import application_check_digit
from lianchuang.config.demonstrating.names import CITY, Studio, people, studios, unit_uscc

ALLIANCE = f"{CITY}交通系统创新工作室联盟"
YEAR = 2024
TOPICS = (
    "道岔融雪装置节能控制", "站台门夹人检测", "公交充电错峰调度", "车厢空气质量监测", "受电弓碳滑板寿命预测",
    "信号机房温控优化", "隧道巡检小车", "客流密度预警", "轮径自动测量", "斜拉索振动监测",
    "路面坑槽快速修补", "港口拖车路径优化", "机场巴士准点分析", "轮渡靠泊辅助", "停车泊位诱导",
    "驾驶疲劳提醒", "焊接烟尘收集", "备件库智能盘点", "应急抢修背包", "长途客运安检提速",
    "盲区影像补偿", "换乘导向标识改进", "充电枪防水改造",
)  # fmt: skip
HEADS_FIRST, HEADS_LATER = 198, 5
# The project that names its last five people only in February.
LATE_PROJECT = 5

Rows = Sequence[Sequence[object]]


def roster() -> bytes:
    """成员工作室汇总表, filled in for the end of the year."""
    heads = ("序号", "单位全称", "统一社会信用代码", "工作室名称", "领衔人", "命名级别", "成立时间", "成员数",
             "所在工作组", "联系人姓名", "联系人电话", "入盟时间", "备注")  # fmt: skip
    groups, levels = ("技术攻关", "技能传授", "服务管理"), ("市级", "区级", "企业级", "国家级、市级")
    found = studios()
    contacts = people(len(found), seed=7)
    units = {
        unit: index for index, unit in enumerate(dict.fromkeys(studio.unit for studio in found), start=1)
    }
    rows = [
        (index, studio.unit, unit_uscc(units[studio.unit]), studio.name, studio.leader, levels[index % 4],
         f"{2012 + index % 9}年{1 + index % 12}月", 5 + index % 9, groups[index % 3], contacts[index - 1],
         f"100{index:08d}", _joined(index), None)
        for index, studio in enumerate(found, start=1)
    ]  # fmt: skip
    return _book([("成员汇总", f"{ALLIANCE}成员工作室汇总表", heads, rows)])


def _joined(index: int) -> date:
    return date(2021, 4, 28) if index <= 12 else date(2021 + index % 3, 1 + index % 12, 1 + index % 28)


def teams() -> list[list[tuple[str, str]]]:
    """The (name, unit) lists of the 23 projects: 198 different people, 12 of them in two projects."""
    found = studios()
    leads = found[: len(TOPICS)]
    others = iter(people(400, seed=2024))
    taken = {studio.leader for studio in found}
    fresh = (name for name in others if name not in taken)
    lists = [[(lead.leader, lead.unit)] for lead in leads]
    for index in range(HEADS_FIRST - len(leads)):
        team = lists[index % len(lists)]
        unit = leads[index % len(lists)].unit if index % 3 != 2 else _partner(index % len(lists)).unit
        team.append(("李若川" if index == 0 else next(fresh), unit))
    for index in range(12):
        lists[(index + 7) % len(lists)].append(lists[index][1])
    return lists


def late_names() -> list[tuple[str, str]]:
    """The five people known only in February."""
    known = {name for team in teams() for name, _ in team} | {studio.leader for studio in studios()}
    fresh = [name for name in people(600, seed=5) if name not in known]
    return [(name, studios()[LATE_PROJECT - 1].unit) for name in fresh[:HEADS_LATER]]


def _partner(index: int) -> Studio:
    found = studios()
    return found[(index + 28) % len(found)]


def projects(*, with_late_names: bool) -> bytes:
    """联合攻关项目立项汇总表; the later edition names five more people in one project."""
    heads = ("编号", "项目名称", "牵头工作室", "参与工作室", "研究方向", "参与人员（单位）", "起止时间", "经费（万元）",
             "立项日期")  # fmt: skip
    lists = teams()
    if with_late_names:
        lists[LATE_PROJECT - 1] += late_names()
    rows = [
        (f"{YEAR}-{index:02d}", topic, studios()[index - 1].name, _partner(index - 1).name,
         ("技术攻关", "技能传授", "服务管理")[index % 3],
         "；".join(f"{name}（{unit}）" for name, unit in lists[index - 1]),
         "2024.4—2025.3", 3 + index % 7, date(2024, 3, 20))
        for index, topic in enumerate(TOPICS, start=1)
    ]  # fmt: skip
    return _book([(f"{YEAR}年立项", f"{ALLIANCE}{YEAR}年度联合攻关项目立项汇总表", heads, rows)])


def application_number(stem: str) -> str:
    """The twelve digits with their check digit, as printed."""
    return f"{stem}.{application_check_digit(stem)}"


def outcomes() -> bytes:
    """成果统计表: patents and a copyright, benefit, media."""
    return _book([
        ("知识产权", None, ("序号", "名称", "类型", "申请号/专利号", "状态", "申请日", "公布日", "授权日",
                        "完成单位（按贡献排序）", "来源项目编号"), list(_patents())),
        ("经济效益", None, ("项目编号", "效益类型", "金额", "单位", "期间", "是否财务确认"), [
            ("2024-03", "已实现", 96, "万元", "2024年", "是"),
            ("2024-09", "已实现", 31.5, "万元", "2024年", "否"),
            ("2024-16", "预计", "2600万", None, "2025年", "否")]),
        ("媒体报道", None, ("标题", "媒体", "级别", "日期", "链接", "点击量", "原创/转载"), [
            ("单打独斗到抱团攻关", "云江劳动周刊", "市级", "2024-05-06", "https://example.org/a", "1.6万", "原创"),
            ("一间工作室的夜班", "云江交通网", "行业", "2024-08-19", "https://example.org/b", 5200, "转载"),
            ("三个组，一张网", "云江电视台", "市级", "2024-11-02", "https://example.org/c", None, "原创")]),
    ])  # fmt: skip


def _patents() -> Iterator[Sequence[object]]:
    draw = random.Random(11)
    plan = ["granted"] * 2 + ["utility"] * 2 + ["published"] * 6 + ["filed"] * 3
    for index, state in enumerate(plan, start=1):
        kind = "2" if state == "utility" else "1"
        year = {"granted": 2022, "utility": 2023, "published": 2023, "filed": 2024}[state]
        number = application_number(f"{year}{kind}{draw.randrange(10**6, 10**7)}")
        units = f"{studios()[index - 1].unit}、{_partner(index - 1).unit}"
        yield (
            index, f"一种{TOPICS[index - 1]}装置", "实用新型" if state == "utility" else "发明专利",
            f"ZL{number}" if state in {"granted", "utility"} else number,
            {"granted": "授权", "utility": "授权", "published": "公布", "filed": "申请"}[state],
            date(year, 3 + index % 6, 2 + index),
            date(2023, 10, index) if state == "granted" else date(2024, 5 + index % 7, index) if state == "published" else None,
            date(2024, 6 + index, 3 + index) if state in {"granted", "utility"} else None,
            units, f"2024-{index:02d}" if year == 2024 else None,
        )  # fmt: skip
    yield (14, "客流密度预警软件V1.0", "软件著作权", "2024SR9900817", "登记", date(2024, 9, 5), None, None,
           studios()[7].unit, "2024-08")  # fmt: skip


def attendance() -> bytes:
    """签到表 of the first skills session: on site and online, one make-up, one leave."""
    who = [team[1] for team in teams()] + [team[2] for team in teams()]
    rows: list[Sequence[object]] = [
        (
            index,
            name,
            unit,
            "线上" if index % 4 == 0 else "现场",
            f"8:{30 + index % 29:02d}",
            "补学" if index == 9 else None,
        )
        for index, (name, unit) in enumerate(who, start=1)
    ]
    rows.append((len(rows) + 1, f"请假：{studios()[0].leader}", None, None, None, "公差"))
    heads = ("序号", "姓名", "单位", "签到方式", "签到时间", "备注")
    note = "时间：2024年6月20日上午9:00    地点：联盟实训基地    形式：线上线下结合"
    return _book([("签到表", f"{ALLIANCE}第一次技能传授活动签到表\n{note}", heads, rows)])


def _book(sheets: Sequence[tuple[str, str | None, Sequence[str], Rows]]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        for name, title, heads, rows in sheets:
            sheet = book.add_worksheet(name)
            for line in title.split("\n") if title else ():
                sheet.write_string(sheet.dim_rowmax + 1 if sheet.dim_rowmax is not None else 0, 0, line)
            top = len(title.split("\n")) if title else 0
            sheet.write_row(top, 0, heads)
            for offset, row in enumerate(rows, start=top + 1):
                sheet.write_row(offset, 0, row)
    return file.getvalue()
