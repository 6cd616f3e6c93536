"""A plan as the page shows it: what waits for an answer first, then what differs, then what is new."""

import hashlib
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from lianchuang.exchange.importing.kinds import FILE_KINDS
from lianchuang.exchange.importing.plan import Change, FilePlan, Plan, Problem, RowPlan

MOST_NEW_ROWS = 60


def answer_name(problem: Problem) -> str:
    """The form field that answers a problem; short, since its key holds a sheet's name."""
    return "answer-" + hashlib.sha256(problem.key.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Doubt:
    """A decision card."""

    name: str
    title: str
    where: str
    says: str
    choices: list[tuple[str, str]]
    chosen: str
    compare: list[tuple[str, str, str]]

    def as_card(self) -> dict[str, object]:
        """The card's arguments."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@dataclass
class ShownFile:
    """One file of the drop."""

    plan: FilePlan
    kind_words: str
    doubts: list[Doubt] = field(default_factory=list)
    wrong: list[tuple[str, Problem]] = field(default_factory=list)
    changed: list[tuple[RowPlan, list[Change]]] = field(default_factory=list)
    hints: list[tuple[str, Problem]] = field(default_factory=list)
    new: list[RowPlan] = field(default_factory=list)

    @property
    def unseen_new(self) -> int:
        """New rows past what the page lists."""
        return max(0, self.plan.new - MOST_NEW_ROWS)


def shown_files(plan: Plan) -> list[ShownFile]:
    """Every file with its rows sorted by what the reader has to do about them."""
    return [_shown(file) for file in plan.files]


def _shown(file: FilePlan) -> ShownFile:
    shown = ShownFile(file, _(FILE_KINDS[file.kind]) if file.kind else "")
    for problem in file.sheet_problems:
        _sort_in(shown, problem, where=_("%(sheet)s 的表头") % {"sheet": problem.sheet}, title=problem.sheet, row=None)
    for row in file.rows:
        where = _("%(sheet)s 第 %(row)s 行") % {"sheet": row.sheet, "row": row.row}
        for problem in row.problems:
            _sort_in(shown, problem, where=where, title=row.title, row=row)
        if row.state == "changed":
            shown.changed.append((row, row.changes))
        elif row.state == "new" and len(shown.new) < MOST_NEW_ROWS:
            shown.new.append(row)
    return shown


def _sort_in(shown: ShownFile, problem: Problem, *, where: str, title: str, row: RowPlan | None) -> None:
    if problem.level == "wrong":
        shown.wrong.append((title, problem))
    elif problem.level == "doubtful":
        choices = [(choice.value, choice.words) for choice in problem.choices]
        differing = [(c.title, c.new, c.old) for c in row.changes if c.old] if row else []
        shown.doubts.append(
            Doubt(answer_name(problem), title, where, problem.says, choices, problem.answer, differing)
        )
    else:
        shown.hints.append((title, problem))

