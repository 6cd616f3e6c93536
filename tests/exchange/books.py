"""Fictional workbooks of other offices: other sizes, names, years, column orders, headings; made from a seed."""

import io
import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import openpyxl
from stdnum.cn import uscc

from lianchuang.basics.identifiers import application_check_digit
from lianchuang.exchange.importing.plan import DroppedFile

FAMILY = list("赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜")
GIVEN = list("安邦诚德恩芳刚海浩嘉健凯朗明楠鹏琪荣善泰维文兴雅彦毅勇远泽志")
PLACES = ["江南", "滨江", "高新", "临港", "新城", "开发区", "西山", "东湖"]
TRADES = ["燃气", "自来水", "供热", "环卫", "园林", "照明", "排水", "邮政", "粮储", "印刷", "纺织", "锅炉"]
SYNONYMS = {
    "单位全称": ["单位名称", "所在单位"], "名称": ["工作室名称"], "领衔人": ["带头人", "负责人"], "命名级别": ["级别"],
    "成立时间": ["创建时间"], "入盟时间": ["加入时间"], "项目名称": ["课题名称"], "牵头工作室": ["牵头单位工作室"],
    "参与人员（单位）": ["参加人员"], "立项日期": ["批准日期"], "申请号/专利号": ["专利号", "申请号"], "状态": ["法律状态"],
    "金额": ["效益金额"], "原创/转载": ["性质"], "姓名": ["签到人"], "签到方式": ["参加方式"], "统一社会\n信用代码": ["信用代码"],
}  # fmt: skip


@dataclass
class Style:
    """How an office lays out its tables."""

    titles: int = 1
    shuffled: bool = False
    synonyms: bool = False
    one_row_head: bool = False
    blank_rows: bool = False
    blank_column: bool = False
    merged: bool = True
    totals: bool = True


