"""Tables out: typed cells, a frozen head, and nothing that Excel would calculate."""

import io
from datetime import UTC, date, datetime, time
from decimal import Decimal

import openpyxl
import pytest

from lianchuang.basics.periods import partial
from lianchuang.papers.tables import write_table
from lianchuang.papers.workbooks import read_workbook


def written(*rows, headings=("甲", "乙"), title="清单", note=""):
    return write_table(title, headings, rows, note)


def rows_of(data):
    return [[cell.value for cell in row] for row in read_workbook(data, "表.xlsx").sheets[0].rows]


def test_title_headings_rows_and_note():
    data = written(("一", 1), ("二", 2), note="截至 2024年12月31日。")
    assert rows_of(data) == [
        ["清单", None],
        ["甲", "乙"],
        ["一", 1],
        ["二", 2],
        [None, None],
        ["截至 2024年12月31日。", None],
    ]


def test_a_table_without_rows():
    assert rows_of(written(note="没有。")) == [["清单", None], ["甲", "乙"], [None, None], ["没有。", None]]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (7, 7), (7.5, 7.5), (Decimal("1265000.00"), 1265000), (Decimal("0.05"), 0.05), (date(2024, 3, 28), date(2024, 3, 28)),
        (datetime(2024, 3, 28, 9, 30), datetime(2024, 3, 28, 9, 30)), (datetime(2024, 3, 28, 9, 30, tzinfo=UTC), datetime(2024, 3, 28, 9, 30)),
        (time(8, 57), time(8, 57)), (True, "是"), (False, "否"), (None, None), ("", None), (partial(2018, 1), "2018年1月"), (partial(2018), "2018年"),
        (partial(2018, 1, 5), date(2018, 1, 5)), ("91110117MA283FEFC4", "91110117MA283FEFC4"), ("007", "007"), ("2014.10", "2014.10"),
        (12345678901234567890, "12345678901234567890"), (float("inf"), "inf"), (float("nan"), "nan"), ("甲\x00乙", "甲\x00乙"), ("\ud800", "?"),
        ("长" * 40_000, "长" * 32_767),
    ],
)  # fmt: skip
def test_kinds_of_cells(value, cell):
    row = rows_of(written((value, "尾")))[2]
    assert row == [cell, "尾"]
    assert type(row[0]) is type(cell)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1+1",
        "-1",
        "@SUM(A1)",
        "=cmd|'/c calc'!A0",
        "{=1}",
        "＝1+1",
        "\t=1",
        "http://example.org",
        "internal:A1",
    ],
)
def test_nothing_becomes_a_formula_or_a_link(text):
    data = written((text, text), headings=(text, text), title=text, note=text)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    assert [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink] == []
    assert rows_of(data)[2] == [text, text]


def test_the_head_is_frozen():
    assert openpyxl.load_workbook(io.BytesIO(written(("一", 1)))).worksheets[0].freeze_panes == "A3"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("清单", "清单"),
        ("2024/问题:[一]*?\\", "2024 问题  一"),
        ("长" * 40, "长" * 31),
        ("'", "表"),
        ("", "表"),
        ("History", "History表"),
    ],
)
def test_sheet_names(title, name):
    assert read_workbook(written(title=title), "表.xlsx").sheets[0].name == name
