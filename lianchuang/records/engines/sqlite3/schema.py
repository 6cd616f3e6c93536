"""The schema editor: SQLite changes most things by making the table anew."""

from typing import Any

from django.db.backends.sqlite3 import schema
from django.db.models import Model

from lianchuang.records.past.editor import Remembering


class DatabaseSchemaEditor(Remembering, schema.DatabaseSchemaEditor):
    """SQLite's, which remembers."""

    def _remake_table(self, model: type[Model], *args: Any, **options: Any) -> None:
        """The old table takes its triggers with it: they are made anew after every remake."""
        with self._followed(model._meta.db_table):
            super()._remake_table(model, *args, **options)  # type: ignore[misc]
