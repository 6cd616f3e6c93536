"""What a record said, act by act; and what an act did, record by record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.apps import apps
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Field, Model

from lianchuang.records.past.acts import LEDGER, instant
from lianchuang.records.past.moment import OPEN, this_moment
from lianchuang.records.past.remembered import REMEMBERED
from lianchuang.records.past.shape import Shape, quoted, shape_of, shapes_of, tables_in, twin_of

ENDS = ("known_from", "known_until")
Values = dict[str, Any]


@dataclass(frozen=True)
class Version:
    """版本: what a record said from an act on. Values and changes are keyed by field name; dropped columns by theirs."""

    number: int
    at: datetime | None
    by_name: str
    on_behalf_of: str
    paper: str
    reason: str
    values: Values
    # field -> (before, after); empty where the record began or ended.
    changes: dict[str, tuple[Any, Any]]
    is_deleted: bool
    is_created: bool


class ActRow(NamedTuple):
    """What an act did to one row; None before where it made the row, None after where it removed it."""

    table: str
    id: Any
    before: Values | None
    after: Values | None


def history_of(instance: Model) -> list[Version]:
    """All versions of a record, newest first; under a lens only what was known then."""
    table, last = instance._meta.db_table, this_moment().lens
    with connection.cursor() as cursor:
        twin = shape_of(connection, cursor, twin_of(table))
        if twin is None:
            return []
        said = [name for name in twin.names if name not in ENDS]
        key = quoted(str(instance._meta.pk.column))
        cursor.execute(
            f"SELECT v.known_from, v.known_until, a.at, a.by_name, a.on_behalf_of_name, a.paper, a.reason, "
            f"{', '.join(f'v.{quoted(name)}' for name in said)} "
            f"FROM {quoted(twin_of(table))} v LEFT JOIN {LEDGER} a ON a.id = v.known_from "
            f"WHERE v.{key} = %s AND v.known_from <= %s ORDER BY v.known_from",
            [_stored_key(instance), OPEN if last is None else last],
        )
        rows = cursor.fetchall()
    reading = Reading(type(instance), said)
    return list(reversed(list(_versions(rows, reading))))


def _stored_key(instance: Model) -> Any:
    return instance._meta.pk.get_db_prep_value(instance.pk, connection)


def _versions(rows: list[tuple[Any, ...]], reading: "Reading") -> Iterator[Version]:
    before: Values | None = None
    for known_from, known_until, at, by_name, on_behalf_of, paper, reason, *stored in rows:
        values, is_deleted = reading.values(stored), known_from == known_until
        changes = {} if before is None or is_deleted else differences_of(before, values)
        yield Version(
            known_from,
            instant(at) if at is not None else None,
            by_name or "",
            on_behalf_of or "",
            paper or "",
            reason or "",
            values,
            changes,
            is_deleted,
            before is None and not is_deleted,
        )
        before = None if is_deleted else values


def differences_of(before: Values, after: Values) -> dict[str, tuple[Any, Any]]:
    """field -> (before, after) where they differ."""
    return {name: (before[name], value) for name, value in after.items() if before[name] != value}


class Reading:
    """Turns a twin's stored values into what the model's fields say."""

    def __init__(self, model: type[Model] | None, columns: list[str]) -> None:
        fields = {field.column: field for field in model._meta.concrete_fields} if model else {}
        self._columns = [self._column(column, fields.get(column)) for column in columns]

    def values(self, stored: Any) -> Values:
        """One version, by field name."""
        said: Values = {}
        for (name, expression, converters), value in zip(self._columns, stored, strict=True):
            for convert in converters:
                value = convert(value, expression, connection)
            said[name] = value
        return said

    def values_or_none(self, stored: tuple[Any, ...] | None) -> Values | None:
        """One version, or None where there is none."""
        return None if stored is None else self.values(stored)

    def _column(self, column: str, field: Field | None) -> tuple[str, Any, list[Any]]:
        if field is None:
            return column, None, []
        expression = field.get_col(field.model._meta.db_table)
        converters = connection.ops.get_db_converters(expression) + field.get_db_converters(connection)
        return field.name, expression, converters


def rows_of_act(number: int) -> list[ActRow]:
    """What an act did, table by table, in the order of keys; a row it both made and removed is left out."""
    models = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    with connection.cursor() as cursor:
        return [
            ActRow(table, key, reading.values_or_none(before), reading.values_or_none(after))
            for table, twin in touched_twins(cursor, number)
            for reading in [Reading(models.get(table), list(twin.names))]
            for key, before, after in stored_rows(cursor, table, twin, number)
        ]


def touched_twins(cursor: CursorWrapper, number: int) -> list[tuple[str, Shape]]:
    """The remembered tables an act wrote, with what their twins say besides the two ends."""
    live = sorted(REMEMBERED & tables_in(connection, cursor))
    twins = shapes_of(connection, cursor, [twin_of(table) for table in live])
    touched = []
    for table in live:
        twin = twins.get(twin_of(table))
        if twin is not None and _was_touched(cursor, twin, number):
            touched.append((table, Shape(table, tuple(c for c in twin.columns if c.name not in ENDS))))
    return touched


def _was_touched(cursor: CursorWrapper, twin: Shape, number: int) -> bool:
    cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {quoted(twin.table)} WHERE known_from = %s)", [number])
    return bool(cursor.fetchone()[0])


def stored_rows(
    cursor: CursorWrapper, table: str, said: Shape, number: int
) -> list[tuple[Any, tuple[Any, ...] | None, tuple[Any, ...] | None]]:
    """(key, before, after) as stored, for every row an act touched in one table."""
    twin, live = quoted(twin_of(table)), _key_of(cursor, table)
    width, key = len(said.names), quoted(live)
    columns = ", ".join([f"b.{quoted(n)}" for n in said.names] + [f"v.{quoted(n)}" for n in said.names])
    cursor.execute(
        f"SELECT v.{key}, b.known_from, v.known_from = v.known_until, {columns} FROM {twin} v "
        f"LEFT JOIN {twin} b ON b.{key} = v.{key} AND b.known_until = %s AND b.known_from < %s "
        f"WHERE v.known_from = %s ORDER BY v.{key}",
        [number, number, number],
    )
    rows = []
    for found_key, had_before, is_gone, *values in cursor.fetchall():
        before = None if had_before is None else tuple(values[:width])
        after = None if is_gone else tuple(values[width:])
        if before is not None or after is not None:
            rows.append((found_key, before, after))
    return rows


def _key_of(cursor: CursorWrapper, table: str) -> str:
    shape = shape_of(connection, cursor, table)
    assert shape is not None
    return shape.key
