"""How every SQLite connection is set, and what another program can do with the file."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from lianchuang.people.models import Body
from lianchuang.records.past import act
from tests.records.past.playing import SECRETARY

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]


@pytest.fixture
def plain(tmp_path: Path) -> Callable[[str], list[tuple[object, ...]]]:
    """Ask a copy made with VACUUM INTO, as any other program would."""
    with act(by=SECRETARY):
        Body.objects.create(name="公交")
    copy = tmp_path / "copy.sqlite3"
    connection.cursor().execute("VACUUM INTO %s", [str(copy)])

    def ask(statement: str) -> list[tuple[object, ...]]:
        database = sqlite3.connect(copy)
        try:
            return database.execute(statement).fetchall()
        finally:
            database.close()

    return ask


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("trusted_schema", 1),
        ("busy_timeout", 20_000),
    ],
)
def test_every_connection_is_set(pragma: str, value: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone() == (value,)


def test_a_transaction_takes_the_write_lock_at_once() -> None:
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_another_program_reads_rows_and_versions(plain: Callable[[str], list[tuple[object, ...]]]) -> None:
    assert plain("SELECT name FROM people_body") == [("公交",)]
    assert plain("SELECT name, known_from FROM people_body_past") == [("公交", 1)]


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO people_body (name, kind, pinyin) VALUES ('伪', 'school', '')",
        "UPDATE people_body SET name = '伪'",
        "DELETE FROM people_body",
        "UPDATE people_body_past SET name = '伪'",
        "DELETE FROM people_body_past",
        "DELETE FROM records_act",
        "SELECT * FROM people_body_asof",
    ],
)
def test_another_program_cannot_write_what_is_remembered(
    plain: Callable[[str], list[tuple[object, ...]]], statement: str
) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such function: lc_"):
        plain(statement)
