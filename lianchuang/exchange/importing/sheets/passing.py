"""Rows that are no data: empty ones, totals, notes, a head repeated on the next page."""

import re
from collections.abc import Sequence

from lianchuang.basics.text import squash_name
from lianchuang.exchange.importing.sheets.heads import Head
from lianchuang.papers.workbooks import Sheet

LEADING = 3
REPEATED = 2
TOTAL = re.compile(
    r"(本页|本年度?|年度|全年|各项|金额|人数)?(合计|总计|小计|共计|累计|总和|平均|汇总|合计数|总数)(数|人数|金额|家数|项数)?"
    r"(\([^()]*\))?([:：].*|[\d,.]+.*)?"
)
NOTE = re.compile(
    r"(注|附注|备注|说明|填表说明|填报说明|填写说明|注意|注释|提示)(事项)?([:：]|\d|[一二三四五六七八九])|"
    r"(填表|填报|制表|审核|经办|统计|负责|联系|报送|复核|领导|主管|单位|部门|盖章|签字|签名|日期|时间|电话|联系电话)"
    r"(人|单位|日期|时间|领导|负责人|签字|盖章|公章|\(盖章\)|\(签字\)|\(公章\)|电话)*[:：]|\*|※"
)


def is_passed_over(sheet: Sheet, head: Head, row: int) -> bool:
    """True for a row of the table's body that must never be read as data."""
    if not holds_data(sheet, head, row):
        return True
    filled = [value for cell in sheet.rows[row] if _is_filled(value := cell.value)]
    leading = [squash_name(str(value)) for value in filled[:LEADING]]
    return is_total(leading) or (len(filled) <= LEADING and is_note(leading)) or repeats_head(head, filled)


def holds_data(sheet: Sheet, head: Head, row: int) -> bool:
    """True where a column that is read holds something of its own; a number in 序号 or a merge from above is nothing."""
    return any(
        column.field and _is_filled(sheet.cell(row, column.heading.column).value) for column in head.columns
    )


def is_total(leading: list[str]) -> bool:
    """True for 合计, 总计, 小计 … in one of the first filled cells: told by the label, never by the numbers."""
    return any(TOTAL.fullmatch(text) for text in leading)


def is_note(leading: list[str]) -> bool:
    """True for a note or a signature line: 注：…, 填表人：…; such a row holds little else."""
    return bool(NOTE.match(leading[0]))


def repeats_head(head: Head, filled: Sequence[object]) -> bool:
    """True where the head stands again, as on the second printed page."""
    again = sum(" ".join(value.split()) in head.words for value in filled if isinstance(value, str))
    return again >= REPEATED and again == len(filled)


def _is_filled(value: object) -> bool:
    return value is not None and str(value).strip() != ""
