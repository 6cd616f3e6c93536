"""Finding the head of a table: which kind of sheet it is, and which column holds what. Headings decide, never names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lianchuang.exchange.importing.kinds import IN_ORDER, Field, SheetKind
from lianchuang.exchange.importing.kinds.spec import PASSED_OVER
from lianchuang.exchange.importing.sheets.headings import Heading, headings_at, may_be_two
from lianchuang.papers.workbooks import Sheet

ROWS_LOOKED_AT = 20
# So many known headings make a sheet look like a kind even where a needed one is missing.
LOOKS_LIKE = 3
UNIT_IN_HEADING = re.compile(r"[(（]\s*(?:单位[:：])?\s*((?:人民币)?[百千万亿]*元|[万亿])\s*[)）]")
# (kind of sheet, heading key) -> field code, or "" for a column that is left out: what people told us before.
Learned = Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class Column:
    """A column of the table; field is None where its heading is passed over or not known."""

    heading: Heading
    field: Field | None
    unit: str | None
    is_known: bool


@dataclass
class Head:
    """The head of a table: rows and columns counted from 0."""

    kind: SheetKind
    row: int
    depth: int
    columns: list[Column] = field(default_factory=list)

    @property
    def known(self) -> set[str]:
        """The codes of the fields that have a column."""
        return {column.field.code for column in self.columns if column.field}

    @cached_property
    def words(self) -> frozenset[str]:
        """What stands in the cells of the head."""
        return frozenset(
            part
            for column in self.columns
            for part in (column.heading.words, *column.heading.words.split("/"))
        )

    def columns_of(self, known: Field) -> list[Column]:
        """The columns of a field; those that only stand in for it where there is no other."""
        columns = [column for column in self.columns if column.field is known]
        return [each for each in columns if not known.stands_in(each.heading.keys)] or columns

    @property
    def missing(self) -> list[Field]:
        """Needed fields without a column."""
        return [known for known in self.kind.fields if known.is_needed and known.code not in self.known]

    @property
    def weight(self) -> int:
        """How much speaks for this kind: known headings, needed ones twice; remarks say nothing."""
        needed = [known for known in self.kind.fields if known.is_needed and known.code in self.known]
        return len(self.known - {"remark"}) + len(needed)

    @property
    def rank(self) -> tuple[int, int]:
        """Of heads that explain as much the one of fewer rows is meant: a title is no group."""
        return self.weight, -self.depth

    @property
    def is_plausible(self) -> bool:
        """All that is needed, or enough to say that something is missing."""
        return not self.missing or len(self.known - {"remark"}) >= LOOKS_LIKE


def find_head(sheet: Sheet, learned: Learned) -> Head | None:
    """The head that explains the most within the first rows; None for a sheet that is no table of ours."""
    best: Head | None = None
    for row in range(min(ROWS_LOOKED_AT, len(sheet.rows))):
        for depth in (1, 2) if may_be_two(sheet, row) else (1,):
            found = headings_at(sheet, row, depth)
            for kind in IN_ORDER:
                head = read_head(kind, found, row, depth, learned)
                if head.is_plausible and (best is None or head.rank > best.rank):
                    best = head
    return best


def read_head(kind: SheetKind, found: list[Heading], row: int, depth: int, learned: Learned) -> Head:
    """These headings, read as those of one kind."""
    return Head(kind, row, depth, [_column(kind, heading, learned) for heading in found])


def _column(kind: SheetKind, heading: Heading, learned: Learned) -> Column:
    unit = UNIT_IN_HEADING.search(heading.words)
    for key in heading.keys:
        told = learned.get((kind.code, key[:120]))
        if told is not None:
            return Column(heading, kind.field(told) if told else None, unit and unit[1], is_known=True)
        if known := kind.field_for(key):
            return Column(heading, known, unit and unit[1], is_known=True)
    return Column(heading, None, None, is_known=bool(PASSED_OVER.intersection(heading.keys)))
