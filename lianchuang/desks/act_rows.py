"""The rows of an act: which model they are of, and what they said before and after."""

from typing import Any

from django.apps import apps
from django.db.models import Model

from lianchuang.records.past import ActRow
from lianchuang.records.wording import column_of

Key = tuple[str, Any]


def model_of(table: str) -> type[Model] | None:
    """The model of a table; None for one that is gone."""
    return {model._meta.db_table: model for model in apps.get_models()}.get(table)


def values_in(row: ActRow, name: str) -> set[Any]:
    """What a column said before and after, without nothing."""
    said = (values.get(name) for values in (row.before, row.after) if values)
    return {value for value in said if value is not None}


def pointed_to(row: ActRow, names: tuple[str, ...]) -> set[Key]:
    """The rows that some of a row's foreign keys name, before and after."""
    model, found = model_of(row.table), set()
    for name in names:
        column = column_of(model, name) if model else None  # type: ignore[arg-type]
        if column is not None and column.related_model:
            table = column.related_model._meta.db_table  # type: ignore[union-attr]
            found |= {(table, key) for key in values_in(row, name)}
    return found
