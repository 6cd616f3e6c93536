"""PostgreSQL that remembers."""

from typing import Any

from django.db.backends.postgresql import base, features, schema

from lianchuang.records.engines.postgresql.operations import DatabaseOperations
from lianchuang.records.past.editor import Remembering
from lianchuang.records.past.moment import Moment, moment_of


class DatabaseFeatures(features.DatabaseFeatures):
    """PostgreSQL's; but a view has no primary key that the other columns could depend on."""

    @property
    def allows_group_by_selected_pks(self) -> bool:  # type: ignore[override]
        return moment_of(self.connection).lens is None


class DatabaseSchemaEditor(Remembering, schema.DatabaseSchemaEditor):
    """PostgreSQL's, which remembers."""


class DatabaseWrapper(base.DatabaseWrapper):
    """The connection, with its moment; triggers and views are told by settings of the transaction."""

    SchemaEditorClass = DatabaseSchemaEditor
    features_class = DatabaseFeatures
    ops_class = DatabaseOperations

    def __init__(self, *args: Any, **options: Any) -> None:
        self.moment = Moment()
        super().__init__(*args, **options)
