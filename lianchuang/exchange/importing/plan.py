"""What a drop would do, row by row: made by planning.py, shown by the pages, written by writing.py."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Level = Literal["hint", "doubtful", "wrong"]
State = Literal["new", "changed", "same", "held", "skipped"]
SKIP = "skip"


@dataclass(frozen=True)
class DroppedFile:
    """A file as it was dropped; content_id once its bytes are kept."""

    name: str
    data: bytes
    content_id: int | None = None

    @cached_property
    def sha256(self) -> str:
        """The digest its bytes are stored under."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True)
class Choice:
    """One answer to a doubtful row: what is kept, and the words on the screen."""

    value: str
    words: str


@dataclass(frozen=True)
class Problem:
    """Something to know about a row or a sheet: a hint never holds it back, a doubt waits for an answer.

    row     Excel's number, of the head for a problem of the whole sheet
    column  counted from 0; None where no single cell is meant
    key     of a doubt: the same at every look, so that an answer finds it
    answer  what was decided, one of the choices; "" while it is open
    """

    sheet: str
    row: int | None
    field: str | None
    level: Level
    kind: str
    says: str
    column: int | None = None
    key: str = ""
    choices: tuple[Choice, ...] = ()
    answer: str = ""

    @property
    def is_open(self) -> bool:
        """A doubt without an answer."""
        return self.level == "doubtful" and not self.answer


@dataclass(frozen=True)
class Change:
    """A value that would change, in words; old is "" where nothing was known."""

    field: str
    title: str
    old: str
    new: str


@dataclass
class RowPlan:
    """What one row would do.

    title             its record's name
    address           its record's page, where it has one already
    is_of_other_year  it happened outside the year of the drop, so it keeps no register of that year
    """

    sheet: str
    row: int
    kind: str
    title: str
    state: State = "same"
    problems: list[Problem] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    address: str = ""
    is_of_other_year: bool = False

    @property
    def is_wrong(self) -> bool:
        """Something in it cannot be read: it is left out and named."""
        return any(problem.level == "wrong" for problem in self.problems)

    @property
    def is_doubtful(self) -> bool:
        """It waits for an answer."""
        return not self.is_wrong and any(problem.is_open for problem in self.problems)


@dataclass
class FilePlan:
    """What one file of the drop would do. kind: roster, projects, outcomes or attendance; notes: sheets left out."""

    position: int
    name: str
    sha256: str
    kind: str = ""
    rows: list[RowPlan] = field(default_factory=list)
    sheet_problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def problems(self) -> list[Problem]:
        """All of them, those of whole sheets first."""
        return [*self.sheet_problems, *(problem for row in self.rows for problem in row.problems)]

    @property
    def new(self) -> int:
        """Rows whose record does not exist yet."""
        return sum(row.state == "new" for row in self.rows)

    @property
    def changed(self) -> int:
        """Rows that change a record."""
        return sum(row.state == "changed" for row in self.rows)

    @property
    def same(self) -> int:
        """Rows that say what is known already."""
        return sum(row.state == "same" for row in self.rows)

    @property
    def doubtful(self) -> int:
        """Rows and sheets that wait for an answer."""
        return sum(row.is_doubtful for row in self.rows) + sum(p.is_open for p in self.sheet_problems)

    @property
    def wrong(self) -> int:
        """Rows and sheets that cannot be read."""
        return sum(row.is_wrong for row in self.rows) + sum(p.level == "wrong" for p in self.sheet_problems)

    @property
    def left_out(self) -> list[Problem]:
        """Why rows would be left out: what is wrong, and what is doubtful and not answered."""
        return [problem for problem in self.problems if problem.level == "wrong" or problem.is_open]


@dataclass
class Plan:
    """The plan of a whole drop, as of the act it was read at; looking at it wrote nothing.

    writes_nothing: everything is known already, or held back; other_years: what the sheets say where they say
    another year than the drop's.
    """

    network_id: int
    year: int
    read_at: int
    files: list[FilePlan]
    writes_nothing: bool
    other_years: list[int] = field(default_factory=list)

    @property
    def rows(self) -> Iterator[RowPlan]:
        """The rows of all files."""
        return (row for file in self.files for row in file.rows)

    @property
    def problems(self) -> list[Problem]:
        """The problems of all files."""
        return [problem for file in self.files for problem in file.problems]

    @property
    def new(self) -> int:
        """New rows of all files."""
        return sum(file.new for file in self.files)

    @property
    def changed(self) -> int:
        """Changed rows of all files."""
        return sum(file.changed for file in self.files)

    @property
    def doubtful(self) -> int:
        """What waits for an answer in all files."""
        return sum(file.doubtful for file in self.files)

    @property
    def wrong(self) -> int:
        """What cannot be read in all files."""
        return sum(file.wrong for file in self.files)

    @cached_property
    def fingerprint(self) -> str:
        """The same as long as the plan would write and ask the same."""
        seen = [
            [file.sha256, row.sheet, row.row, row.state, [[c.field, c.old, c.new] for c in row.changes]]
            + [[problem.key, problem.answer] for problem in row.problems if problem.level == "doubtful"]
            for file in self.files
            for row in file.rows
        ]
        return hashlib.sha256(json.dumps(seen, ensure_ascii=False).encode()).hexdigest()
