"""Whose hand wrote a value last: an import's, or somebody's who corrected it."""

from collections.abc import Collection

from django.db import connection
from django.db.models import Field, Model

from lianchuang.records.past import Act, history_of
from lianchuang.records.past.shape import quoted, twin_of


def hand_that_wrote(row: Model, fields: Collection[str], *, or_made: bool = True) -> int | None:
    """The act that wrote the present value of these fields of a record, if it was no import; else None.

    or_made  the act that made the record counts as well; without fields it is the only one that does
    An import's act, and the undoing of one, belong to a batch.
    """
    for version in history_of(row):
        if (version.is_created and or_made) or set(fields) & set(version.changes):
            return version.number if _is_by_hand(version.number) else None
    return None


def _is_by_hand(number: int) -> bool:
    return Act.objects.filter(pk=number, batch_id__isnull=True).exists()


def removed_by_hand(model: type[Model], parent: str, parent_pk: int, part: str) -> dict[object, int]:
    """Parts that were taken off a record by hand and are not back: value of `part` -> the act that removed it.

    model, parent: the table of parts and its foreign key to the record; part: the field that tells the parts apart
    """
    table, twin = quoted(model._meta.db_table), quoted(twin_of(model._meta.db_table))
    fields = {name: quoted(_column(model, name)) for name in (parent, part)}
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT v.{fields[part]}, v.known_from FROM {twin} v JOIN records_act a ON a.id = v.known_from "
            f"WHERE v.{fields[parent]} = %s AND v.known_until = v.known_from AND a.batch_id IS NULL "
            f"AND NOT EXISTS (SELECT 1 FROM {table} t WHERE t.{fields[parent]} = v.{fields[parent]} "
            f"AND t.{fields[part]} = v.{fields[part]}) ORDER BY v.known_from",
            [parent_pk],
        )
        return dict(cursor.fetchall())


def _column(model: type[Model], name: str) -> str:
    field = model._meta.get_field(name)
    assert isinstance(field, Field) and field.column
    return field.column
