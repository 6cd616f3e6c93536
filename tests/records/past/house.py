"""A house of two tables that is rebuilt again and again, by migrations of its own."""

from typing import Any

from django.db import connection, models
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from lianchuang.records.past import Author, act, lens
from lianchuang.records.past.guard import objection
from lianchuang.records.past.moment import OPEN, moment_of
from lianchuang.records.past.remembered import FORMERLY, REMEMBERED
from lianchuang.records.past.shape import quoted, shape_of, tables_in, twin_of

TABLES = {"house_body", "house_studio", "house_workroom", "house_organ"}
KEY = models.BigAutoField(primary_key=True)
BUILDER = Author(None, "建造者")


class House:
    """The state of the migrations, and questions about the tables they made."""

    def __init__(self) -> None:
        self.state = ProjectState()

    def migrate(self, *operations: Operation, atomic: bool = True) -> None:
        """One migration of these operations."""
        with connection.schema_editor(atomic=atomic) as editor:
            for operation in operations:
                before, self.state = self.state, self.state.clone()
                operation.state_forwards("house", self.state)
                operation.database_forwards("house", editor, before, self.state)
        assert self.strays() == []

    def model(self, name: str) -> Any:
        """The model as the migrations left it."""
        return self.state.apps.get_model("house", name)

    def rows_at(self, number: int, name: str, *fields: str) -> list[tuple[Any, ...]]:
        """What a model's rows said after an act."""
        with lens(number):
            return list(self.model(name).objects.order_by("pk").values_list(*fields))

    def write(self, change: Any) -> int:
        """Make a change in an act; its number."""
        with act(by=BUILDER) as number:
            change()
        return number

    def strays(self) -> list[str]:
        """Tables whose open versions are not exactly their rows."""
        with connection.cursor() as cursor:
            standing = tables_in(connection, cursor)
            return [t for t in sorted(TABLES & standing) if self._rows(cursor, t) != self._open(cursor, t)]

    def _rows(self, cursor: Any, table: str) -> list[Any]:
        return self._select(cursor, table, quoted(table))

    def _open(self, cursor: Any, table: str) -> list[Any]:
        return self._select(cursor, table, f"{quoted(twin_of(table))} WHERE known_until = {OPEN}")

    def _select(self, cursor: Any, table: str, source: str) -> list[Any]:
        shape = shape_of(connection, cursor, table)
        assert shape is not None
        cursor.execute(f"SELECT {', '.join(map(quoted, shape.names))} FROM {source} ORDER BY 1")
        return list(cursor.fetchall())


def begin() -> None:
    """The house's tables are remembered from now on."""
    REMEMBERED.update(TABLES)
    objection.cache_clear()


def tear_down() -> None:
    """Take the house away, its past included: this is a test's database."""
    REMEMBERED.difference_update(TABLES)
    FORMERLY.clear()
    objection.cache_clear()
    moment = moment_of(connection)
    moment.is_forgetting = True
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        house = sorted(t for t in tables_in(connection, cursor) if t.startswith("house_"))
        cascade = " CASCADE" if connection.vendor == "postgresql" else ""
        for table in house:
            if not table.endswith("_past"):
                cursor.execute(f"DROP VIEW IF EXISTS {quoted(table + '_asof')}{cascade}")
        for table in sorted(house, key=lambda name: (name.endswith("_past"), name != "house_studio", name)):
            cursor.execute(f"DROP TABLE IF EXISTS {quoted(table)}{cascade}")
            if cascade:
                cursor.execute(f"DROP FUNCTION IF EXISTS {quoted(table + '_remember')}() CASCADE")
    moment.is_forgetting = False
