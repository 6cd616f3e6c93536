"""What must hold before the product starts: every table on one list, every trigger as it would be written today."""

from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

from lianchuang.records.past.acts import LEDGER
from lianchuang.records.past.remembered import NOT_REMEMBERED, REMEMBERED
from lianchuang.records.past.row import RememberedModel
from lianchuang.records.past.shape import Shape, shapes_of, tables_in, twin_of
from lianchuang.records.past.triggers import triggers_of

# A twin's longest trigger and index names must fit into PostgreSQL's 63 characters.
LONGEST_TABLE = 40


def every_table_is_listed(app_configs: Any = None, **options: Any) -> list[CheckMessage]:
    """A system check: a table on neither list, on both, or at odds with its model's kind is an error."""
    return [message for model in apps.get_models(include_auto_created=True) for message in _of(model)]


def _of(model: type[Model]) -> list[CheckMessage]:
    table = model._meta.db_table
    is_listed, is_left_out = table in REMEMBERED, table in NOT_REMEMBERED
    if not model._meta.managed or model._meta.proxy:
        return []
    if is_listed == is_left_out:
        says = "is on neither list of" if not is_listed else "is on both lists of"
        hint = "Name it in REMEMBERED, or in NOT_REMEMBERED with the reason."
        return [Error(f"The table {table} {says} records/past/remembered.py.", hint, model, "records.E001")]
    if is_listed and not issubclass(model, RememberedModel):
        return [Error(f"The remembered table {table} needs a RememberedModel.", None, model, "records.E002")]
    if is_left_out and issubclass(model, RememberedModel):
        return [Error(f"{table} is a RememberedModel but not remembered.", None, model, "records.E003")]
    if is_listed and len(table) > LONGEST_TABLE:
        return [Error(f"The name {table} is too long for a twin.", None, model, "records.E004")]
    return []


def every_trigger_stands(
    app_configs: Any = None, databases: Any = None, **options: Any
) -> list[CheckMessage]:
    """A database check: each of the differences is an error. `migrate` brings most of them right (mending.py)."""
    found = differences() if databases else []
    return [Error(f"In the database, {says}.", "Run migrate.", None, "records.E010") for says in found]


def differences() -> list[str]:
    """What stands in the database otherwise than it would be written today; empty where all is well. Fast.

    Missing, changed and disabled triggers, guards and views, and twins that are missing or behind. In English, for the
    log and the health page.
    """
    words = triggers_of(connection)
    wanted: dict[str, str] = {}
    with connection.cursor() as cursor:
        tables = tables_in(connection, cursor)
        live_tables = sorted(REMEMBERED & tables)
        shapes = shapes_of(connection, cursor, [*live_tables, *map(twin_of, live_tables)])
        found = []
        for table in live_tables:
            live, twin = shapes[table], shapes.get(twin_of(table))
            wanted |= words.written(live)
            found += _behind(live, twin)
        wanted |= words.ledger_guards() if LEDGER in tables else {}
        standing = words.standing(cursor)
        found += _journal(cursor)
    return found + [
        f"{name} is {'not as it was made' if name in standing else 'missing'}"
        for name, statement in wanted.items()
        if standing.get(name) != words.plain(statement)
    ]


def _journal(cursor: CursorWrapper) -> list[str]:
    """Without WAL a reader would make writers wait, and a power failure could cost what was acknowledged."""
    if connection.vendor != "sqlite":
        return []
    cursor.execute("PRAGMA journal_mode")
    mode = cursor.fetchone()[0]
    return [] if mode == "wal" else [f"the journal mode is {mode}, not wal"]


def _behind(live: Shape, twin: Shape | None) -> list[str]:
    if twin is None:
        return [f"{live.table} has no twin"]
    return [
        f"{live.twin}.{name} is {twin.types.get(name, 'missing')}, not {declared}"
        for name, declared in live.types.items()
        if twin.types.get(name) != declared
    ]
