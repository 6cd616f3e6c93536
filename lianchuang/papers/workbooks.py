"""Excel workbooks in: read_workbook gives the cells of a file that somebody sent, or says why not.

The file is never trusted: size, archive, parts, cells and texts are all counted before or while they are read. It is read
with the standard library's expat in one pass. Faster readers were tried: calamine 0.9.1 tells no formulas, hidden rows or
errors, and ends the whole process for a shared text list that claims 4,000,000,000 entries; openpyxl takes twice as long
and must read twice to know both a formula and its last value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product

from lianchuang.basics.text import shown as quoted
from lianchuang.papers.archives import DAMAGED, Archive
from lianchuang.papers.book_parts import BookPart, Listed, RelationsPart, StylesPart, TextsPart
from lianchuang.papers.sheet_parts import Area, Budget, Cell, SheetPart, Value
from lianchuang.papers.signatures import is_zip, tell_what_archive, tell_what_it_is
from lianchuang.papers.unreadable import UnreadableFile
from lianchuang.papers.xml_parts import read_part

__all__ = ["EMPTY", "Cell", "Sheet", "UnreadableFile", "Workbook", "open_workbook_archive", "read_workbook"]

# A file of this size or larger is refused.
TOO_MANY_BYTES = 50_000_000
MOST_SHEETS = 200
WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
EMPTY = Cell()
Place = tuple[int, int]


@dataclass
class Sheet:
    """One worksheet; rows[0][0] is A1 and all rows are equally long. Row and column numbers count from 0.

    `merged` holds (top, left, bottom, right), ends included; `anchors` gives the first cell of its area for each cell in one.
    Do not change the rows: empty ones are one and the same.
    """

    name: str
    rows: list[list[Cell]]
    merged: list[Area] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    anchors: dict[Place, Place] = field(default_factory=dict, repr=False)

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell; an empty one outside what is filled in."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return EMPTY

    def filled(self, row: int, column: int) -> Value:
        """Return the value of a cell; inside a merged area that of the area's first cell."""
        return self.cell(*self.anchors.get((row, column), (row, column))).value


@dataclass
class Workbook:
    """A workbook as it was read; sheets in the order of their tabs, hidden ones too."""

    name: str
    sheets: list[Sheet]


def read_workbook(data: bytes, name: str) -> Workbook:
    """Return the sheets of an .xlsx; UnreadableFile(says) names the file, what it is and what to do.

    Limits: below 50 MB; archive of at most 5,000 entries and 200 MB inflated; 200 sheets; 200,000 rows, 200 columns and
    2,000,000 filled cells; 32,767 characters a cell and 30,000,000 in all. Macro workbooks, encrypted files and all
    other formats are refused by name.
    """
    try:
        return Workbook(name, _read_sheets(open_workbook_archive(data)))
    except UnreadableFile as error:
        raise error.named(quoted(name)) from error


def open_workbook_archive(data: bytes) -> Archive:
    """Return the checked archive of an .xlsx; UnreadableFile where the file is too large or something else."""
    if len(data) >= TOO_MANY_BYTES:
        raise UnreadableFile(
            "%(file)s有 %(size)s MB，太大：应小于 50 MB。", size=f"{len(data) / 1_000_000:.1f}"
        )
    if not is_zip(data):
        raise UnreadableFile("%(file)s%(what)s。", what=tell_what_it_is(data))
    archive = Archive(data)
    if WORKBOOK not in archive.names:
        raise UnreadableFile("%(file)s%(what)s。", what=tell_what_archive(archive.names))
    _refuse_macros(archive)
    return archive


def _refuse_macros(archive: Archive) -> None:
    has_code = any(
        n.lower().endswith("vbaproject.bin") or n.lower().startswith("xl/macrosheets/") for n in archive.names
    )
    types = "[Content_Types].xml"
    if has_code or (types in archive.names and b"macroenabled" in archive.read(types).lower()):
        raise UnreadableFile(
            "%(file)s是带宏的工作簿 .xlsm：宏不会被接收，请在 Excel 里另存为不带宏的 .xlsx 后再上传。"
        )


def _read_sheets(archive: Archive) -> list[Sheet]:
    book = read_part(archive, WORKBOOK, BookPart())
    relations = read_part(archive, RELATIONS, RelationsPart())
    if len(book.sheets) > MOST_SHEETS:
        raise UnreadableFile(
            "%(file)s里有 %(count)s 张工作表，最多 %(most)s 张。", count=len(book.sheets), most=MOST_SHEETS
        )
    texts, styles = relations.others.get("sharedStrings"), relations.others.get("styles")
    shared = read_part(archive, texts, TextsPart()).texts if texts in archive.names else []
    shown = read_part(archive, styles, StylesPart()).shown if styles in archive.names else []
    budget, sheets = Budget(), []
    for listed in book.sheets:
        place = relations.sheets.get(listed.relation)
        if place is not None:  # charts and dialogs are listed too, and hold no rows
            part = read_part(archive, place, SheetPart(shared, shown, book.from_1904, budget))
            sheets.append(_sheet(listed, part, budget))
    if not sheets:
        raise UnreadableFile(DAMAGED)
    return sheets


def _sheet(listed: Listed, part: SheetPart, budget: Budget) -> Sheet:
    height = max(part.rows, default=-1) + 1
    width = max((max(row) for row in part.rows.values()), default=-1) + 1
    budget.add(area=len(part.rows) * width)
    empty = [EMPTY] * width
    rows = [
        [part.rows[r].get(c, EMPTY) for c in range(width)] if r in part.rows else empty for r in range(height)
    ]
    anchors = _anchors(part.merged, height, width, budget)
    return Sheet(listed.name, rows, part.merged, listed.hidden, frozenset(part.hidden_rows), anchors)


def _anchors(merged: list[Area], height: int, width: int, budget: Budget) -> dict[Place, Place]:
    """Return the first cell of its area for each merged cell within the filled part of the sheet."""
    anchors: dict[Place, Place] = {}
    for top, left, bottom, right in merged:
        rows, columns = range(top, min(bottom + 1, height)), range(left, min(right + 1, width))
        budget.add(area=len(rows) * len(columns))
        for place in product(rows, columns):
            if place in anchors:
                raise UnreadableFile("%(file)s里合并的单元格互相重叠：请在 Excel 里重新保存后再上传。")
            anchors[place] = (top, left)
    return anchors
