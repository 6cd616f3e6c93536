"""Many queries that must agree: all read what stood at one moment, whoever writes meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from lianchuang.records.past import open_lens


@contextmanager
def one_snapshot() -> Iterator[None]:
    """Read only inside. Within a transaction or under a lens, which stand still themselves, nothing more is done.

    PostgreSQL reads a repeatable snapshot. On SQLite a deferred transaction reads one without taking the write lock,
    which Django's own atomic() would; atomic() must not be opened inside.
    """
    if connection.in_atomic_block or open_lens() is not None:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    else:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
