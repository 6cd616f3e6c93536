"""Names under a lens, and the emptying of a test database."""

from typing import Any

from django.db.backends.postgresql import operations

from lianchuang.records.past.flushing import flush_in, twins_for
from lianchuang.records.past.moment import moment_of
from lianchuang.records.past.naming import name_for


class DatabaseOperations(operations.DatabaseOperations):
    """PostgreSQL's, with a lens."""

    def quote_name(self, name: str) -> str:
        return name_for(moment_of(self.connection), name, "public", super().quote_name)

    def sql_flush(self, style: Any, tables: Any, **options: Any) -> list[str]:
        """Twins are emptied with their tables; the guards against TRUNCATE step aside for this transaction."""
        whole = [*tables, *twins_for(self.connection, tables)]
        statements: list[str] = super().sql_flush(style, whole, **options)
        return ["SELECT set_config('lc.forgetting', 'on', true)", *statements] if statements else []

    def execute_sql_flush(self, sql_list: Any) -> None:
        with flush_in(self.connection):
            super().execute_sql_flush(sql_list)
