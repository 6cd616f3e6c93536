"""The remarks of a plan, put back into the workbook they are about."""

from collections.abc import Sequence
from pathlib import PurePath

from lianchuang.exchange.importing.plan import DroppedFile, FilePlan, Problem
from lianchuang.papers.remarks import Remark, write_remarks


def remarks_of(file: DroppedFile, plans: Sequence[FilePlan]) -> tuple[str, bytes]:
    """A name and the workbook with every problem at its cell; what was decided stands beside the doubt."""
    remarks = [
        Remark(p.sheet, p.row, None if p.column is None else p.column + 1, p.level, _says(p))
        for plan in plans
        for p in plan.problems
        if p.row is not None
    ]
    return f"{PurePath(file.name).stem}（核对意见）.xlsx", write_remarks(file.data, remarks)


def _says(problem: Problem) -> str:
    chosen = next((choice.words for choice in problem.choices if choice.value == problem.answer), "")
    return f"{problem.says}（已定：{chosen}）" if chosen else problem.says
