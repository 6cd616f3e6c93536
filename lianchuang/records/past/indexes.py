"""The indexes of twins: by act, and by each foreign key."""

from collections.abc import Collection

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper, names_digest

from lianchuang.records.past.remembered import WITHOUT_INDEX
from lianchuang.records.past.shape import quoted, references_in, twin_of

LONGEST_NAME = 63
SQLITE_INDEXES = "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql IS NOT NULL"
POSTGRESQL_INDEXES = """
    SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE i.indrelid = to_regclass(%s) AND NOT i.indisprimary
"""


def index_twins(connection: BaseDatabaseWrapper, cursor: CursorWrapper, tables: Collection[str]) -> None:
    """Make the indexes these tables' twins lack, drop those they no longer need.

    (known_from) answers what an act did. (foreign key, known_until, known_from) was the best of those tried on both
    engines, early and late in a long past. Foreign keys are read from the database, so deferred constraints come first.
    """
    references = references_in(connection, cursor)
    for table in sorted(tables):
        columns = [
            r.column for r in references if r.table == table and (table, r.column) not in WITHOUT_INDEX
        ]
        wanted = {index_name(table, "known_from"): "known_from"}
        wanted |= {index_name(table, c): f"{quoted(c)}, known_until, known_from" for c in columns}
        standing = indexes_of(connection, cursor, twin_of(table))
        for name in sorted(standing - set(wanted)):
            cursor.execute(f"DROP INDEX {quoted(name)}")
        for name in sorted(set(wanted) - standing):
            cursor.execute(f"CREATE INDEX {quoted(name)} ON {quoted(twin_of(table))} ({wanted[name]})")


def indexes_of(connection: BaseDatabaseWrapper, cursor: CursorWrapper, table: str) -> set[str]:
    """The indexes of a table, its primary key's left out."""
    if connection.vendor == "sqlite":
        cursor.execute(SQLITE_INDEXES, [table])
    else:
        cursor.execute(POSTGRESQL_INDEXES, [f"public.{quoted(table)}"])
    return {name for (name,) in cursor.fetchall()}


def index_name(table: str, column: str) -> str:
    """The name of a twin's index; shortened, and still its own, where the database would cut it."""
    name = f"{twin_of(table)}_{column}_ix"
    return name if len(name) <= LONGEST_NAME else f"{name[:50]}_{names_digest(name, length=8)}_ix"
