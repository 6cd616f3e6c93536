"""Emptying a test database. The past is kept everywhere else."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from lianchuang.records.past.moment import moment_of
from lianchuang.records.past.remembered import is_remembered
from lianchuang.records.past.shape import tables_in, twin_of

TEST_ACT = 2**62


def twins_for(connection: BaseDatabaseWrapper, tables: Collection[str]) -> list[str]:
    """The twins that stand for these tables."""
    with connection.cursor() as cursor:
        standing = tables_in(connection, cursor)
    return sorted(twin_of(table) for table in tables if is_remembered(table) and twin_of(table) in standing)


@contextmanager
def flush_in(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """An act for the emptying, and no guards. Raises RuntimeError on a database that is not a test's."""
    name = str(connection.settings_dict["NAME"])
    creation: Any = connection.creation
    if name != str(creation._get_test_db_name()):
        raise RuntimeError(f"{name} is not a test database: the past is kept")
    moment = moment_of(connection)
    moment.act, moment.is_forgetting = TEST_ACT, True
    try:
        yield
    finally:
        moment.act, moment.is_forgetting = None, False
