"""Undoing an act: its rows come back from their twins, in one new act, or nothing happens at all."""

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.records.past.acts import Author, act
from lianchuang.records.past.conflicts import Conflict, Touched, conflicts_of, in_portions, places_for
from lianchuang.records.past.history import stored_rows, touched_twins
from lianchuang.records.past.shape import Shape, quoted, shape_of, twin_of


class UndoRefused(Refused):
    """An act cannot be undone; `conflicts` lists the rows that stand against it. Nothing was changed."""

    def __init__(self, conflicts: list[Conflict]) -> None:
        count = len({(conflict.table, conflict.id) for conflict in conflicts})
        super().__init__(
            _("不能撤销：有 %(count)s 条记录后来又改过，或已被别的记录用到。什么都没有改动。")
            % {"count": count}
        )
        self.conflicts = conflicts


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
        conflicts = conflicts_of(cursor, touched, number)
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
    made: list[Any] = []
    changed: dict[Any, tuple[Any, ...]] = {}
    removed: dict[Any, tuple[Any, ...]] = {}
    for key, before, after in stored_rows(cursor, table, said, number):
        if before is None:
            made.append(key)
        else:
            (changed if after is not None else removed)[key] = tuple(before[place] for place in places)
    return Touched(live, tuple(made), changed, removed)


def _remove(cursor: CursorWrapper, one: Touched) -> None:
    for some in in_portions(list(one.made)):
        cursor.execute(
            f"DELETE FROM {quoted(one.table)} WHERE {quoted(one.live.key)} IN ({places_for(some)})", some
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
            for some in in_portions(keys):
                cursor.execute(f"{statement} ({places_for(some)})", some)
    except IntegrityError as error:
        if len(keys) == 1:
            return [Conflict(one.table, keys[0], _("恢复后会与后来登记的一行重复，或不再合乎规则。"))]
        refused = [conflict for key in keys for conflict in _run_or_list(cursor, one, statement, [key])]
        if not refused:
            says = _("几行互相占着不许重复的值，不能一起恢复。")
            raise UndoRefused([Conflict(one.table, key, says) for key in keys]) from error
        return refused
    return []


def _check_references(touched: list[Touched]) -> None:
    """Ask the database itself once more, while the act can still be refused in words."""
    try:
        connection.check_constraints([one.table for one in touched])
    except IntegrityError as error:
        raise UndoRefused(
            [Conflict(one.table, None, _("恢复后会有记录指向不存在的行。")) for one in touched]
        ) from error
