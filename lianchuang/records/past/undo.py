"""Undoing an act: its rows come back from their twins, in one new act, or nothing happens at all."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import IntegrityError, connection, transaction
from django.db.backends.utils import CursorWrapper

from lianchuang.basics.verdicts import Refused
from lianchuang.records.past.acts import LEDGER, Author, act
from lianchuang.records.past.history import stored_rows, touched_twins
from lianchuang.records.past.shape import Reference, Shape, quoted, references_in, shape_of, twin_of


class Conflict(NamedTuple):
    """A row that stands against an undo, and why, in words."""

    table: str
    id: Any
    says: str


class UndoRefused(Refused):
    """An act cannot be undone; `conflicts` lists the rows that stand against it. Nothing was changed."""

    def __init__(self, conflicts: list[Conflict]) -> None:
        super().__init__(f"不能撤销：有 {len(conflicts)} 处后来又改过，或已被别的记录用到。什么都没有改动。")
        self.conflicts = conflicts


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


def undo_act(
    number: int,
    *,
    by: Author,
    reason: str,
    batch_id: int | None = None,
    also: Callable[[], None] | None = None,
) -> int:
    """Restore every remembered row act `number` touched to what it was before, in a new act; return its number.

    `also` runs first, in the same act, for what is not remembered. Raises UndoRefused, with nothing changed, where a
    later act changed one of the rows, or where a row the act made is pointed to by one that stays.
    """
    with act(by=by, reason=reason, batch_id=batch_id) as undoing, connection.cursor() as cursor:
        if also is not None:
            also()
        touched = [_read(cursor, table, said, number) for table, said in touched_twins(cursor, number)]
        conflicts = _conflicts(cursor, touched, number)
        if conflicts:
            raise UndoRefused(conflicts)
        for one in touched:
            _remove(cursor, one)
        for one in touched:
            _bring_back(cursor, one, number)
        _check_references(touched)
    return undoing


def _read(cursor: CursorWrapper, table: str, said: Shape, number: int) -> Touched:
    live = shape_of(connection, cursor, table)
    assert live is not None
    places = [said.names.index(name) for name in live.writable]
    made, changed, removed = [], {}, {}
    for key, before, after in stored_rows(cursor, table, said, number):
        if before is None:
            made.append(key)
        else:
            (changed if after is not None else removed)[key] = tuple(before[place] for place in places)
    return Touched(live, tuple(made), changed, removed)


def _conflicts(cursor: CursorWrapper, touched: list[Touched], number: int) -> list[Conflict]:
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
        Conflict(one.table, key, f"第 {later} 号登记动作（{names.get(later, '')}）后来又改过这一行。")
        for key, later in found
        if key in one.keys
    ]


def _names_of_acts(cursor: CursorWrapper, numbers: Collection[int]) -> dict[int, str]:
    names = {}
    for number in sorted(numbers):
        cursor.execute(f"SELECT by_name FROM {LEDGER} WHERE id = %s", [number])
        names.update({number: name for (name,) in cursor.fetchall()})
    return names


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
                says = f"{reference.table} 的第 {pointer} 行指着它。"
                conflicts.append(Conflict(one.table, key, says))
    return conflicts


def _rows_pointing(
    cursor: CursorWrapper, reference: Reference, keys: Collection[Any]
) -> list[tuple[Any, Any]]:
    shape = shape_of(connection, cursor, reference.table)
    assert shape is not None
    column, found = quoted(reference.column), []
    for some in _in_portions(list(keys)):
        cursor.execute(
            f"SELECT {column}, {quoted(shape.key)} FROM {quoted(reference.table)} "
            f"WHERE {column} IN ({_places(some)}) ORDER BY 1, 2",
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
        wanted = {key: row[place] for key, row in {**one.changed, **one.removed}.items() if row[place] is not None}
        standing = _standing(cursor, reference.to_table, set(wanted.values()))
        standing |= coming.get(reference.to_table, set())
        conflicts += [
            Conflict(one.table, key, f"它原来指着 {reference.to_table} 的第 {target} 行，那一行已经不在了。")
            for key, target in wanted.items()
            if target not in standing
        ]
    return conflicts


def _standing(cursor: CursorWrapper, table: str, keys: set[Any]) -> set[Any]:
    shape = shape_of(connection, cursor, table)
    assert shape is not None
    found: set[Any] = set()
    for some in _in_portions(sorted(keys)):
        cursor.execute(
            f"SELECT {quoted(shape.key)} FROM {quoted(table)} WHERE {quoted(shape.key)} IN ({_places(some)})", some
        )
        found |= {key for (key,) in cursor.fetchall()}
    return found


def _remove(cursor: CursorWrapper, one: Touched) -> None:
    for some in _in_portions(list(one.made)):
        cursor.execute(
            f"DELETE FROM {quoted(one.table)} WHERE {quoted(one.live.key)} IN ({_places(some)})", some
        )


def _bring_back(cursor: CursorWrapper, one: Touched, number: int) -> None:
    """Copy rows from the twin within the database, so that every value comes back exactly as it was stored."""
    table, key = quoted(one.table), quoted(one.live.key)
    names = ", ".join(quoted(name) for name in one.live.writable)
    version = (
        f"SELECT {names} FROM {quoted(twin_of(one.table))} b "
        f"WHERE b.known_until = {number} AND b.known_from < {number} AND b.{key}"
    )
    put_back = f"UPDATE {table} SET ({names}) = ({version} = {table}.{key}) WHERE {key} IN"
    put_again = f"INSERT INTO {table} ({names}) {version} IN"
    refused = _run_or_list(cursor, one, put_back, list(one.changed))
    refused += _run_or_list(cursor, one, put_again, list(one.removed))
    if refused:
        raise UndoRefused(refused)


def _run_or_list(cursor: CursorWrapper, one: Touched, statement: str, keys: list[Any]) -> list[Conflict]:
    """Run the statement for these rows; where that breaks a rule, find the rows that break it, one by one."""
    try:
        with transaction.atomic():
            for some in _in_portions(keys):
                cursor.execute(f"{statement} ({_places(some)})", some)
    except IntegrityError as error:
        if len(keys) == 1:
            return [Conflict(one.table, keys[0], "恢复后会与后来登记的一行重复，或不再合乎规则。")]
        refused = [conflict for key in keys for conflict in _run_or_list(cursor, one, statement, [key])]
        if not refused:
            says = "几行互相占着不许重复的值，不能一起恢复。"
            raise UndoRefused([Conflict(one.table, key, says) for key in keys]) from error
        return refused
    return []


def _check_references(touched: list[Touched]) -> None:
    """Ask the database itself once more, while the act can still be refused in words."""
    try:
        connection.check_constraints([one.table for one in touched])
    except IntegrityError as error:
        raise UndoRefused([Conflict(one.table, None, "恢复后会有记录指向不存在的行。") for one in touched]) from error


def _places(values: Collection[Any]) -> str:
    return ", ".join(["%s"] * len(values))


def _in_portions(values: list[Any], size: int = 500) -> list[list[Any]]:
    return [values[start : start + size] for start in range(0, len(values), size)]
