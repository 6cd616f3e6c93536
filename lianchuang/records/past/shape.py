"""What a table looks like in the database, whatever the models say."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper


def quoted(name: str) -> str:
    """A name as SQL writes it on both engines; never a lens name."""
    return f'"{name}"'


@dataclass(frozen=True)
class Column:
    """A column: its declared type, whether it is the key, whether the database computes it."""

    name: str
    type: str
    is_key: bool = False
    is_generated: bool = False


@dataclass(frozen=True)
class Shape:
    """A table and its columns, in their order."""

    table: str
    columns: tuple[Column, ...]

    @property
    def twin(self) -> str:
        return twin_of(self.table)

    @property
    def view(self) -> str:
        return view_of(self.table)

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @cached_property
    def types(self) -> dict[str, str]:
        return {column.name: column.type for column in self.columns}

    @cached_property
    def writable(self) -> tuple[str, ...]:
        """The columns a statement may set."""
        return tuple(column.name for column in self.columns if not column.is_generated)

    @cached_property
    def key(self) -> str:
        """The one primary-key column. Raises ValueError where there is none or several: such a table has no twin."""
        keys = [column.name for column in self.columns if column.is_key]
        if len(keys) != 1:
            raise ValueError(f"{self.table} cannot be remembered: it needs a primary key of one column")
        return keys[0]


@dataclass(frozen=True)
class Reference:
    """A foreign key: the column of a table that names a row of another."""

    table: str
    column: str
    to_table: str


def twin_of(table: str) -> str:
    """The table of a table's versions."""
    return f"{table}_past"


def view_of(table: str) -> str:
    """The view that shows a table as the open lens does."""
    return f"{table}_asof"


SQLITE_COLUMNS = """
    SELECT t.name, c.name, c.type, c.pk, c.hidden FROM sqlite_master t, pragma_table_xinfo(t.name) c
    WHERE t.type = 'table' AND c.hidden <> 1 AND t.name IN ({places}) ORDER BY t.name, c.cid
"""
SQLITE_REFERENCES = """
    SELECT t.name, f."from", f."table" FROM sqlite_master t, pragma_foreign_key_list(t.name) f
    WHERE t.type = 'table' ORDER BY 1, 2
"""
POSTGRESQL_COLUMNS = """
    SELECT t.relname, a.attname, format_type(a.atttypid, a.atttypmod),
           coalesce(a.attnum = ANY (i.indkey), false), a.attgenerated <> ''
    FROM pg_class t
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary
    WHERE t.relkind = 'r' AND t.relnamespace = 'public'::regnamespace AND t.relname IN ({places})
    ORDER BY t.relname, a.attnum
"""
POSTGRESQL_REFERENCES = """
    SELECT t.relname, a.attname, o.relname
    FROM pg_constraint c
    JOIN pg_class t ON t.oid = c.conrelid
    JOIN pg_class o ON o.oid = c.confrelid
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'f' AND t.relnamespace = 'public'::regnamespace
    ORDER BY 1, 2
"""


def shape_of(connection: BaseDatabaseWrapper, cursor: CursorWrapper, table: str) -> Shape | None:
    """The table as it stands, or None where there is no such table."""
    return shapes_of(connection, cursor, [table]).get(table)


def shapes_of(
    connection: BaseDatabaseWrapper, cursor: CursorWrapper, tables: Collection[str]
) -> dict[str, Shape]:
    """Those of the tables that stand, by name, in one question."""
    if not tables:
        return {}
    question = SQLITE_COLUMNS if connection.vendor == "sqlite" else POSTGRESQL_COLUMNS
    cursor.execute(question.format(places=", ".join(["%s"] * len(tables))), sorted(tables))
    columns: dict[str, list[Column]] = {}
    for table, name, declared, is_key, is_generated in cursor.fetchall():
        columns.setdefault(table, []).append(Column(name, declared, bool(is_key), bool(is_generated)))
    return {table: Shape(table, tuple(found)) for table, found in columns.items()}


def tables_in(connection: BaseDatabaseWrapper, cursor: CursorWrapper) -> set[str]:
    """The names of all tables, twins included."""
    if connection.vendor == "sqlite":
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    else:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    return {name for (name,) in cursor.fetchall()}


def references_in(connection: BaseDatabaseWrapper, cursor: CursorWrapper) -> list[Reference]:
    """All foreign keys the database keeps."""
    cursor.execute(SQLITE_REFERENCES if connection.vendor == "sqlite" else POSTGRESQL_REFERENCES)
    return [Reference(*row) for row in cursor.fetchall()]
