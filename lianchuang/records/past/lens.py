"""The lens: any query, unchanged, answered as it would have been after an act.

Query sets are lazy: what is built under a lens and read after it has closed shows the present. So a lens is held around
a whole response or a whole command, never around a few lines of a view.
"""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet, Subquery
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.records.past.guard import guard
from lianchuang.records.past.moment import moment_of, this_moment


def open_lens() -> int | None:
    """The act number the open lens of this thread shows, None where none is open."""
    return this_moment().lens


@contextmanager
def lens(number: int) -> Iterator[None]:
    """Show every remembered table as it was after act `number` (included); 0 shows them empty.

    Reads only, on the thread's default connection. Raises Refused where another lens is open.
    """
    moment = moment_of(connection)
    if moment.lens is not None and moment.lens != number:
        raise Refused(_("已经在看另一天的台账，两天不能混在一起看。"))
    if moment.lens is not None:
        yield
        return
    with _transaction_for_views(connection), _told(connection, number):
        moment.lens = number
        try:
            with connection.execute_wrapper(guard):
                yield
        finally:
            moment.lens = None


def _transaction_for_views(connection: BaseDatabaseWrapper) -> Any:
    """PostgreSQL's views read a setting of the transaction, the only kind a pooler does not leak to the next client.

    On SQLite there is none: it would take the write lock for a reader, and what an act wrote never changes anyway.
    """
    return transaction.atomic(using=connection.alias) if connection.vendor == "postgresql" else nullcontext()


@contextmanager
def _told(connection: BaseDatabaseWrapper, number: int) -> Iterator[None]:
    """Tell PostgreSQL's views the number; untell it where the transaction goes on after the lens."""
    if connection.vendor != "postgresql":
        yield
        return
    _tell(connection, str(number))
    yield
    if not connection.needs_rollback:  # rolling back takes the setting back by itself
        _tell(connection, "")


def _tell(connection: BaseDatabaseWrapper, number: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lc.as_of', %s, true)", [number])


class OfToday(Subquery):
    """A subquery that reads the present under whatever lens."""

    def as_sql(  # type: ignore[override]
        self, compiler: Any, connection: Any, **extra: Any
    ) -> Any:
        moment = moment_of(connection)
        before, moment.is_of_today = moment.is_of_today, True
        try:
            return super().as_sql(compiler, connection, **extra)
        finally:
            moment.is_of_today = before


def today(queryset: QuerySet) -> OfToday:
    """The rows as they are today, for use in a filter under a lens: `filter(body__in=today(my_bodies))`.

    For rights, recusals, consents and erasures, which are always today's. Not for correlated subqueries: an OuterRef
    would name the outer table by its own name.
    """
    return OfToday(queryset if queryset.query.has_select_fields else queryset.values("pk"))


@contextmanager
def of_today() -> Iterator[None]:
    """Within it every query is read from today's tables, under whatever lens: for what must always be today's.

    For values only (values, values_list, counts): a row would pass for one of the day looked at. A query set must be
    read within it, too.
    """
    moment = this_moment()
    before, moment.is_of_today = moment.is_of_today, True
    try:
        yield
    finally:
        moment.is_of_today = before
