"""One worksheet of an .xlsx, read cell by cell: values, formulas, merged areas, hidden rows; limits counted on the way."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import NamedTuple

from lianchuang.papers.archives import DAMAGED
from lianchuang.papers.book_parts import LONGEST_TEXT, checked_text
from lianchuang.papers.cell_dates import Shown, read_serial
from lianchuang.papers.unreadable import UnreadableFile
from lianchuang.papers.xml_parts import Attributes, Part

Value = None | str | int | float | bool | date | datetime | time
Area = tuple[int, int, int, int]

MOST_ROWS = 200_000
MOST_COLUMNS = 200
MOST_CELLS = 2_000_000
MOST_TEXT = 30_000_000
MOST_MERGED = 100_000
# Cells of filled rows out to the last column, empty ones too: what rows of equal length cost.
MOST_AREA = 5_000_000
EXCEL_ROWS, EXCEL_COLUMNS = 1_048_576, 16_384
REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
WHOLE_NUMBER = re.compile(r"-?[0-9]{1,15}")
NUMBER = re.compile(r"-?([0-9]+\.?[0-9]*|\.[0-9]+)([Ee][+-]?[0-9]+)?")


class Cell(NamedTuple):
    """One cell: its value as typed (a text keeps its blanks), and the formula behind it, beginning with =.

    Under a formula the value is what Excel last calculated, or None where nothing was kept. An error is its text (#N/A).
    """

    value: Value = None
    formula: str | None = None


@dataclass
class Budget:
    """What the cells of the whole workbook have used so far."""

    cells: int = 0
    text: int = 0
    merged: int = 0
    area: int = 0

    def add(self, *, cells: int = 0, text: int = 0, merged: int = 0, area: int = 0) -> None:
        """Count what was read; UnreadableFile once it is more than a table can be."""
        self.cells += cells
        self.text += text
        self.merged += merged
        self.area += area
        if (
            self.cells > MOST_CELLS
            or self.text > MOST_TEXT
            or self.merged > MOST_MERGED
            or self.area > MOST_AREA
        ):
            raise UnreadableFile("%(file)s里的内容太多，不像一份表格：请拆成几份后再上传。")


class SheetPart(Part):
    """Collects the cells that hold something, by row and column from 0."""

    def __init__(self, texts: Sequence[str], shown: Sequence[Shown], from_1904: bool, budget: Budget) -> None:
        self.rows: dict[int, dict[int, Cell]] = {}
        self.merged: list[Area] = []
        self.hidden_rows: set[int] = set()
        self._texts, self._shown, self._from_1904, self._budget = texts, shown, from_1904, budget
        self._row, self._column, self._row_is_hidden = -1, -1, False
        self._kind, self._style = "n", 0
        self._value: list[str] = []
        self._formula: list[str] | None = None
        self._master: str | None = None
        self._masters: dict[str, str] = {}
        self._into: list[str] | None = None
        self._readings = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name == "v":
            self._into = self._value
        elif name == "t":
            self._into = None if self._readings else self._value
        elif name == "f":
            self._formula = self._into = []
            self._master = attributes.get("si") if attributes.get("t") == "shared" else None
        elif name == "row":
            self._start_row(attributes)
        elif name == "rPh":
            self._readings += 1
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def text(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)

    def end(self, name: str) -> None:
        if name in ("v", "t", "f"):
            self._into = None
        elif name == "c":
            self._end_cell()
        elif name == "rPh":
            self._readings -= 1

    def _start_row(self, attributes: Attributes) -> None:
        self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
        self._column = -1
        if not 0 <= self._row < EXCEL_ROWS:
            raise _damaged()
        self._row_is_hidden = attributes.get("hidden") in ("1", "true")

    def _start_cell(self, attributes: Attributes) -> None:
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
        else:
            self._row, self._column = _place(reference)
        self._kind = attributes.get("t", "n")
        self._style = int(attributes["s"]) if "s" in attributes else 0
        self._value, self._formula, self._master = [], None, None

    def _end_cell(self) -> None:
        formula = self._formula_text() if self._formula is not None else None
        value = self._read_value("".join(self._value)) if self._value else None
        if value is None and formula is None:
            return
        if self._row >= MOST_ROWS or self._column >= MOST_COLUMNS:
            raise UnreadableFile(
                "%(file)s第 %(row)s 行第 %(column)s 列有内容，表格太大：最多 %(rows)s 行、%(columns)s 列。",
                row=self._row + 1,
                column=self._column + 1,
                rows=MOST_ROWS,
                columns=MOST_COLUMNS,
            )
        row = self.rows.setdefault(self._row, {})
        if self._column in row:
            raise _damaged()
        row[self._column] = Cell(value, formula)
        self._budget.add(cells=1, text=len(formula or "") + (len(value) if isinstance(value, str) else 0))
        if self._row_is_hidden:
            self.hidden_rows.add(self._row)

    def _formula_text(self) -> str:
        """Return the formula; those that share one give the text of the first."""
        text = checked_text("".join(self._formula or ()))
        if self._master is not None:
            text = (
                self._masters.setdefault(self._master, text) if text else self._masters.get(self._master, "")
            )
        return f"={text}"

    def _read_value(self, text: str) -> Value:
        if self._kind in ("inlineStr", "str"):
            return checked_text(text) or None
        if not text:
            return None
        if self._kind == "s":
            number = int(text)
            if not 0 <= number < len(self._texts):
                raise _damaged()
            return self._texts[number] or None
        if self._kind == "b":
            return text == "1"
        if self._kind == "d":
            return datetime.fromisoformat(text)
        return self._read_number(text) if self._kind == "n" else text[:LONGEST_TEXT]

    def _read_number(self, text: str) -> Value:
        number = read_number(text.strip())
        if isinstance(number, str) or self._style >= len(self._shown):
            return number
        return read_serial(number, self._shown[self._style], self._from_1904)

    def _merge(self, reference: str) -> None:
        corners = reference.split(":")
        if len(corners) != 2:
            raise _damaged()
        self._budget.add(merged=1)
        (top, left), (bottom, right) = _place(corners[0]), _place(corners[1])
        self.merged.append((min(top, bottom), min(left, right), max(top, bottom), max(left, right)))


def read_number(text: str) -> int | float | str:
    """Return a number as the sheet's XML writes it; what is no finite number stays text, for the field to refuse."""
    if WHOLE_NUMBER.fullmatch(text):
        return int(text)
    if not NUMBER.fullmatch(text) or not math.isfinite(float(text)):
        return text[:LONGEST_TEXT]
    number = float(text)
    return int(number) if number.is_integer() and abs(number) < 10**15 else number


def _place(reference: str) -> tuple[int, int]:
    """Return row and column from 0 of A1."""
    found = REFERENCE.fullmatch(reference)
    if not found:
        raise _damaged()
    column, row = _column(found[1]), int(found[2]) - 1
    if row >= EXCEL_ROWS or column >= EXCEL_COLUMNS:
        raise _damaged()
    return row, column


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    """Return the column from 0: A is 0, AA is 26."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


def _damaged() -> UnreadableFile:
    return UnreadableFile(DAMAGED)
