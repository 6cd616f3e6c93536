"""The schema editor that remembers: twins, triggers, guards and views follow every change of a table.

Each change of a remembered table is bracketed by itself, not the migration as a whole: a RunPython between two changes
must already be remembered. All is made from the table as it stands in the database, never from model state.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Field, Model

from lianchuang.records.past.acts import LEDGER, SYSTEM_UPGRADE, Entry, insert_act, next_act, tell_database
from lianchuang.records.past.clock import now
from lianchuang.records.past.indexes import index_twins
from lianchuang.records.past.moment import Moment, moment_of
from lianchuang.records.past.remembered import is_remembered
from lianchuang.records.past.shape import quoted, tables_in, twin_of
from lianchuang.records.past.twins import Fill, Twins


class Remembering(BaseDatabaseSchemaEditor):
    """What a schema editor does besides, on both engines."""

    def __enter__(self) -> "Remembering":
        super().__enter__()
        self._changing: set[str] = set()
        self._changed: set[str] = set()
        self._own_act: tuple[int, Any, Any] | None = None
        if not self.collect_sql:
            self._cursor = self.connection.cursor()
            self._twins = Twins(self.connection, self._cursor)
            if self.atomic_migration and self._moment.act is None:
                self._begin_act()
        return self

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        try:
            if kind is None and not self.collect_sql:
                self._finish()
        except BaseException as failure:
            kind, error, trace = type(failure), failure, failure.__traceback__
            raise
        finally:
            if self._own_act is not None:
                self._moment.act = None
            super().__exit__(kind, error, trace)

    @property
    def _moment(self) -> Moment:
        return moment_of(self.connection)

    def _begin_act(self) -> None:
        """Number the migration's act; it is written at the end, and only if something was written under it.

        The first migrations run before there is a ledger; they write no rows.
        """
        if LEDGER in tables_in(self.connection, self._cursor):
            self._own_act = next_act(self.connection, self._cursor)
        else:
            self._own_act = (1, now(), now())
        self._moment.act = self._own_act[0]
        tell_database(self.connection, self._own_act[0])

    def _finish(self) -> None:
        """Deferred constraints first (the indexes of the twins are read from them), then what is still behind."""
        for statement in self.deferred_sql:
            self.execute(statement, None)
        self.deferred_sql.clear()
        standing = tables_in(self.connection, self._cursor)
        for table in self._twins.behind({table for table in standing if is_remembered(table)}):
            self._twins.follow(table)
            self._changed.add(table)
        index_twins(self.connection, self._cursor, self._changed & standing)
        if self._own_act is not None:
            self._write_act(standing)

    def _write_act(self, tables: set[str]) -> None:
        """Write the act into the ledger if any version begins or ends with it."""
        assert self._own_act is not None
        number, at, clock = self._own_act
        twins = {twin_of(table) for table in tables | self._changed if is_remembered(table)}
        if any(self._wrote(number, twin) for twin in sorted(twins & tables)):
            insert_act(self.connection, self._cursor, number, at, clock, Entry(SYSTEM_UPGRADE))

    def _wrote(self, number: int, twin: str) -> bool:
        self._cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {quoted(twin)} WHERE known_from = %s)", [number])
        return bool(self._cursor.fetchone()[0])

    @contextmanager
    def _followed(self, table: str, fills: dict[str, Fill] | None = None) -> Iterator[None]:
        """Bracket one change of one table; changes inside it of the same table are part of it."""
        is_ours = (is_remembered(table) or table == LEDGER) and table not in self._changing
        if self.collect_sql or not is_ours:
            yield
            return
        self._changing.add(table)
        try:
            self._begin_change(table)
            yield
            self._end_change(table, fills)
        finally:
            self._changing.discard(table)

    def _begin_change(self, table: str) -> None:
        if self.connection.vendor == "postgresql" and self.atomic_migration:
            # Rows written just before would else leave deferred checks pending, and the table unchangeable.
            self._cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            self._cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        if table != LEDGER:
            self._twins.take_off(table)

    def _end_change(self, table: str, fills: dict[str, Fill] | None) -> None:
        if table == LEDGER:
            self._guard_ledger()
        else:
            self._twins.follow(table, fills)
            self._changed.add(table)

    def _guard_ledger(self) -> None:
        if LEDGER in tables_in(self.connection, self._cursor):
            self._twins.run(self._twins.words.unguard_ledger())
            self._twins.run(self._twins.words.ledger_guards().values())

    def follow_all(self) -> None:
        """Bring every twin, trigger and view to the lists of remembered.py, whether or not it is behind."""
        standing = tables_in(self.connection, self._cursor)
        for table in sorted(table for table in standing if is_remembered(table)):
            self._twins.follow(table)
            self._changed.add(table)
        self._guard_ledger()

    def create_model(self, model: type[Model]) -> None:
        """A new table gets its twin at once."""
        with self._followed(model._meta.db_table):
            super().create_model(model)

    def delete_model(self, model: type[Model], *args: Any, **options: Any) -> None:
        """The table goes, its twin stays: what was known is still known, until this act."""
        table = model._meta.db_table
        is_whole = table not in self._changing
        with self._followed(table):
            if is_whole and is_remembered(table) and not self.collect_sql:
                self._twins.close(table)
            super().delete_model(model, *args, **options)

    def add_field(self, model: type[Model], field: Field) -> None:
        """The column is in all versions; one that may not be empty says its default in those before it, too."""
        if field.column is None:
            super().add_field(model, field)
            return
        table = model._meta.db_table
        with self._followed(table, {} if field.null else self._fill(field)):
            if is_remembered(table) and not self.collect_sql:
                self._twins.set_aside(table, field.column)
            super().add_field(model, field)

    def remove_field(self, model: type[Model], field: Field) -> None:
        """The twin keeps the column."""
        if field.column is None:
            super().remove_field(model, field)
            return
        with self._followed(model._meta.db_table):
            super().remove_field(model, field)

    def alter_field(
        self, model: type[Model], old_field: Field, new_field: Field, strict: bool = False
    ) -> None:
        """The twin's column is renamed and retyped with the table's."""
        if old_field.column is None or new_field.column is None:
            super().alter_field(model, old_field, new_field, strict)
            return
        table = model._meta.db_table
        is_renamed = old_field.column != new_field.column
        is_filled = old_field.null and not new_field.null
        with self._followed(table, self._fill(new_field) if is_filled else {}):
            if is_renamed and is_remembered(table) and not self.collect_sql:
                self._twins.rename_column(table, old_field.column, new_field.column)
            super().alter_field(model, old_field, new_field, strict)

    def alter_db_table(self, model: type[Model], old_db_table: str, new_db_table: str) -> None:
        """The twin is renamed with its table."""
        is_part = new_db_table in self._changing or old_db_table == new_db_table
        if is_part or self.collect_sql or not is_remembered(old_db_table):
            with self._followed(new_db_table):
                super().alter_db_table(model, old_db_table, new_db_table)
            return
        self._begin_change(old_db_table)
        self._twins.rename(old_db_table, new_db_table)
        with self._followed(new_db_table):
            super().alter_db_table(model, old_db_table, new_db_table)

    def _fill(self, field: Field) -> dict[str, Fill]:
        """What versions from before the field say in it."""
        if getattr(field, "generated", False):
            return {}
        column = str(field.column)
        if field.has_db_default():
            return {column: self.db_default_sql(field)}
        default = self.effective_default(field)
        return {} if default is None else {column: ("%s", [default])}
