"""The clock of acts: the real one, or the one a demonstration or a test sets."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

BEIJING = ZoneInfo("Asia/Shanghai")
_set_to: ContextVar[datetime | None] = ContextVar("clock of acts", default=None)


def now() -> datetime:
    """What the clock of acts says, in UTC."""
    return _set_to.get() or datetime.now(UTC)


def this_day() -> date:
    """The day the clock of acts says, in Beijing."""
    return now().astimezone(BEIJING).date()


@contextmanager
def clock_at(instant: datetime) -> Iterator[None]:
    """Stop the clock of acts at an instant (with its offset); acts inside are dated from there, a microsecond apart.

    For tests and for playing a demonstration year. Raises ValueError for an instant without offset.
    """
    if instant.tzinfo is None:
        raise ValueError("the clock of acts needs an instant with its offset")
    token = _set_to.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _set_to.reset(token)
