"""Remarks in somebody's workbook: coloured, commented, listed in a last column, and never calculated."""

import io

import openpyxl
import pytest

from lianchuang.papers import remarks as remarks_module
from lianchuang.papers.remarks import Remark, write_remarks
from lianchuang.papers.workbooks import UnreadableFile, read_workbook
from tests.papers.books import ROSTER, book, text_cell

SHEET = "成员汇总"
WRONG, DOUBTFUL, HINT = "FFF9CFC9", "FFFFE9B3", "FFDCE9F7"


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def colour(cell):
    return "FF" + cell.fill.fgColor.rgb[2:] if cell.fill.fill_type else None


def marked():
    return write_remarks(
        ROSTER.read_bytes(),
        [
            Remark(SHEET, 45, 3, "wrong", "校验码不对。"),
            Remark(SHEET, 45, 7, "wrong", "月份应在 1 到 12 之间。"),
            Remark(SHEET, 44, None, "doubtful", "像是第 25 行的工作室。"),
            Remark(SHEET, 6, 2, "hint", "合并填写的单位。"),
        ],
    )


def test_cells_are_coloured_and_commented_in_place():
    sheet = opened(marked())[SHEET]
    assert sheet["C45"].comment.text == "【有误】校验码不对。"
    assert sheet["G45"].comment.text == "【有误】月份应在 1 到 12 之间。"
    assert [colour(sheet[place]) for place in ("C45", "G45", "N45", "N44", "N6", "D45")] == [
        WRONG,
        WRONG,
        WRONG,
        DOUBTFUL,
        HINT,
        None,
    ]


def test_the_last_column_says_everything_about_a_row():
    sheet = opened(marked())[SHEET]
    assert sheet["N1"].value == "核对意见"
    assert sheet["N45"].value == "【有误】校验码不对。；【有误】月份应在 1 到 12 之间。"
    assert sheet["N44"].value == "【存疑】像是第 25 行的工作室。"
    assert sheet["N6"].value == "【提示】合并填写的单位。"
    assert sheet["N5"].value is None


def test_a_remark_inside_a_merged_area_stands_at_its_first_cell():
    sheet = opened(marked())[SHEET]
    assert sheet["B5"].comment.text == "【提示】合并填写的单位。"
    assert colour(sheet["B5"]) == HINT


def test_everything_else_stays_as_it_was():
    before, after = (read_workbook(data, "表.xlsx").sheets for data in (ROSTER.read_bytes(), marked()))
    assert [[row[:13] for row in sheet.rows] for sheet in after] == [sheet.rows for sheet in before]
    assert sorted(after[0].merged) == sorted(before[0].merged)
    assert [sheet.name for sheet in after] == ["成员汇总", "填表说明"]


def test_a_second_round_replaces_the_first():
    again = write_remarks(marked(), [Remark(SHEET, 46, 3, "wrong", "又一条。")])
    sheet = opened(again)[SHEET]
    assert sheet.max_column == 14
    assert [sheet[f"N{row}"].value for row in (1, 6, 44, 45, 46)] == [
        "核对意见",
        None,
        None,
        None,
        "【有误】又一条。",
    ]
    assert (sheet["C45"].comment, colour(sheet["C45"]), colour(sheet["N45"])) == (None, None, None)
    assert sheet["C46"].comment.text == "【有误】又一条。"


def test_somebody_elses_comment_is_kept():
    theirs = opened(book(f'<row r="1">{text_cell("A1", "甲")}</row>'))
    theirs["表1"]["A1"].comment = openpyxl.comments.Comment("原来的批注", "王师傅")
    theirs.save(written := io.BytesIO())
    sheet = opened(write_remarks(written.getvalue(), [Remark("表1", 1, 1, "hint", "新的。")]))["表1"]
    assert sheet["A1"].comment.text == "原来的批注\n【提示】新的。"


@pytest.mark.parametrize(
    "says",
    ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|'/c calc'!A0", "＝1+1", "\t=1", "甲\x00乙", "http://example.org"],
)
def test_remarks_are_never_calculated(says):
    data = write_remarks(
        book(f'<row r="1">{text_cell("A1", "甲")}</row>'),
        [Remark("表1", 1, 1, "wrong", says), Remark("没有这张表", 2, None, "hint", says)],
    )
    shown = says.replace("\x00", "\ufffd")
    sheets = read_workbook(data, "表.xlsx").sheets
    assert [
        (sheet.name, cell.formula) for sheet in sheets for row in sheet.rows for cell in row if cell.formula
    ] == []
    assert sheets[0].rows[0][1].value == f"【有误】{shown}"
    assert [cell.value for cell in sheets[1].rows[1]] == ["没有这张表", 2, None, "提示", shown]


def test_a_formula_of_the_original_stays_a_formula():
    assert read_workbook(marked(), "表.xlsx").sheets[0].rows[46][7].formula == "=SUM(H5:H46)"


def test_no_remarks_change_nothing_but_are_written():
    assert (
        read_workbook(write_remarks(ROSTER.read_bytes(), []), "表.xlsx").sheets[0].rows
        == read_workbook(ROSTER.read_bytes(), "表.xlsx").sheets[0].rows
    )


def test_a_workbook_too_large_to_write_again_gives_a_list(monkeypatch):
    monkeypatch.setattr(remarks_module, "MOST_INFLATED_BYTES", 1000)
    rows = read_workbook(marked(), "表.xlsx").sheets[0].rows
    assert [cell.value for cell in rows[0]] == ["核对意见", None, None, None, None]
    assert [cell.value for cell in rows[1]] == ["工作表", "行", "列", "程度", "核对意见"]
    assert [cell.value for cell in rows[2]] == ["成员汇总", 45, 3, "有误", "校验码不对。"]
    assert len(rows) == 8


@pytest.mark.parametrize("data", [b"", b"no workbook", b"PK\x03\x04"])
def test_what_is_no_workbook_is_refused(data):
    with pytest.raises(UnreadableFile):
        write_remarks(data, [])
