"""The act: who wrote, for whom, on which paper, when and why. Every write of a remembered table happens in one."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.records.past.clock import now
from lianchuang.records.past.moment import Moment, moment_of
from lianchuang.records.past.turns import turn_to_write

LEDGER = "records_act"
# Serialises acts on PostgreSQL. A number of our own among the database's advisory locks.
LEDGER_LOCK = 7_246_301
COLUMNS = (
    "id",
    "at",
    "clock",
    "by_account_id",
    "by_name",
    "on_behalf_of_name",
    "paper",
    "reason",
    "batch_id",
)


@dataclass(frozen=True)
class Author:
    """Who acts: the account, if there is one, and the name as it is now; the ledger keeps the name as text."""

    account_id: int | None
    name: str


SYSTEM_UPGRADE = Author(None, "系统升级")


def command_line_author() -> Author:
    """Who acts on the command line: no account, the name of the system user."""
    return Author(None, f"命令行 {getpass.getuser()}")


@dataclass(frozen=True)
class Entry:
    """What a new act says of itself."""

    by: Author
    reason: str = ""
    paper: str = ""
    on_behalf_of: str = ""
    batch_id: int | None = None


@contextmanager
def act(
    *, by: Author, reason: str = "", paper: str = "", on_behalf_of: str = "", batch_id: int | None = None
) -> Iterator[int]:
    """Open an act in a transaction of its own and yield its number; inside an open act join it.

    Numbers are dense and in the order of commits; on rollback the number is free again. An act that wrote nothing
    may stay. `paper` is a file name or document number. Raises Refused while a lens is open.
    """
    moment = moment_of(connection)
    if moment.lens is not None:
        raise Refused(_("现在看的是当时的台账，只能看，不能改。请先回到今天。"))
    if moment.act is not None:
        yield moment.act
        return
    entry = Entry(by, reason, paper, on_behalf_of, batch_id)
    with turn_to_write(connection), _act_of_its_own(connection, moment, entry) as number:
        yield number


@contextmanager
def _act_of_its_own(connection: BaseDatabaseWrapper, moment: Moment, entry: Entry) -> Iterator[int]:
    is_inner = connection.in_atomic_block
    with transaction.atomic(using=connection.alias):
        with connection.cursor() as cursor:
            number = write_act(connection, cursor, entry)
        moment.act = number
        try:
            yield number
        finally:
            moment.act = None
        if connection.needs_rollback:  # an error was swallowed; Django would roll back without a word
            raise transaction.TransactionManagementError(f"act {number} cannot be kept")
        if is_inner:  # the transaction goes on, without this act
            tell_database(connection, None)


def write_act(connection: BaseDatabaseWrapper, cursor: CursorWrapper, entry: Entry) -> int:
    """Number the act and write it into the ledger; the transaction then holds the ledger until it ends."""
    if connection.vendor == "postgresql":
        return _write_at_once(cursor, entry)
    number, at, clock = next_act(connection, cursor)
    insert_act(connection, cursor, number, at, clock, entry)
    return number


# Numbers, dates and tells the act in one statement, once the lock is held: each round trip is felt in every act.
WRITE_AT_ONCE = f"""
    INSERT INTO {LEDGER} ({", ".join(COLUMNS)})
    SELECT coalesce(max(id), 0) + 1, greatest(%s, max(at) + interval '1 microsecond'), %s, %s, %s, %s, %s, %s, %s
    FROM {LEDGER} RETURNING id, set_config('lc.act', id::text, true)
"""


def _write_at_once(cursor: CursorWrapper, entry: Entry) -> int:
    take_ledger_lock(cursor)
    clock = now()
    cursor.execute(WRITE_AT_ONCE, (clock, clock, *_said(entry)))
    return int(cursor.fetchone()[0])


def _said(entry: Entry) -> tuple[Any, ...]:
    by = entry.by
    return by.account_id, by.name, entry.on_behalf_of, entry.paper, entry.reason, entry.batch_id


def next_act(connection: BaseDatabaseWrapper, cursor: CursorWrapper) -> tuple[int, datetime, datetime]:
    """The next free number, its instant, and what the clock says; a clock that jumps back cannot disorder acts."""
    wait_for_open_acts(connection, cursor)
    cursor.execute(f"SELECT id, at FROM {LEDGER} ORDER BY id DESC LIMIT 1")
    last = cursor.fetchone()
    clock = now()
    if last is None:
        return 1, clock, clock
    return last[0] + 1, max(clock, instant(last[1]) + timedelta(microseconds=1)), clock


def insert_act(
    connection: BaseDatabaseWrapper,
    cursor: CursorWrapper,
    number: int,
    at: datetime,
    clock: datetime,
    entry: Entry,
) -> None:
    """Write the ledger's row."""
    stored = connection.ops.adapt_datetimefield_value
    values = (number, stored(at), stored(clock), *_said(entry))
    places = ", ".join(["%s"] * len(COLUMNS))
    cursor.execute(f"INSERT INTO {LEDGER} ({', '.join(COLUMNS)}) VALUES ({places})", values)


def wait_for_open_acts(connection: BaseDatabaseWrapper, cursor: CursorWrapper) -> None:
    """On PostgreSQL take the ledger's lock until the transaction ends.

    A statement of its own: a statement that takes the lock and reads the last act in one sees the ledger as it was
    before it waited. On SQLite the transaction already holds the only write lock (transaction_mode IMMEDIATE).
    """
    if connection.vendor == "postgresql":
        take_ledger_lock(cursor)


def take_ledger_lock(cursor: CursorWrapper) -> None:
    """PostgreSQL's side of wait_for_open_acts."""
    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LEDGER_LOCK])


def tell_database(connection: BaseDatabaseWrapper, number: int | None) -> None:
    """Tell PostgreSQL's triggers the open act, for this transaction only; SQLite's ask the connection itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lc.act', %s, true)", ["" if number is None else str(number)])


def instant(stored: datetime | str) -> datetime:
    """An instant as the ledger gives it: with its offset on PostgreSQL, on SQLite in UTC without saying so."""
    read = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def last_act() -> int:
    """The number of the last act that was committed, 0 before the first."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(id), 0) FROM {LEDGER}")
        return int(cursor.fetchone()[0])
