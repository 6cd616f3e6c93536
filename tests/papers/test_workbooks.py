"""Workbooks in: the four real ones cell by cell, and what else stands in sheets."""

import json
from datetime import date, datetime, time

import openpyxl
import pytest

from lianchuang.papers.workbooks import EMPTY, Cell, UnreadableFile, read_workbook
from tests.papers.books import (
    ATTENDANCE,
    MAIN,
    OUTCOMES,
    PROJECTS,
    ROSTER,
    WORKBOOKS,
    book,
    parts_of,
    sheet_xml,
    text_cell,
    zipped,
)

STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>'
    '<numFmt numFmtId="165" formatCode="yyyy-mm-dd"/><numFmt numFmtId="166" formatCode="0.00_);[Red]\\(0.00\\)"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="165"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="22"/><xf numFmtId="166"/></cellXfs>'
    "</styleSheet>"
)


def read(path):
    return read_workbook(path.read_bytes(), path.name)


def cells(data, sheet=0):
    return read_workbook(data, "表.xlsx").sheets[sheet].rows


def values(data):
    return [[cell.value for cell in row] for row in cells(data)]


# ---- the four workbooks


@pytest.mark.parametrize("path", [ROSTER, PROJECTS, OUTCOMES, ATTENDANCE], ids=lambda path: path.stem[0])
def test_every_cell_is_what_openpyxl_reads(path):
    last_values, formulas = openpyxl.load_workbook(path, data_only=True), openpyxl.load_workbook(path)
    for sheet in read(path).sheets:
        theirs, with_formulas = last_values[sheet.name], formulas[sheet.name]
        assert (len(sheet.rows), len(sheet.rows[0])) == (theirs.max_row, theirs.max_column)
        for r, row in enumerate(sheet.rows, start=1):
            for c, cell in enumerate(row, start=1):
                value, formula = theirs.cell(r, c).value, with_formulas.cell(r, c).value
                assert cell.value == (value.date() if isinstance(value, datetime) else value)
                assert cell.formula == (
                    formula if isinstance(formula, str) and formula.startswith("=") else None
                )


def test_the_roster():
    roster, notes = read(ROSTER).sheets
    assert (roster.name, notes.name, roster.hidden) == ("成员汇总", "填表说明", False)
    assert roster.rows[0][0] == Cell("市交通运输系统创新工作室联盟成员工作室汇总表")
    assert roster.rows[2][2].value == "统一社会\n信用代码"
    assert roster.rows[4][7] == Cell(6)
    assert roster.rows[4][11].value == date(2021, 4, 28)
    assert roster.rows[6] == [EMPTY] * 13
    assert roster.rows[8][7].value == "７"
    assert roster.rows[14][3].value == " 欧阳春·吴海创新工作室\u3000"
    assert roster.rows[44][6].value == "2018年13月"
    assert roster.rows[46][7] == Cell(None, "=SUM(H5:H46)")
    assert len(roster.merged) == 34
    assert (0, 0, 0, 12) in roster.merged


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        (3, 3, "名称"), (2, 4, "工作室"), (3, 0, "序号"), (3, 9, "姓名"), (2, 10, "联系人"), (0, 12, "市交通运输系统创新工作室联盟成员工作室汇总表"),
        (5, 1, "市地铁运营有限公司"), (8, 2, "91110126MA3F0CD0EH"), (13, 1, None), (13, 2, "91110163MAH7B77E94"), (6, 1, None), (31, 1, "地铁线路分公司"),
        (99, 0, None), (0, 99, None), (-1, 0, None),
    ],
)  # fmt: skip
def test_merged_cells_are_filled(row, column, value):
    if (row, column) == (13, 1):
        value = "铁路局电务段"
    assert read(ROSTER).sheets[0].filled(row, column) == value