@dataclass
class Office:
    """One office's year."""

    seed: int
    studios: int = 8
    projects: int = 5
    year: int = 2024
    style: Style = field(default_factory=Style)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)
        self._people: set[str] = set()
        self.bodies = self._bodies()
        self.roster = [self._studio(n) for n in range(self.studios)]
        self.joint = [self._project(n) for n in range(self.projects)]

    def files(self) -> list[DroppedFile]:
        """The four workbooks, under names that say nothing."""
        books = [self.roster_book(), self.projects_book(), self.outcomes_book(), self.attendance_book()]
        return [DroppedFile(f"附件{n}.xlsx", data) for n, data in enumerate(books, start=1)]

    def _bodies(self) -> list[tuple[str, str]]:
        pick = self.random
        names = [f"{place}{trade}公司" for place in PLACES for trade in TRADES]
        pick.shuffle(names)
        return [(name, self._uscc()) for name in names[: max(2, self.studios * 2 // 3)]]

    def _uscc(self) -> str:
        front = "91330" + "".join(self.random.choice("0123456789") for _ in range(3)) + "MA"
        front += "".join(self.random.choice("0123456789ABCDEFGH") for _ in range(7))
        return front + uscc.calc_check_digit(front)

    def person(self) -> str:
        """A name nobody else in the office has."""
        while True:
            name = self.random.choice(FAMILY) + "".join(self.random.sample(GIVEN, 2))
            if name not in self._people:
                self._people.add(name)
                return name

    def _studio(self, number: int) -> dict[str, Any]:
        pick, leader = self.random, self.person()
        body, code = self.bodies[min(number * 2 // 3, len(self.bodies) - 1)]
        founded = date(2010, 1, 1) + timedelta(days=pick.randrange(3000))
        return {
            "单位全称": body, "统一社会\n信用代码": code, "工作室/名称": f"{leader}创新工作室", "工作室/领衔人": leader,
            "命名级别": pick.choice(["市级", "国家级、市级", "区级", "企业级", "省级"]),
            "成立时间": pick.choice([founded, f"{founded:%Y年%-m月}", f"{founded:%Y/%-m/%-d}", f"{founded:%Y.%-m}"]),
            "成员数": pick.choice([pick.randrange(4, 20), f"{pick.randrange(4, 20)}人", "７"]),
            "所在工作组": pick.choice(["技术攻关", "技能传授", "服务管理"]),
            "联系人/姓名": self.person(), "联系人/电话": f"130{pick.randrange(10**8):08}",
            "入盟时间": pick.choice(["2021年4月", datetime(2021, 4, 28), "２０２２年９月", "2022-11-04"]), "备注": None,
        }  # fmt: skip

    def _project(self, number: int) -> dict[str, Any]:
        pick, lead = self.random, self.roster[number % len(self.roster)]
        partners = [s for s in pick.sample(self.roster, min(2, len(self.roster))) if s is not lead]
        people = [f"{self.person()}（{s['单位全称']}）" for s in (lead, *partners) for _ in range(3)]
        return {
            "编号": f"{self.year}-{number + 1:02}", "项目名称": f"{TRADES[number % 12]}设备第{number + 1}号攻关课题",
            "牵头工作室": lead["工作室/名称"], "参与工作室": "、".join(s["工作室/名称"] for s in partners),
            "研究方向": "技术攻关", "参与人员（单位）": "；".join(people), "起止时间": f"{self.year}.4—{self.year + 1}.4",
            "经费（万元）": pick.choice([8, "3万元", "4万元整", "12.5万", 2.5]), "立项日期": datetime(self.year, 3, 28),
        }  # fmt: skip

    def roster_book(self) -> bytes:
        """The members; bodies with several studios are written once and merged."""
        merged = ["单位全称", "统一社会\n信用代码"] if self.style.merged else []
        return self._book({"成员": (self.roster, merged, "合计")})

    def projects_book(self) -> bytes:
        """The joint projects."""
        return self._book({"立项": (self.joint, [], "总计")})

    def outcomes_book(self) -> bytes:
        """Three sheets of outcomes."""
        return self._book(
            {"A": (self.rights(), [], ""), "B": (self.benefit(), [], "合计："), "C": (self.media(), [], "")}
        )

    def rights(self) -> list[dict[str, Any]]:
        """A granted invention, a filed utility model, a copyright for each project."""
        rows = []
        for number, project in enumerate(self.joint):
            digits = f"{self.year - 2}1{number + 1000000 + self.seed:07}"
            rows.append(
                self._right(
                    project, number, "发明专利", f"ZL{digits}.{application_check_digit(digits)}", "授权"
                )
            )
            digits = f"{self.year}2{number + 2000000 + self.seed:07}"
            rows.append(
                self._right(
                    project, number, "实用新型", f"{digits}.{application_check_digit(digits)}", "申请"
                )
            )
            rows.append(
                self._right(project, number, "软件著作权", f"{self.year}SR{number + self.seed:07}", "登记")
            )
        return rows

    def _right(
        self, project: dict[str, Any], number: int, kind: str, code: str, state: str
    ) -> dict[str, Any]:
        granted = state == "授权"
        return {
            "名称": f"一种{project['项目名称']}装置", "类型": kind, "申请号/专利号": code, "状态": state,
            "申请日": datetime(self.year - 2 if granted else self.year, 5, 3), "公布日": datetime(self.year - 1, 6, 1) if granted else None,
            "授权日": datetime(self.year, 7, 8) if granted else None,
            "完成单位（按贡献排序）": self.roster[number % len(self.roster)]["单位全称"], "来源项目编号": project["编号"],
        }  # fmt: skip

    def benefit(self) -> list[dict[str, Any]]:
        """One realised sum for each project."""
        return [
            {"项目编号": p["编号"], "效益类型": "已实现", "金额": 10 + n, "单位": "万元", "期间": f"{self.year}年", "是否财务确认": "是"}
            for n, p in enumerate(self.joint)
        ]  # fmt: skip

    def media(self) -> list[dict[str, Any]]:
        """One report for each project."""
        return [
            {"标题": f"{p['项目名称']}见报", "媒体": "江南晚报", "级别": "市级", "日期": f"{self.year}-05-{n % 28 + 1:02}",
             "链接": f"https://example.org/{n}", "点击量": "３万+", "原创/转载": "原创"}
            for n, p in enumerate(self.joint)
        ]  # fmt: skip

    def attendance_book(self, sessions: int = 2) -> bytes:
        """Several sessions, a sheet each."""
        book = openpyxl.Workbook()
        book.remove(book.active)
        for n in range(sessions):
            rows = [
                {"序号": k, "姓名": s["工作室/领衔人"], "单位": s["单位全称"], "签到方式": "现场" if k % 2 else "线上", "签到时间": "8:30", "备注": None}
                for k, s in enumerate(self.roster, start=1)
            ]  # fmt: skip
            lines = [
                f"第{n + 1}次学习会签到表",
                f"时间：{self.year}年5月{n + 6}日下午2:30  地点：会议室  形式：线上线下结合",
            ]
            self._sheet(book.create_sheet(f"场次{n + 1}"), rows, [], "", lines)
        return _bytes(book)

    def _book(self, sheets: dict[str, tuple[list[dict[str, Any]], list[str], str]]) -> bytes:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, (rows, merged, total) in sheets.items():
            lines = [f"{self.year}年{name}表", "填报单位：秘书处"][: self.style.titles]
            numbered = [{"序号": n, **row} for n, row in enumerate(rows, start=1)]
            self._sheet(book.create_sheet(name), numbered, merged, total, lines)
        return _bytes(book)

    def _sheet(
        self, sheet: Any, rows: list[dict[str, Any]], merged: list[str], total: str, lines: list[str]
    ) -> None:
        columns = list(rows[0])
        if self.style.shuffled:
            self.random.shuffle(columns)
        shift = 1 if self.style.blank_column else 0
        for number, line in enumerate(lines, start=1):
            sheet.cell(number, 1 + shift, line)
            if self.style.merged:
                sheet.merge_cells(
                    start_row=number, start_column=1 + shift, end_row=number, end_column=len(columns) + shift
                )
        top = len(lines) + 1 + (1 if self.style.blank_rows else 0)
        first = top + self._head(sheet, top, columns, shift)
        at = first
        for place, row in enumerate(rows):
            for column, name in enumerate(columns, start=1 + shift):
                sheet.cell(at, column, row[name])
            at += 2 if self.style.blank_rows and place % 4 == 3 else 1
        if not self.style.blank_rows:
            self._merge_down(sheet, rows, columns, merged, first, shift)
        if total and self.style.totals:
            sheet.cell(at, 1 + shift, total)
            sheet.cell(at, len(columns) + shift, 999)

    def _head(self, sheet: Any, top: int, columns: list[str], shift: int) -> int:
        depth = (
            2 if any("/" in c and c not in SYNONYMS for c in columns) and not self.style.one_row_head else 1
        )
        grouped = [c.split("/")[0] if "/" in c and c not in SYNONYMS else None for c in columns]
        for place, name in enumerate(columns):
            column, parts = place + 1 + shift, name.split("/")
            if grouped[place] is None:
                sheet.cell(top, column, self._named(name))
                if depth == 2:
                    sheet.merge_cells(start_row=top, start_column=column, end_row=top + 1, end_column=column)
            elif depth == 1:
                sheet.cell(
                    top,
                    column,
                    self._named(
                        {"工作室/名称": "工作室名称"}.get(
                            name, parts[1] if parts[0] == "工作室" else "".join(parts)
                        )
                    ),
                )
            else:
                if place == 0 or grouped[place - 1] != grouped[place]:
                    sheet.cell(top, column, parts[0])
                sheet.cell(top + 1, column, self._named(parts[1]))
        return depth

    def _named(self, heading: str) -> str:
        names = SYNONYMS.get(heading)
        return self.random.choice(names) if self.style.synonyms and names else heading

    @staticmethod
    def _merge_down(
        sheet: Any, rows: list[dict[str, Any]], columns: list[str], merged: list[str], first: int, shift: int
    ) -> None:
        for name in merged:
            column, start = columns.index(name) + 1 + shift, 0
            for end in range(1, len(rows) + 1):
                if end == len(rows) or rows[end][name] != rows[start][name]:
                    if end - start > 1:
                        sheet.merge_cells(
                            start_row=first + start,
                            start_column=column,
                            end_row=first + end - 1,
                            end_column=column,
                        )
                    start = end


def _bytes(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
