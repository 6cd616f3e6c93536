"""Remarks put into somebody's workbook: coloured cells, comments in place, and a last column 核对意见."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from lianchuang.papers.tables import write_table
from lianchuang.papers.workbooks import open_workbook_archive

Level = Literal["hint", "doubtful", "wrong"]

HEADING = "核对意见"
AUTHOR = "联创"
LEVEL_WORDS = {"hint": "提示", "doubtful": "存疑", "wrong": "有误"}
LEVEL_COLOURS = {"hint": "DCE9F7", "doubtful": "FFE9B3", "wrong": "F9CFC9"}
GRAVITY = ("hint", "doubtful", "wrong")
# Above this size the original would take too long to write again; the remarks then come as a plain list.
MOST_INFLATED_BYTES = 30_000_000
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
COMMENT_WIDTH, COMMENT_HEIGHT = 320, 90


@dataclass(frozen=True)
class Remark:
    """One remark at a row, or at one cell of it; row and column are Excel's own numbers, from 1 (column 1 is A)."""

    sheet: str
    row: int
    column: int | None
    level: Level
    says: str


def write_remarks(data: bytes, remarks: Sequence[Remark]) -> bytes:
    """Return the workbook with the remarks in place: cells coloured by level, comments, a last column 核对意见 a row.

    A column of that heading from an earlier round is written anew. Remarks about a sheet that is not there stand on a
    sheet of their own, and so do all where the workbook is too large to write again (then without the original). Remarks
    are text, never formulas. Raises UnreadableFile for what read_workbook would refuse as a file.
    """
    archive = open_workbook_archive(data)
    if archive.inflated_bytes > MOST_INFLATED_BYTES:
        return _as_list(remarks)
    import openpyxl  # noqa: PLC0415  takes over a second to import; needed only here

    book = openpyxl.load_workbook(io.BytesIO(data))
    by_sheet: dict[str, list[Remark]] = defaultdict(list)
    for remark in remarks:
        by_sheet[remark.sheet].append(remark)
    homeless: list[Remark] = []
    for name, of_sheet in by_sheet.items():
        sheet = next((s for s in book.worksheets if s.title == name), None)
        if sheet is None:
            homeless += of_sheet
        else:
            _mark(sheet, of_sheet)
    if homeless:
        _append_list(book.create_sheet(HEADING), homeless)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _mark(sheet: Any, remarks: Iterable[Remark]) -> None:
    _clear_earlier(sheet)
    last = _remarks_column(sheet)
    by_place: dict[tuple[int, int], list[Remark]] = defaultdict(list)
    for remark in remarks:
        by_place[remark.row, last].append(remark)
        if remark.column is not None:
            by_place[_anchor(sheet, remark.row, remark.column)].append(remark)
    for (row, column), here in by_place.items():
        cell = sheet.cell(row, column)
        _colour(cell, here)
        if column == last:
            _write_text(cell, "；".join(_worded(r) for r in here))
        else:
            _comment(cell, "\n".join(_worded(r) for r in here))


def _clear_earlier(sheet: Any) -> None:
    """Take away the comments and colours of an earlier round."""
    from openpyxl.styles import PatternFill  # noqa: PLC0415

    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment and cell.comment.author == AUTHOR:
                cell.comment = None
                cell.fill = PatternFill()


def _remarks_column(sheet: Any) -> int:
    """Return the column for the remarks: that of an earlier round, emptied, or a new last one with its heading."""
    from openpyxl.styles import PatternFill  # noqa: PLC0415

    last = max(sheet.max_column, max((area.max_col for area in sheet.merged_cells.ranges), default=0))
    for row in range(1, min(sheet.max_row, 20) + 1):
        if sheet.cell(row, last).value == HEADING:
            for below in range(row + 1, sheet.max_row + 1):
                sheet.cell(below, last).value = None
                sheet.cell(below, last).fill = PatternFill()
            return last
    heading = sheet.cell(1, last + 1)
    _write_text(heading, HEADING)
    sheet.column_dimensions[heading.column_letter].width = 60
    return last + 1


def _anchor(sheet: Any, row: int, column: int) -> tuple[int, int]:
    """Return the first cell of the merged area that a cell lies in: the others cannot carry anything."""
    for area in sheet.merged_cells.ranges:
        if area.min_row <= row <= area.max_row and area.min_col <= column <= area.max_col:
            return area.min_row, area.min_col
    return row, column


def _colour(cell: Any, remarks: Sequence[Remark]) -> None:
    from openpyxl.styles import PatternFill  # noqa: PLC0415

    gravest = max((remark.level for remark in remarks), key=GRAVITY.index)
    cell.fill = PatternFill("solid", fgColor=LEVEL_COLOURS[gravest])


def _comment(cell: Any, text: str) -> None:
    """Add the text to the cell as a comment, after what somebody else has written there."""
    from openpyxl.comments import Comment  # noqa: PLC0415

    before = f"{cell.comment.text}\n" if cell.comment else ""
    cell.comment = Comment(before + text, AUTHOR, width=COMMENT_WIDTH, height=COMMENT_HEIGHT)


def _write_text(cell: Any, text: str) -> None:
    """Write a text that Excel will not calculate, whatever it begins with."""
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = True


def _worded(remark: Remark) -> str:
    return f"【{LEVEL_WORDS[remark.level]}】{_writable(remark.says)}"


def _writable(text: str) -> str:
    return UNWRITABLE.sub("\ufffd", text)


def _list_rows(remarks: Iterable[Remark]) -> list[tuple[object, ...]]:
    return [(r.sheet, r.row, r.column, LEVEL_WORDS[r.level], r.says) for r in remarks]


LIST_HEADINGS = ("工作表", "行", "列", "程度", HEADING)


def _as_list(remarks: Iterable[Remark]) -> bytes:
    return write_table(
        HEADING, LIST_HEADINGS, _list_rows(remarks), "原工作簿太大，意见单独列出；行和列是 Excel 里的号。"
    )


def _append_list(sheet: Any, remarks: Iterable[Remark]) -> None:
    for row, values in enumerate([LIST_HEADINGS, *_list_rows(remarks)], start=1):
        for column, value in enumerate(values, start=1):
            cell = sheet.cell(row, column)
            if isinstance(value, str):
                _write_text(cell, _writable(value))
            else:
                cell.value = value