def test_the_others():
    projects = read(PROJECTS).sheets[0].rows
    assert (projects[2][7].value, projects[4][7].value, projects[8][7].value) == ("12.5万", 8, 12.5)
    assert (projects[2][8].value, projects[4][8].value, projects[26][8].value) == (
        date(2024, 3, 28),
        "2024年3月28日",
        "未批准",
    )
    patents, benefits, media = (sheet.rows for sheet in read(OUTCOMES).sheets)
    assert patents[16][3].value == "202217472068 . 9"
    assert [cell.value for cell in benefits[1]] == ["2024-01", "已实现", 126.5, "万元", "2024年", "是"]
    assert [media[r][5].value for r in range(1, 5)] == ["1.2万", 8600, "３万+", None]
    attendance = read(ATTENDANCE).sheets[0].rows
    assert [attendance[r][4].value for r in (3, 4)] == [time(8, 34), "8:57"]
    assert attendance[68][1].value == "请假：傅敏卫"


def test_expected_is_there_unchanged():
    assert len(json.loads((WORKBOOKS / "expected.json").read_text(encoding="utf-8"))["figures"]) == 17


# ---- what stands in cells


def test_kinds_of_values():
    row = (
        '<c r="A1"><v>7</v></c><c r="B1"><v>7.0</v></c><c r="C1"><v>7.5</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" t="b"><v>0</v></c>'
        '<c r="F1" t="e"><v>#N/A</v></c><c r="G1" t="str"><v>文</v></c><c r="H1" t="d"><v>2024-03-01T09:30:00</v></c><c r="I1"><v>1E+20</v></c>'
        '<c r="J1"><v>NaN</v></c><c r="K1"><v>1e999</v></c><c r="L1"><v>0.1</v></c><c r="M1"/><c r="N1" t="s"><v>0</v></c>'
    )
    shared = f'<sst xmlns="{MAIN}"><si><r><t>甲</t></r><r><t>乙</t></r><rPh sb="0" eb="1"><t>jia</t></rPh></si></sst>'
    row = values(book(f'<row r="1">{row}</row>', shared=shared))[0]
    assert row == [
        7,
        7,
        7.5,
        True,
        False,
        "#N/A",
        "文",
        datetime(2024, 3, 1, 9, 30),
        1e20,
        "NaN",
        "1e999",
        0.1,
        None,
        "甲乙",
    ]
    assert [type(value) for value in row[:4]] == [int, int, float, bool]


def test_texts_stay_as_typed_and_escapes_are_undone():
    row = (
        text_cell("A1", " 前后 \u3000")
        + text_cell("B1", "甲_x0000_乙_x000D_")
        + text_cell("C1", "_x005F_x0000_")
    )
    row += (
        text_cell("D1", "_xD83D__xDE00_")
        + text_cell("E1", "_xD83D_!")
        + text_cell("F1", "&amp;&#x4e2d;\n行")
        + text_cell("G1", "_x00_")
    )
    assert values(book(f"<row r='1'>{row}</row>")) == [
        [" 前后 \u3000", "甲\x00乙\r", "_x0000_", "\U0001f600", "\ufffd!", "&中\n行", "_x00_"]
    ]


def test_dates_are_told_by_their_format():
    row = "".join(
        f'<c r="{place}" s="{style}"><v>{number}</v></c>'
        for place, style, number in [
            ("A1", 0, 44314), ("B1", 1, 44314), ("C1", 2, 43101), ("D1", 3, 0.3569444444444445), ("E1", 4, 44314.375), ("F1", 1, 1e9), ("G1", 5, 12.5),
            ("H1", 99, 5), ("I1", 1, -1), ("J1", 1, 59), ("K1", 1, 61), ("L1", 3, 44314.375),
        ]
    )  # fmt: skip
    assert values(book(f'<row r="1">{row}</row>', styles=STYLES)) == [
        [
            44314, date(2021, 4, 28), "2018年1月", time(8, 34), datetime(2021, 4, 28, 9), 10**9, 12.5,
            5, -1, date(1900, 2, 28), date(1900, 3, 1), datetime(2021, 4, 28, 9),
        ]
    ]  # fmt: skip


def test_days_counted_from_1904():
    data = book(
        '<row r="1"><c r="A1" s="1"><v>42852</v></c></row>',
        styles=STYLES,
        workbook_start='<workbookPr date1904="1"/>',
    )
    assert values(data) == [[date(2021, 4, 28)]]


