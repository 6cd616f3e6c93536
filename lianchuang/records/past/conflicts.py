"""What stands against an undo: rows that later acts changed, that others point to, or that would point at nothing."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.apps import apps
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.utils.translation import gettext as _

from lianchuang.records.past.acts import LEDGER
from lianchuang.records.past.called import words_of
from lianchuang.records.past.shape import Reference, Shape, quoted, references_in, shape_of, twin_of

PORTION = 500


class Conflict(NamedTuple):
    """A row that stands against an undo, and why, in words."""

    table: str
    id: Any
    says: str


@dataclass(frozen=True)
class Touched:
    """What the act did to one table: rows it made, and rows to bring back as they were, as stored."""

    live: Shape
    made: tuple[Any, ...]
    changed: dict[Any, tuple[Any, ...]]
    removed: dict[Any, tuple[Any, ...]]

    @property
    def table(self) -> str:
        return self.live.table

    @property
    def keys(self) -> set[Any]:
        return {*self.made, *self.changed, *self.removed}


def conflicts_of(cursor: CursorWrapper, touched: list[Touched], number: int) -> list[Conflict]:
    later = [conflict for one in touched for conflict in _changed_later(cursor, one, number)]
    references = references_in(connection, cursor)
    pointing = [c for one in touched for c in _pointed_to(cursor, one, touched, references)]
    lost = [c for one in touched for c in _pointing_nowhere(cursor, one, touched, references)]
    return later + pointing + lost


def _changed_later(cursor: CursorWrapper, one: Touched, number: int) -> list[Conflict]:
    """Rows of the act that a later act changed, removed or made again."""
    twin, key = quoted(twin_of(one.table)), quoted(one.live.key)
    cursor.execute(
        f"SELECT v.{key}, min(l.known_from) FROM {twin} v "
        f"JOIN {twin} l ON l.{key} = v.{key} AND l.known_from > %s WHERE v.known_from = %s "
        f"GROUP BY v.{key} ORDER BY v.{key}",
        [number, number],
    )
    found = cursor.fetchall()
    names = _names_of_acts(cursor, {act_number for _, act_number in found})
    return [
        Conflict(
            one.table,
            key,
            _("第 %(number)s 号登记动作（%(name)s）后来又改过。")
            % {"number": later, "name": names.get(later, "")},
        )
        for key, later in found
        if key in one.keys
    ]


def _names_of_acts(cursor: CursorWrapper, numbers: Collection[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for some in in_portions(sorted(numbers)):
        cursor.execute(f"SELECT id, by_name FROM {LEDGER} WHERE id IN ({places_for(some)})", some)
        found |= dict(cursor.fetchall())
    return found


def _pointed_to(
    cursor: CursorWrapper, one: Touched, touched: list[Touched], references: list[Reference]
) -> list[Conflict]:
    """Rows the act made that are pointed to by rows it did not touch, remembered or not."""
    own = {other.table: other.keys for other in touched}
    conflicts = []
    for reference in references:
        if reference.to_table != one.table:
            continue
        for key, pointer in _rows_pointing(cursor, reference, one.made):
            if pointer not in own.get(reference.table, ()):
                says = _("已被%(record)s用到。") % {"record": name_of(reference.table, pointer)}
                conflicts.append(Conflict(one.table, key, says))
    return conflicts


def _rows_pointing(
    cursor: CursorWrapper, reference: Reference, keys: Collection[Any]
) -> list[tuple[Any, Any]]:
    shape = shape_of(connection, cursor, reference.table)
    assert shape is not None
    column, found = quoted(reference.column), []
    for some in in_portions(list(keys)):
        cursor.execute(
            f"SELECT {column}, {quoted(shape.key)} FROM {quoted(reference.table)} "
            f"WHERE {column} IN ({places_for(some)}) ORDER BY 1, 2",
            some,
        )
        found += cursor.fetchall()
    return found


def _pointing_nowhere(
    cursor: CursorWrapper, one: Touched, touched: list[Touched], references: list[Reference]
) -> list[Conflict]:
    """Rows to bring back that would point to a row which has gone since."""
    coming = {other.table: set(other.removed) for other in touched}
    conflicts = []
    for reference in (r for r in references if r.table == one.table and r.column in one.live.writable):
        place = one.live.writable.index(reference.column)
        wanted = {
            key: row[place] for key, row in {**one.changed, **one.removed}.items() if row[place] is not None
        }
        standing = _standing(cursor, reference.to_table, set(wanted.values()))
        standing |= coming.get(reference.to_table, set())
        conflicts += [
            Conflict(
                one.table,
                key,
                _("它原来属于%(record)s，那条记录已经不在了。")
                % {"record": name_of(reference.to_table, target)},
            )
            for key, target in wanted.items()
            if target not in standing
        ]
    return conflicts


def _standing(cursor: CursorWrapper, table: str, keys: set[Any]) -> set[Any]:
    shape = shape_of(connection, cursor, table)
    assert shape is not None
    found: set[Any] = set()
    for some in in_portions(sorted(keys)):
        cursor.execute(
            f"SELECT {quoted(shape.key)} FROM {quoted(table)} WHERE {quoted(shape.key)} IN ({places_for(some)})",
            some,
        )
        found |= {key for (key,) in cursor.fetchall()}
    return found


def name_of(table: str, key: Any) -> str:
    """What people call a row: its kind and how it says itself, or its number where it is gone."""
    model = next((m for m in apps.get_models(include_auto_created=True) if m._meta.db_table == table), None)
    if model is None:
        return _("%(kind)s第 %(key)s 号") % {"kind": words_of(table), "key": key}
    row = model._base_manager.filter(pk=key).first()
    kind = words_of(table)
    return f"{kind}“{row}”" if row is not None else _("%(kind)s第 %(key)s 号") % {"kind": kind, "key": key}


def places_for(values: Collection[Any]) -> str:
    """The placeholders of a list of parameters."""
    return ", ".join(["%s"] * len(values))


def in_portions(values: list[Any]) -> list[list[Any]]:
    """Lists short enough for one statement."""
    return [values[start : start + PORTION] for start in range(0, len(values), PORTION)]
