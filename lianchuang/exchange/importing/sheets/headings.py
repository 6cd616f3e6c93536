"""The headings of a row or of two rows that stand over each other."""

from dataclasses import dataclass

from lianchuang.exchange.importing.kinds.spec import heading_key
from lianchuang.papers.workbooks import Sheet


@dataclass(frozen=True)
class Heading:
    """A column's heading: what it says, and the keys to look it up by, the fullest first."""

    column: int
    words: str
    keys: tuple[str, ...]


def headings_at(sheet: Sheet, row: int, depth: int) -> list[Heading]:
    """The headings that begin in a row (from 0); depth 2 where the next row says more under each group."""
    if depth == 1:
        single = [(column, text_at(sheet, row, column)) for column in range(width(sheet))]
        return [Heading(column, words, (heading_key(words),)) for column, words in single if words]
    return [heading for column in range(width(sheet)) if (heading := _of_two(sheet, row, column))]


def may_be_two(sheet: Sheet, row: int) -> bool:
    """True where the next row could be a second row of headings: it holds texts only, and at least one of its own."""
    below = [sheet.cell(row + 1, column).value for column in range(width(sheet))]
    held = [value for value in below if value not in (None, "")]
    return bool(held) and all(isinstance(value, str) for value in held)


def text_at(sheet: Sheet, row: int, column: int) -> str:
    """A heading in one line; "" where there is no text."""
    value = sheet.filled(row, column)
    return " ".join(str(value).split()) if value is not None else ""


def width(sheet: Sheet) -> int:
    """How many columns the sheet has."""
    return len(sheet.rows[0]) if sheet.rows else 0


def _of_two(sheet: Sheet, row: int, column: int) -> Heading | None:
    top, below = text_at(sheet, row, column), text_at(sheet, row + 1, column)
    if not below or (top == below and sheet.cell(row + 1, column).value is None):
        return Heading(column, top, (heading_key(top),)) if top else None
    group = top or _group_to_the_left(sheet, row, column)
    if not group:
        return Heading(column, below, (heading_key(below),))
    over, under = heading_key(group), heading_key(below)
    return Heading(column, f"{group}/{below}", (f"{over}/{under}", over + under, under))


def _group_to_the_left(sheet: Sheet, row: int, column: int) -> str:
    """A group's heading that was typed into its first column without merging."""
    for left in range(column - 1, -1, -1):
        if text := text_at(sheet, row, left):
            return text if text_at(sheet, row + 1, left) else ""
    return ""