def test_formulas_are_told_with_their_last_value():
    row = (
        '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>B2</f></c><c r="C1" t="str"><f>D1&amp;"x"</f><v>文</v></c>'
        '<c r="D1"><f t="shared" ref="D1:E1" si="0">A1*2</f><v>4</v></c><c r="E1"><f t="shared" si="0"/><v>8</v></c><c r="F1" t="str"><f>G1</f><v></v></c>'
    )
    assert cells(book(f'<row r="1">{row}</row>')) == [
        [
            Cell(2, "=1+1"),
            Cell(None, "=B2"),
            Cell("文", '=D1&"x"'),
            Cell(4, "=A1*2"),
            Cell(8, "=A1*2"),
            Cell(None, "=G1"),
        ]
    ]


def test_rows_are_aligned_to_a1_and_equally_long():
    data = book(
        '<row r="3"><c r="C3"><v>1</v></c></row><row r="5" hidden="1"><c r="B5"><v>2</v></c></row><row r="9"><c r="Z9" s="1"/></row>'
    )
    sheet = read_workbook(data, "表.xlsx").sheets[0]
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        [None, None, None], [None, None, None], [None, None, 1], [None, None, None], [None, 2, None],
    ]  # fmt: skip
    assert sheet.hidden_rows == frozenset({4})
    assert (sheet.cell(2, 2), sheet.cell(20, 2), sheet.cell(2, -1)) == (Cell(1), EMPTY, EMPTY)


def test_cells_without_references_and_rows_out_of_order():
    assert values(book("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")) == [
        [1, 2],
        [3, None],
    ]
    assert values(book('<row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>')) == [
        [1],
        [2],
    ]


def test_a_prefix_for_the_main_namespace():
    prefixed = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    assert values(zipped(parts_of(prefixed))) == [[1]]


def test_empty_and_hidden_sheets_keep_their_order():
    data = zipped(
        parts_of(
            sheet_xml(""),
            sheet_xml("<row><c><v>1</v></c></row>"),
            sheet_xml(""),
            states=("visible", "hidden", "veryHidden"),
        )
    )
    sheets = read_workbook(data, "表.xlsx").sheets
    assert [(sheet.name, sheet.hidden, len(sheet.rows)) for sheet in sheets] == [
        ("表1", False, 0),
        ("表2", True, 1),
        ("表3", True, 0),
    ]
    assert sheets[0].filled(0, 0) is None


def test_a_merge_over_everything_costs_nothing():
    after = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    sheet = read_workbook(
        book('<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="C3"><v>2</v></c></row>', after=after),
        "表.xlsx",
    ).sheets[0]
    assert sheet.merged == [(0, 0, 1_048_575, 16_383)]
    assert sheet.filled(2, 2) == 1


def test_a_merge_over_very_much_is_refused():
    rows = '<row r="1"><c r="GR1"><v>1</v></c></row><row r="200000"><c r="A200000"><v>2</v></c></row>'
    after = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    with pytest.raises(UnreadableFile) as error:
        read_workbook(book(rows, after=after), "表.xlsx")
    assert error.value.says == "「表.xlsx」里的内容太多，不像一份表格：请拆成几份后再上传。"


def test_a_dimension_that_lies_costs_nothing():
    assert values(
        book('<row r="1"><c r="A1"><v>1</v></c></row>', before='<dimension ref="A1:XFD1048576"/>')
    ) == [[1]]


def test_a_text_list_that_lies_about_its_length():
    shared = f'<sst xmlns="{MAIN}" count="4000000000" uniqueCount="4000000000"><si><t>甲</t></si></sst>'
    assert values(book('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', shared=shared)) == [["甲"]]


@pytest.mark.parametrize("second", ["B2:C3", "A1:B2", "A2:A3"])
def test_overlapping_merges_are_told(second):
    after = f'<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="{second}"/></mergeCells>'
    data = book('<row r="3"><c r="C3"><v>1</v></c></row>', after=after)
    with pytest.raises(UnreadableFile) as error:
        read_workbook(data, "表.xlsx")
    assert error.value.says == "「表.xlsx」里合并的单元格互相重叠：请在 Excel 里重新保存后再上传。"
