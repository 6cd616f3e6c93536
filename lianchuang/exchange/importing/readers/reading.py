"""What reading one cell gives."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, NamedTuple

CellValue = None | str | int | float | bool | date | datetime | time
Hint = tuple[str, str]


class Reading(NamedTuple):
    """A value, and what to tell about how it was read: (problem kind, sentence)."""

    value: Any
    hints: tuple[Hint, ...] = ()


# Value of the cell and the unit that stands in the heading, beside the cell or above the table.
Reader = Callable[[CellValue, str | None], Reading]
