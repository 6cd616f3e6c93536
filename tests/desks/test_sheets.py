"""The piece of a worksheet around one row."""

import pytest

from lianchuang.desks.sheets import (
    any_phone,
    beginning_of,
    head_rows,
    letters_of,
    piece_of,
    sheet_named,
    written,
)
from lianchuang.papers.workbooks import Sheet, Workbook, read_workbook
from tests.stage import workbook_bytes


@pytest.fixture(scope="module")
def book() -> Workbook:
    return read_workbook(workbook_bytes(), "立项汇总表.xlsx")


@pytest.fixture
def sheet(book: Workbook) -> Sheet:
    found = sheet_named(book, "立项")
    assert found is not None
    return found


def test_heads_are_the_first_row_of_texts(sheet: Sheet) -> None:
    assert head_rows(sheet, 2) == [1]
    assert head_rows(sheet, 1) == []
    piece = beginning_of(sheet, with_phones=False)
    assert [line.number for line in piece.lines] == [1, 2, 3, 4, 5, 6]
    assert "10012345634" not in "".join(text for line in piece.lines for text in line.cells)


def test_the_whole_piece_has_its_neighbours(sheet: Sheet) -> None:
    piece = piece_of(sheet, 4, whole=True, with_phones=True)
    assert piece is not None
    assert [(line.number, line.is_head, line.is_asked) for line in piece.lines] == [
        (1, True, False), (2, True, False), (3, False, False), (4, False, True), (5, False, False), (6, False, False),
    ]  # fmt: skip
    assert piece.facts == [
        ("编号", "2024-02"),
        ("项目名称", "别家的项目"),
        ("牵头工作室", "别家工作室"),
        ("联系电话", "10099999999"),
    ]


def test_a_part_has_only_the_head_and_the_row(sheet: Sheet) -> None:
    piece = piece_of(sheet, 3, whole=False, with_phones=False)
    assert piece is not None
    assert [line.number for line in piece.lines if not line.is_gap] == [2, 3]
    assert piece.facts[-1] == ("联系电话", "100******34")
    texts = "".join(text for line in piece.lines for text in line.cells)
    assert "别家" not in texts


@pytest.mark.parametrize("row", [0, 7, 10_000])
def test_a_row_that_is_not_there(sheet: Sheet, row: int) -> None:
    assert piece_of(sheet, row, whole=True, with_phones=True) is None


def test_phones_are_found(book: Workbook) -> None:
    assert any_phone(book) is True


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_columns_are_lettered_as_in_excel(column: int, letters: str) -> None:
    assert letters_of(column) == letters


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), (True, "是"), (8.0, "8"), (12.5, "12.5"), ("x", "x")]
)
def test_a_cell_is_written(value: object, text: str) -> None:
    assert written(value) == text
