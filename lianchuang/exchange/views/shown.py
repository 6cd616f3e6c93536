"""A plan as the page shows it: what waits for an answer first, then what is wrong, then file by file what differs."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from lianchuang.design.saying import spoken
from lianchuang.exchange.importing.kinds import FILE_KINDS
from lianchuang.exchange.importing.plan import FilePlan, Plan, Problem, RowPlan

# The page stays light however much was dropped; the rest is counted, and stands in the downloaded remarks.
MOST_ASKED = 40
MOST_ROWS = 60


def answer_name(problem: Problem) -> str:
    """The form field that answers a problem; short, since its key holds a sheet's name."""
    return "answer-" + hashlib.sha256(problem.key.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Line:
    """One row of a file, and what is to be said about it."""

    where: str
    title: str
    says: list[str]


@dataclass
class Part:
    """The first of many; rest: how many more there are."""

    shown: list[Any] = field(default_factory=list)
    count: int = 0
    most: int = MOST_ROWS

    @property
    def rest(self) -> int:
        """How many are not shown."""
        return self.count - len(self.shown)

    def add(self, thing: Any) -> None:
        """Count it, and show it while there is room."""
        self.count += 1
        if len(self.shown) < self.most:
            self.shown.append(thing)


@dataclass
class ShownFile:
    """One file of the drop."""

    plan: FilePlan
    kind: str
    changed: Part = field(default_factory=Part)
    new: Part = field(default_factory=Part)
    _hinted: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def hint(self, says: str, where: str, title: str) -> None:
        """Keep a hint; the same sentence is said once, however many rows it is about."""
        self._hinted.setdefault(says, []).append((where, title))

    @property
    def hints(self) -> Part:
        """The hints, those about few rows first: what is said everywhere matters least."""
        part = Part(count=sum(map(len, self._hinted.values())))
        for says, rows in sorted(self._hinted.items(), key=lambda each: len(each[1])):
            part.shown.append(_hint_line(says, rows))
        return part


@dataclass
class ShownPlan:
    """The drop, sorted by what the reader has to do. asked and decided hold the arguments of decision cards."""

    files: list[ShownFile] = field(default_factory=list)
    asked: Part = field(default_factory=lambda: Part(most=MOST_ASKED))
    decided: Part = field(default_factory=lambda: Part(most=MOST_ASKED))
    wrong: Part = field(default_factory=Part)
    same: int = 0


def shown_plan(plan: Plan) -> ShownPlan:
    """Everything of a plan in its place."""
    shown = ShownPlan(same=sum(file.same for file in plan.files))
    for file in plan.files:
        part = ShownFile(file, spoken(FILE_KINDS.get(file.kind, file.kind)))
        shown.files.append(part)
        _sort_sheets(shown, part)
        for row in file.rows:
            _sort_row(shown, part, row)
    return shown


def where_of(sheet: str, row: int | None, file: str = "") -> str:
    """1-成员.xlsx · 成员汇总 第 44 行"""
    told = _("%(sheet)s 第 %(row)s 行") % {"sheet": sheet, "row": row} if row else sheet
    return f"{file} · {told}" if file else told


def _hint_line(says: str, rows: list[tuple[str, str]]) -> Line:
    (where, title), count = rows[0], len(rows)
    if count == 1:
        return Line(where, title, [says])
    told = _("%(count)s 行，如 %(where)s") % {"count": count, "where": where}
    return Line(told, title, [says])


def _sort_sheets(shown: ShownPlan, part: ShownFile) -> None:
    for problem in part.plan.sheet_problems:
        where = where_of(problem.sheet, problem.row, part.plan.name)
        if problem.level == "doubtful":
            _ask(shown, problem, where, _("工作表「%(sheet)s」的表头") % {"sheet": problem.sheet})
        elif problem.level == "wrong":
            shown.wrong.add(Line(where, problem.sheet, [spoken(problem.says)]))
        else:
            part.hint(spoken(problem.says), problem.sheet, "")


def _sort_row(shown: ShownPlan, part: ShownFile, row: RowPlan) -> None:
    where, title = where_of(row.sheet, row.row, part.plan.name), spoken(row.title)
    for problem in row.problems:
        if problem.level == "doubtful":
            _ask(shown, problem, where, title)
    if wrong := _says(row, "wrong"):
        shown.wrong.add(Line(where, title, wrong))
    for says in _says(row, "hint"):
        part.hint(says, where_of(row.sheet, row.row), title)
    if row.state in ("changed", "new"):
        (part.changed if row.state == "changed" else part.new).add(row)


def _says(row: RowPlan, level: str) -> list[str]:
    return [spoken(problem.says) for problem in row.problems if problem.level == level]


def _ask(shown: ShownPlan, problem: Problem, where: str, title: str) -> None:
    card = {
        "name": answer_name(problem),
        "title": title,
        "where": where,
        "says": spoken(problem.says),
        "choices": [(choice.value, spoken(choice.words)) for choice in problem.choices],
        "chosen": problem.answer,
    }
    (shown.asked if problem.is_open else shown.decided).add(card)
