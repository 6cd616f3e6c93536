"""SQLite that remembers."""

import sqlite3
from typing import Any

from django.db.backends.sqlite3 import base

from lianchuang.records.engines.sqlite3.creation import DatabaseCreation
from lianchuang.records.engines.sqlite3.operations import DatabaseOperations
from lianchuang.records.engines.sqlite3.schema import DatabaseSchemaEditor
from lianchuang.records.past.moment import Moment


class Cursor(base.SQLiteCursorWrapper):
    """SQLite says only that a function raised; say what it raised."""

    moment: Moment

    def execute(self, query: str, params: Any = None) -> Any:
        try:
            return super().execute(query, params)
        except sqlite3.OperationalError as error:
            raise self._worded(error) from error

    def executemany(self, query: str, param_list: Any) -> Any:
        try:
            return super().executemany(query, param_list)
        except sqlite3.OperationalError as error:
            raise self._worded(error) from error

    def _worded(self, error: sqlite3.OperationalError) -> sqlite3.Error:
        refusal, self.moment.refusal = self.moment.refusal, ""
        return sqlite3.IntegrityError(refusal) if refusal and "user-defined function" in str(error) else error


class DatabaseWrapper(base.DatabaseWrapper):
    """The connection, with its moment and the functions that triggers and views call."""

    SchemaEditorClass = DatabaseSchemaEditor
    creation_class = DatabaseCreation
    ops_class = DatabaseOperations

    def __init__(self, *args: Any, **options: Any) -> None:
        self.moment = Moment()
        super().__init__(*args, **options)

    def get_new_connection(self, conn_params: dict[str, Any]) -> sqlite3.Connection:
        """A connection that remembers: without these settings a REPLACE would leave versions open for ever.

        trusted_schema must be on: Python cannot mark its functions as innocuous, and triggers may call no others.
        """
        connection = super().get_new_connection(conn_params)
        connection.execute("PRAGMA recursive_triggers=ON")
        connection.execute("PRAGMA trusted_schema=ON")
        moment = self.moment
        connection.create_function("lc_act", 1, moment.act_number, deterministic=True)
        connection.create_function("lc_as_of", 0, moment.lens_number, deterministic=True)
        connection.create_function("lc_forgetting", 0, moment.forgetting, deterministic=True)
        return connection

    def create_cursor(self, name: str | None = None) -> Cursor:
        cursor: Cursor = self.connection.cursor(factory=Cursor)
        cursor.moment = self.moment
        return cursor
