"""The piece of a worksheet around one row: its heads, the row itself, and the rows beside it where they may be seen."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from lianchuang.papers.masks import holds_phone, mask_phone, mask_phones_in
from lianchuang.papers.workbooks import Sheet, Workbook

BESIDE = 6
FIRST_ROWS = 15
MOST_HEAD_ROWS = 3
LOOKED_AT = 12
FEWEST_HEADS = 3
PHONE_HEAD = re.compile("电话|手机|联系方式")


@dataclass(frozen=True)
class Line:
    """One row of the piece; number is Excel's. A gap stands for rows that are left out."""

    number: int
    cells: list[str]
    is_head: bool = False
    is_asked: bool = False
    is_gap: bool = False


@dataclass(frozen=True)
class Piece:
    """What is shown of a sheet, and the asked row as (heading, value)."""

    letters: list[str]
    lines: list[Line]
    facts: list[tuple[str, str]]


def head_rows(sheet: Sheet, before: int) -> list[int]:
    """The rows (from 0) that hold the headings, all above the row `before`; none where they cannot be told.

    The first row with three texts and no number is a head; rows merged with it downwards belong to it.
    """
    for row in range(min(before, LOOKED_AT)):
        values = [cell.value for cell in sheet.rows[row] if cell.value not in (None, "")]
        if len(values) >= FEWEST_HEADS and all(isinstance(value, str) for value in values):
            # Merged sideways over two rows: the second row holds the lower heads.
            last = max([row, *(bottom for top, _l, bottom, _r in sheet.merged if top == row)])
            return list(range(row, min(last, row + MOST_HEAD_ROWS - 1, before - 1) + 1))
    return []


def piece_of(sheet: Sheet, number: int, *, whole: bool, with_phones: bool) -> Piece | None:
    """The piece around Excel's row `number`; only heads and the row itself unless whole. None for a row outside it."""
    asked = number - 1
    if not 0 <= asked < len(sheet.rows):
        return None
    heads = head_rows(sheet, asked)
    titles = _titles(sheet, heads)
    first = max(asked - BESIDE, (heads[-1] + 1) if heads else 0) if whole else asked
    last = min(asked + BESIDE, len(sheet.rows) - 1) if whole else asked
    above = list(range(heads[0])) if whole and heads else []
    lines = [_line(sheet, row, titles, with_phones, is_head=True) for row in [*above, *heads]]
    if first > len(above) + len(heads):
        lines.append(Line(0, [], is_gap=True))
    for row in range(first, last + 1):
        lines.append(_line(sheet, row, titles, with_phones, is_asked=row == asked))
    if last < len(sheet.rows) - 1:
        lines.append(Line(0, [], is_gap=True))
    own = next(line for line in lines if line.is_asked)
    facts = [(title, value) for title, value in zip(titles, own.cells, strict=True) if value]
    return Piece([letters_of(column) for column in range(len(titles))], lines, facts)


def beginning_of(sheet: Sheet, *, with_phones: bool) -> Piece:
    """The first rows of a sheet, for a list that is proof as a whole; no row is asked for."""
    heads = head_rows(sheet, len(sheet.rows))
    titles = _titles(sheet, heads)
    count = min(len(sheet.rows), FIRST_ROWS)
    top = heads[-1] if heads else -1
    lines = [_line(sheet, row, titles, with_phones, is_head=row <= top) for row in range(count)]
    if count < len(sheet.rows):
        lines.append(Line(0, [], is_gap=True))
    return Piece([letters_of(column) for column in range(len(titles))], lines, [])


def sheet_named(workbook: Workbook, name: str) -> Sheet | None:
    """The sheet of that name."""
    return next((sheet for sheet in workbook.sheets if sheet.name == name), None)


def any_phone(workbook: Workbook) -> bool:
    """Whether a telephone number stands anywhere in a workbook, or a column that is called so."""
    cells = (cell.value for sheet in workbook.sheets for row in sheet.rows for cell in row)
    texts = (written(value) for value in cells if isinstance(value, (str, int, float)))
    return any(holds_phone(text) or PHONE_HEAD.search(text) for text in texts)


def written(value: object) -> str:
    """A cell as the page writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        is_day = value.time() == time()
        return f"{value:%Y-%m-%d}" if is_day else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def letters_of(column: int) -> str:
    """A, B, … Z, AA for columns from 0."""
    letters = ""
    place = column + 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _titles(sheet: Sheet, heads: list[int]) -> list[str]:
    width = max((len(row) for row in sheet.rows), default=0)
    titles = []
    for column in range(width):
        parts = (" ".join(written(sheet.filled(row, column)).split()) for row in heads)
        titles.append(" · ".join(dict.fromkeys(part for part in parts if part)) or letters_of(column))
    return titles


def _line(
    sheet: Sheet,
    row: int,
    titles: list[str],
    with_phones: bool,
    *,
    is_head: bool = False,
    is_asked: bool = False,
) -> Line:
    # In the asked row a merged cell says what it says for every row it covers.
    values = [sheet.filled(row, c) if is_asked else sheet.cell(row, c).value for c in range(len(titles))]
    texts = [written(value) for value in values]
    if not with_phones:
        texts = [text if is_head else _masked(text, title) for text, title in zip(texts, titles, strict=True)]
    return Line(row + 1, texts, is_head, is_asked)


def _masked(text: str, title: str) -> str:
    return mask_phone(text) if text and PHONE_HEAD.search(title) else mask_phones_in(text)
