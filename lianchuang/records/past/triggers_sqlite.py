"""The triggers, guards and views of a remembered table, in SQLite's words.

`lc_act(table)` and `lc_as_of()` are functions of our own connections that raise where no act or lens is open. A raising
function is not swallowed by INSERT OR IGNORE, a NULL would be; and whoever opens the file in another program, which
has no such functions, cannot write a remembered table at all. Views need no trigger against writing: SQLite refuses.
"""

from django.db.backends.utils import CursorWrapper

from lianchuang.records.past.moment import OPEN
from lianchuang.records.past.shape import Shape, quoted, twin_of, view_of

LEDGER = "records_act"
GUARDED = ("insert", "update", "delete")
KEPT = "the past is kept"
ENDS_OF_LIVE = ("remember_insert", "remember_update", "remember_delete", "keep_key")
ENDS_OF_TWIN = ("keep_insert", "keep_update", "keep_delete")


def written(shape: Shape) -> dict[str, str]:
    """Name -> statement of everything a remembered table needs besides its twin."""
    return {**_remembering(shape), **_guards(shape), shape.view: _view(shape)}


def _remembering(shape: Shape) -> dict[str, str]:
    """A version is closed and a new one put; changes within one act fold into one; a deletion leaves a tombstone."""
    table, changed = shape.table, " OR ".join(_differs(name) for name in shape.names)
    close, put, tomb = _close(shape), _put(shape), _tomb(shape)
    key = quoted(shape.key)
    bodies = {
        f"{table}_remember_insert": f"AFTER INSERT ON {quoted(table)} BEGIN {put} END",
        f"{table}_remember_update": f"AFTER UPDATE ON {quoted(table)} WHEN {changed} BEGIN {close} {put} END",
        f"{table}_remember_delete": f"AFTER DELETE ON {quoted(table)} BEGIN {close} {tomb} END",
        f"{table}_keep_key": f"BEFORE UPDATE ON {quoted(table)} WHEN NEW.{key} IS NOT OLD.{key} "
        f"BEGIN SELECT RAISE(ABORT, 'a remembered row keeps its primary key'); END",
    }
    return {name: f"CREATE TRIGGER {quoted(name)} {body}" for name, body in bodies.items()}


def _guards(shape: Shape) -> dict[str, str]:
    """A twin takes only versions of the open act, and only closes what was open."""
    twin, act = shape.twin, _act(shape.table)
    same = " AND ".join(
        f"NEW.{quoted(n)} IS OLD.{quoted(n)} COLLATE BINARY" for n in (*shape.names, "known_from")
    )
    closes = f"OLD.known_until = {OPEN} AND NEW.known_until = {act} AND {same}"
    refuse = f"BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"
    bodies = {
        f"{twin}_keep_insert": f"BEFORE INSERT ON {quoted(twin)} WHEN NEW.known_from IS NOT {act} {refuse}",
        f"{twin}_keep_update": f"BEFORE UPDATE ON {quoted(twin)} "
        f"WHEN NOT (OLD.known_from = {act} OR ({closes})) {refuse}",
        f"{twin}_keep_delete": f"BEFORE DELETE ON {quoted(twin)} WHEN lc_forgetting() = 0 {refuse}",
    }
    return {name: f"CREATE TRIGGER {quoted(name)} {body}" for name, body in bodies.items()}


def ledger_guards() -> dict[str, str]:
    """The ledger of acts is only ever added to.

    REPLACE deletes without asking the guard of DELETE, unless recursive_triggers is on: so INSERT is guarded as well,
    and a program that does not know the product's functions adds nothing either.
    """
    stands = f"EXISTS (SELECT 1 FROM {quoted(LEDGER)} WHERE id = NEW.id)"
    asked = {"insert": f"lc_forgetting() = 0 AND {stands}"}
    return {
        f"{LEDGER}_keep_{verb}": f"CREATE TRIGGER {quoted(f'{LEDGER}_keep_{verb}')} BEFORE {verb.upper()} "
        f"ON {quoted(LEDGER)} WHEN {asked.get(verb, 'lc_forgetting() = 0')} BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"
        for verb in GUARDED
    }


def unguard_ledger() -> list[str]:
    """Statements that remove the ledger's guards, whether they stand or not."""
    return [f"DROP TRIGGER IF EXISTS {quoted(f'{LEDGER}_keep_{verb}')}" for verb in GUARDED]


def take_off(table: str) -> list[str]:
    """Statements that remove all of it, whether it stands or not; the twin stays."""
    names = [f"{table}_{end}" for end in ENDS_OF_LIVE] + [f"{twin_of(table)}_{end}" for end in ENDS_OF_TWIN]
    view = f"DROP VIEW IF EXISTS {quoted(view_of(table))}"
    return [view, *(f"DROP TRIGGER IF EXISTS {quoted(name)}" for name in names)]


def standing(cursor: CursorWrapper) -> dict[str, str]:
    """Name -> statement of the triggers and views that stand; SQLite keeps them word by word."""
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')")
    return dict(cursor.fetchall())


def plain(statement: str) -> str:
    """A statement as SQLite keeps it: unchanged."""
    return statement


def new_twin(shape: Shape, name: str) -> str:
    """The twin as a new table: the same columns without constraints, and the two ends of a version."""
    columns = ", ".join(f"{quoted(column.name)} {column.type}".rstrip() for column in shape.columns)
    return (
        f"CREATE TABLE {quoted(name)} ({columns}, known_from bigint NOT NULL, known_until bigint NOT NULL, "
        f"PRIMARY KEY ({quoted(shape.key)}, known_from)) WITHOUT ROWID"
    )


def _view(shape: Shape) -> str:
    names = ", ".join(quoted(name) for name in shape.names)
    return (
        f"CREATE VIEW {quoted(shape.view)} AS SELECT {names} FROM {quoted(shape.twin)} "
        "WHERE known_from <= lc_as_of() AND known_until > lc_as_of()"
    )


def _act(table: str) -> str:
    return f"lc_act('{table}')"


def _differs(name: str) -> str:
    # BINARY: a column that ignores case would else hide a change of case.
    return f"NEW.{quoted(name)} IS NOT OLD.{quoted(name)} COLLATE BINARY"


def _close(shape: Shape) -> str:
    act = _act(shape.table)
    return (
        f"UPDATE {quoted(shape.twin)} SET known_until = {act} "
        f"WHERE {quoted(shape.key)} = OLD.{quoted(shape.key)} AND known_until = {OPEN} AND known_from < {act};"
    )


def _put(shape: Shape) -> str:
    act, names = _act(shape.table), ", ".join(quoted(name) for name in shape.names)
    values = ", ".join(f"NEW.{quoted(name)}" for name in shape.names)
    settings = "".join(f"{quoted(n)} = excluded.{quoted(n)}, " for n in shape.names if n != shape.key)
    return (
        f"INSERT INTO {quoted(shape.twin)} ({names}, known_from, known_until) SELECT {values}, {act}, {OPEN} "
        f"WHERE true ON CONFLICT ({quoted(shape.key)}, known_from) DO UPDATE SET {settings}known_until = {OPEN};"
    )


def _tomb(shape: Shape) -> str:
    act, names = _act(shape.table), ", ".join(quoted(name) for name in shape.names)
    values = ", ".join(f"OLD.{quoted(name)}" for name in shape.names)
    return (
        f"INSERT INTO {quoted(shape.twin)} ({names}, known_from, known_until) SELECT {values}, {act}, {act} "
        f"WHERE true ON CONFLICT ({quoted(shape.key)}, known_from) DO UPDATE SET known_until = excluded.known_from;"
    )
