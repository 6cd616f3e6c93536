"""Names under a lens, and the emptying of a test database."""

from typing import Any

from django.db.backends.sqlite3 import operations

from lianchuang.records.past.flushing import flush_in, twins_for
from lianchuang.records.past.moment import moment_of
from lianchuang.records.past.naming import name_for


class DatabaseOperations(operations.DatabaseOperations):
    """SQLite's, with a lens."""

    def quote_name(self, name: str) -> str:
        return name_for(moment_of(self.connection), name, "main", super().quote_name)

    def sql_flush(self, style: Any, tables: Any, **options: Any) -> list[str]:
        """The tables first, since deleting their rows is remembered, too; then the twins."""
        statements: list[str] = super().sql_flush(style, tables, **options)
        twins = twins_for(self.connection, tables)
        return statements + [
            f"DELETE FROM {super(DatabaseOperations, self).quote_name(twin)}" for twin in twins
        ]

    def execute_sql_flush(self, sql_list: Any) -> None:
        with flush_in(self.connection):
            super().execute_sql_flush(sql_list)
