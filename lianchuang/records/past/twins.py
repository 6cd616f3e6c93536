"""Twins: the tables of versions. They follow their tables through every change and never lose a column.

The past is shown through today's schema: a renamed or retyped column is so in all versions, and a new column that may
not be empty holds its default in all of them. What a dropped column said stays in the twin and in a record's history.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from lianchuang.records.past.moment import OPEN, moment_of
from lianchuang.records.past.shape import Shape, quoted, shape_of, shapes_of, tables_in, twin_of
from lianchuang.records.past.triggers import triggers_of

# A column's value where a version has none: an SQL expression and its parameters.
Fill = tuple[str, Sequence[Any]]


class Twins:
    """The twins of one database, and what is done to them while its schema changes."""

    def __init__(self, connection: BaseDatabaseWrapper, cursor: CursorWrapper) -> None:
        self.connection = connection
        self.cursor = cursor
        self.words = triggers_of(connection)

    def run(self, statements: Collection[str]) -> None:
        """Run statements that take no parameters."""
        for statement in statements:
            self.cursor.execute(statement)

    def shape(self, table: str) -> Shape | None:
        """A table as it stands now."""
        return shape_of(self.connection, self.cursor, table)

    def take_off(self, table: str) -> None:
        """Remove triggers, guards and view, so that table and twin may be changed."""
        self.run(self.words.take_off(table))

    def put_on(self, shape: Shape) -> None:
        """Make triggers, guards and view from the table as it is."""
        self.run(self.words.written(shape).values())

    def follow(self, table: str, fills: Mapping[str, Fill] | None = None) -> None:
        """Bring the twin to what the table is now; make it, with the rows that stand, where there was none.

        `fills`: columns that may no longer be empty, with what earlier versions then say.
        """
        live, twin = self.shape(table), self.shape(twin_of(table))
        self.take_off(table)
        if live is None:
            return
        if twin is None:
            self._make(live)
        else:
            self._match(live, twin, fills or {})
        self.put_on(live)

    def behind(self, tables: Collection[str]) -> list[str]:
        """Those of the tables whose twin is missing or knows other columns or types, in order."""
        shapes = shapes_of(self.connection, self.cursor, [*tables, *map(twin_of, tables)])
        return [t for t in sorted(tables) if t in shapes and _is_behind(shapes[t], shapes.get(twin_of(t)))]

    def _make(self, live: Shape) -> None:
        self.cursor.execute(self.words.new_twin(live, live.twin))
        self.cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {quoted(live.table)})")
        if self.cursor.fetchone()[0]:
            names, act = _listed(live.names), self._act()
            self.cursor.execute(
                f"INSERT INTO {quoted(live.twin)} ({names}, known_from, known_until) "
                f"SELECT {names}, {act}, {OPEN} FROM {quoted(live.table)}"
            )

    def _match(self, live: Shape, twin: Shape, fills: Mapping[str, Fill]) -> None:
        added = [name for name in live.names if name not in twin.types]
        retyped = [n for n, declared in live.types.items() if n in twin.types and twin.types[n] != declared]
        for name in added:
            self.cursor.execute(
                f"ALTER TABLE {quoted(live.twin)} ADD COLUMN {quoted(name)} {live.types[name]}".rstrip()
            )
        if retyped and self.connection.vendor == "sqlite":
            self._remake(live, twin)
        elif retyped:
            for name in retyped:
                self._retype(live, twin, name)
        for name, (expression, parameters) in fills.items():
            column = quoted(name)
            self.cursor.execute(
                f"UPDATE {quoted(live.twin)} SET {column} = {expression} WHERE {column} IS NULL", parameters
            )
        self._copy_present(live, {*added, *retyped, *fills})

    def _copy_present(self, live: Shape, names: Collection[str]) -> None:
        """What is still so says exactly what the table says."""
        key, twin = quoted(live.key), quoted(live.twin)
        for name in sorted(names):
            column = quoted(name)
            self.cursor.execute(
                f"UPDATE {twin} SET {column} = "
                f"(SELECT l.{column} FROM {quoted(live.table)} l WHERE l.{key} = {twin}.{key}) "
                f"WHERE known_until = {OPEN}"
            )

    def _remake(self, live: Shape, twin: Shape) -> None:
        """SQLite cannot change a column's type: copy the versions into a twin that has it."""
        ends = ("known_from", "known_until")
        kept = tuple(c for c in twin.columns if c.name not in live.types and c.name not in ends)
        whole = Shape(live.table, live.columns + kept)
        names, remade = _listed((*whole.names, *ends)), f"{live.twin}__new"
        self.cursor.execute(self.words.new_twin(whole, remade))
        self.cursor.execute(f"INSERT INTO {quoted(remade)} ({names}) SELECT {names} FROM {quoted(live.twin)}")
        self.cursor.execute(f"DROP TABLE {quoted(live.twin)}")
        self.cursor.execute(f"ALTER TABLE {quoted(remade)} RENAME TO {quoted(live.twin)}")

    def _retype(self, live: Shape, twin: Shape, name: str) -> None:
        """PostgreSQL: a version whose value the new type cannot hold says nothing; the old column is then kept aside."""
        old, new, column, table = twin.types[name], live.types[name], quoted(name), quoted(live.twin)
        self.cursor.execute(
            f"CREATE OR REPLACE FUNCTION pg_temp.lc_cast(v {old}) RETURNS {new} LANGUAGE plpgsql AS $lc$ BEGIN "
            f"BEGIN RETURN v::{new}; EXCEPTION WHEN others THEN NULL; END; "
            f"RETURN v::text::{new}; EXCEPTION WHEN others THEN RETURN NULL; END $lc$"
        )
        self.cursor.execute(
            f"SELECT EXISTS (SELECT 1 FROM {table} WHERE {column} IS NOT NULL AND pg_temp.lc_cast({column}) IS NULL)"
        )
        if self.cursor.fetchone()[0]:
            aside = quoted(self.set_aside(live.table, name))
            self.cursor.execute(f"ALTER TABLE {table} ADD COLUMN {column} {new}")
            self.cursor.execute(f"UPDATE {table} SET {column} = pg_temp.lc_cast({aside})")
        else:
            self.cursor.execute(
                f"ALTER TABLE {table} ALTER COLUMN {column} TYPE {new} USING pg_temp.lc_cast({column})"
            )
        self.cursor.execute(f"DROP FUNCTION pg_temp.lc_cast({old})")

    def rename_column(self, table: str, old: str, new: str) -> None:
        """The twin's column takes the new name; a dropped one that bore it steps aside."""
        self.set_aside(table, new)
        twin = self.shape(twin_of(table))
        if twin is not None and old in twin.types:
            self.cursor.execute(
                f"ALTER TABLE {quoted(twin_of(table))} RENAME COLUMN {quoted(old)} TO {quoted(new)}"
            )

    def set_aside(self, table: str, name: str) -> str:
        """Give a column that only the twin still has another name, so that its own is free again; return that."""
        twin = self.shape(twin_of(table))
        if twin is None or name not in twin.types:
            return name
        aside = next(a for n in range(1, 1000) if (a := f"{name}_dropped_{n}") not in twin.types)
        self.cursor.execute(
            f"ALTER TABLE {quoted(twin_of(table))} RENAME COLUMN {quoted(name)} TO {quoted(aside)}"
        )
        return aside

    def rename(self, old: str, new: str) -> None:
        """The twin takes its table's new name; the twin of an earlier table of that name steps aside."""
        tables = tables_in(self.connection, self.cursor)
        before, after = twin_of(old), twin_of(new)
        if before not in tables or before == after:
            return
        if after in tables:
            aside = next(a for n in range(1, 1000) if (a := f"{after}_dropped_{n}") not in tables)
            self.cursor.execute(f"ALTER TABLE {quoted(after)} RENAME TO {quoted(aside)}")
        self.cursor.execute(f"ALTER TABLE {quoted(before)} RENAME TO {quoted(after)}")

    def close(self, table: str) -> None:
        """The table goes: what was still so ends with this act; the twin stays."""
        twin = self.shape(twin_of(table))
        if twin is None:
            return
        name = quoted(twin_of(table))
        self.cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {name} WHERE known_until = {OPEN})")
        if not self.cursor.fetchone()[0]:
            return
        act = self._act()
        said = _listed(n for n in twin.names if n not in ("known_from", "known_until"))
        self.cursor.execute(
            f"INSERT INTO {name} ({said}, known_from, known_until) SELECT {said}, {act}, {act} FROM {name} "
            f"WHERE known_until = {OPEN} AND known_from < {act}"
        )
        self.cursor.execute(f"UPDATE {name} SET known_until = {act} WHERE known_until = {OPEN}")

    def _act(self) -> int:
        return moment_of(self.connection).act_number("the twins of this database")


def _is_behind(live: Shape, twin: Shape | None) -> bool:
    return twin is None or any(twin.types.get(name) != declared for name, declared in live.types.items())


def _listed(names: Any) -> str:
    return ", ".join(quoted(name) for name in names)
