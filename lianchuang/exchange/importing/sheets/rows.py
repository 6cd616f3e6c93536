"""The rows under a head, as values."""

import re
from collections.abc import Iterator

from lianchuang.basics.said import Said
from lianchuang.basics.text import squash_name
from lianchuang.basics.unreadable import Unreadable
from lianchuang.exchange.importing.kinds import Field
from lianchuang.exchange.importing.kinds.read_row import ReadRow
from lianchuang.exchange.importing.readers.reading import CellValue
from lianchuang.exchange.importing.sheets.heads import Column, Head
from lianchuang.exchange.importing.sheets.passing import is_passed_over
from lianchuang.papers.workbooks import Sheet

# What people write where they know nothing: read as an empty cell.
BLANKS = frozenset(
    {
        "",
        "/",
        "\\",
        "-",
        "--",
        "—",
        "——",
        "–",
        "无",
        "暂无",
        "待定",
        "未定",
        "待补",
        "待补充",
        "不详",
        "n/a",
        "空",
        "未填",
    }
)
UNIT_ABOVE = re.compile(r"单位[:：]\s*((?:人民币)?[百千万亿]*元)")
NO_RESULT = Said("这一格是公式，文件里没有留下算出的值：请在 Excel 里打开、重新计算并保存，或直接填写数值。")


def read_rows(sheet: Sheet, head: Head) -> Iterator[ReadRow]:
    """Each row of data, merged cells filled down; numbers are Excel's."""
    unit = unit_above(sheet, head)
    for row in range(head.row + head.depth, len(sheet.rows)):
        if not is_passed_over(sheet, head, row):
            yield read_row(sheet, head, row, unit)


def read_row(sheet: Sheet, head: Head, row: int, unit_of_sheet: str | None) -> ReadRow:
    """One row: every field read by its reader, then the fields looked at together."""
    read = ReadRow(head.kind, sheet.name, row + 1)
    for known in head.kind.fields:
        columns = head.columns_of(known)
        if columns:
            column = next((c for c in columns if _value(sheet, row, c) is not None), columns[0])
            read.columns[known.code] = column.heading.column
            beside = read.get(known.unit_from) if known.unit_from else None
            _read_field(read, known, sheet, row, column, beside or column.unit or unit_of_sheet)
    head.kind.check(read)
    return read


def unit_above(sheet: Sheet, head: Head) -> str | None:
    """单位：万元, as it often stands between title and table."""
    for row in range(head.row):
        for cell in sheet.rows[row]:
            if found := UNIT_ABOVE.search(str(cell.value or "")):
                return found[1]
    return None


def _read_field(
    read: ReadRow, known: Field, sheet: Sheet, row: int, column: Column, unit: str | None
) -> None:
    value = _value(sheet, row, column)
    formula = sheet.cell(row, column.heading.column).formula
    if formula is not None:
        if value is None or str(value).startswith("#"):
            read.wrong(known.code, NO_RESULT)
            return
        told = Said("这一格是公式 %(formula)s，按保存时算出的值读取。", formula=formula[:60])
        read.hint("formula", told, known.code)
    if value is None:
        if known.is_required:
            read.wrong(
                known.code,
                Said(
                    "「%(title)s」必须填写，这里空着（写「待定」也算空着）：请补上再导入。", title=known.title
                ),
            )
        return
    try:
        read.values[known.code], hints = known.reads(value, unit)
    except Unreadable as unreadable:
        read.wrong(known.code, unreadable.says)
        return
    for kind, says in hints:
        read.hint(kind, says, known.code)
    if known.is_required and read.values[known.code] in (None, "", []):
        read.wrong(known.code, Said("「%(title)s」必须填写，这里空着：请补上再导入。", title=known.title))


def _value(sheet: Sheet, row: int, column: Column) -> CellValue:
    value = sheet.filled(row, column.heading.column)
    if isinstance(value, str) and squash_name(value).casefold() in BLANKS:
        return None
    return value
