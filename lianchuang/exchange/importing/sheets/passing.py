"""Rows that are no data: empty ones, totals, notes, a head repeated on the next page."""

import re

from lianchuang.basics.text import squash_name
from lianchuang.exchange.importing.sheets.heads import Head
from lianchuang.papers.workbooks import Sheet

LEADING = 3
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
    return (
        not holds_data(sheet, head, row)
        or is_total(sheet, row)
        or is_note(sheet, row)
        or repeats_head(sheet, head, row)
    )


def holds_data(sheet: Sheet, head: Head, row: int) -> bool:
    """True where a column that is read holds something of its own; a number in 序号 or a merge from above is nothing."""
    return any(
        column.field and _is_filled(sheet.cell(row, column.heading.column).value) for column in head.columns
    )


def is_total(sheet: Sheet, row: int) -> bool:
    """True for 合计, 总计, 小计 … in one of the first filled cells: told by the label, never by the numbers."""
    return any(TOTAL.fullmatch(text) for text in _texts(sheet, row)[:LEADING])


def is_note(sheet: Sheet, row: int) -> bool:
    """True for a note or a signature line: 注：…, 填表人：…, in a row that holds little else."""
    texts = _texts(sheet, row)
    return bool(texts) and len(texts) <= LEADING and bool(NOTE.match(texts[0]))


def repeats_head(sheet: Sheet, head: Head, row: int) -> bool:
    """True where the head stands again, as on the second printed page."""
    again = [squash_name(str(sheet.cell(row, c.heading.column).value or "")) for c in head.columns if c.field]
    words = [squash_name(c.heading.words.rsplit("/", 1)[-1]) for c in head.columns if c.field]
    whole = [squash_name(c.heading.words) for c in head.columns if c.field]
    same = sum(text != "" and text in (a, b) for text, a, b in zip(again, words, whole, strict=True))
    return same >= 2 and same == sum(text != "" for text in again)


def _texts(sheet: Sheet, row: int) -> list[str]:
    values = (cell.value for cell in sheet.rows[row])
    return [squash_name(str(value)) for value in values if _is_filled(value)]


def _is_filled(value: object) -> bool:
    return value is not None and str(value).strip() != ""
