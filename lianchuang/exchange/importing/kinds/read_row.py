"""A row as it was read: values by field, and what cannot be read or is worth telling."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from lianchuang.exchange.importing.kinds.spec import SheetKind
from lianchuang.exchange.importing.plan import Level, Problem


@dataclass
class ReadRow:
    """One row of a sheet. number: Excel's; columns: field -> column from 0."""

    kind: SheetKind
    sheet: str
    number: int
    columns: dict[str, int] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def get(self, code: str) -> Any:
        """The value of a field; None where it is empty or unreadable."""
        return self.values.get(code)

    def hint(self, kind: str, says: str, code: str | None = None) -> None:
        """Tell something that does not hold the row back."""
        self._add("hint", kind, says, code)

    def wrong(self, code: str, says: str) -> None:
        """Say that a field cannot be taken: the row is left out and named."""
        self._add("wrong", "invalid", says, code)

    @property
    def digest(self) -> str:
        """The same for the same row, wherever it stands and whatever else is corrected in its file."""
        said = repr([self.kind.code, sorted((code, repr(value)) for code, value in self.values.items())])
        return hashlib.sha256(said.encode()).hexdigest()[:12]

    @property
    def is_wrong(self) -> bool:
        """Something in it cannot be taken."""
        return any(problem.level == "wrong" for problem in self.problems)

    def _add(self, level: Level, kind: str, says: str, code: str | None) -> None:
        column = self.columns.get(code) if code else None
        self.problems.append(Problem(self.sheet, self.number, code, level, kind, says, column))
