"""A filled-in form: what stands beside or below each label, whatever the layout. Nothing is guessed: where two places
may hold the answer both are given, and what belongs to no label is given too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lianchuang.basics.text import squash_name
from lianchuang.papers.word_tables import WordCell, WordDocument, WordTable

NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.．]|\(?[0-9一二三四五六七八九十]{1,2}\)|[0-9]{1,2}[、.．])"
)
NOTES = re.compile(r"\([^()]*\)")
ENDINGS = re.compile(r"[:：*＊]+$")
# A label with its answer in one cell or line: 项目名称：…
INLINE = re.compile(r"^([^:：\n]{1,30})[:：][ \t]*(\S.*)$", re.DOTALL)
LONGEST_LABEL = 40
LONGEST_HEADING = 16


@dataclass(frozen=True)
class Answered:
    """What may be the answer to a label: its text, and the label as the file writes it, with its unit or note."""

    text: str
    label: str


@dataclass
class Reading:
    """What was found: key -> answers that differ, "" for a label without one; key -> rows of a list; the rest as
    (label or "", text).
    """

    answers: dict[str, list[Answered]] = field(default_factory=dict)
    rows: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)

    def add(self, key: str, answer: Answered) -> None:
        """One more answer to a label; the same text twice is one, and an empty one counts only alone."""
        known = self.answers.setdefault(key, [])
        if answer.text and known and not known[0].text:
            known.clear()
        if answer.text not in [each.text for each in known] and (answer.text or not known):
            known.append(answer)


def label_key(label: str) -> str:
    """A label for comparing: no blanks, no numbering before it, no note in brackets, no colon or star after it."""
    bare = ENDINGS.sub("", NUMBERING.sub("", squash_name(label)))
    short = ENDINGS.sub("", NOTES.sub("", bare))
    return (short or bare).casefold()


def read_form(
    document: WordDocument,
    labels: Mapping[str, Sequence[str]],
    lists: Mapping[str, Sequence[Sequence[str]]],
) -> Reading:
    """Find the answer to each label and the rows of each list.

    labels   key -> the words a label may have
    lists    key -> for each column the words its heading may have; the first two columns must be there
    """
    known = {label_key(word): key for key, words in labels.items() for word in words}
    reading = Reading()
    for table in document.tables:
        taken = _read_lists(table, lists, known, reading)
        _read_labels(table, known, taken, reading)
    for line in document.lines:
        found = INLINE.match(line)
        if found and (key := known.get(label_key(found[1]))):
            reading.add(key, Answered(found[2].strip(), found[1].strip()))
    return reading


def _read_lists(
    table: WordTable,
    lists: Mapping[str, Sequence[Sequence[str]]],
    known: Mapping[str, str],
    reading: Reading,
) -> set[int]:
    """Rows below a row of headings; gives the cells that belong to a list."""
    taken: set[int] = set()
    height = max((row for row, _column in table.at), default=-1) + 1
    row = 0
    while row < height:
        found = next(
            ((key, place) for key, heads in lists.items() if (place := _heading(table, row, heads))), None
        )
        if found is None:
            row += 1
            continue
        key, columns = found
        taken |= _cells_of(table, row, columns)
        row += 1
        while row < height and _goes_on(table, row, columns, known):
            values = tuple(_text(table, row, column) for column in columns)
            if any(values):
                reading.rows.setdefault(key, []).append(values)
            taken |= _cells_of(table, row, columns)
            row += 1
        reading.rows.setdefault(key, [])
    return taken


def _heading(table: WordTable, row: int, heads: Sequence[Sequence[str]]) -> list[int] | None:
    """The column of each heading where this row is one: short texts only, and the first two headings among them."""
    cells = _row(table, row)
    # A title that runs down the side of the list belongs to no row.
    begun = [cell for cell in cells if cell.row == row and cell.height == 1]
    if any(len(cell.text) > LONGEST_HEADING or not cell.text for cell in begun):
        return None
    places = [_column(begun, words) for words in heads]
    if any(place is None for place in places[:2]) or len({each for each in places if each is not None}) < 2:
        return None
    return [-1 if place is None else place for place in places]


def _column(cells: list[WordCell], words: Sequence[str]) -> int | None:
    wanted = {label_key(word) for word in words}
    return next((cell.column for cell in cells if label_key(cell.text) in wanted), None)


def _goes_on(table: WordTable, row: int, columns: list[int], known: Mapping[str, str]) -> bool:
    """Whether a row has cells of its own under the first two headings, and no label that begins something else."""
    if any(cell.row == row and _is_label(cell, known) for cell in _row(table, row)):
        return False
    first, second = (table.cell(row, column) for column in columns[:2])
    if first is None or second is None or first is second:
        return False
    return first.row == row and first.column == columns[0] and second.column == columns[1]


def _cells_of(table: WordTable, row: int, columns: list[int]) -> set[int]:
    """The cells of a row from the first heading to the end of the row."""
    begins = min(column for column in columns if column >= 0)
    return {index for (at, column), index in table.at.items() if at == row and column >= begins}


def _text(table: WordTable, row: int, column: int) -> str:
    cell = table.cell(row, column) if column >= 0 else None
    return " ".join(cell.text.split()) if cell is not None else ""


def _row(table: WordTable, row: int) -> list[WordCell]:
    """The cells that cover a row, from the left, each once."""
    found: list[WordCell] = []
    for column in sorted(column for at, column in table.at if at == row):
        cell = table.cell(row, column)
        if cell is not None and (not found or found[-1] is not cell):
            found.append(cell)
    return found


def _read_labels(table: WordTable, known: Mapping[str, str], taken: set[int], reading: Reading) -> None:
    used = set(taken)
    for index, cell in enumerate(table.cells):
        if index in taken or not cell.text:
            continue
        key = known.get(label_key(cell.text)) if len(cell.text) <= LONGEST_LABEL else None
        if key is not None:
            used.add(index)
            place = _answer_to(table, cell, known, taken)
            answer = table.cells[place].text if place is not None else ""
            reading.add(key, Answered(answer, cell.text))
            used |= {place} if place is not None else set()
        elif (found := INLINE.match(cell.text)) and (inner := known.get(label_key(found[1]))):
            used.add(index)
            reading.add(inner, Answered(found[2].strip(), found[1].strip()))
    reading.left += [each.text for index, each in enumerate(table.cells) if index not in used and each.text]


def _answer_to(table: WordTable, label: WordCell, known: Mapping[str, str], taken: set[int]) -> int | None:
    """The cell that holds the answer: to the right; below where labels stand side by side or nothing is to the right."""
    right = table.at.get((label.row, label.column + label.width))
    below = table.at.get((label.row + label.height, label.column))
    right, below = (
        None if each is None or each in taken or _is_label(table.cells[each], known) else each
        for each in (right, below)
    )
    if right is not None and not _is_heading_row(table, label.row, known):
        return right
    return below if below is not None else right


def _is_label(cell: WordCell, known: Mapping[str, str]) -> bool:
    return len(cell.text) <= LONGEST_LABEL and label_key(cell.text) in known


def _is_heading_row(table: WordTable, row: int, known: Mapping[str, str]) -> bool:
    """Whether two labels stand side by side in a row: then its answers stand below."""
    cells = _row(table, row)
    return any(_is_label(one, known) and _is_label(two, known) for one, two in pairwise(cells))
