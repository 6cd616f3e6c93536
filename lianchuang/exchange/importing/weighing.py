"""One sheet, row by row, by the module of its kind."""

from collections.abc import Callable
from functools import partial

from lianchuang.basics.said import Said
from lianchuang.basics.text import squash_name
from lianchuang.exchange.importing.draft.draft import Draft
from lianchuang.exchange.importing.draft.entry import Entry
from lianchuang.exchange.importing.plan import DroppedFile, Problem, RowPlan
from lianchuang.exchange.importing.rows import attendance, benefit, media, projects, rights, roster
from lianchuang.exchange.importing.rows.session import Sheet
from lianchuang.exchange.importing.sheets.reading import ReadSheet

WEIGH: dict[str, Callable[[Entry], None]] = {
    "roster": roster.weigh,
    "projects": projects.weigh,
    "intellectual_property": rights.weigh,
    "benefit": benefit.weigh,
    "media": media.weigh,
}


def weigh_sheet(
    draft: Draft, file: DroppedFile, position: int, sheet: ReadSheet
) -> tuple[list[Problem], list[RowPlan]]:
    """The problems of the sheet itself, and its rows' plans; what they would write is in the draft afterwards."""
    weigh = WEIGH.get(sheet.kind.code)
    if weigh is None:
        session = Sheet(draft, sheet)
        if problems := session.problems():
            return problems, []
        weigh = partial(attendance.weigh, sheet=session)
    return [], [_weigh_row(Entry(draft, file, position, row), weigh) for row in sheet.rows]


def _weigh_row(entry: Entry, weigh: Callable[[Entry], None]) -> RowPlan:
    weigh(entry)
    plan = entry.close()
    if plan.kind == "roster" and plan.state in ("held", "skipped"):
        entry.draft.studios.held[squash_name(plan.title)] = Said("成员表第 %(row)s 行", row=plan.row)
    return plan
